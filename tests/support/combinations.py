"""Combinations of test parameters: few of them, in which every value occurs, with as many pairs of values as fit."""

from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

Row = tuple[Any, ...]


def varied(*factors: Sequence[Any], turn: int = 0) -> list[Row]:
    """Return as many rows as the longest factor has values, so that every value occurs, with varied pairs of values.

    Each row is the one with the most values that are new, and among those the one with the most pairs of values that
    are new. ``turn`` rotates the values of each factor by another number of places: tests with different turns get
    different rows, and all of them together get every pair.
    """
    turned = []
    for factor in factors:
        turn, first = divmod(turn, len(factor))
        turned.append([*factor[first:], *factor[:first]])
    left = list(product(*(range(len(factor)) for factor in turned)))
    rows: list[Row] = []
    known: set[tuple[int, ...]] = set()
    for _ in range(max(map(len, turned))):
        best = max(left, key=lambda row: (len(_values(row) - known), len(_pairs(row) - known)))
        left.remove(best)
        rows.append(tuple(factor[index] for factor, index in zip(turned, best, strict=True)))
        known |= _values(best) | _pairs(best)
    return rows


def pairwise(*factors: Sequence[Any]) -> list[Row]:
    """Return rows in which every pair of values of two factors occurs: about as many as the longest two need."""
    left = {row: _pairs(row) for row in product(*(range(len(factor)) for factor in factors))}
    missing, rows = set[tuple[int, ...]]().union(*left.values()), []
    while missing:
        best = max(left, key=lambda row: len(left[row] & missing))
        missing -= left.pop(best)
        rows.append(tuple(factor[index] for factor, index in zip(factors, best, strict=True)))
    return rows


def _values(row: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Return each value of a row: its factor and its index."""
    return set(enumerate(row))


def _pairs(row: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Return each pair of values of a row: their factors and their indices."""
    return {(one, other, row[one], row[other]) for one, other in combinations(range(len(row)), 2)}
