"""The row of each line in a channel between two rows of boxes, so that few lines cross and none overlap."""

from collections.abc import Sequence

from burnout_tui.pictures.nodes import EdgeSegment


def assign_tracks(segments: Sequence[EdgeSegment]) -> tuple[dict[EdgeSegment, int], int]:
    """Return the track of each line that changes its column, counted from 0 at the top, and the number of tracks.

    Lines that turn back upwards come first, the shortest first. Then come lines to the left, from left to right; then
    lines to the right, from right to left; at last those that turn back downwards, the longest first. Each goes below
    all earlier lines that it overlaps. So two lines in the same direction cross at most once, and only if their ends
    are in another order than their starts.
    """
    aside = [segment for segment in segments if segment.turn or segment.start != segment.end]
    found: dict[EdgeSegment, int] = {}
    for segment in sorted(aside, key=_sort_key):
        found[segment] = 1 + max((track for second, track in found.items() if _overlap(segment, second)), default=-1)
    return found, 1 + max(found.values(), default=-1)


def _sort_key(segment: EdgeSegment) -> tuple[int, int]:
    if segment.turn:
        length = abs(segment.end - segment.start)
        return (-1, length) if segment.turn > 0 else (2, -length)
    right = segment.end > segment.start
    return int(right), -segment.start if right else segment.start


def _overlap(first: EdgeSegment, second: EdgeSegment) -> bool:
    """Return True if two lines cannot share a track, because they would touch."""
    return (
        min(first.start, first.end) <= max(second.start, second.end) + 1
        and min(second.start, second.end) <= max(first.start, first.end) + 1
    )
