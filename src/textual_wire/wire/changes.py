"""The cells of a frame that must be painted, and the order that takes the fewest bytes."""

import re
from collections.abc import Iterable, Mapping
from operator import ne, or_

from textual_wire.wire.grid import RIGHT_HALF, UNKNOWN
from textual_wire.wire.style import Styles

CHANGED = b"\1"
"""Marks a cell to paint. The other byte marks a cell that the terminal already shows."""
ERASED = -1
"""In place of an end column: the row is erased from the first column to its end."""

_RUN = re.compile(CHANGED + b"+")
_MARKS = b"\0" + 255 * CHANGED
_MAX_GAP = 4
"""The largest number of unchanged cells between two runs that can be cheaper to write again than to skip."""
_MOVE = 9
"""The length in bytes of a move to any position. If no style costs more, reordering saves nothing."""

Piece = tuple[int, int, int, str]
"""Adjacent cells of one style: row, first column, column after the last or ERASED, style.

A plain tuple, because a frame has many of them and a named tuple is much slower to create.
"""


def mark_changes(text: str, styles: str, old_text: str, old_styles: str) -> bytes:
    """Return a mark for each cell of one row or more that has another text or style than before."""
    count = len(text)
    new, old = _code_units(text + styles), _code_units(old_text + old_styles)
    if len(new) != 4 * count or len(old) != 4 * count:  # Some characters take two code units
        return bytes(map(or_, map(ne, text, old_text), map(ne, styles, old_styles)))
    # Compare all at once, as one large number: two bytes for each character, followed by two for each style.
    differing = int.from_bytes(new, "little") ^ int.from_bytes(old, "little")
    differing |= differing >> 16 * count
    differing |= differing >> 8
    return differing.to_bytes(4 * count, "little")[: 2 * count : 2].translate(_MARKS)


def _code_units(cells: str) -> bytes:
    return cells.encode("utf-16-le", "surrogatepass")


def find_runs(marks: bytes, text: str, styles: str, blank: Mapping[str, str]) -> list[tuple[int, int]]:
    """Return the runs of marked cells in a row: first column, and column after the last.

    Two runs become one if writing the cells between them costs no more than skipping them.
    """
    runs: list[tuple[int, int]] = []
    first, end = -1, -1
    has_wide = RIGHT_HALF in text
    for run in _RUN.finditer(marks):
        start, stop = run.span()
        if has_wide:  # Include both halves
            start -= text[start] == RIGHT_HALF
            stop += text[stop : stop + 1] == RIGHT_HALF
        if first < 0:
            first = start
        elif start - end > _MAX_GAP or (
            start > end and not _is_cheap(text[end:start], styles[end - 1 : start + 1], blank)
        ):
            runs.append((first, end))
            first = start
        end = stop
    if first >= 0:
        runs.append((first, end))
    return runs


def _is_cheap(gap: str, styles: str, blank: Mapping[str, str]) -> bool:
    """Return True if writing unchanged cells costs no more than skipping them.

    ``styles`` has one more cell on each side.
    """
    if not gap.isascii() or RIGHT_HALF in gap or UNKNOWN in gap:
        return False
    around = styles[0] + styles[-1]
    blanks = blank[styles[0]], blank[styles[-1]]
    inside = zip(gap, styles[1:-1], strict=True)
    return all(style in around or (character == " " and blank[style] in blanks) for character, style in inside)


def in_cheap_order(pieces: list[Piece], styles: Styles, pen: str | None) -> Iterable[Piece]:
    """Group pieces by style, so that each style is set only once: setting one takes more bytes than moving.

    The colours of the pen come first. If all styles are short, the pieces keep the order of rows.
    """
    pens = dict.fromkeys(piece[3] for piece in pieces)
    if len(pieces) < 3 or max(len(styles.transition(styles.plain, pen)) for pen in pens) <= _MOVE:
        return pieces
    current = styles[pen or styles.plain]
    groups: dict[tuple[bool, str, bool, str, str], list[Piece]] = {}
    keys = {
        pen: (
            *(style.background != current.background, style.background),
            *(style.foreground != current.foreground, style.foreground, pen),
        )
        for pen, style in ((pen, styles[pen]) for pen in pens)
    }
    for piece in pieces:
        groups.setdefault(keys[piece[3]], []).append(piece)
    return [piece for key in sorted(groups) for piece in groups[key]]
