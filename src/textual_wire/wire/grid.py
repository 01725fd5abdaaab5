"""The cells of a terminal's screen, row by row."""

import re
from collections.abc import Iterable

UNKNOWN = "\x01"
"""Stands for a cell of which nothing is known."""
HALF = "\x00"
"""Stands for the right half of a character two cells wide."""
CLUSTERS = 0x100000
"""From this code on, a character stands for several in one cell: a sign with its accents, an emoji of many parts."""
UNSURE = "\U00010000"
"""From this character on, terminals do not agree how wide a cell's content is."""
_MOST_CLUSTERS = 0xFFFD
# What is left out is named: from what is let in, ``re`` would make a table of 65,536 signs at each start.
_ALL_SIMPLE = re.compile("[^\x00-\x1f\U00010000-\U0010ffff]*").fullmatch


class Grid:
    """Rows of cells. A row is two strings: the characters, one a cell, and the styles, one character a cell.

    Rows are replaced and never changed, so that grids can share them.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.text: list[str] = []
        self.styles: list[str] = []
        self.forget()

    def forget(self) -> None:
        """Nothing is known of any cell."""
        self.text = [UNKNOWN * self.columns] * self.rows
        self.styles = ["\x00" * self.columns] * self.rows

    def put(self, row: int, column: int, text: str, styles: str) -> None:
        """Replace cells. The other half of a wide character that is hit becomes a blank of that character's style."""
        cells, old = self.text[row], self.styles[row]
        if len(text) < self.columns:
            end = column + len(text)
            before, after = cells[:column], cells[end:]
            if HALF in cells:
                if cells[column] == HALF:
                    before = before[:-1] + " "
                if after[:1] == HALF:
                    after = " " + after[1:]
            text, styles = f"{before}{text}{after}", f"{old[:column]}{styles}{old[end:]}"
        if text != cells:
            self.text[row] = text
        if styles != old:
            self.styles[row] = styles

    def fill(self, row: int, column: int, count: int, style: str) -> None:
        """Make cells blank, as many as there are."""
        if (count := min(count, self.columns - column)) > 0:
            self.put(row, column, " " * count, style * count)

    def clear(self, style: str) -> None:
        """Make all cells blank."""
        self.text = [" " * self.columns] * self.rows
        self.styles = [style * self.columns] * self.rows

    def copy(self, other: "Grid") -> None:
        """Take over the rows of another grid of the same size."""
        self.text, self.styles = other.text.copy(), other.styles.copy()


class Clusters:
    """What more than one code point in a cell stands for; each known by one character from CLUSTERS on."""

    def __init__(self) -> None:
        self._known: list[str] = []
        self._ids: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._known)

    def id(self, cluster: str) -> str:
        """The character for a cluster: itself if it is a single one. Where no more fit, its first."""
        if len(cluster) == 1 and ord(cluster) < CLUSTERS:
            return cluster
        if (known := self._ids.get(cluster)) is None:
            if len(self._known) >= _MOST_CLUSTERS:
                return cluster[0] if ord(cluster[0]) < CLUSTERS else "\ufffd"
            known = self._ids[cluster] = chr(CLUSTERS + len(self._known))
            self._known.append(cluster)
        return known

    def __getitem__(self, cell: str) -> str:
        return self._known[ord(cell) - CLUSTERS] if ord(cell) >= CLUSTERS else cell

    def spelt(self, cells: str) -> str:
        """The text of cells, as a terminal is sent it."""
        if _ALL_SIMPLE(cells):
            return cells
        if max(cells) >= chr(CLUSTERS):
            cells = "".join(map(self.__getitem__, cells))
        return cells.replace(HALF, "")


def used(grids: Iterable[Grid]) -> tuple[set[str], set[str]]:
    """The characters, and the styles, that grids hold."""
    text: set[str] = set()
    styles: set[str] = set()
    for grid in grids:
        text.update(*grid.text)
        styles.update(*grid.styles)
    return text, styles
