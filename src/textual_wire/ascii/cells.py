"""Text for terminals that cannot show all of it: each cell keeps its place.

What a terminal has no character for is transliterated: signs and frames to ASCII that looks like them, letters by
anyascii. A cell's text becomes exactly as many ASCII characters as the cell is wide. Where a letter needs more, such
as the two of ``œ``, they are taken from empty space further right on the line, so that nothing else moves.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from textual_wire.ascii.symbols import is_drawn, longer, short

_ROOM = 2
"""Spaces side by side that are empty space; of them one always stays."""
_LINE = "─"
"""The line of a frame, in which titles stand; it can be shorter."""


class _Cell(NamedTuple):
    best: str
    """What says it best, as long as it may be."""
    fitting: str
    """What is exactly as wide as the cell."""


def shows(text: str, encodings: Sequence[str]) -> bool:
    """Whether each character of a text is in one of some character sets. None at all means every character is."""
    return not encodings or text.isascii() or all(_shown(character, tuple(encodings)) for character in text)


def ascii_cell(text: str, width: int, encoding: str) -> str:
    """The text of a cell as a terminal of an encoding can show it; exactly ``width`` characters if it is ASCII.

    ``text`` is one character, with those that combine with it.
    """
    return _cell(text, width, (encoding,)).fitting


def ascii_line(texts: Sequence[str], encodings: tuple[str, ...]) -> list[str]:
    """The texts that a line of the screen is made of, in what a terminal can show, each part of the line in its place.

    A text may come out some cells longer or shorter than it was; together they are as wide as before.
    """
    if shows("".join(texts), encodings):
        return list(texts)
    cells = [[_cell(cluster, width, encodings) for cluster, width in _clusters(text)] for text in texts]
    return _made_room(cells)


def _made_room(cells: list[list[_Cell]]) -> list[str]:
    """Each cell's text: the best one where empty space on its right has room for it, else the one that fits."""
    line = [cell for text in cells for cell in text]
    said = [cell.fitting for cell in line]
    for number, cell in enumerate(line):
        more = len(cell.best) - len(cell.fitting)
        if more > 0 and (room := _room_after(line, said, number)) and len(room) >= more:
            said[number] = cell.best
            for space in room[:more]:
                said[space] = ""
    parts, at = [], 0
    for text in cells:
        parts.append("".join(said[at : at + len(text)]))
        at += len(text)
    return parts


def _room_after(line: list[_Cell], said: list[str], number: int) -> list[int]:
    """The numbers of the cells that can be given up in the first empty space after a cell, or in a frame's line."""
    run: list[int] = []
    for after in range(number + 1, len(line)):
        if said[after] == "":
            continue
        if said[after] == " " or line[after].best == _LINE:
            if run and said[run[0]] != said[after]:
                run = []
            run.append(after)
        elif len(run) >= _ROOM or is_drawn(line[after].best):
            break
        else:
            run = []
    return run[:-1]


def _clusters(text: str) -> list[tuple[str, int]]:
    """The characters of a text, each with those that combine with it, and its width in cells."""
    from rich.cells import cell_len

    found: list[tuple[str, int]] = []
    for character in text:
        width = 1 if character.isascii() else cell_len(character)
        if width or not found:
            found.append((character, width))
        else:
            found[-1] = (found[-1][0] + character, found[-1][1])
    # What is counted otherwise as a whole than in its parts keeps its width, if not every place in it.
    if (over := cell_len(text) - sum(width for _, width in found)) > 0:
        found.append(("", over))
    elif over < 0:
        _shorten(found, -over)
    return found


def _shorten(clusters: list[tuple[str, int]], cells: int) -> None:
    while cells and clusters:
        cluster, width = clusters.pop()
        if width > cells:
            clusters.append((cluster, width - cells))
        cells -= min(width, cells)


@lru_cache(4096)
def _cell(text: str, width: int, encodings: tuple[str, ...]) -> _Cell:
    composed = unicodedata.normalize("NFC", text)
    if composed and shows(composed, encodings):
        return _Cell(composed, composed)
    best = "".join(in_ascii(character) for character in composed)
    if is_drawn(composed[:1]):
        return _Cell(composed, best[:width].ljust(width))
    fitting = short(composed) if len(composed) == 1 else ""
    if len(best) > width and not fitting and unicodedata.category(composed[0]) == "So":
        fitting = "*"  # the beginning of a picture's name says nothing
    return _Cell(best or " " * width, (fitting or best)[:width].ljust(width))


def in_ascii(character: str) -> str:
    """A character in ASCII, as long as it may be; empty where there is nothing that stands for it."""
    if sign := longer(character) or short(character):
        return sign
    from anyascii import anyascii

    letters = anyascii(character)
    return letters if letters.isprintable() else ""


@lru_cache(4096)
def _shown(character: str, encodings: tuple[str, ...]) -> bool:
    if character.isascii():
        return True
    for encoding in encodings:
        try:
            encoded = character.encode(encoding)
        except (UnicodeError, LookupError):
            continue
        # In the older encodings of East Asia, Greek letters and frames are two cells wide.
        if len(encoded) == 1 or unicodedata.east_asian_width(character) != "A":
            return encoding != "ascii"
    return False
