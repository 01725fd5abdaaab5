"""The widths that the columns of a list need."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from burnout_tui.prose.measure import cells

COLUMN_GAP = 2
"""Columns of space between two columns of a list."""
_MAX_CELLS = 2
"""The most cells of a character."""


def last_text(columns: Sequence[str]) -> int:
    """Return the number of the last column with a text."""
    return max((number for number, text in enumerate(columns) if text), default=0)


def column_widths(entries: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return the width of each column, in cells.

    The last text of an entry may take the place of the empty columns behind it.
    """
    count = max(map(len, entries), default=0)
    full = [columns for columns in entries if len(columns) == count and columns[-1]]
    widths = [*map(_widest, zip(*full, strict=True))] or [0] * count
    longest: dict[int, int] = {}
    for columns in entries if len(full) < len(entries) else ():
        if (last := last_text(columns)) < count - 1:
            for number, text in enumerate(columns[:last]):
                widths[number] = max(widths[number], cells(text))
            longest[last] = max(longest.get(last, 0), cells(columns[last]))
    for number, width in longest.items():
        behind = [size for size in widths[number + 1 :] if size]
        widths[number] = max(widths[number], width - sum(behind) - COLUMN_GAP * len(behind))
    return tuple(widths)


def column_sizes(entries: Sequence[Sequence[str]]) -> Sequence[Mapping[int, int]]:
    """Return the number of texts of each width, for each column, but not of those that may be wider."""
    count = max(map(len, entries), default=0)
    sizes: list[Counter[int]] = [Counter() for _ in range(count)]
    for columns in entries:
        last = last_text(columns)
        for number, text in enumerate(columns):
            if text and (number == count - 1 or number != last):
                sizes[number][cells(text)] += 1
    return sizes


def ends_in_counts(entries: Sequence[Sequence[str]]) -> bool:
    """Return True if the last column has numbers of something, such as "13 characters", and nothing else."""
    texts = [columns[-1] for columns in entries if columns]
    return bool(texts) and all(text[:1].isdigit() and not text.isdigit() for text in texts)


def _widest(texts: Iterable[str]) -> int:
    """Return the width of the widest text, in cells."""
    widest = 0
    for text in set(texts):
        if len(text) * _MAX_CELLS > widest:
            widest = max(widest, cells(text))
    return widest
