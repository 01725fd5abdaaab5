"""A model of the terminal's screen: cells, cursor and pen."""

import re

from textual_wire.detection.features import Features
from textual_wire.direction import MARK, MARKS, OTHER_MARKS, is_right_to_left, mark_places
from textual_wire.wire.grid import RIGHT_HALF, UNKNOWN, Clusters, Grid, used_characters
from textual_wire.wire.style import Style, Styles

_NARROW = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u0391-\u03a1\u03a3-\u0482"
    "\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u2319\u231c-\u2328\u232b-\u23e8\u2500-\u25fc\u2800-\u28ff]+"
).fullmatch
_JOINERS = "\u200d\ufe0f"
"""Characters that merge two cells or widen one. They must be in the same piece of text as the character before."""
_RIGHT_TO_LEFT = "\N{HEBREW LETTER ALEF}"
"""Stands for any cell of that direction."""
_MIN_STYLES = 128
_MIN_CLUSTERS = 512
"""Above these numbers, styles and clusters on no screen are dropped. An app uses some dozens."""


def is_narrow(text: str) -> bool:
    """Return True if every character is certainly one column wide. Fast, but False for some narrow characters."""
    return text.isprintable() if text.isascii() else _NARROW(text) is not None


class Screen:
    """Cells, cursor and pen. If terminals disagree about an operation, it does nothing and returns False."""

    def __init__(self, columns: int, rows: int, features: Features) -> None:
        self.grid = Grid(columns, rows)
        self.styles = Styles(features.links)
        self.clusters = Clusters()
        self.column = self.row = 0
        """The cursor. After a character in the last column it is at the margin, where terminals disagree about the next
        character: ``column`` is then the number of columns, plus one for each new line since that character."""
        self.pen = Styles.plain
        """The style of the next character."""
        self.wraps: bool | None = True
        """True if a character after the last column begins the next row; None if unknown."""
        self.combines = False
        """True if a combining character would join the character before the cursor."""
        self._features = features
        self._has_right_to_left = False
        self._marked: dict[str, str] = {}
        """The rows of the latest frames with their marks."""
        self._prune_at = (_MIN_STYLES, _MIN_CLUSTERS)

    @property
    def is_simple(self) -> bool:
        """True if every cell is a single character, and none is written from right to left."""
        return not len(self.clusters) and not self._has_right_to_left

    def move(self, column: int, row: int) -> None:
        """Place the cursor, within the screen."""
        columns, rows = self.grid.columns, self.grid.rows
        self.column = 0 if column < 0 else column if column < columns else columns - 1
        self.row = 0 if row < 0 else row if row < rows else rows - 1
        self.combines = False

    def new_line(self) -> bool:
        """Move down by one row. Returns False in the last row, where the screen would scroll."""
        if self.row + 1 >= self.grid.rows:
            return False
        self.row += 1
        if self.column >= self.grid.columns:
            self.column += 1
        self.combines = False
        return True

    def write(self, text: str) -> str:
        """Write text without control characters. Returns the rest, from the first character of uncertain position."""
        if self.column > self.grid.columns:
            return text
        if is_narrow(text):
            return self._write_narrow(text)
        from rich.cells import split_graphemes

        self._has_right_to_left = self._has_right_to_left or is_right_to_left(text)
        for start, end, width in split_graphemes(text)[0]:
            cluster = text[start:end]
            if not width and not cluster.strip(MARKS):
                if self.combines:
                    self._combine(cluster)
            elif not width:
                if not self.combines or cluster in _JOINERS:
                    return text[start:]
                self._combine(cluster)
            elif not self._wrap(width):
                return text[start:]
            else:
                self.put(self.clusters.id(cluster) + RIGHT_HALF * (width - 1), self.pen * width)
        return ""

    def _write_narrow(self, text: str) -> str:
        while text:
            if not self._wrap(1):
                return text
            free = self.grid.columns - self.column
            style = self.pen if text[:free].strip(" ") else self.styles.blank[self.pen]
            self.put(text[:free], style * len(text[:free]))
            text = text[free:]
        return ""

    def put(self, cells: str, styles: str) -> None:
        """Replace cells at the cursor, and move after them. The cells must fit into the row."""
        self.grid.put(self.row, self.column, cells, styles)
        self.column += len(cells)
        self.combines = cells[-1] != " "  # Only part of a blank's style is kept

    def _wrap(self, width: int) -> bool:
        """Wrap, or stay in the last column, if the next character does not fit. False if terminals disagree."""
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

    def _combine(self, accents: str) -> None:
        row, column = self.grid.text[self.row], self.column - 1
        wide = row[column] == RIGHT_HALF
        column -= wide
        cluster = self.clusters.id(self.clusters[row[column]] + accents)
        styles = self.grid.styles[self.row][column : self.column]
        self.grid.put(self.row, column, cluster + RIGHT_HALF * wide, styles)

    def marked(self) -> Grid:
        """Return the grid with marks that keep right-to-left fields in their columns. Each joins the cell before it."""
        if not self._has_right_to_left or not self._features.direction_marks:
            return self.grid
        grid = Grid(self.grid.columns, self.grid.rows)
        grid.text = [self._marked.get(row) or self._mark(row) for row in self.grid.text]
        grid.styles = self.grid.styles
        return grid

    def _mark(self, row: str) -> str:
        marked = list(row)
        for place in mark_places(_bases([self.clusters[cell] for cell in row])):
            column = place - 1 - (row[place - 1] == RIGHT_HALF)
            if place > 0 and (cluster := self.clusters[row[column]]) != UNKNOWN and cluster[-1] != MARK:
                # A mark of the text itself in a blank cell belongs to the text after it.
                base, own = (cluster[0], cluster[1:]) if cluster[0] == " " else (cluster, "")
                marked[column] = self.clusters.id(base + MARK + own)
        if len(self._marked) > 2 * self.grid.rows:
            self._marked.clear()
        found = self._marked[row] = "".join(marked)
        return found

    def erase_line(self, mode: str) -> bool:
        """Erase from the cursor to the end of the row (0), from its beginning to the cursor (1), or all of it (2)."""
        if self.column >= self.grid.columns or (style := self._erased_style()) is None or mode not in ("", *"012"):
            return False
        first = self.column if mode in ("", "0") else 0
        last = self.column if mode == "1" else self.grid.columns - 1
        self.grid.fill(self.row, first, last + 1 - first, style)
        return True

    def erase_screen(self, mode: str) -> bool:
        """Erase from the cursor to the end (0), from the beginning to the cursor (1), or everything (2)."""
        if not self.erase_line(mode):
            return False
        style = self._erased_style() or Styles.plain
        first = self.row + 1 if mode in ("", "0") else 0
        last = self.row if mode == "1" else self.grid.rows
        for row in range(first, last):
            self.grid.fill(row, 0, self.grid.columns, style)
        return True

    def erase_characters(self, count: int) -> bool:
        """Erase a number of cells from the cursor on."""
        if self.column >= self.grid.columns or (style := self._erased_style()) is None:
            return False
        self.grid.fill(self.row, self.column, count, style)
        return True

    def _erased_style(self) -> str | None:
        """Return the style of erased cells; None if it depends on the terminal."""
        pen = self.styles[self.pen]
        if pen.reverse or (pen.background and not self._features.back_colour_erase):
            return None
        return self.styles.id(Style(background=pen.background))

    def prune(self, other: Grid) -> bool:
        """If there are many styles and clusters, drop those that neither this grid nor ``other`` contains.

        Returns True if any were dropped: the styles then have new characters.
        """
        if len(self.styles) <= self._prune_at[0] and len(self.clusters) <= self._prune_at[1]:
            return False
        text, styles = used_characters((self.grid, other))
        new_styles, new_clusters = Styles(self._features.links), Clusters()
        style_map = {ord(old): new_styles.id(self.styles[old]) for old in sorted(styles | {self.pen})}
        text -= {RIGHT_HALF, UNKNOWN}
        text_map = {ord(old): new_clusters.id(self.clusters[old]) for old in sorted(text)}
        for grid in (self.grid, other):
            grid.styles = [row.translate(style_map) for row in grid.styles]
            grid.text = [row.translate(text_map) for row in grid.text]
        self.pen = style_map[ord(self.pen)]
        self.styles, self.clusters = new_styles, new_clusters
        self._marked.clear()
        # If the grids themselves contain that many, raise the number for the next pruning.
        self._prune_at = (max(_MIN_STYLES, 2 * len(new_styles)), max(_MIN_CLUSTERS, 2 * len(new_clusters)))
        return True


def _bases(clusters: list[str]) -> str:
    """Return the first character of each cell; a right-to-left letter if the text has a mark of that direction there.

    Marks join the cell before them, so those before a text are in a blank cell.
    """
    bases = [cluster[0] for cluster in clusters]
    for column, cluster in enumerate(clusters):
        if any(mark in cluster for mark in OTHER_MARKS):
            bases[min(column + (cluster[0] == " "), len(bases) - 1)] = _RIGHT_TO_LEFT
    return "".join(bases)
