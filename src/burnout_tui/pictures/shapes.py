"""The parts of a drawn ensemble."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from burnout_tui.prose.measure import cells

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


class PlacedRuns:
    """The rows of a drawing, with the columns at which the pieces of each begin."""

    def __init__(self, rows: Sequence[Sequence[CellRun]]) -> None:
        self._rows = rows
        self._starts: dict[int, list[int]] = {}

    def between(self, row: int, left: int, right: int) -> tuple[int, Sequence[CellRun]]:
        """Return the pieces of a row in the columns from ``left`` to before ``right``, and where the first begins."""
        if row >= len(self._rows):
            return left, ()
        if row not in self._starts:
            self._starts[row] = [*accumulate((cells(run.text) for run in self._rows[row]), initial=0)]
        starts = self._starts[row]
        first = max(bisect_right(starts, left) - 1, 0)
        return starts[first], self._rows[row][first : bisect_left(starts, right)]


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
