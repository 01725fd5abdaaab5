"""The words and signs on the lines: the kinds of relation, or what the two are to each other."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from burnout_tui.film.relations import Relation
from burnout_tui.pictures.canvas import CROSSING, Canvas, Cell
from burnout_tui.pictures.shapes import Pair
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_word, sign_of

Piece = tuple[str, str]
"""A kind of relation, and what stands for it on a line."""


class Wording(IntEnum):
    """The length of the texts on lines."""

    SIGNS = 0
    KINDS = 1
    LABELS = 2


class LineLabel(NamedTuple):
    """The label of a line: the kinds of its relations."""

    signs: tuple[Piece, ...]
    kinds: tuple[Piece, ...]
    """Each sign with the word of its kind."""
    mirrored: tuple[Piece, ...]
    """The same with each sign after its word, for the left side of a line."""
    labels: tuple[Piece, ...]
    """Each sign with the relation's own label."""


def line_label(reading: Reading, relations: Sequence[Relation]) -> LineLabel:
    """Return the label of the line of two characters."""
    kinds = {relation.kind: kind_word(reading, relation.kind) for relation in relations}
    labels = {relation.kind: reading.text(relation.label) for relation in reversed(relations)}
    return LineLabel(
        tuple((kind, sign_of(reading, kind)) for kind in kinds),
        tuple((kind, f"{sign_of(reading, kind)} {word}") for kind, word in kinds.items()),
        tuple((kind, f"{word} {sign_of(reading, kind)}") for kind, word in reversed(kinds.items())),
        tuple((kind, f"{sign_of(reading, kind)} {labels[kind]}") for kind in kinds),
    )


def label_width(pieces: Sequence[Piece]) -> int:
    """Return the columns that pieces of a label take."""
    return sum(cells(text) for _, text in pieces) + len(pieces) - 1


def write_label(canvas: Canvas, pair: Pair, corners: Sequence[Cell], label: LineLabel, wording: Wording) -> Wording:
    """Write the label of a line where there is space; returns what was written of it."""
    if len(corners) == 1:
        corners = (*corners, *corners)
    if wording >= Wording.LABELS and (
        _write_across(canvas, pair, corners, label.labels) or _write_down(canvas, pair, corners, label.labels)
    ):
        return Wording.LABELS
    if wording >= Wording.KINDS and (
        _write_across(canvas, pair, corners, label.kinds)
        or _write_down(canvas, pair, corners, label.kinds)
        or _write_down(canvas, pair, corners, label.mirrored, to_the_left=True)
    ):
        return Wording.KINDS
    for pieces in (label.signs, label.signs[:1]):
        if _write_down(canvas, pair, corners, pieces) or _write_across(canvas, pair, corners, pieces):
            return Wording.SIGNS
    _write(canvas, *_last_resort(canvas, pair, corners), pair, label.signs[:1])
    return Wording.SIGNS


def _last_resort(canvas: Canvas, pair: Pair, corners: Sequence[Cell]) -> Cell:
    """Return a cell of a line for its sign, however crowded; not where it crosses another line, if that is possible."""
    own = [
        (column, row)
        for (x, y), (end, last) in pairwise(corners)
        for column in range(min(x, end), max(x, end) + 1)
        for row in range(min(y, last), max(y, last) + 1)
        if canvas.line_at(column, row, pair) not in ("", CROSSING)
    ]
    return next((cell for cell in own if canvas.line_at(*cell, pair) in "│─"), (own or corners)[-1])


def _write(canvas: Canvas, x: int, y: int, pair: Pair, pieces: Sequence[Piece]) -> None:
    between = " " if any(len(text) > 1 for _, text in pieces) else ""
    for number, (kind, text) in enumerate(pieces):
        words = f"{between}{text}" if number else text
        canvas.write(x, y, words, pair=pair, kind=kind)
        x += cells(words)


def _size(pieces: Sequence[Piece]) -> int:
    return len(pieces) if all(len(text) == 1 for _, text in pieces) else label_width(pieces)


def _write_across(canvas: Canvas, pair: Pair, corners: Sequence[Cell], pieces: Sequence[Piece]) -> bool:
    """Write a label in the middle of the longest horizontal part of a line. Returns True if it fits."""
    size = _size(pieces)
    widest, start, row = 0, 0, 0
    for (x, y), (end, last) in pairwise(corners):
        room = 0
        for column in range(min(x, end), max(x, end) + 1) if y == last else ():
            room = room + 1 if canvas.line_at(column, y, pair) == "─" else 0
            if room > max(widest, size + 1):
                widest, start, row = room, column + 1 - room, y
    if widest:
        _write(canvas, start + (widest - size) // 2, row, pair, pieces)
    return widest > 0


def _write_down(
    canvas: Canvas, pair: Pair, corners: Sequence[Cell], pieces: Sequence[Piece], to_the_left: bool = False
) -> bool:
    """Write a label with its first sign, or last if ``to_the_left``, on a vertical line. Return True if it fits."""
    size = _size(pieces)
    best: tuple[float, int, int] | None = None
    for (x, y), (end, last) in pairwise(corners):
        left = x - size + 1 if to_the_left else x
        for row in range(min(y, last), max(y, last) + 1) if x == end and left >= 0 else ():
            if canvas.line_at(x, row, pair) == "│" and canvas.is_free(left - 1 if to_the_left else x + 1, row, size):
                found = (abs(row - (y + last) / 2), row, left)
                best = min(best, found) if best else found
    if best:
        _write(canvas, best[2], best[1], pair, pieces)
    return best is not None


Labels = Mapping[Pair, LineLabel]
"""The label of each line."""
