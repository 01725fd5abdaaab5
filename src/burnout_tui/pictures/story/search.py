"""The search for an order with few crossings, bounded by the number of steps that it takes, not by the clock."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from burnout_tui.pictures.story.crossings import best_chain, crossings
from burnout_tui.pictures.story.reinsertion import reinsert
from burnout_tui.pictures.story.starts import barycentre_orders
from burnout_tui.pictures.story.steps import Order, Orders, Steps

_WORK = 500_000
"""The number of ways that a search may compare."""
_OVERHEAD = 40
"""The overhead of one step, in ways that are compared."""
_START = 4
"""The work for each line in each step of a new start."""
_KEPT = 10
"""The solutions whose parts are combined."""
_USELESS_STARTS = 8
"""Starts in sequence without fewer crossings, after which a search ends."""


class _Solution(NamedTuple):
    crossings: int
    orders: Orders


class OrderSearch:
    """A search that is advanced piece by piece. The same steps give the same orders.

    It starts again and again from other orders, improves them by putting back single lines, and combines the best
    parts of the best solutions.
    """

    def __init__(self, steps: Steps, seed: int = 1) -> None:
        """``seed`` chooses one of several searches, for tests and benchmarks."""
        self.steps = steps
        self._random = Random(seed)
        self._work = _WORK
        self._kept: list[_Solution] = []

    @property
    def found(self) -> list[Orders]:
        """The best solutions so far, the one with the fewest crossings first."""
        return [solution.orders for solution in self._kept]

    @property
    def orders(self) -> Orders:
        """The best orders so far; empty before the first."""
        return self._kept[0].orders if self._kept else []

    @property
    def crossings(self) -> int:
        """The crossings of the best orders."""
        return self._kept[0].crossings if self._kept else 0

    def run(self) -> Iterator[None]:
        """Search; yields between pieces of some milliseconds at most."""
        if not self.steps.groups:
            return
        useless = 0
        while not self._kept or (self._work > 0 and self.crossings and useless < _USELESS_STARTS):
            before = self.crossings
            self._work -= _START * sum(self.steps.sizes)
            yield from self._improve((yield from barycentre_orders(self.steps, self._random)))
            if len(self._kept) > 1:
                candidates = [_distinct(found) for found in zip(*self.found, strict=True)]
                found, orders = yield from best_chain(candidates, self.steps.lines)
                if found < self.crossings:
                    yield from self._improve(orders)
            useless = 0 if self.crossings < before else useless + 1

    def _improve(self, orders: Orders) -> Iterator[None]:
        """Put back line by line as long as that helps, and keep the result if it is among the best."""
        lines = [line for line, life in enumerate(self.steps.lives) if life]
        yield
        least = crossings(orders, self.steps.lines)
        yield
        improved = True
        while improved and least and self._work > 0:
            for line in sorted(lines, key=lambda _: self._random.random()):
                self._work -= yield from reinsert(self.steps, orders, line, self._random)
                self._work -= _OVERHEAD * len(self.steps.lives[line])
                yield
                if self._work <= 0:
                    break
            found = crossings(orders, self.steps.lines)
            improved = found < least
            least = found
        solution = _Solution(least, orders)
        if solution not in self._kept:
            self._kept = sorted([*self._kept, solution], key=lambda one: one.crossings)[:_KEPT]


def _distinct(orders: Sequence[Order]) -> list[Order]:
    return [list(order) for order in dict.fromkeys(map(tuple, orders))]
