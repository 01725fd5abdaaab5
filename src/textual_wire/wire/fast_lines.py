"""A fast path for most of a frame: a position, followed by text in one style after another."""

import re

from textual_wire.wire.screen import Screen, is_narrow
from textual_wire.wire.style import Styles

POSITION = re.compile(r"\x1b\[([0-9]{1,5});([0-9]{1,5})H")
"""A move to a row and a column, each counted from 1."""

_RESET = "\x1b[0m"
_PIECE = re.compile(r"([^\x00-\x1f\x7f-\x9f]*)(?:\x1b\[([0-9;]+)m([^\x00-\x1f\x7f-\x9f]*))?").fullmatch
"""The text between two resets: plain text, then text in a style. Either may be missing."""


def apply_line(screen: Screen, row: int, column: int, line: str) -> bool:
    """Apply text that is written from a position on, counted from 0, with a plain pen. It may end with a new line.

    Returns False if it contains anything else. Then the line must be read sequence by sequence, from that position.
    """
    screen.move(column, row)
    pieces = line.split(_RESET)
    last = pieces.pop()
    pens, blank = screen.styles.from_plain, screen.styles.blank
    texts: list[str] = []
    styles: list[str] = []
    try:
        for piece in pieces:
            # The usual form of Textual's output: one sequence, then text. Control characters in it are not narrow.
            codes, _, text = piece.partition("m")
            pen = pens[codes]
            texts.append(text)
            styles.append((pen if text.strip(" ") else blank[pen]) * len(text))
    except KeyError:
        return _apply_pieces(screen, pieces, last)
    if last not in ("", "\n"):
        return _apply_pieces(screen, pieces, last)
    cells = "".join(texts)
    if cells:
        if screen.column + len(cells) > screen.grid.columns or not is_narrow(cells):
            return _apply_pieces(screen, pieces, last)
        screen.put(cells, "".join(styles))
    return not last or screen.new_line()


def _apply_pieces(screen: Screen, pieces: list[str], last: str) -> bool:
    """Apply the text before each reset, and after the last one, with wraps."""
    end = last.removesuffix("\n")
    if "\x1b" in end:  # No reset follows, so the pen would not be plain
        return False
    matches = [_PIECE(piece) for piece in (*pieces, end)]
    if None in matches:  # There is something else between two resets
        return False
    for plain, codes, text in [match.groups() for match in matches if match]:
        if plain and screen.write(plain):
            return False
        if codes:
            pen = screen.styles.from_plain.get("\x1b[" + codes) or screen.styles.apply_sgr(Styles.plain, codes)
            if pen is None:
                return False
            screen.pen = pen
            rest = screen.write(text)
            screen.pen = Styles.plain
            if rest:
                return False
    return end == last or screen.new_line()
