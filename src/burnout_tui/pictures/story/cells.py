"""The cells of a chart while it is drawn."""

from collections.abc import Sequence
from itertools import groupby
from typing import overload

from burnout_tui.pictures.story.shapes import ChartRun
from burnout_tui.prose.measure import cells, graphemes

CROSSING = "┼"
_BLANK = ChartRun("")


class Cells:
    """Rows of cells. Each cell belongs to a run, whose text does not count."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self._texts = [[" "] * width for _ in range(height)]
        self._owners = [[_BLANK] * width for _ in range(height)]

    def is_free(self, column: int, row: int) -> bool:
        """Return True if nothing is drawn in a cell."""
        return self._texts[row][column] == " "

    def sign(self, column: int, row: int) -> str:
        """Return what is drawn in a cell; a blank if nothing is."""
        return self._texts[row][column]

    def has(self, column: int, row: int, sign: str, owner: ChartRun) -> bool:
        """Return True if a cell has this sign of this owner."""
        return self._texts[row][column] == sign and self._owners[row][column] is owner

    def draw_across(self, first: int, last: int, row: int, sign: str, owner: ChartRun) -> None:
        """Draw a line along a row, over what is there."""
        count = max(last + 1 - first, 0)
        self._texts[row][first : first + count] = [sign] * count
        self._owners[row][first : first + count] = [owner] * count

    def put(self, column: int, row: int, sign: str, owner: ChartRun) -> None:
        """Draw a sign over what is there."""
        self._texts[row][column] = sign
        self._owners[row][column] = owner

    def draw(self, column: int, row: int, sign: str, owner: ChartRun) -> None:
        """Draw a piece of a vertical. Where it crosses a line, the cell belongs to the vertical."""
        self._texts[row][column] = sign if self._texts[row][column] == " " else CROSSING
        self._owners[row][column] = owner

    def write(self, column: int, row: int, text: str, owner: ChartRun) -> None:
        """Write text over what is there."""
        if text.isascii():
            self._texts[row][column : column + len(text)] = text
            self._owners[row][column : column + len(text)] = [owner] * len(text)
            return
        for letter, size in graphemes(text):
            if not size and column:
                self._texts[row][column - 1] += letter
            for place in range(column, column + size):
                self._texts[row][place] = letter if place == column else ""
                self._owners[row][place] = owner
            column += size

    def write_apart(self, column: int, row: int, text: str, owner: ChartRun) -> None:
        """Write text with a blank on each side, where that is free and in the picture."""
        self.write(column, row, text, owner)
        for side in (column - 1, column + cells(text)):
            if 0 <= side < self.width and self._owners[row][side] is _BLANK:
                self._owners[row][side] = owner

    def runs(self) -> Sequence[tuple[ChartRun, ...]]:
        """Return the rows. Adjoining cells of the same owner are joined when a row is first looked at."""
        return _Rows(self._texts, self._owners)


class _Rows(Sequence[tuple[ChartRun, ...]]):
    """Rows of cells as runs; a window shows few of many."""

    def __init__(self, texts: Sequence[Sequence[str]], owners: Sequence[Sequence[ChartRun]]) -> None:
        self._texts, self._owners = texts, owners
        self._found: dict[int, tuple[ChartRun, ...]] = {}

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, row: int) -> tuple[ChartRun, ...]: ...
    @overload
    def __getitem__(self, row: slice) -> list[tuple[ChartRun, ...]]: ...
    def __getitem__(self, row: int | slice) -> tuple[ChartRun, ...] | list[tuple[ChartRun, ...]]:
        if isinstance(row, slice):
            return [self[number] for number in range(len(self))[row]]
        number = range(len(self))[row]
        if number not in self._found:
            self._found[number] = _joined(self._texts[number], self._owners[number])
        return self._found[number]


def _joined(texts: Sequence[str], owners: Sequence[ChartRun]) -> tuple[ChartRun, ...]:
    """Return the runs of a row. Cells of one run have the very same owner."""
    found: list[ChartRun] = []
    end = 0
    for _, same in groupby(owners, id):
        first = end
        end += len(list(same))
        found.append(ChartRun("".join(texts[first:end]), *owners[first][1:]))
    return tuple(found)
