"""The parts of a drawn ensemble."""

from typing import NamedTuple

Pair = tuple[str, str]
"""Two linked characters, in the file's order."""


class CellRun(NamedTuple):
    """A piece of a row that belongs to one character, to one pair, or to nobody."""

    text: str
    character: str = ""
    pair: Pair | None = None


class Box(NamedTuple):
    """The position and size of a character's box, in cells."""

    left: int
    top: int
    width: int
    height: int = 3

    @property
    def centre(self) -> tuple[int, int]:
        """Column and row of the middle."""
        return self.left + self.width // 2, self.top + self.height // 2


class BoxStyle(NamedTuple):
    """The size of boxes and the space between layers."""

    height: int
    """Rows of a box: 3, or 1 for a name between two bars."""
    spacing: int
    """Rows between two layers, in addition to those that the lines need."""


BOX_STYLES = (BoxStyle(height=3, spacing=2), BoxStyle(height=3, spacing=1), BoxStyle(height=1, spacing=1))
"""From the easiest to read to the smallest."""


class GroupDrawing(NamedTuple):
    """A connected group of characters, drawn."""

    rows: list[list[CellRun]]
    width: int
    boxes: dict[str, Box]
    crossings: int = 0
    """The number of crossing lines."""
    unlabelled: int = 0
    """The number of lines that carry only signs because their words do not fit."""
