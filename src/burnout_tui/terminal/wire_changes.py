"""Which cells of a row are to be painted."""

import re
from collections.abc import Iterator, Mapping
from operator import ne, or_

from burnout_tui.terminal.wire_grid import HALF, UNKNOWN

CHANGED = b"\1"
"""The mark for a cell that is to be painted. The other byte stands for one that the terminal shows already."""

_RUN = re.compile(CHANGED + b"+")
_PART = 30
"""Cells that are compared at once."""
_NEAR = 4
"""Signs between two runs that may be cheaper to write again than to skip: a move takes so many bytes."""


def marks(text: str, styles: str, old_text: str, old_styles: str) -> bytes:
    """A mark for each cell of a row that was another, or had another style."""
    found = []
    for at in range(0, len(text), _PART):
        end = at + _PART
        new, old, style, old_style = text[at:end], old_text[at:end], styles[at:end], old_styles[at:end]
        if style == old_style:
            found.append(bytes(map(ne, new, old)) if new != old else bytes(len(new)))
        elif new == old:
            found.append(bytes(map(ne, style, old_style)))
        else:
            found.append(bytes(map(or_, map(ne, new, old), map(ne, style, old_style))))
    return b"".join(found)


def runs(marked: bytes, text: str, styles: str, blank: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """The runs of a marked row, each from a column to before another: near ones as one, if to go on is no dearer."""
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
            yield first, end
            first = start
        end = stop
    if first >= 0:
        yield first, end


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
