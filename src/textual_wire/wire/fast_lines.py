"""What frames are mostly made of, read quickly: a place, and from there signs in one style after the other."""

import re

from textual_wire.wire.screen import Screen, is_narrow
from textual_wire.wire.style import Styles

PLACES = re.compile(r"\x1b\[([0-9]{1,5});([0-9]{1,5})H")
"""A row and a column, each from 1."""

_RESET = "\x1b[0m"
_PIECE = re.compile(r"([^\x00-\x1f\x7f-\x9f]*)(?:\x1b\[([0-9;]+)m([^\x00-\x1f\x7f-\x9f]*))?").fullmatch
"""What stands before a reset, and after another: plain signs, and signs in a style. Either may be missing."""


def follow_line(screen: Screen, row: int, column: int, line: str) -> bool:
    """Follow what is written from a place on, given from 0, with a plain pen. It may end with a new line.

    Returns False if there is anything uncommon in it. It has to be followed otherwise then, from the place on.
    """
    screen.move(column, row)
    pieces = line.split(_RESET)
    last = pieces.pop()
    pens, blank = screen.styles.from_plain, screen.styles.blank
    signs: list[str] = []
    styles: list[str] = []
    try:
        for piece in pieces:
            # Mostly as Textual writes it: one sequence, then signs. Controls among those are not narrow.
            codes, _, text = piece.partition("m")
            pen = pens[codes]
            signs.append(text)
            styles.append((pen if text.strip(" ") else blank[pen]) * len(text))
    except KeyError:
        return _follow_pieces(screen, pieces, last)
    if last not in ("", "\n"):
        return _follow_pieces(screen, pieces, last)
    cells = "".join(signs)
    if cells:
        if screen.column + len(cells) > screen.grid.columns or not is_narrow(cells):
            return _follow_pieces(screen, pieces, last)
        screen.put(cells, "".join(styles))
    return not last or screen.new_line()


def _follow_pieces(screen: Screen, pieces: list[str], last: str) -> bool:
    """Follow what stands before each reset, and after the last one, wherever it leads."""
    end = last.removesuffix("\n")
    if "\x1b" in end:  # No reset follows, so the pen would not be plain
        return False
    found = [_PIECE(piece) for piece in (*pieces, end)]
    if None in found:  # There is something between them
        return False
    for bare, codes, text in [parts.groups() for parts in found if parts]:
        if bare and screen.write(bare):
            return False
        if codes:
            pen = screen.styles.from_plain.get("\x1b[" + codes) or screen.styles.styled(Styles.plain, codes)
            if pen is None:
                return False
            screen.pen = pen
            rest = screen.write(text)
            screen.pen = Styles.plain
            if rest:
                return False
    return end == last or screen.new_line()
