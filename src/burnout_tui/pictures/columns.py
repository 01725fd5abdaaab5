"""The columns of boxes and line ends: close to what they are linked to, without overlap."""

import math
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from burnout_tui.pictures.nodes import EdgeSegment, LayerNode, Layers

_GAP = 3
"""Columns between two boxes."""
_NARROW_GAP = 2
"""Columns between a box and a line that passes it, and between the ends of two lines."""
_PASSES = 6
"""Passes that move every row towards its neighbours."""
_FAR = 10**6

Gaps = Mapping[frozenset[str], int]
"""The columns between two characters who are linked side by side."""


def assign_columns(layers: Layers, gaps: Gaps, room: int) -> None:
    """Assign a column to every node, and then to both ends of every line. No row leaves ``room`` without need.

    Line ends never share a column: on one side, two ends are at least two columns apart, and no lower end lies below
    the upper end of another line. So no two lines ever run along each other.
    """
    rows = [row for row in layers.rows if row]
    for row in rows:
        _place_row(row, [node.middle for node in row], gaps, room)
    for number in range(_PASSES):
        last = number == _PASSES - 1
        for row in rows[1:]:
            _place_row(row, [_mean(node, above=True, below=last) for node in row], gaps, room)
        for row in reversed(rows):
            _place_row(row, [_mean(node, above=last, below=True) for node in row], gaps, room)
    if rows:
        _on_whole_columns(rows, gaps, room)
    for number in range(len(layers.channels)):
        taken: set[int] = set()
        if number:
            for node in layers.rows[number - 1]:
                _place_exits(node)
                taken.update(segment.column(node) for segment in node.below)
        for node in layers.rows[number] if number < len(layers.rows) else ():
            _place_entries(node, taken)


def least_width(row: Sequence[LayerNode], gaps: Gaps) -> int:
    """Return the width of a row whose nodes stand as close as they may."""
    return sum(node.width for node in row) + sum(_gap(left, right, gaps) for left, right in pairwise(row))


def _mean(node: LayerNode, above: bool, below: bool) -> float:
    """Return the mean position of a node's neighbours, or its own position without neighbours."""
    found = [segment.other(node).middle for segment in node.above] if above else []
    found += [segment.other(node).middle for segment in node.below] if below else []
    if found and node.beside:
        found += [node.middle] * len(node.beside)
    return sum(found) / len(found) if found else node.middle


def _place_row(row: Sequence[LayerNode], wanted: Sequence[float], gaps: Gaps, room: int) -> None:
    between = [(left.width + right.width) / 2 + _gap(left, right, gaps) for left, right in pairwise(row)]
    bounds = ((row[0].width - 1) / 2, room - 1 - (row[-1].width - 1) / 2)
    for node, middle in zip(row, separate(wanted, between, bounds), strict=True):
        node.middle = middle


def _gap(left: LayerNode, right: LayerNode, gaps: Gaps) -> int:
    if left.name and right.name:
        return gaps.get(frozenset((left.name, right.name)), _GAP) if right in left.beside else _GAP
    return _NARROW_GAP if left.name or right.name else 1


def _on_whole_columns(rows: Sequence[Sequence[LayerNode]], gaps: Gaps, room: int) -> None:
    first = min(math.floor(row[0].middle - (row[0].width - 1) / 2 + 0.5) for row in rows)
    for row in rows:
        lefts: list[int] = []
        for number, node in enumerate(row):
            left = math.floor(node.middle - (node.width - 1) / 2 + 0.5) - first
            if number:
                before = row[number - 1]
                left = max(left, lefts[-1] + before.width + _gap(before, node, gaps))
            lefts.append(left)
        most = room
        for number in range(len(row) - 1, -1, -1):
            node = row[number]
            least = least_width(row[: number + 1], gaps)
            lefts[number] = max(min(lefts[number], most - node.width), least - node.width)
            if number:
                most = lefts[number] - _gap(row[number - 1], node, gaps)
        for node, left in zip(row, lefts, strict=True):
            node.middle = left + (node.width - 1) / 2


def separate(wanted: Sequence[float], gaps: Sequence[float], bounds: tuple[float, float] | None = None) -> list[float]:
    """Return the positions nearest to the wanted ones (least squares), in order, with at least the gaps between them.

    The method is isotonic regression by pooling adjacent violators. With ``bounds``, the first position is not less
    than the first bound, and the last not more than the second; if there is no room for that, the first bound holds.
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
    if bounds and means:
        low, high = bounds[0], max(bounds[1] - offset, bounds[0])
        means = [min(max(mean, low), high) for mean in means]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def _place_exits(node: LayerNode) -> None:
    """Assign the columns in which lines leave a node downwards, in the order of their targets."""
    if not node.name:
        node.below[0].start = node.above[0].end
        return
    first, last = node.left + 1, node.left + node.width - 2
    node.below.sort(key=lambda segment: _order(node, segment))
    wanted = [_towards(node, segment, number, len(node.below)) for number, segment in enumerate(node.below)]
    found = separate(wanted, [_NARROW_GAP] * (len(wanted) - 1))
    room = last - _NARROW_GAP * (len(wanted) - 1)
    for number, (segment, column) in enumerate(zip(node.below, found, strict=True)):
        step = _NARROW_GAP * number
        segment.place(node, round(min(max(column - step, first), room)) + step)


def _order(node: LayerNode, segment: EdgeSegment) -> float:
    """Return the place of a line among those on one side of a node: lines that turn are outside, the longest inside."""
    away = segment.other(node).middle - node.middle
    if segment.turn:
        return math.copysign(_FAR, away) - away
    return segment.other(node).middle


def _towards(node: LayerNode, segment: EdgeSegment, number: int, count: int) -> float:
    """Return the wanted column of a line's upper end: straight above a node below, else near the middle."""
    other = segment.other(node)
    if not segment.turn and abs(other.middle - node.middle) <= (node.width + other.width) / 2 - 3:
        least, most = node.left + 1, node.left + node.width - 2
        return min(max(other.middle, least), most)
    return node.middle + _NARROW_GAP * (number - (count - 1) / 2)


def _place_entries(node: LayerNode, taken: Collection[int]) -> None:
    """Assign the columns in which lines enter a node from above. Three columns per line are always enough."""
    if not node.name:
        segment = node.above[0]
        columns = sorted(range(node.left, node.left + 2), key=lambda column: abs(column - segment.start))
        segment.end = next(column for column in columns if column not in taken or column == segment.start)
        return
    node.above.sort(key=lambda one: (_order(node, one), 0) if one.turn else (one.start, one.upper.middle))
    first, last = node.left + 1, node.left + node.width - 2
    count = len(node.above)
    wanted = [
        segment.start
        if not segment.turn and first <= segment.start <= last
        else node.middle + _NARROW_GAP * (number - (count - 1) / 2)
        for number, segment in enumerate(node.above)
    ]
    # The cheapest columns of the first lines, by the column of the last of them.
    best: dict[int, tuple[float, tuple[int, ...]]] = {first - _NARROW_GAP: (0, ())}
    for segment, place in zip(node.above, wanted, strict=True):
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for column in range(first, last + 1):
            if column in taken and (segment.turn or column != segment.start):
                continue
            cost, before = min(
                (known for end, known in best.items() if end <= column - _NARROW_GAP), default=(math.inf, ())
            )
            if cost < math.inf:
                found[column] = (cost + abs(column - place) + (column != place), (*before, column))
        best = found
    for segment, column in zip(node.above, min(best.values())[1], strict=True):
        segment.place(node, column)
