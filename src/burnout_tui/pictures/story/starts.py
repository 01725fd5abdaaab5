"""The order from which a search starts."""

from collections.abc import Generator
from random import Random

from burnout_tui.pictures.story.steps import Orders, Steps

_SWEEPS = 4
"""Passes over all steps, forwards and backwards in turn."""


def barycentre_orders(steps: Steps, random: Random) -> Generator[None, None, Orders]:
    """Return orders in which most groups are near where they were. Yields after each step of each pass.

    The first pass comes from random places. Each line keeps the place that it had in the step before; groups are
    sorted by the mean of their lines.
    """
    places = [random.random() for _ in range(steps.lines)]
    numbers = range(len(steps.groups))
    orders: Orders = [[] for _ in numbers]
    for sweep in range(_SWEEPS):
        for number in reversed(numbers) if sweep % 2 else numbers:
            yield
            groups = sorted(
                (sum(places[line] for line in group) / len(group), sorted(group, key=places.__getitem__))
                for group in steps.groups[number]
            )
            orders[number] = [line for _, group in groups for line in group]
            for line, place in zip(orders[number], sorted(map(places.__getitem__, orders[number])), strict=True):
                places[line] = place
    return orders
