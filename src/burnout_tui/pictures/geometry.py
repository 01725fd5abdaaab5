"""The boxes and the lines of an arrangement, in cells."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from burnout_tui.pictures.canvas import DOWN, LEFT, RIGHT, UP, Cell
from burnout_tui.pictures.columns import Gaps, assign_columns
from burnout_tui.pictures.nodes import EdgeSegment, LayerNode, Layers
from burnout_tui.pictures.ordering import RowOrder
from burnout_tui.pictures.routing import assign_tracks
from burnout_tui.pictures.shapes import Box, Pair, Words

_PASSING = 2
"""The width of a line that passes a row, in columns."""


class BoxStyle(NamedTuple):
    """The size of boxes and the space between rows."""

    height: int
    """Rows of a box, with its frame."""
    spacing: int
    """Rows between two rows of boxes, in addition to those in which lines change their columns."""


class Line(NamedTuple):
    """The line of a pair."""

    corners: tuple[Cell, ...]
    """From one box to the other."""
    first: int
    """The side of the first cell on which it comes from its box."""
    last: int
    """The side of the last cell on which it reaches its box."""


class Geometry(NamedTuple):
    """The boxes and lines of a picture, without words."""

    boxes: Mapping[str, Box]
    lines: Mapping[Pair, Line]
    ends: Mapping[str, tuple[set[int], set[int]]]
    """The columns in which lines reach each box from above and from below."""
    width: int
    height: int
    left: int = 0
    """The first column."""
    top: int = 0
    """The first row."""

    def moved(self, right: int, down: int) -> "Geometry":
        """Return everything moved by some columns and rows."""
        boxes = {name: box._replace(left=box.left + right, top=box.top + down) for name, box in self.boxes.items()}
        lines = {
            pair: line._replace(corners=tuple((x + right, y + down) for x, y in line.corners))
            for pair, line in self.lines.items()
        }
        ends = {name: ({x + right for x in up}, {x + right for x in low}) for name, (up, low) in self.ends.items()}
        return Geometry(boxes, lines, ends, self.width, self.height, self.left + right, self.top + down)


class Outline(NamedTuple):
    """A picture as boxes and lines with their words, for media that have more than cells."""

    geometry: Geometry
    texts: Mapping[str, Sequence[str]]
    """The lines in each box."""
    words: tuple[Words, ...]
    """The labels of the lines."""
    width: int
    """The columns of all, words included."""


def layers_of(order: RowOrder, widths: Mapping[str, int]) -> Layers:
    """Return the nodes of an order, with the lines between them."""
    count = len(order.names)
    nodes = [
        LayerNode(row, widths[order.names[number]], order.names[number]) if number < count else LayerNode(row, _PASSING)
        for number, row in enumerate(order.row_of)
    ]
    channels: list[list[EdgeSegment]] = []
    for links, turns in zip(order.links, order.turns, strict=True):
        segments = [EdgeSegment(pair, nodes[upper], nodes[lower]) for upper, lower, pair in links]
        for segment in segments:
            segment.upper.below.append(segment)
            segment.lower.above.append(segment)
        for one, other, side, pair in turns:
            turned = EdgeSegment(pair, nodes[one], nodes[other], side)
            for node in (turned.upper, turned.lower):
                (node.below if side > 0 else node.above).append(turned)
            segments.append(turned)
        channels.append(segments)
    beside = []
    for one, other, pair in order.beside:
        left, right = (nodes[number] for number in sorted((one, other), key=order.position.__getitem__))
        left.beside.append(right)
        right.beside.append(left)
        beside.append((pair, left, right))
    for node in nodes:
        if node.name:
            node.width = max(node.width, 3 * len(node.above) + 2, 2 * len(node.below) + 3)
    rows = [[nodes[number] for block in blocks for number in block] for blocks in order.blocks]
    return Layers(rows, channels, beside)


def place(layers: Layers, gaps: Gaps, room: int) -> None:
    """Assign the columns of all nodes and line ends."""
    for row in layers.rows:
        width = sum(node.width + 3 for node in row) - 3
        left = (room - width) / 2
        for node in row:
            node.middle = left + (node.width - 1) / 2
            left += node.width + 3
    assign_columns(layers, gaps, room)


def heights(layers: Layers, style: BoxStyle) -> tuple[list[int], list[dict[EdgeSegment, int]], int]:
    """Return the top of each row of boxes, the track of each line in each channel, and the height of the picture."""
    tops: list[int] = []
    tracks = []
    top = 0
    for number, segments in enumerate(layers.channels):
        found, count = assign_tracks(segments)
        tracks.append(found)
        outside = number in (0, len(layers.rows))
        if segments:
            top += count if outside else max(count + style.spacing, 1)
        elif not outside:
            top += 1
        if number < len(layers.rows):
            tops.append(top)
            top += style.height
    return tops, tracks, top


def geometry(layers: Layers, style: BoxStyle) -> Geometry:
    """Return the boxes and lines, once all columns are assigned."""
    tops, tracks, height = heights(layers, style)
    boxes: dict[str, Box] = {}
    ends: dict[str, tuple[set[int], set[int]]] = {}
    for row, top in zip(layers.rows, tops, strict=True):
        for node in row:
            if node.name:
                boxes[node.name] = Box(node.left, top, node.width, style.height)
                ends[node.name] = (
                    {segment.column(node) for segment in node.above},
                    {segment.column(node) for segment in node.below},
                )
    lines: dict[Pair, Line] = {}
    corners: dict[Pair, list[Cell]] = {}
    for number, segments in enumerate(layers.channels):
        first = tops[number - 1] + style.height if number else 0
        last = (tops[number] if number < len(tops) else height) - 1
        for segment in segments:
            track = tracks[number].get(segment)
            turn = first + track if track is not None else first
            if segment.turn:
                edge = first if segment.turn > 0 else last
                found = ((segment.start, edge), (segment.start, turn), (segment.end, turn), (segment.end, edge))
                side = UP if segment.turn > 0 else DOWN
                lines[segment.pair] = Line(_without_repetition(found), side, side)
                continue
            # A line starts below its box, but a line that passes a row goes on through the row's own cells.
            begin = first if segment.upper.name else tops[number - 1]
            way = corners.setdefault(segment.pair, [])
            way.append((segment.start, begin))
            if track is not None:
                way += [(segment.start, turn), (segment.end, turn)]
            way.append((segment.end, last))
    for pair, cells in corners.items():
        lines[pair] = Line(_without_repetition(cells), UP, DOWN)
    for pair, left, right in layers.beside:
        y = boxes[left.name].top + style.height // 2
        lines[pair] = Line(((left.left + left.width, y), (right.left - 1, y)), LEFT, RIGHT)
    width = max((node.left + node.width for row in layers.rows for node in row), default=0)
    width = max([width, *(x + 1 for line in lines.values() for x, _ in line.corners)])
    return Geometry(boxes, lines, ends, width, height)


def _without_repetition(corners: list[Cell] | tuple[Cell, ...]) -> tuple[Cell, ...]:
    return (corners[0], *(after for before, after in pairwise(corners) if after != before))
