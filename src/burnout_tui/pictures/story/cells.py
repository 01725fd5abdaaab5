"""The cells of a chart while it is drawn."""

from itertools import groupby

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

    def draw_across(self, first: int, last: int, row: int, sign: str, owner: ChartRun) -> None:
        """Draw a line along a row, over what is there."""
        count = max(last + 1 - first, 0)
        self._texts[row][first : first + count] = [sign] * count
        self._owners[row][first : first + count] = [owner] * count

    def draw(self, column: int, row: int, sign: str, owner: ChartRun) -> None:
        """Draw a piece of a vertical. Where it crosses a line, the cell belongs to the vertical."""
        self._texts[row][column] = sign if self._texts[row][column] == " " else CROSSING
        self._owners[row][column] = owner

    def write(self, column: int, row: int, text: str, owner: ChartRun) -> None:
        """Write text over what is there."""
        if cells(text) == len(text):
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

    def runs(self) -> tuple[tuple[ChartRun, ...], ...]:
        """Return the rows, with adjoining cells of the same owner joined."""
        return tuple(tuple(_joined(texts, owners)) for texts, owners in zip(self._texts, self._owners, strict=True))


def _joined(texts: list[str], owners: list[ChartRun]) -> list[ChartRun]:
    """Return the runs of a row. Cells of one run have the very same owner."""
    found: list[ChartRun] = []
    end = 0
    for _, same in groupby(owners, id):
        first = end
        end += len(list(same))
        found.append(ChartRun("".join(texts[first:end]), *owners[first][1:]))
    return found
