"""Taking one line out of an order and putting it back where it crosses least, in all steps at once."""

from collections.abc import Generator
from random import Random
from typing import NamedTuple

from burnout_tui.pictures.story.steps import Order, Orders, Steps

PAUSE = 100
"""The steps after which a search pauses."""
_BAND = 8
"""The most lines by which a line is put back from its place among many others. Among few, it may go anywhere."""


class _Place(NamedTuple):
    """A place for a line in a step."""

    number: int
    above: int
    """The lines above it, as bits."""


def reinsert(steps: Steps, orders: Orders, line: int, random: Random) -> Generator[None, None, int]:
    """Put a line where it crosses least, given the order of all others. Of equal ways take a random one.

    Dynamic programming over the places of the line in each step. Returns the number of ways that were compared. Yields
    now and then in a long life.
    """
    life = steps.lives[line]
    others: list[Order] = []
    places: list[list[_Place]] = []
    ways: list[list[int]] = []
    costs: list[int] = []
    compared = 0
    before = -1
    for number, step in enumerate(life, 1):
        if number % PAUSE == 0:
            yield
        rest, here = _places(steps, orders[step], step, line)
        if not places:
            costs, found = [0] * len(here), []
        elif before != step - 1:
            found = [_least(costs, random) for _ in here]
            costs = [min(costs)] * len(here)
        else:
            compared += len(here) * len(costs)
            costs, found = _crossed(steps.present[before] & steps.present[step], places[-1], here, costs, random)
        others.append(rest)
        places.append(here)
        ways.append(found)
        before = step
    number = _least(costs, random)
    for step, rest, here, found in zip(reversed(life), reversed(others), reversed(places), reversed(ways), strict=True):
        index = here[number].number
        orders[step] = [*rest[:index], line, *rest[index:]]
        number = found[number] if found else number
    return compared


def _places(steps: Steps, order: Order, step: int, line: int) -> tuple[Order, list[_Place]]:
    """Return the order of the others, and the places in it that keep all groups together."""
    group_of = steps.group_of[step]
    own = group_of[line]
    index = order.index(line)
    rest = order[:index] + order[index + 1 :]
    together = len(steps.groups[step][own]) > 1
    least, most = (max(0, index - _BAND), index + _BAND) if len(rest) > 2 * _BAND else (0, len(rest))
    places = []
    above, upper = 0, -1
    for place, other in enumerate(rest):
        lower = group_of[other]
        if own in (upper, lower) if together else upper != lower:
            places.append(_Place(place, above))
        above |= 1 << other
        upper = lower
    if upper == own or not together:
        places.append(_Place(len(rest), above))
    return rest, [place for place in places if least <= place.number <= most] or places


def _crossed(
    common: int, before: list[_Place], here: list[_Place], costs: list[int], random: Random
) -> tuple[list[int], list[int]]:
    """Return for each place the fewest crossings so far, and the number of the place before it."""
    sides = [place.above & common for place in before]
    least, ways = [], []
    for place in here:
        above = place.above & common
        found = [cost + (side ^ above).bit_count() for cost, side in zip(costs, sides, strict=True)]
        least.append(min(found))
        ways.append(_least(found, random))
    return least, ways


def _least(costs: list[int], random: Random) -> int:
    """Return the number of a least cost, a random one of several."""
    least = min(costs)
    count = costs.count(least)
    number = costs.index(least)
    for _ in range(int(random.random() * count) if count > 1 else 0):
        number = costs.index(least, number + 1)
    return number
