"""Strings of other formats as names and texts of a film file."""

import re
from datetime import date

from burnout_tui.toml.sanitize import sanitize
from burnout_tui.visible import VISIBLE

_LONGEST = 300
"""Characters of a name or title. Longer strings are not names."""
_BRACKETS = re.compile(r"\[(?=\[)|\](?=\])")


def line(value: object, longest: int = _LONGEST) -> str:
    """Return a value as a name on one line; empty if it is not a string, shows nothing, or is too long for a name.

    Two brackets would begin a link, so they are kept apart.
    """
    if not isinstance(value, str) or len(value) > 4 * longest:
        return ""
    text = _BRACKETS.sub(r"\g<0> ", sanitize(" ".join(value.split())))
    return text if len(text) <= longest and re.search(VISIBLE, text) else ""


def is_day(text: str) -> bool:
    """Return True if a text is a date that exists, such as 2024-03-01."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
