"""Which cells of a row are to be painted."""

import re
from collections.abc import Mapping
from operator import ne, or_

from textual_wire.wire.grid import HALF, UNKNOWN

CHANGED = b"\1"
"""The mark for a cell that is to be painted. The other byte stands for one that the terminal shows already."""

_RUN = re.compile(CHANGED + b"+")
_MARKS = b"\0" + 255 * CHANGED
_NEAR = 4
"""Signs between two runs that may be cheaper to write again than to skip: a move takes so many bytes."""


def marks(text: str, styles: str, old_text: str, old_styles: str) -> bytes:
    """A mark for each cell, of one row or more, that was another, or had another style."""
    count = len(text)
    new, old = _code_units(text + styles), _code_units(old_text + old_styles)
    if len(new) != 4 * count or len(old) != 4 * count:  # Some take two units
        return bytes(map(or_, map(ne, text, old_text), map(ne, styles, old_styles)))
    # All at once, as one large number: two bytes for each character, and then as many for each style.
    differing = int.from_bytes(new, "little") ^ int.from_bytes(old, "little")
    differing |= differing >> 16 * count
    differing |= differing >> 8
    return differing.to_bytes(4 * count, "little")[: 2 * count : 2].translate(_MARKS)


def _code_units(cells: str) -> bytes:
    return cells.encode("utf-16-le", "surrogatepass")


def runs(marked: bytes, text: str, styles: str, blank: Mapping[str, str]) -> list[tuple[int, int]]:
    """The runs of a marked row, each from a column to before another: near ones as one, if to go on is no dearer."""
    found: list[tuple[int, int]] = []
    first, end = -1, -1
    halves = HALF in text
    for run in _RUN.finditer(marked):
        start, stop = run.span()
        if halves:  # Both of a wide sign
            start -= text[start] == HALF
            stop += text[stop : stop + 1] == HALF
        if first < 0:
            first = start
        elif start - end > _NEAR or (
            start > end and not _is_cheap(text[end:start], styles[end - 1 : start + 1], blank)
        ):
            found.append((first, end))
            first = start
        end = stop
    if first >= 0:
        found.append((first, end))
    return found


def _is_cheap(gap: str, styles: str, blank: Mapping[str, str]) -> bool:
    """Whether signs that are there already cost no more than to skip them. The styles are one more on each side."""
    if not gap.isascii() or HALF in gap or UNKNOWN in gap:
        return False
    around = styles[0] + styles[-1]
    if not styles[1:-1].strip(around):
        return True
    seen = blank[styles[0]], blank[styles[-1]]
    inside = zip(gap, styles[1:-1], strict=True)
    return all(style in around or (sign == " " and blank[style] in seen) for sign, style in inside)
