"""The trail: where the reader came from, on one line."""

from collections.abc import Sequence

from burnout_tui.prose.layout import cells, truncate

SEPARATOR = " › "
"""Stands between two places, and after the last."""
ELLIPSIS = "…"
MAX_LAST = 4
"""So many of the last places are named: a longer trail is read by nobody, and is sent anew at every step."""


def trail_text(names: Sequence[str], width: int) -> str:
    """The names of places, the oldest first, in ``width`` columns at the most.

    Where there are many, or no room for all, those in the middle give way: where the reader began stays, and where they
    have just been. Where even that is too long, the last name is cut.
    """
    kept = [name for index, name in enumerate(names) if name and (index == 0 or name != names[index - 1])]
    whole = SEPARATOR.join(kept)
    if cells(whole) <= width and len(kept) <= 1 + MAX_LAST:
        return whole
    first, *others = kept
    best = ""
    for count in range(1, min(len(others), MAX_LAST + 1)):
        text = SEPARATOR.join((first, ELLIPSIS, *others[-count:]))
        if cells(text) > width:
            break
        best = text
    if best:
        return best
    if others and cells(last := SEPARATOR.join((ELLIPSIS, others[-1]))) <= width:
        return last
    return truncate(kept[-1], width)
