"""What a drawn ensemble is made of."""

from typing import NamedTuple

Pair = tuple[str, str]
"""Two linked characters, in the file's order."""


class CellRun(NamedTuple):
    """A stretch of one line that belongs to one character, to one pair, or to nobody."""

    text: str
    character: str = ""
    pair: Pair | None = None


class Box(NamedTuple):
    """Where a character stands, in cells."""

    left: int
    top: int
    width: int
    height: int = 3

    @property
    def centre(self) -> tuple[int, int]:
        """Column and row of the middle."""
        return self.left + self.width // 2, self.top + self.height // 2


class BoxStyle(NamedTuple):
    """One way to draw."""

    height: int
    """Rows of a box: 3, or 1 for a name between two bars."""
    spacing: int
    """Rows between two layers beside those that the lines need."""


BOX_STYLES = (BoxStyle(height=3, spacing=2), BoxStyle(height=3, spacing=1), BoxStyle(height=1, spacing=1))
"""From the one that is read most easily to the one that takes least room."""


class GroupDrawing(NamedTuple):
    """Those who hang together, drawn."""

    rows: list[list[CellRun]]
    width: int
    boxes: dict[str, Box]
    crossings: int = 0
    """How often two lines cross."""
    unlabelled: int = 0
    """How many lines had no room for their kind in words, and carry its sign only."""
