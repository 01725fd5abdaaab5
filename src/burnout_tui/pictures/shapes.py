"""The parts of a drawn ensemble."""

from collections.abc import Mapping
from typing import NamedTuple

Pair = tuple[str, str]
"""Two linked characters, in the file's order."""
Rows = tuple[tuple[str, ...], ...]
"""The ids of the characters in each row of a picture, from top to bottom, each from left to right."""


class CellRun(NamedTuple):
    """A piece of a row that belongs to one character, to one pair, or to nobody."""

    text: str
    character: str = ""
    pair: Pair | None = None
    kind: str = ""
    """The kind of relation that a piece of a pair's line or label stands for."""


class Words(NamedTuple):
    """A piece of the label of a line, at its place in the picture."""

    column: int
    row: int
    text: str
    pair: Pair
    kind: str
    """The kind of relation that it stands for."""


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


class Drawing(NamedTuple):
    """A picture of an ensemble."""

    rows: tuple[tuple[CellRun, ...], ...]
    width: int
    boxes: Mapping[str, Box]
    labelled: bool
    """True if the lines carry words, not only signs."""
    arrangement: Rows
    """The characters of each row."""
    crossings: int = 0
    """The number of crossing lines."""
    unlabelled: int = 0
    """The number of lines that carry only signs though words were wanted."""

    def fits(self, size: tuple[int, int]) -> bool:
        """Return True if the whole picture fits a panel of ``size`` columns and rows."""
        return self.width <= size[0] and len(self.rows) <= size[1]
