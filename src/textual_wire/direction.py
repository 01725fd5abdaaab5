"""Keep right-to-left texts of one line in their columns, on terminals that reorder lines by UAX #9.

Such a terminal takes two Arabic fields with only spaces, frames or signs between them for one text, and shows the
second first. A left-to-right mark, which takes no column, after each field ends its text. A line without right-to-left
characters stays as it is.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import bidirectional

MARK = "\N{LEFT-TO-RIGHT MARK}"
OTHER_MARKS = "\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
MARKS = MARK + OTHER_MARKS
"""The characters that only tell a direction. They take no column."""

_FIRST = "\u0590"
"""The first character of the right-to-left scripts."""
_SCRIPTS = f"{OTHER_MARKS}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Hebrew, Arabic and the other right-to-left scripts, with their digits and the mark of their direction."""
_SIGNS = "\u2190-\u2bff·•‹›"
"""Characters that stand between fields: arrows, lines of frames, blocks, shapes, and dots."""


@lru_cache(1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a right-to-left character, and of what separates two fields."""
    return re.compile(f"[{_SCRIPTS}]"), re.compile(f"[ \xa0]*[{_SIGNS}][ \xa0{_SIGNS}]*|[ \xa0]{{2,}}")


def is_right_to_left(text: str) -> bool:
    """Return True if a text has a right-to-left character."""
    return not text.isascii() and max(text) >= _FIRST and _patterns()[0].search(text) is not None


def close_field(text: str) -> str:
    """Return a field for a line in which other texts follow: with a mark at its end if it is right-to-left."""
    return text + MARK if is_right_to_left(text) and not text.endswith(MARK) else text


def join_fields(fields: Iterable[str], separator: str = ", ") -> str:
    """Join fields to a list in which each keeps its place."""
    return separator.join(map(close_field, fields))


def mark_fields(line: str) -> str:
    """Return a line with marks around its fields. Two spaces or more, frames, and signs separate fields."""
    if not is_right_to_left(line):
        return line
    places = mark_places(line)
    if places == [0] and MARK not in line.rstrip(MARK):  # Without other fields, a paragraph keeps its own direction
        return line
    parts = (line[start:end] for start, end in zip([0, *places], [*places, len(line)], strict=True))
    return MARK.join(parts).replace(MARK * 2, MARK)


def mark_places(line: str) -> list[int]:
    """Return the offsets in a line with right-to-left characters at which marks belong: before one character each.

    The first is before all right-to-left characters, unless a left-to-right one precedes them: some terminals take the
    direction of the whole line from its first letter. The others are after right-to-left fields that others follow.
    """
    letter, gap = _patterns()
    first = letter.search(line)
    if first is None:
        return []
    before = map(bidirectional, line[: first.start()])
    places = [] if "L" in before else [first.start()]
    start = 0
    for between in gap.finditer(line, 0, len(line.rstrip(" "))):
        if letter.search(line, start, between.start()):
            places.append(between.start())
        start = between.end()
    return places
