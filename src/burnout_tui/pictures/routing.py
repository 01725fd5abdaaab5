"""Which row each line takes between two layers, so that few lines cross and none lie on each other."""

from collections.abc import Sequence

from burnout_tui.pictures.layers import EdgeSegment


def assign_rows(segments: Sequence[EdgeSegment]) -> tuple[dict[EdgeSegment, int], int]:
    """The row of each line that goes aside, counted from 0 at the top, and how many rows that takes.

    First come those that go to the left, from the left, then those that go to the right, from the right; each goes
    below all that it meets of those before. So of two that go the same way neither crosses the other twice, and they
    cross only where their ends are in another order than their beginnings.
    """
    aside = [segment for segment in segments if segment.start != segment.end]
    found: dict[EdgeSegment, int] = {}
    for segment in sorted(aside, key=_turn):
        found[segment] = 1 + max((row for other, row in found.items() if _overlap(segment, other)), default=-1)
    return found, 1 + max(found.values(), default=-1)


def _turn(segment: EdgeSegment) -> tuple[bool, int]:
    right = segment.end > segment.start
    return right, -segment.start if right else segment.start


def _overlap(one: EdgeSegment, other: EdgeSegment) -> bool:
    """Whether two lines cannot be in one row: they would touch, or nearly."""
    return (
        min(one.start, one.end) <= max(other.start, other.end) + 1
        and min(other.start, other.end) <= max(one.start, one.end) + 1
    )
