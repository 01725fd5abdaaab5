"""The columns of boxes and line ends: close to what they are linked to, without overlap."""

import math
from collections.abc import Collection, Sequence
from itertools import pairwise

from burnout_tui.pictures.layers import EdgeSegment, LayerNode, Layers

_GAP = 3
"""Columns between two boxes."""
_NARROW_GAP = 2
"""Columns between a box and a line that passes it, and between the ends of two lines."""
_PASSES = 6
"""Passes that move every layer towards its neighbours."""


def assign_columns(layers: Layers) -> None:
    """Assign a column to every node, and then to both ends of every line. The leftmost column is 0.

    Line ends never share a column: on one side, two ends are at least two columns apart, and no lower end lies below
    the upper end of another line. So no two lines ever run along each other.
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
    """Return the mean position of a node's neighbours, or its own position without neighbours."""
    found = [segment.upper.middle for segment in node.above] if above else []
    found += [segment.lower.middle for segment in node.below] if below else []
    return sum(found) / len(found) if found else node.middle


def _place_row(row: Sequence[LayerNode], wanted: Sequence[float]) -> None:
    gaps = [(left.width + right.width) / 2 + _gap(left, right) for left, right in pairwise(row)]
    for node, middle in zip(row, separate(wanted, gaps), strict=True):
        node.middle = middle


def _gap(left: LayerNode, right: LayerNode) -> int:
    return _GAP if left.name and right.name else _NARROW_GAP if left.name or right.name else 1


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
    """Return the positions nearest to the wanted ones (least squares), in order, with at least the gaps between them.

    The method is isotonic regression by pooling adjacent violators.
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
    """Assign the columns in which lines leave a node downwards, in the order of their targets."""
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
    """Return the wanted column of a line's upper end: straight above a node below, else near the middle."""
    if abs(other.middle - node.middle) <= (node.width + other.width) / 2 - 3:
        least, most = node.left + 1, node.left + node.width - 2
        return min(max(other.middle, least), most)
    return node.middle + _NARROW_GAP * (number - (count - 1) / 2)


def _place_entries(node: LayerNode, taken: Collection[int]) -> None:
    """Assign the columns in which lines enter a node from above. Three columns per line are always enough."""
    if not node.name:
        segment = node.above[0]
        segment.end = _free_column(segment, taken, range(node.left, node.left + 2))
        return
    node.above.sort(key=lambda segment: (segment.start, segment.upper.middle))
    first, last = node.left + 1, node.left + node.width - 2
    count = len(node.above)
    for number, segment in enumerate(node.above):
        most = last - 3 * (count - 1 - number)
        inside = first <= segment.start <= last
        wanted = segment.start if inside else node.middle + _NARROW_GAP * (number - (count - 1) / 2)
        columns = sorted(range(first, most + 1), key=lambda column: (abs(column - wanted), column))
        segment.end = _free_column(segment, taken, columns)
        first = segment.end + _NARROW_GAP


def _free_column(segment: EdgeSegment, taken: Collection[int], columns: Sequence[int]) -> int:
    return next(column for column in columns if column == segment.start or column not in taken)
