"""The screen as a terminal would show what is written for it: cells, cursor, style."""

import re

from textual_wire.detection.features import Features
from textual_wire.wire.grid import HALF, UNKNOWN, Clusters, Grid, used
from textual_wire.wire.style import Style, Styles

_NARROW = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u0391-\u03a1\u03a3-\u0482"
    "\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u2319\u231c-\u2328\u232b-\u23e8\u2500-\u25fc\u2800-\u28ff]+"
).fullmatch
_JOINERS = "\u200d\ufe0f"
"""What makes one cell of two characters, or a wide one of a narrow: that takes both, in one piece of text."""
_MOST_STYLES = 128
_MOST_CLUSTERS = 512
"""How many may come to be known before those that are on no screen are dropped. The guide has some forty styles."""


def is_narrow(text: str) -> bool:
    """Whether it is plain to see that each character takes one cell. Quick; there are narrow ones that it misses."""
    return text.isprintable() if text.isascii() else _NARROW(text) is not None


class Screen:
    """Cells, cursor and style. Where terminals do not agree what they would do, it says so and does nothing."""

    def __init__(self, columns: int, rows: int, features: Features) -> None:
        self.grid = Grid(columns, rows)
        self.styles = Styles(features.links)
        self.clusters = Clusters()
        self.column = self.row = 0
        """Where the cursor is. It is in no column, but at the margin, after a character in the last one; and each new
        line from there adds one to the column, for terminals differ in where the next character then goes."""
        self.pen = Styles.plain
        """The style of what is written next."""
        self.wraps: bool | None = True
        """Whether a character after the last column begins the next row; None where that is unknown."""
        self.joins = False
        """Whether an accent that comes next belongs to the character before the cursor."""
        self._features = features
        self._most = (_MOST_STYLES, _MOST_CLUSTERS)

    def move(self, column: int, row: int) -> None:
        """Place the cursor, or as near as the screen allows."""
        columns, rows = self.grid.columns, self.grid.rows
        self.column = 0 if column < 0 else column if column < columns else columns - 1
        self.row = 0 if row < 0 else row if row < rows else rows - 1
        self.joins = False

    def new_line(self) -> bool:
        """Go one row down. Returns False in the last row, where the screen would scroll."""
        if self.row + 1 >= self.grid.rows:
            return False
        self.row += 1
        if self.column >= self.grid.columns:
            self.column += 1
        self.joins = False
        return True

    def write(self, text: str) -> str:
        """Write signs, no controls. Returns those that could not be: from the first on whose place it is unsure."""
        if self.column > self.grid.columns:
            return text
        if is_narrow(text):
            return self._write_narrow(text)
        from rich.cells import split_graphemes

        for start, end, width in split_graphemes(text)[0]:
            sign = text[start:end]
            if not width:
                if not self.joins or sign in _JOINERS:
                    return text[start:]
                self._join(sign)
            elif not self._make_room(width):
                return text[start:]
            else:
                self.put(self.clusters.id(sign) + HALF * (width - 1), self.pen * width)
        return ""

    def _write_narrow(self, text: str) -> str:
        while text:
            if not self._make_room(1):
                return text
            room = self.grid.columns - self.column
            style = self.pen if text[:room].strip(" ") else self.styles.blank[self.pen]
            self.put(text[:room], style * len(text[:room]))
            text = text[room:]
        return ""

    def put(self, cells: str, styles: str) -> None:
        """Replace cells from the cursor on, for which there is room, and go after them."""
        self.grid.put(self.row, self.column, cells, styles)
        self.column += len(cells)
        self.joins = cells[-1] != " "  # The style of a blank is not kept whole

    def _make_room(self, width: int) -> bool:
        """Wrap, or stay in the last column, where the next sign would not fit. False where terminals differ."""
        columns = self.grid.columns
        if self.column + width <= columns:
            return True
        if self.wraps is None:
            return False
        if self.wraps:
            if self.row + 1 >= self.grid.rows or width > columns:
                return False
            self.column, self.row = 0, self.row + 1
        elif width == 1:
            self.column = columns - 1
        return self.column + width <= columns

    def _join(self, accents: str) -> None:
        row, column = self.grid.text[self.row], self.column - 1
        wide = row[column] == HALF
        column -= wide
        cluster = self.clusters.id(self.clusters[row[column]] + accents)
        styles = self.grid.styles[self.row][column : self.column]
        self.grid.put(self.row, column, cluster + HALF * wide, styles)

    def erase_line(self, how: str) -> bool:
        """Erase to the end of the row (0), to its beginning (1) or all of it (2). False where terminals differ."""
        if self.column >= self.grid.columns or (style := self._erased()) is None or how not in ("", "0", "1", "2"):
            return False
        first = self.column if how in ("", "0") else 0
        last = self.column if how == "1" else self.grid.columns - 1
        self.grid.fill(self.row, first, last + 1 - first, style)
        return True

    def erase_screen(self, how: str) -> bool:
        """Erase below and behind the cursor (0), above and before it (1), or all (2). False where terminals differ."""
        if not self.erase_line(how):
            return False
        style = self._erased() or Styles.plain
        first = self.row + 1 if how in ("", "0") else 0
        last = self.row if how == "1" else self.grid.rows
        for row in range(first, last):
            self.grid.fill(row, 0, self.grid.columns, style)
        return True

    def erase_characters(self, count: int) -> bool:
        """Erase so many from the cursor on. False where terminals differ."""
        if self.column >= self.grid.columns or (style := self._erased()) is None:
            return False
        self.grid.fill(self.row, self.column, count, style)
        return True

    def _erased(self) -> str | None:
        """The style of cells that are erased; None where it depends on the terminal."""
        pen = self.styles[self.pen]
        if pen.reverse or (pen.ground and not self._features.back_colour_erase):
            return None
        return self.styles.id(Style(ground=pen.ground))

    def tidy(self, other: Grid) -> bool:
        """Drop the styles and clusters that neither this grid nor the other holds, when there have come to be many.

        Returns whether it did: a style that one has kept is then another.
        """
        if len(self.styles) <= self._most[0] and len(self.clusters) <= self._most[1]:
            return False
        text, styles = used((self.grid, other))
        new_styles, new_clusters = Styles(self._features.links), Clusters()
        renamed = {ord(old): new_styles.id(self.styles[old]) for old in sorted(styles | {self.pen})}
        respelt = {ord(old): new_clusters.id(self.clusters[old]) for old in sorted(text) if old not in (HALF, UNKNOWN)}
        for grid in (self.grid, other):
            grid.styles = [row.translate(renamed) for row in grid.styles]
            grid.text = [row.translate(respelt) for row in grid.text]
        self.pen = renamed[ord(self.pen)]
        self.styles, self.clusters = new_styles, new_clusters
        # Where the picture itself holds so many, there is nothing to drop for long.
        self._most = (max(_MOST_STYLES, 2 * len(new_styles)), max(_MOST_CLUSTERS, 2 * len(new_clusters)))
        return True
