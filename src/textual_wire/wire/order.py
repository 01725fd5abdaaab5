"""In which order the pieces of a frame are cheapest to paint."""

from collections.abc import Iterable

from textual_wire.wire.style import Styles

ERASED = -1
"""In place of a column: the row is erased from the first column to its end."""
_MOVE = 9
"""Bytes of a move to any place, or somewhat more: no use to take another way if the colours cost no more."""

Piece = tuple[int, int, int, str]
"""Cells beside each other, painted in one style: row, first column, column after the last or ERASED, style.

There are many in a frame, and a tuple with names takes ten times as long to make.
"""


def in_cheap_order(pieces: list[Piece], styles: Styles, pen: str | None) -> Iterable[Piece]:
    """The pieces by their styles, so that each is set once: to say one takes longer than to move.

    First come those in the colours that the pen has. Where colours are short, all stay in the order of the rows.
    """
    pens = dict.fromkeys(piece[3] for piece in pieces)
    if len(pieces) < 3 or max(len(styles.changing(styles.plain, pen)) for pen in pens) <= _MOVE:
        return pieces
    ground, ink = (styles[pen].ground, styles[pen].ink) if pen is not None else ("", "")
    groups: dict[tuple[bool, str, bool, str, str], list[Piece]] = {}
    keys = {
        pen: (style.ground != ground, style.ground, style.ink != ink, style.ink, pen)
        for pen, style in ((pen, styles[pen]) for pen in pens)
    }
    for piece in pieces:
        groups.setdefault(keys[piece[3]], []).append(piece)
    return [piece for key in sorted(groups) for piece in groups[key]]
