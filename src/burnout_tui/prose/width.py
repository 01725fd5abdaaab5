"""The width of plain text, in columns."""

NARROWEST, WIDEST = 20, 100
"""The bounds for text that follows the terminal's width. A width that a reader asks for may be larger."""


def text_width(columns: int) -> int:
    """Return the width of plain text for a terminal of ``columns`` columns."""
    return min(max(columns, NARROWEST), WIDEST)
