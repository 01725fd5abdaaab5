"""What a reader answers, before it is known what is meant by it."""

from burnout_tui.toml.sanitize import sanitize_line

MAX_LENGTH = 200
"""Letters of an answer that are read; what is longer is cut."""


def typed(line: str) -> str:
    """An answer on one line with single spaces, without what would move a terminal's cursor."""
    return sanitize_line(" ".join(line[:MAX_LENGTH].split()))


def parse_number(answer: str) -> int | None:
    """The number that is meant: ``3``, ``3.``, ``[3]``, ``٣``, ``1 2``; None where it is none."""
    digits = answer.strip("[]().#").replace(" ", "")
    return int(digits) if digits.isdecimal() else None
