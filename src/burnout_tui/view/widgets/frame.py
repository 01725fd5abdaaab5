"""The frame of a pane: its title, its count, and a thumb that shows which part of the content is in view."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from burnout_tui.prose.measure import cells, truncate

SIDE, THUMB = "│", "┃"
_LINE, _LINE_THUMB = "─", "━"
_TOP, _BOTTOM = ("╭", "╮"), ("╰", "╯")
_BESIDE = 3
"""Columns of the line and the two spaces beside a text."""
_CORNERS = 2 + _BESIDE
"""Columns of a line of the frame that are not for its title."""


class FrameTexts(NamedTuple):
    """The texts in the lines of a frame."""

    title: str = ""
    """On the left of the upper line."""
    note: str | tuple[str, ...] = ""
    """On the right of the upper line, such as a count; of several texts the first for which there is room."""
    foot: str = ""
    """On the right of the lower line."""


class Piece(NamedTuple):
    """A part of a line of the frame."""

    text: str
    role: Literal["rule", "title", "note"] = "rule"


def frame_top(width: int, title: str, note: str | tuple[str, ...]) -> Iterator[Piece]:
    """Yield the upper line of a frame, ``width`` columns wide. The note goes first if there is no room for both."""
    yield from _line(width, _TOP, title, note)


def frame_bottom(width: int, foot: str, thumb: range = range(0)) -> Iterator[Piece]:
    """Yield the lower line of a frame, ``width`` columns wide.

    ``thumb`` are the columns inside the frame that show which part of the content is in view.
    """
    column = -1
    for piece in _line(width, _BOTTOM, "", foot):
        text = piece.text
        if piece.role == "rule" and thumb:
            marked = enumerate(text, column)
            text = "".join(_LINE_THUMB if at in thumb and one == _LINE else one for at, one in marked)
        column += cells(piece.text)
        yield piece._replace(text=text)


def _line(width: int, corners: tuple[str, str], title: str, notes: str | tuple[str, ...]) -> Iterator[Piece]:
    title = truncate(title, width - _CORNERS)
    room = width - 2 - (cells(title) + _BESIDE if title else 0)
    ways = (notes,) if isinstance(notes, str) else notes
    note = next((note for note in ways if note and cells(note) + _BESIDE <= room), "")
    room -= cells(note) + _BESIDE if note else 0
    yield Piece(f"{corners[0]}{_LINE} " if title else corners[0])
    if title:
        yield Piece(title, "title")
    yield Piece((" " if title else "") + _LINE * room + (" " if note else ""))
    if note:
        yield Piece(note, "note")
    yield Piece(f" {_LINE}{corners[1]}" if note else corners[1])


def thumb_cells(height: int, total: int, top: int) -> range:
    """Return the cells of a side of the frame that stand for what is in view: ``height`` of ``total`` lines."""
    if height <= 0 or total <= height:
        return range(0)
    length = max(height * height // total, 1)
    start = top * (height - length) // (total - height)
    # Something is above, or below: the thumb does not touch that end.
    if length < height - 1:
        start = min(max(start, 1 if top > 0 else 0), height - length - (1 if top < total - height else 0))
    return range(start, start + length)
