"""The cells of a chart while it is drawn."""

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

    def free_before(self, column: int, row: int) -> int:
        """Return the number of blank cells left of a column, without a gap."""
        texts = self._texts[row]
        start = column
        while start and texts[start - 1] == " ":
            start -= 1
        return column - start

    def draw(self, column: int, row: int, sign: str, owner: ChartRun) -> None:
        """Draw a piece of a line or a bar. Where two cross, the cell belongs to the vertical one."""
        texts, owners = self._texts[row], self._owners[row]
        if texts[column] == " ":
            texts[column], owners[column] = sign, owner
            return
        texts[column] = CROSSING
        if sign in "│┊":
            owners[column] = owner

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
    found = []
    first = 0
    for end in range(1, len(texts) + 1):
        if end == len(texts) or (owners[end] is not owners[first] and owners[end] != owners[first]):
            found.append(owners[first]._replace(text="".join(texts[first:end])))
            first = end
    return found
