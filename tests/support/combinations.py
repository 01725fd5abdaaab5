"""Combinations of test parameters: few of them, in which all pairs of values occur."""

from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

Row = tuple[Any, ...]


def pairwise(*factors: Sequence[Any]) -> list[Row]:
    """Return rows with one value of each factor, so that every pair of values of two factors occurs in a row.

    Most faults that depend on a combination depend on only two values, so these rows find nearly as many as the whole
    product. The algorithm is greedy: each row is the one of the product with the most new pairs.
    """
    if len(factors) == 1:
        return [(value,) for value in factors[0]]
    rows: list[Row] = []
    known: set[tuple[int, int, int, int]] = set()
    indices = list(product(*(range(len(factor)) for factor in factors)))
    while new := max((_pairs(row) - known for row in indices), key=len, default=set()):
        row = next(row for row in indices if _pairs(row) - known == new)
        rows.append(tuple(factor[index] for factor, index in zip(factors, row, strict=True)))
        known |= new
    return rows


def _pairs(row: tuple[int, ...]) -> set[tuple[int, int, int, int]]:
    """Return every pair of factors in a row, with the indices of their values."""
    return {(one, other, row[one], row[other]) for one, other in combinations(range(len(row)), 2)}
