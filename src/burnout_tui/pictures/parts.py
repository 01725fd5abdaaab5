"""One group of an ensemble, those who hang together, drawn."""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from burnout_tui.film.model import Relation
from burnout_tui.pictures.canvas import Canvas, Cell
from burnout_tui.pictures.graph import Box, Look, Pair, Part
from burnout_tui.pictures.layers import Layers
from burnout_tui.pictures.places import place
from burnout_tui.pictures.tracks import tracks
from burnout_tui.prose.ensemble import KIND_SIGNS, named
from burnout_tui.prose.entries.character import RELATION_KINDS
from burnout_tui.prose.layout import cells
from burnout_tui.prose.reading import Reading


class Words(NamedTuple):
    """What a line says of the kinds of its relations."""

    words: str
    """Each kind's sign and word."""
    mirrored: str
    """The same, to be read on the left of the line: the first sign comes last."""
    signs: str


Said = Mapping[Pair, Words]
"""What each line says."""


def said(reading: Reading, pairs: Mapping[Pair, Sequence[Relation]]) -> dict[Pair, Words]:
    """The kinds of each pair's relations, in words and as signs."""
    found = {}
    for pair, relations in pairs.items():
        kinds = {relation.kind: reading._(RELATION_KINDS[relation.kind]) for relation in relations}
        words = " ".join(f"{KIND_SIGNS[kind]} {word}" for kind, word in kinds.items())
        mirrored = " ".join(f"{word} {KIND_SIGNS[kind]}" for kind, word in reversed(kinds.items()))
        found[pair] = Words(words, mirrored, "".join(KIND_SIGNS[kind] for kind in kinds))
    return found


def box_width(reading: Reading, name: str) -> int:
    """Columns of a character's box with nothing but the name."""
    return cells(named(reading, name)) + 4


def drawn(reading: Reading, layers: Layers, says: Said, look: Look, labelled: bool) -> Part:
    """A group in its layers, drawn in one way."""
    place(layers)
    tops, lines, height = _lines(layers, look)
    width = max(spot.left + spot.width for row in layers for spot in row)
    width = max(width, *(x + 1 for corners in lines.values() for x, _ in corners))
    canvas = Canvas(width, height)
    for pair, corners in lines.items():
        canvas.draw_line(pair, corners)
    boxes = {}
    for row, top in zip(layers, tops, strict=True):
        for spot in row:
            if spot.name:
                box = boxes[spot.name] = Box(spot.left, top, spot.width, look.height)
                ends = ({stretch.end for stretch in spot.above}, {stretch.start for stretch in spot.below})
                draw_box(reading, canvas, spot.name, box, *ends)
    unsaid = sum(_label(canvas, pair, corners, says[pair], labelled) for pair, corners in lines.items())
    return Part(canvas.runs(), canvas.width, boxes, canvas.crossings, unsaid)


def draw_box(
    reading: Reading, canvas: Canvas, name: str, box: Box, above: Collection[int], below: Collection[int]
) -> None:
    """Draw a character's box; lead characters have a heavy frame, the dead and the absent a broken one."""
    character = reading.guide.characters[name]
    frame = "gone" if character.presence else "lead" if character.lead else ""
    canvas.draw_box(name, named(reading, name), frame, box, above, below)


def _lines(layers: Layers, look: Look) -> tuple[list[int], dict[Pair, list[Cell]], int]:
    """The top rows of the layers, the corners of each line from its upper end on, and the height of it all."""
    tops = []
    lines: dict[Pair, list[Cell]] = {}
    top = 0
    for row in layers:
        tops.append(top)
        below = top + look.height
        stretches = [stretch for spot in row for stretch in spot.below]
        found, count = tracks(stretches)
        bottom = below + (count + look.air if stretches else 0)
        for stretch in stretches:
            # A line of one row's height has no turn: it is drawn in the rows between the boxes only.
            first = top if not stretch.upper.name else below
            last = bottom - 1
            corners = lines.setdefault(stretch.pair, [])
            corners.append((stretch.start, first))
            if stretch in found:
                turn = below + found[stretch]
                corners += [(stretch.start, turn), (stretch.end, turn)]
            corners.append((stretch.end, last))
        top = bottom
    return tops, lines, top


def _label(canvas: Canvas, pair: Pair, corners: Sequence[Cell], says: Words, labelled: bool) -> bool:
    """Write what a line says where there is room for it. Returns whether it could not be said in words as wanted."""
    if labelled:
        if _write_across(canvas, pair, corners, says.words) or _write_down(canvas, pair, corners, says.words):
            return False
        if _write_down(canvas, pair, corners, says.mirrored, to_the_left=True):
            return False
    for text in (says.signs, says.signs[0]):
        if _write_down(canvas, pair, corners, text) or _write_across(canvas, pair, corners, text):
            return labelled
    canvas.write(*corners[-1], says.signs[0], pair=pair)
    return labelled


def _write_across(canvas: Canvas, pair: Pair, corners: Sequence[Cell], text: str) -> bool:
    """Write a text in the middle of the widest stretch of a line across; returns whether there is room."""
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
    """Write a text with its first sign on a line downwards, or its last one; returns whether there is room."""
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
