"""Taking one line out of an order and putting it back where it crosses least, in all steps at once."""

from collections.abc import Generator
from random import Random
from typing import NamedTuple

from burnout_tui.pictures.story.steps import Order, Orders, Steps

PAUSE = 100
"""The steps after which a search pauses."""
_BAND = 8
"""The most lines by which a line is put back from its place among many others. Among few, it may go anywhere."""


class _Choice(NamedTuple):
    """The places that a line may have in a step."""

    step: int
    others: Order
    """The order of the other lines."""
    places: list[int]
    """The numbers of lines above each place."""
    above: list[int]
    """The lines above each place, as bits."""
    common: int
    """The lines that are present in the line's step before, too, if that is the step before."""
    costs: list[int]
    """The fewest crossings up to each place."""


def reinsert(steps: Steps, orders: Orders, line: int, random: Random) -> Generator[None, None, int]:
    """Put a line where it crosses least, given the order of all others. Of equal ways take a random one.

    Dynamic programming over the places of the line in each step. Returns the number of ways that were compared. Yields
    now and then in a long life.
    """
    compared = 0
    choices: list[_Choice] = []
    for number, step in enumerate(steps.lives[line], 1):
        if number % PAUSE == 0:
            yield
        choice = _choice(steps, orders[step], step, line)
        if choices and choices[-1].step == step - 1:
            choice = choice._replace(common=steps.present[step] & steps.present[step - 1])
            compared += len(choice.places) * len(choices[-1].places)
        choices.append(choice._replace(costs=_costs(choices[-1], choice) if choices else [0] * len(choice.places)))
    place = _any_least(choices[-1].costs, random)
    for number in range(len(choices) - 1, -1, -1):
        choice = choices[number]
        index = choice.places[place]
        orders[choice.step] = [*choice.others[:index], line, *choice.others[index:]]
        if number:
            before = choices[number - 1]
            above = choice.above[place]
            crossed = [((side ^ above) & choice.common).bit_count() for side in before.above]
            place = _any_least([cost + more for cost, more in zip(before.costs, crossed, strict=True)], random)
    return compared


def _choice(steps: Steps, order: Order, step: int, line: int) -> _Choice:
    """Return the places that keep all groups together."""
    group_of = steps.group_of[step]
    own = group_of[line]
    index = order.index(line)
    others = order[:index] + order[index + 1 :]
    together = len(steps.groups[step][own]) > 1
    first, last = (max(0, index - _BAND), index + _BAND) if len(others) > 2 * _BAND else (0, len(others))
    places, sides = [], []
    above, upper = 0, -1
    for place, other in enumerate(others):
        lower = group_of[other]
        if (own in (upper, lower) if together else upper != lower) and first <= place <= last:
            places.append(place)
            sides.append(above)
        above |= 1 << other
        upper = lower
    if (upper == own or not together) and last >= len(others):
        places.append(len(others))
        sides.append(above)
    return _Choice(step, others, places, sides, 0, [])


def _costs(before: _Choice, here: _Choice) -> list[int]:
    """Return the fewest crossings up to each place."""
    common = here.common
    if not common:
        return [min(before.costs)] * len(here.places)
    reached = [(cost, side & common) for cost, side in zip(before.costs, before.above, strict=True)]
    return [
        min([cost + (side ^ above).bit_count() for cost, side in reached])
        for above in [side & common for side in here.above]
    ]


def _any_least(costs: list[int], random: Random) -> int:
    """Return the number of a least cost, a random one of several."""
    least = min(costs)
    numbers = [number for number, cost in enumerate(costs) if cost == least]
    return numbers[int(random.random() * len(numbers))]
