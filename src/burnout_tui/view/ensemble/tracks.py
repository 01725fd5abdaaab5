"""Which row each line takes between two layers, so that few lines cross and none lie on each other."""

from collections.abc import Sequence

from burnout_tui.view.ensemble.layers import Stretch


def tracks(stretches: Sequence[Stretch]) -> tuple[dict[Stretch, int], int]:
    """The row of each line that goes aside, counted from 0 at the top, and how many rows that takes.

    Those that go to the right are laid from the right, those that go to the left from the left: each below the ones
    that it would cross from above, and beside those that it does not meet.
    """
    aside = [stretch for stretch in stretches if stretch.start != stretch.end]
    rows: list[list[Stretch]] = []
    found: dict[Stretch, int] = {}
    for stretch in sorted(aside, key=_turn):
        number = 0
        for other, row in found.items():
            if row >= number and _meet(stretch, other) and _crossed(other, stretch) <= _crossed(stretch, other):
                number = row + 1
        while number < len(rows) and any(_meet(stretch, other) for other in rows[number]):
            number += 1
        if number == len(rows):
            rows.append([])
        rows[number].append(stretch)
        found[stretch] = number
    return found, len(rows)


def _turn(stretch: Stretch) -> tuple[bool, int]:
    right = stretch.end > stretch.start
    return right, -stretch.start if right else stretch.start


def _meet(one: Stretch, other: Stretch) -> bool:
    """Whether two lines cannot be in one row: they would touch, or nearly."""
    return (
        min(one.start, one.end) <= max(other.start, other.end) + 1
        and min(other.start, other.end) <= max(one.start, one.end) + 1
    )


def _crossed(upper: Stretch, lower: Stretch) -> int:
    """How often two lines cross if one is in a row above the other's."""
    return _within(lower.start, upper) + _within(upper.end, lower)


def _within(column: int, stretch: Stretch) -> bool:
    return min(stretch.start, stretch.end) < column < max(stretch.start, stretch.end)
