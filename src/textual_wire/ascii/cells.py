"""Transliterate a line of the screen and keep the position of every cell.

Characters that the terminal lacks are transliterated: symbols and frames to similar ASCII, letters by anyascii. Each
column of a cell becomes exactly one ASCII character. A letter that needs more, such as ``œ``, takes the
space from the next gap in the line, so that nothing else moves.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from textual_wire.ascii.symbols import ascii_symbol, ascii_word, is_line_drawing, similar_frame
from textual_wire.direction import MARK

_MIN_GAP = 2
"""The shortest run of spaces that can give up cells; one space always remains."""
_FRAME_LINE = "─"
"""The line of a frame around a title; it can be shortened."""


class _Cell(NamedTuple):
    full: str
    """The best transliteration, of any length."""
    fitted: str
    """A transliteration exactly as wide as the cell."""


def can_show(text: str, charsets: Sequence[str]) -> bool:
    """Return True if every character of a text is in one of the character sets, or if none are given."""
    return not charsets or text.isascii() or all(_can_show(character, tuple(charsets)) for character in text)


def transliterate_line(texts: Sequence[str], charsets: tuple[str, ...]) -> list[str]:
    """Return the parts of a line in characters of the given sets.

    A part may become longer or shorter by some cells; the line keeps its width.
    """
    if not can_show(MARK, charsets):  # with it, a letter that they have would be transliterated
        texts = [text.replace(MARK, "") for text in texts]
    if can_show("".join(texts), charsets):
        return list(texts)
    return _fit([_cells(text, charsets) for text in texts])


def _fit(parts: list[list[_Cell]]) -> list[str]:
    """Return the text of each part: a cell is written in full if a gap on its right has enough spaces."""
    line = [cell for part in parts for cell in part]
    texts = [cell.fitted for cell in line]
    for index, cell in enumerate(line):
        missing = len(cell.full) - len(cell.fitted)
        if missing > 0 and len(spare := _spare_cells(line, texts, index)) >= missing:
            texts[index] = cell.full
            for space in spare[:missing]:
                texts[space] = ""
    fitted, start = [], 0
    for part in parts:
        fitted.append("".join(texts[start : start + len(part)]))
        start += len(part)
    return fitted


def _spare_cells(line: list[_Cell], texts: list[str], index: int) -> list[int]:
    """Return the indices of cells that can be removed from the first gap, or frame line, after a cell."""
    run: list[int] = []
    for after in range(index + 1, len(line)):
        if texts[after] == "":
            continue
        if texts[after] == " " or line[after].full == _FRAME_LINE:
            if run and texts[run[0]] != texts[after]:
                run = []
            run.append(after)
        elif len(run) >= _MIN_GAP or is_line_drawing(line[after].full):
            break
        else:
            run = []
    return run[:-1]


def _cells(text: str, charsets: tuple[str, ...]) -> list[_Cell]:
    from rich.cells import split_graphemes

    return [_cell(text[start:end], width, charsets) for start, end, width in split_graphemes(text)[0]]


@lru_cache(4096)
def _cell(text: str, width: int, charsets: tuple[str, ...]) -> _Cell:
    composed = unicodedata.normalize("NFC", text)
    if can_show(composed, charsets):
        return _Cell(composed, composed)
    if frame := similar_frame(composed, lambda found: can_show(found, charsets)):
        return _Cell(frame, frame)
    full = "".join(to_ascii(character) for character in composed)
    if is_line_drawing(composed[:1]):
        return _Cell(composed, full[:width].ljust(width))
    fitted = ascii_symbol(composed) if len(composed) == 1 else ""
    if len(full) > width and not fitted and unicodedata.category(composed[0]) == "So":
        fitted = "*"  # The first letters of an emoji's name mean nothing
    return _Cell(full or " " * width, (fitted or full)[:width].ljust(width))


def to_ascii(character: str) -> str:
    """Return the ASCII that stands for a character, of any length; empty if there is none."""
    if symbol := ascii_word(character) or ascii_symbol(character):
        return symbol
    from anyascii import anyascii

    letters = anyascii(character)
    return letters if letters.isprintable() else ""


@lru_cache(4096)
def _can_show(character: str, charsets: tuple[str, ...]) -> bool:
    if character.isascii():
        return True
    for charset in charsets:
        try:
            encoded = character.encode(charset)
        except (UnicodeError, LookupError):
            continue
        # In older East Asian encodings, Greek letters and frames are two columns wide.
        if len(encoded) == 1 or unicodedata.east_asian_width(character) != "A":
            return True
    return False
