"""What brings a terminal's cells from what they were to what they should be, at little cost."""

import re
from collections.abc import Iterable

from textual_wire.detection.features import Features
from textual_wire.wire.changes import CHANGED, marks, runs
from textual_wire.wire.cursor import Cursor
from textual_wire.wire.grid import HALF, UNKNOWN, UNSURE, Grid
from textual_wire.wire.order import ERASED, Piece, in_cheap_order
from textual_wire.wire.screen import Screen

_SAME = re.compile(r"(.)\1*", re.DOTALL)
_REPEATED = re.compile(r"([ -~])\1{5,}")
"""Signs so often in a row that to say how often is shorter. ASCII only: tmux 3.3 repeats nothing else."""
_REPEATED_BLANKS = re.compile(r"( ){11,}")
"""Blanks so many that to erase them, and to go past them, is shorter."""
_LEAST_ERASED = 5
"""Blanks at the end of a row, or of a piece, that are worth an erase."""
_AT_ONCE = 16
"""Rows that are compared at once: quicker than each by itself, and little memory even where the screen is large."""
_ENOUGH_BLANKS = _LEAST_ERASED * " "


class Painter:
    """Paints the rows of one frame."""

    def __init__(self, screen: Screen, sent: Grid, cursor: Cursor, features: Features) -> None:
        self.runs = 0
        """How many pieces were painted."""
        self._screen, self._wanted, self._sent = screen, screen.grid, sent
        self._styles = screen.styles
        self._cursor = cursor
        self._features = features
        self._out: list[str] = []
        self._pieces: list[Piece] = []
        self._unsure_rows: set[int] = set()
        self._many = _REPEATED if features.repeat else _REPEATED_BLANKS if features.erase_characters else None
        self._least = 6 if features.repeat else 11

    def paint(self) -> str:
        """All that differs, and the terminal then holds. The cursor is left wherever that ends."""
        wanted, sent = self._wanted, self._sent
        both = zip(wanted.text, sent.text, wanted.styles, sent.styles, strict=True)
        rows = [row for row, (new, old, style, old_style) in enumerate(both) if new != old or style != old_style]
        if rows and self._features.erase and not any(set(row) - {UNKNOWN} for row in sent.text):
            self._clear()
        for at in range(0, len(rows), _AT_ONCE):
            some = rows[at : at + _AT_ONCE]
            for row, marked in zip(some, self._marks(some), strict=True):
                if CHANGED in marked:
                    self._row(row, marked)
                sent.text[row], sent.styles[row] = wanted.text[row], wanted.styles[row]
        self._write(in_cheap_order(self._pieces, self._styles, self._cursor.pen))
        self.runs = len(self._pieces)
        return "".join(self._out)

    def _clear(self) -> None:
        """Begin with a blank screen, where none of it is to stay."""
        wanted = self._wanted
        if any(UNKNOWN in row for row in wanted.text):
            return
        blank = self._styles.blank
        counts: dict[str, int] = {}
        for text, styles in zip(wanted.text, wanted.styles, strict=True):
            for style in set(styles):
                counts[blank[style]] = counts.get(blank[style], 0) + (styles.count(style) if " " in text else 0)
        erasing = [style for style in counts if self._can_erase(style)]
        if erasing:
            style = max(erasing, key=counts.__getitem__)
            self._out += self._cursor.moving(0, 0), self._cursor.drawing(self._styles, style), "\x1b[J"
            self._sent.clear(style)

    def _can_erase(self, style: str) -> bool:
        """Whether cells that are erased look like a blank of a style, once the pen is that style."""
        erasable = self._styles.erasable[style]
        return erasable and (self._features.back_colour_erase or not self._styles[style].ground)

    def _marks(self, rows: list[int]) -> list[bytes]:
        """A mark for each cell of rows: whether it is to be painted."""
        wanted, sent, columns = self._wanted, self._sent, self._wanted.columns
        grids = (wanted.text, wanted.styles, sent.text, sent.styles)
        text, styles, old_text, old_styles = ["".join([cells[row] for row in rows]) for cells in grids]
        if not _is_unsure(text) and not _is_unsure(old_text):
            marked = marks(text, styles, old_text, old_styles)
            return [marked[at : at + columns] for at in range(0, len(marked), columns)]
        found = []
        for row in rows:
            old = sent.text[row]
            # Where terminals may not agree on widths a row is painted anew, and from each such sign on the place said.
            if _is_unsure(wanted.text[row]) or _is_unsure(old):
                self._unsure_rows.add(row)
                old = UNKNOWN * columns
            found.append(marks(wanted.text[row], wanted.styles[row], old, sent.styles[row]))
        return found

    def _row(self, row: int, marked: bytes) -> None:
        text, styles = self._wanted.text[row], self._wanted.styles[row]
        end, erased = self._blank_end(text, styles), ERASED
        if marked.count(CHANGED, end) >= _LEAST_ERASED:
            erased = marked.index(CHANGED, end)
            marked = marked[:end]
        for first, last in runs(marked, text, styles, self._styles.blank):
            self._cut(row, first, last)
        if erased != ERASED:
            self._pieces.append((row, erased, ERASED, self._last_pen(row, styles[-1])))

    def _blank_end(self, text: str, styles: str) -> int:
        """From which column on a row can be erased to its end; the number of columns if it is not worth it."""
        columns = len(text)
        if not self._features.erase or not text.endswith(_ENOUGH_BLANKS) or not self._can_erase(styles[-1]):
            return columns
        blank, ground = self._styles.blank, self._styles.blank[styles[-1]]
        end, first = columns, len(text.rstrip(" "))
        while end > first and blank[styles[end - 1]] == ground:
            end = max(first, len(styles[:end].rstrip(styles[end - 1])))
        return end

    def _same_blank(self, pen: str, style: str) -> bool:
        return self._styles.blank[pen] == self._styles.blank[style]

    def _cut(self, row: int, first: int, end: int) -> None:
        """Cut a run into pieces of one style each. Blanks go with what is beside them, if they look no different."""
        text, styles, blank = self._wanted.text[row], self._wanted.styles[row], self._styles.blank
        start, pen = first, styles[first]
        if styles.count(pen, first, end) == end - first:
            if text.count(" ", first, end) == end - first:
                pen = blank[pen]
            self._pieces.append((row, first, end, pen))
            return
        pen = ""
        for same in _SAME.finditer(styles, first, end):
            column, stop = same.span()
            style = styles[column]
            if text.count(" ", column, stop) == stop - column:
                if pen and blank[pen] == blank[style]:
                    continue
                style = blank[style]
            elif pen and pen == blank[pen] == blank[style] and not text[start:column].strip(" "):
                pen = style
            if pen and style != pen:
                self._pieces.append((row, start, column, pen))
                start = column
            pen = style
        self._pieces.append((row, start, end, pen))

    def _last_pen(self, row: int, style: str) -> str:
        """The style of the piece before, if an erased cell looks the same with it as with another style."""
        if self._pieces and self._pieces[-1][0] == row and self._same_blank(self._pieces[-1][3], style):
            return self._pieces[-1][3]
        return self._styles.blank[style]

    def _write(self, pieces: Iterable[Piece]) -> None:
        rows, cursor, blank, columns = self._wanted.text, self._cursor, self._styles.blank, self._wanted.columns
        put = self._out.append
        for row, column, end, pen in pieces:
            cells = "" if end == ERASED else rows[row][column:end]
            if row != cursor.row or column != cursor.column:
                put(cursor.moving(column, row))
            if pen != cursor.pen and (cells.strip(" ") or cursor.pen is None or blank[cursor.pen] != blank[pen]):
                put(cursor.drawing(self._styles, pen))
            if end == ERASED:
                put("\x1b[K")
                continue
            if row in self._unsure_rows:
                self._unsure(cells, column, row)
            elif end - column < _LEAST_ERASED and HALF not in cells:
                put(cells)
                cursor.column = end
            else:
                cursor.column = end - self._cells(cells)
            if cursor.column == columns:
                cursor.column = None

    def _unsure(self, cells: str, column: int, row: int) -> None:
        """Signs among which are some whose width is not sure: after each of those the place is said."""
        for at, cell in enumerate(cells, column):
            if cell != HALF:
                self._out.append(self._cursor.moving(at, row))
                self._out.append(self._screen.clusters.spelt(cell))
                self._cursor.column = self._cursor.row = None
                if cell < UNSURE:
                    self._cursor.column, self._cursor.row = at + 1 + (cells[at + 1 - column :][:1] == HALF), row

    def _cells(self, cells: str) -> int:
        """Signs in the pen's style. Returns how many at the end were erased instead, and left before the cursor.

        None of them stands for more than one, or the row would be one that is unsure.
        """
        blanks = 0
        if self._features.erase_characters and cells.endswith(_ENOUGH_BLANKS) and self._erases_with_pen():
            signs = cells.rstrip(" ")
            blanks, cells = len(cells) - len(signs), signs
        if HALF in cells:
            cells = cells.replace(HALF, "")
        elif self._many and len(cells) >= self._least:
            cells = self._many.sub(self._shorter, cells)
        self._out.append(f"{cells}\x1b[{blanks}X" if blanks else cells)
        return blanks

    def _erases_with_pen(self) -> bool:
        return self._cursor.pen is not None and self._can_erase(self._cursor.pen)

    def _shorter(self, many: re.Match[str]) -> str:
        sign, count = many[1], len(many[0])
        if not self._features.repeat:
            return f"\x1b[{count}X\x1b[{count}C" if self._erases_with_pen() else many[0]
        repeated = f"{sign}\x1b[{count - 1}b"
        return repeated if len(repeated) < count else many[0]


def _is_unsure(cells: str) -> bool:
    """Whether there is any from UNSURE on. Those are the ones of which UTF-16 makes two: there is no quicker way."""
    return len(cells.encode("utf-16-le", "surrogatepass")) > 2 * len(cells)
