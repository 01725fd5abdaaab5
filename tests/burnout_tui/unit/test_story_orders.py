"""The order of lines in charts of storylines: few crossings, whatever the pace of the search."""

from itertools import combinations, pairwise

import pytest
from tests.support.storylines import fewest_crossings, made_up_steps

from burnout_tui.pictures.story.crossings import crossings
from burnout_tui.pictures.story.search import OrderSearch
from burnout_tui.pictures.story.steps import Orders, Steps

GAP = Steps(3, [[[0, 1], [2]], [[0], [2]], [[1, 2], [0]]])
"""A line that is not present in one step."""


def found(steps: Steps) -> Orders:
    """Return the orders that a search finds."""
    search = OrderSearch(steps)
    assert list(search.run()) is not None
    return search.orders


def sides(order: list[int]) -> set[tuple[int, int]]:
    """Return the pairs of lines, the upper one first."""
    return set(combinations(order, 2))


@pytest.mark.parametrize("characters", [3, 4, 5, 6])
@pytest.mark.parametrize("seed", range(3))
def test_no_order_has_fewer_crossings(characters: int, seed: int) -> None:
    """In made-up films with few characters, the order has as few crossings as an exhaustive search finds."""
    steps = made_up_steps(characters, 14, seed)
    assert crossings(found(steps), steps.lines) == fewest_crossings(steps)


@pytest.mark.parametrize("steps", [made_up_steps(9, 20, 1), GAP, Steps(0, [[]]), Steps(0, [])])
def test_groups_stay_together(steps: Steps) -> None:
    """Each step has all its lines once, and the lines of a group next to each other."""
    orders = found(steps)
    assert len(orders) == len(steps.groups)
    for order, groups in zip(orders, steps.groups, strict=True):
        assert sorted(order) == sorted(line for group in groups for line in group)
        for group in groups:
            places = [order.index(line) for line in group]
            assert max(places) - min(places) == len(group) - 1


def test_crossings_are_pairs_that_change_sides() -> None:
    """A crossing is a pair of lines that is present in two consecutive steps, and changes sides."""
    steps = made_up_steps(9, 20, 2)
    orders = [sorted(order, key=lambda line: (line * 7 + number) % 9) for number, order in enumerate(found(steps))]
    expected = sum((other, one) in sides(after) for before, after in pairwise(orders) for one, other in sides(before))
    assert expected
    assert crossings(orders, steps.lines) == expected
