"""Combinations of what tests are run with: few of them, in which every two values meet."""

from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

Row = tuple[Any, ...]


def pairwise(*factors: Sequence[Any]) -> list[Row]:
    """Return rows with one value of each factor, such that every two values of two factors are together in a row.

    Most faults that depend on a combination depend on two values, so these rows find what the whole product finds.
    Greedy: each row is the one of the whole product with the most pairs that no row before it has.
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
    """Every two factors of a row with the indices of their values."""
    return {(one, other, row[one], row[other]) for one, other in combinations(range(len(row)), 2)}
