"""The columns of the boxes and of the lines' ends: near to what they are linked to, and never on each other."""

import math
from collections.abc import Collection, Sequence
from itertools import pairwise

from burnout_tui.pictures.layers import EdgeSegment, LayerNode, Layers

_GAP = 3
"""Columns between two boxes."""
_NARROW_GAP = 2
"""Columns between a box and a line that passes it, and between the ends of two lines."""
_PASSES = 6
"""So many times every layer is moved towards its neighbours."""


def assign_columns(layers: Layers) -> None:
    """Give every spot its column, then every line its ends. The leftmost column is 0.

    Lines end on columns of their own: two lines are at least two columns apart on one side, and no line's lower end is
    below another one's upper end. So no two lines ever run along each other, however they are laid between.
    """
    for row in layers:
        _place_row(row, [node.middle for node in row])
    for number in range(_PASSES):
        for row in layers[1:]:
            _place_row(row, [_mean(node, above=True, below=number == _PASSES - 1) for node in row])
        for row in reversed(layers):
            _place_row(row, [_mean(node, above=number == _PASSES - 1, below=True) for node in row])
    _on_whole_columns(layers)
    for row in layers[:-1]:
        for node in row:
            _place_exits(node)
        taken = {segment.start for node in row for segment in node.below}
        for node in layers[row[0].layer + 1]:
            _place_entries(node, taken)


def _mean(node: LayerNode, above: bool, below: bool) -> float:
    """The middle of those that it is linked to; its own where there are none."""
    found = [segment.upper.middle for segment in node.above] if above else []
    found += [segment.lower.middle for segment in node.below] if below else []
    return sum(found) / len(found) if found else node.middle


def _place_row(row: Sequence[LayerNode], wanted: Sequence[float]) -> None:
    gaps = [(one.width + other.width) / 2 + _gap(one, other) for one, other in pairwise(row)]
    for node, middle in zip(row, separate(wanted, gaps), strict=True):
        node.middle = middle


def _gap(one: LayerNode, other: LayerNode) -> int:
    return _GAP if one.name and other.name else _NARROW_GAP if one.name or other.name else 1


def _on_whole_columns(layers: Layers) -> None:
    first = min(math.floor(row[0].middle - (row[0].width - 1) / 2 + 0.5) for row in layers)
    for row in layers:
        before: LayerNode | None = None
        for node in row:
            left = math.floor(node.middle - (node.width - 1) / 2 + 0.5) - first
            if before:
                left = max(left, before.left + before.width + _gap(before, node))
            node.middle = left + (node.width - 1) / 2
            before = node


def separate(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Places in the same order as near to those wanted as can be, each a gap after the one before.

    The sum of the squares of the distances is least: isotonic regression by pooling adjacent violators.
    """
    blocks: list[tuple[float, int]] = []
    offset = 0.0
    offsets = []
    for number, place in enumerate(wanted):
        offset += gaps[number - 1] if number else 0
        offsets.append(offset)
        mean, count = place - offset, 1
        while blocks and blocks[-1][0] > mean:
            before, size = blocks.pop()
            mean, count = (mean * count + before * size) / (count + size), count + size
        blocks.append((mean, count))
    means = [mean for mean, count in blocks for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def _place_exits(node: LayerNode) -> None:
    """The columns in which lines leave a spot downwards, from left to right as they go."""
    if not node.name:
        node.below[0].start = node.above[0].end
        return
    first, last = node.left + 1, node.left + node.width - 2
    node.below.sort(key=lambda segment: segment.lower.middle)
    wanted = [_towards(node, segment.lower, number, len(node.below)) for number, segment in enumerate(node.below)]
    found = separate(wanted, [_NARROW_GAP] * (len(wanted) - 1))
    room = last - _NARROW_GAP * (len(wanted) - 1)
    for number, (segment, column) in enumerate(zip(node.below, found, strict=True)):
        step = _NARROW_GAP * number
        segment.start = round(min(max(column - step, first), room)) + step


def _towards(node: LayerNode, other: LayerNode, number: int, count: int) -> float:
    """Straight down to a spot that is below; for others one beside the other in the middle."""
    if abs(other.middle - node.middle) <= (node.width + other.width) / 2 - 3:
        least, most = node.left + 1, node.left + node.width - 2
        return min(max(other.middle, least), most)
    return node.middle + _NARROW_GAP * (number - (count - 1) / 2)


def _place_entries(node: LayerNode, taken: Collection[int]) -> None:
    """The columns in which lines reach a spot from above: none that another line has left from.

    Of two neighbouring columns at most one is taken, so that three columns for each line are always enough.
    """
    if not node.name:
        segment = node.above[0]
        segment.end = _free(segment, taken, range(node.left, node.left + 2))
        return
    node.above.sort(key=lambda segment: (segment.start, segment.upper.middle))
    first, last = node.left + 1, node.left + node.width - 2
    count = len(node.above)
    for number, segment in enumerate(node.above):
        most = last - 3 * (count - 1 - number)
        inside = first <= segment.start <= last
        wanted = segment.start if inside else node.middle + _NARROW_GAP * (number - (count - 1) / 2)
        columns = sorted(range(first, most + 1), key=lambda column: (abs(column - wanted), column))
        segment.end = _free(segment, taken, columns)
        first = segment.end + _NARROW_GAP


def _free(segment: EdgeSegment, taken: Collection[int], columns: Sequence[int]) -> int:
    return next(column for column in columns if column == segment.start or column not in taken)
