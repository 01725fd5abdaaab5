"""The cells of a terminal's screen, row by row."""

import re
from collections.abc import Iterable

UNKNOWN = "\x01"
"""Represents a cell whose content is unknown."""
RIGHT_HALF = "\x00"
"""Represents the right half of a character two columns wide."""
FIRST_CLUSTER = 0x100000
"""Codes from here on stand for clusters, cells of several characters: a letter with its accents, a joined emoji."""
AMBIGUOUS = "\U00010000"
"""The first of the characters about whose width terminals disagree."""
_MAX_CLUSTERS = 0xFFFD
# A negated class: for a positive one, ``re`` would build a table of 65,536 characters at each start.
_ALL_SINGLE = re.compile("[^\x00-\x1f\U00010000-\U0010ffff]*").fullmatch


class Grid:
    """Rows of cells. A row is two strings: the text and the styles, with one character for each cell.

    Rows are replaced and never modified, so that grids can share them.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.text: list[str] = []
        self.styles: list[str] = []
        self.forget()

    def forget(self) -> None:
        """Make every cell unknown."""
        self.text = [UNKNOWN * self.columns] * self.rows
        self.styles = ["\x00" * self.columns] * self.rows

    def put(self, row: int, column: int, text: str, styles: str) -> None:
        """Replace cells. If half of a wide character is replaced, its other half becomes a blank in the same style."""
        cells, old = self.text[row], self.styles[row]
        if len(text) < self.columns:
            end = column + len(text)
            before, after = cells[:column], cells[end:]
            if RIGHT_HALF in cells:
                if cells[column] == RIGHT_HALF:
                    before = before[:-1] + " "
                if after[:1] == RIGHT_HALF:
                    after = " " + after[1:]
            text, styles = f"{before}{text}{after}", f"{old[:column]}{styles}{old[end:]}"
        if text != cells:
            self.text[row] = text
        if styles != old:
            self.styles[row] = styles

    def fill(self, row: int, column: int, count: int, style: str) -> None:
        """Make up to ``count`` cells of a row blank."""
        if (count := min(count, self.columns - column)) > 0:
            self.put(row, column, " " * count, style * count)

    def clear(self, style: str) -> None:
        """Make every cell blank."""
        self.text = [" " * self.columns] * self.rows
        self.styles = [style * self.columns] * self.rows


class Clusters:
    """Numbers the contents of cells that have several code points: each is represented by one character."""

    def __init__(self) -> None:
        self._clusters: list[str] = []
        self._ids: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._clusters)

    def id(self, cluster: str) -> str:
        """Return the character of a cluster: itself if it is a single one. If no number is left, its first."""
        if len(cluster) == 1 and ord(cluster) < FIRST_CLUSTER:
            return cluster
        if (known := self._ids.get(cluster)) is None:
            if len(self._clusters) >= _MAX_CLUSTERS:
                return cluster[0] if ord(cluster[0]) < FIRST_CLUSTER else "\ufffd"
            known = self._ids[cluster] = chr(FIRST_CLUSTER + len(self._clusters))
            self._clusters.append(cluster)
        return known

    def __getitem__(self, cell: str) -> str:
        return self._clusters[ord(cell) - FIRST_CLUSTER] if ord(cell) >= FIRST_CLUSTER else cell

    def expand(self, cells: str) -> str:
        """Return the text of cells in the form that is sent to the terminal."""
        if _ALL_SINGLE(cells):
            return cells
        if max(cells) >= chr(FIRST_CLUSTER):
            cells = "".join(map(self.__getitem__, cells))
        return cells.replace(RIGHT_HALF, "")


def used_characters(grids: Iterable[Grid]) -> tuple[set[str], set[str]]:
    """Return the characters in the text, and those in the styles, of some grids."""
    text: set[str] = set()
    styles: set[str] = set()
    for grid in grids:
        text.update(*grid.text)
        styles.update(*grid.styles)
    return text, styles
