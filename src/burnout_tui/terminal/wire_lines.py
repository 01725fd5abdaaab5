"""What frames are mostly made of, read quickly: a place, and from there signs in one style after the other."""

import re
from operator import itemgetter

from burnout_tui.terminal.wire_screen import Screen, is_narrow
from burnout_tui.terminal.wire_style import MOST_REMEMBERED, Styles

PLACES = re.compile(r"\x1b\[([0-9]{1,5});([0-9]{1,5})H")
"""A row and a column, each from 1."""

_SEGMENTS = re.compile(
    r"\x1b\[([0-9;]+)m([^\x00-\x1f\x7f-\x9f]+)\x1b\[0m|([^\x00-\x1f\x7f-\x9f]+)"  # Each ends plain, or is
).findall
_CODES = itemgetter(0)
_AROUND = len("\x1b[m\x1b[0m")


def follow_line(screen: Screen, row: int, column: int, line: str) -> bool:
    """Follow what is written from a place on, given from 0, with a plain pen. It may end with a new line.

    Returns False if there is anything uncommon in it. It has to be followed otherwise then, from the place on.
    """
    screen.move(column, row)
    cells = line[:-1] if line[-1:] == "\n" else line
    found = _SEGMENTS(cells)
    if len(cells) != sum(map(len, map("".join, found))) + _AROUND * sum(map(bool, map(_CODES, found))):
        return False  # There is something between them
    pens, blank, plain = screen.styles.from_plain, screen.styles.blank, Styles.plain
    try:
        styles = [
            (pens[codes] if text.strip(" ") else blank[pens[codes]]) * len(text) if codes else plain * len(bare)
            for codes, text, bare in found
        ]
    except KeyError:
        for codes, _, _ in found:
            if codes and screen.styles.styled(plain, codes) is None:
                return False
        return len(pens) < MOST_REMEMBERED and follow_line(screen, row, column, line)
    signs = "".join([text or bare for _, text, bare in found])
    if signs and screen.column + len(signs) <= screen.grid.columns and is_narrow(signs):
        screen.put(signs, "".join(styles))
    else:
        for codes, text, bare in found:
            screen.pen = pens[codes] if codes else Styles.plain
            rest = screen.write(text or bare)
            screen.pen = Styles.plain
            if rest:
                return False
    return line == cells or screen.new_line()
