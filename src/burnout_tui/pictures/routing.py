"""The row of each line between two layers, so that few lines cross and none overlap."""

from collections.abc import Sequence

from burnout_tui.pictures.layers import EdgeSegment


def assign_rows(segments: Sequence[EdgeSegment]) -> tuple[dict[EdgeSegment, int], int]:
    """Return the row of each line that changes its column, counted from 0 at the top, and the number of rows.

    Lines to the left come first, from left to right; then lines to the right, from right to left. Each goes below all
    earlier lines that it overlaps. So two lines in the same direction cross at most once, and only if their ends are in
    another order than their starts.
    """
    aside = [segment for segment in segments if segment.start != segment.end]
    found: dict[EdgeSegment, int] = {}
    for segment in sorted(aside, key=_sort_key):
        found[segment] = 1 + max((row for second, row in found.items() if _overlap(segment, second)), default=-1)
    return found, 1 + max(found.values(), default=-1)


def _sort_key(segment: EdgeSegment) -> tuple[bool, int]:
    right = segment.end > segment.start
    return right, -segment.start if right else segment.start


def _overlap(first: EdgeSegment, second: EdgeSegment) -> bool:
    """Return True if two lines cannot share a row, because they would touch."""
    return (
        min(first.start, first.end) <= max(second.start, second.end) + 1
        and min(second.start, second.end) <= max(first.start, first.end) + 1
    )
