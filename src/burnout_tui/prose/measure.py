"""The width of texts on a terminal, in columns."""

import re
from collections.abc import Iterable
from itertools import repeat

_NARROW = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f-\u205e\u2190-\u2199\u2200-\u22ff\u2500-\u25fc\u2605\u2606]*"
)
"""Texts with one column per character: Latin letters and the guide's own signs. They need no character tables."""
_LETTERS_PER_COLUMN, _MIN_LETTERS = 20, 1000
"""The most characters for each column of a text that is cut, counting those without a width, and at least as many."""


def cells(text: str) -> int:
    """Return the width of a text on a terminal, in columns."""
    if (text.isascii() and text.isprintable()) or _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def graphemes(text: str) -> list[tuple[str, int]]:
    """Return the grapheme clusters of a text with their widths. The widths add up to ``cells(text)``."""
    from rich.cells import split_graphemes

    return [(text[start:end], size) for start, end, size in split_graphemes(text)[0]]


def truncate(text: str, width: int) -> str:
    """Shorten a text to ``width`` columns. An ellipsis replaces what is left out."""
    if width <= 0:
        return ""
    most = max(_LETTERS_PER_COLUMN * width, _MIN_LETTERS)
    beginning = text[:most]
    if beginning == text and cells(text) <= width:
        return text
    text = beginning
    end = used = 0
    for length, size in sizes(text):
        if used + size >= width:
            break
        end, used = end + length, used + size
    return text[:end].rstrip() + "…"


def sizes(text: str) -> Iterable[tuple[int, int]]:
    """Return the number of characters and the width of each grapheme cluster."""
    if _NARROW.fullmatch(text):
        return repeat((1, 1), len(text))
    return ((len(cluster), size) for cluster, size in graphemes(text))
