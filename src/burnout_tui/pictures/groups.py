"""The drawing of one group: characters who are all linked, directly or through others."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from burnout_tui.film.model import Relation
from burnout_tui.pictures.canvas import Canvas, Cell
from burnout_tui.pictures.columns import assign_columns
from burnout_tui.pictures.layers import Layers
from burnout_tui.pictures.routing import assign_rows
from burnout_tui.pictures.shapes import Box, BoxStyle, GroupDrawing, Pair
from burnout_tui.prose.ensemble import signed_name
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import KIND_SIGNS, RELATION_KINDS

_MAX_NAME = 40
"""The greatest width of a name in a box, in columns."""


class LineLabel(NamedTuple):
    """The label of a line: the kinds of its relations."""

    text: str
    """The sign and the word of each kind."""
    mirrored: str
    """The same with each sign after its word, for the left side of a line."""
    signs: str


Labels = Mapping[Pair, LineLabel]
"""The label of each line."""


def line_labels(reading: Reading, pairs: Mapping[Pair, Sequence[Relation]]) -> dict[Pair, LineLabel]:
    """Return the kinds of relation of each pair, in words and as signs."""
    found = {}
    for pair, relations in pairs.items():
        kinds = {relation.kind: reading._(RELATION_KINDS[relation.kind]) for relation in relations}
        words = " ".join(f"{KIND_SIGNS[kind]} {word}" for kind, word in kinds.items())
        mirrored = " ".join(f"{word} {KIND_SIGNS[kind]}" for kind, word in reversed(kinds.items()))
        found[pair] = LineLabel(words, mirrored, "".join(KIND_SIGNS[kind] for kind in kinds))
    return found


def box_width(reading: Reading, name: str) -> int:
    """Return the width of a character's box, in columns."""
    return cells(_box_name(reading, name)) + 4


def _box_name(reading: Reading, name: str) -> str:
    return truncate(signed_name(reading, name), _MAX_NAME)


def draw_group(reading: Reading, layers: Layers, labels: Labels, style: BoxStyle, labelled: bool) -> GroupDrawing:
    """Draw a group whose layers are known, in one style."""
    assign_columns(layers)
    tops, lines, height = _lines(layers, style)
    width = max(node.left + node.width for row in layers for node in row)
    width = max(width, *(x + 1 for corners in lines.values() for x, _ in corners))
    canvas = Canvas(width, height)
    for pair, corners in lines.items():
        canvas.draw_line(pair, corners)
    boxes = {}
    for row, top in zip(layers, tops, strict=True):
        for node in row:
            if node.name:
                box = boxes[node.name] = Box(node.left, top, node.width, style.height)
                ends = ({segment.end for segment in node.above}, {segment.start for segment in node.below})
                draw_box(reading, canvas, node.name, box, *ends)
    unlabelled = sum(_label(canvas, pair, corners, labels[pair], labelled) for pair, corners in lines.items())
    return GroupDrawing(canvas.runs(), canvas.width, boxes, canvas.crossings, unlabelled)


def draw_box(
    reading: Reading, canvas: Canvas, name: str, box: Box, above: Collection[int], below: Collection[int]
) -> None:
    """Draw a character's box. Lead characters have a heavy frame, the dead and the absent a broken one."""
    character = reading.guide.characters[name]
    frame = "gone" if character.presence else "lead" if character.lead else ""
    canvas.draw_box(name, _box_name(reading, name), frame, box, above, below)


def _lines(layers: Layers, style: BoxStyle) -> tuple[list[int], dict[Pair, list[Cell]], int]:
    """Return the top row of each layer, the corners of each line from top to bottom, and the total height."""
    tops = []
    lines: dict[Pair, list[Cell]] = {}
    top = 0
    for row in layers:
        tops.append(top)
        below = top + style.height
        segments = [segment for node in row for segment in node.below]
        found, count = assign_rows(segments)
        bottom = below + (count + style.spacing if segments else 0)
        for segment in segments:
            # A line starts below its box, but a line that passes a layer continues through the layer's own rows.
            first = top if not segment.upper.name else below
            last = bottom - 1
            corners = lines.setdefault(segment.pair, [])
            corners.append((segment.start, first))
            if segment in found:
                turn = below + found[segment]
                corners += [(segment.start, turn), (segment.end, turn)]
            corners.append((segment.end, last))
        top = bottom
    return tops, lines, top


def _label(canvas: Canvas, pair: Pair, corners: Sequence[Cell], label: LineLabel, labelled: bool) -> bool:
    """Write the label of a line where there is space. Returns True if words were wanted but did not fit."""
    if labelled:
        if _write_across(canvas, pair, corners, label.text) or _write_down(canvas, pair, corners, label.text):
            return False
        if _write_down(canvas, pair, corners, label.mirrored, to_the_left=True):
            return False
    for text in (label.signs, label.signs[0]):
        if _write_down(canvas, pair, corners, text) or _write_across(canvas, pair, corners, text):
            return labelled
    canvas.write(*corners[-1], label.signs[0], pair=pair)
    return labelled


def _write_across(canvas: Canvas, pair: Pair, corners: Sequence[Cell], text: str) -> bool:
    """Write a text in the middle of the longest horizontal part of a line. Returns True if it fits."""
    size = cells(text)
    widest, start, row = 0, 0, 0
    for (x, y), (end, last) in pairwise(corners):
        room = 0
        for column in range(min(x, end), max(x, end) + 1) if y == last else ():
            room = room + 1 if canvas.line_at(column, y, pair) == "─" else 0
            if room > max(widest, size + 1):
                widest, start, row = room, column + 1 - room, y
    if widest:
        canvas.write(start + (widest - size) // 2, row, text, pair=pair)
    return widest > 0


def _write_down(canvas: Canvas, pair: Pair, corners: Sequence[Cell], text: str, to_the_left: bool = False) -> bool:
    """Write a text with its first sign, or last if ``to_the_left``, on a vertical line. Return True if it fits."""
    size = cells(text)
    best: tuple[float, int, int] | None = None
    for (x, y), (end, last) in pairwise(corners):
        left = x - size + 1 if to_the_left else x
        for row in range(y, last + 1) if x == end and left >= 0 else ():
            if canvas.line_at(x, row, pair) == "│" and canvas.is_free(left - 1 if to_the_left else x + 1, row, size):
                found = (abs(row - (y + last) / 2), row, left)
                best = min(best, found) if best else found
    if best:
        canvas.write(best[2], best[1], text, pair=pair)
    return best is not None
