"""The trail: the places that the reader visited, on one line."""

from collections.abc import Sequence

from burnout_tui.prose.measure import cells, truncate

SEPARATOR = " › "
"""The text between two places, and after the last."""
ELLIPSIS = "…"
MAX_LAST = 4
"""The number of latest places that the trail names. A longer trail would be sent again at every step."""


def trail_text(names: Sequence[str], width: int) -> str:
    """Return names, oldest first, in at most ``width`` columns. Omit those in the middle first, then cut the last."""
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
