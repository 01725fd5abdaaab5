"""The text of a dialog with the title that stands in its frame."""

from tests.support.reader import Reader, flat


def titled(reader: Reader, text: str = "") -> str:
    """Return the title in the frame of the page, then its visible text, or a given one."""
    return flat(f"{reader.page.frame.title} {text or reader.card}")
