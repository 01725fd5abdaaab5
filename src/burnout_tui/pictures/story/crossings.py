"""Counting crossings: pairs of lines that change sides between two steps."""

from collections.abc import Generator, Sequence
from itertools import pairwise
from typing import NamedTuple

from burnout_tui.pictures.story.steps import Order, Orders


class Sides(NamedTuple):
    """The pairs of an order as bits: bit ``one * lines + other``."""

    above: int
    """Set if the one line is above the other."""
    below: int
    """Set if it is below."""


def sides(order: Order, lines: int) -> Sides:
    """Return the pairs of an order."""
    above = below = seen = 0
    for line in order:
        below |= seen << line * lines
        seen |= 1 << line
    seen = 0
    for line in reversed(order):
        above |= seen << line * lines
        seen |= 1 << line
    return Sides(above, below)


def crossings(orders: Orders, lines: int) -> int:
    """Return the number of pairs present in two consecutive steps that change sides, over all steps."""
    found = 0
    for order, following in pairwise(orders):
        position = {line: place for place, line in enumerate(following)}
        found += _inversions([position[line] for line in order if line in position])
    return found


def _inversions(places: Sequence[int]) -> int:
    """Return the number of pairs that are not in rising order."""
    seen = found = 0
    for place in places:
        found += (seen >> place).bit_count()
        seen |= 1 << place
    return found


def best_chain(candidates: Sequence[Sequence[Order]], lines: int) -> Generator[None, None, tuple[int, Orders]]:
    """Return the fewest crossings of any sequence of candidates, one for each step, and that sequence.

    The result combines the best parts of several solutions. Yields after each step.
    """
    costs = [0] * len(candidates[0])
    last = [sides(order, lines).above for order in candidates[0]]
    ways: list[list[int]] = []
    for orders in candidates[1:]:
        yield
        costs_here, ways_here, above_here = [], [], []
        for above, below in (sides(order, lines) for order in orders):
            found = [cost + (before & below).bit_count() for cost, before in zip(costs, last, strict=True)]
            costs_here.append(min(found))
            ways_here.append(found.index(costs_here[-1]))
            above_here.append(above)
        ways.append(ways_here)
        costs, last = costs_here, above_here
    least = min(costs)
    number = costs.index(least)
    chain = [candidates[-1][number]]
    for orders, ways_here in zip(reversed(candidates[:-1]), reversed(ways), strict=True):
        number = ways_here[number]
        chain.append(orders[number])
    return least, [list(order) for order in reversed(chain)]
