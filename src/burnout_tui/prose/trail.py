"""The trail: the places that the reader can go back to, on one line."""

from collections.abc import Iterable, Sequence

from burnout_tui.prose.measure import cells, truncate

SEPARATOR = " · "
"""The text between two places."""
MAX_PLACES = 3
"""The number of places that the trail names. A longer trail would be sent again at every step."""


def latest_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return as many of the names, given latest first, as the trail needs, oldest first. The others are not read."""
    found: list[str] = []
    known = 0
    for name in names:
        known += bool(found and found[-1] and found[-1] != name)
        found.append(name)
        if known == MAX_PLACES:
            break
    return tuple(reversed(found))


def trail_text(names: Sequence[str], width: int) -> str:
    """Return the last of some names, oldest first, in at most ``width`` columns. The latest comes first."""
    latest = [name for index, name in enumerate(names) if name and (index == 0 or name != names[index - 1])]
    shown = latest[: -MAX_PLACES - 1 : -1]
    while shown:
        text = SEPARATOR.join(shown)
        if cells(text) <= width:
            return text
        if len(shown) == 1:
            return truncate(text, width)
        shown.pop()
    return ""
