"""What brings a terminal's cells from what they were to what they should be, at little cost."""

import re

from burnout_tui.terminal.features import Features
from burnout_tui.terminal.wire_changes import CHANGED, marks, runs
from burnout_tui.terminal.wire_cursor import Cursor
from burnout_tui.terminal.wire_grid import HALF, UNKNOWN, UNSURE, Grid
from burnout_tui.terminal.wire_order import ERASED, Piece, in_cheap_order
from burnout_tui.terminal.wire_screen import Screen

_SAME = re.compile(r"(.)\1*", re.DOTALL)
_REPEATED = re.compile(r"([ -~])\1{5,}")
"""Signs so often in a row that to say how often is shorter. ASCII only: tmux 3.3 repeats nothing else."""
_REPEATED_BLANKS = re.compile(r"( ){13,}")
"""Blanks so many that to erase them, and to go past them, is shorter."""
_LEAST_ERASED = 5
"""Blanks at the end of a row, or of a piece, that are worth an erase."""


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

    def paint(self) -> str:
        """All that differs, and the terminal then holds. The cursor is left wherever that ends."""
        wanted, sent = self._wanted, self._sent
        rows = [
            row
            for row in range(wanted.rows)
            if wanted.text[row] != sent.text[row] or wanted.styles[row] != sent.styles[row]
        ]
        if rows and self._features.erase and not any(set(row) - {UNKNOWN} for row in sent.text):
            self._clear()
        for row in rows:
            self._row(row)
            sent.text[row], sent.styles[row] = wanted.text[row], wanted.styles[row]
        for piece in in_cheap_order(self._pieces, self._styles, self._cursor.pen):
            self._piece(piece)
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

    def _row(self, row: int) -> None:
        text, styles = self._wanted.text[row], self._wanted.styles[row]
        # Where terminals may not agree on widths, a row is painted anew, and from each such sign on the place is said.
        unsure = _is_unsure(text) or _is_unsure(self._sent.text[row])
        old_text, old_styles, blank = self._sent.text[row], self._sent.styles[row], self._styles.blank
        if unsure:
            self._unsure_rows.add(row)
            old_text = UNKNOWN * len(text)
        marked = marks(text, styles, old_text, old_styles)
        if CHANGED not in marked:
            return
        end, erased = self._blank_end(text, styles), ERASED
        if marked.count(CHANGED, end) >= _LEAST_ERASED:
            erased = marked.index(CHANGED, end)
            marked = marked[:end]
        for first, last in runs(marked, text, styles, blank):
            self._cut(row, first, last)
        if erased != ERASED:
            self._pieces.append(Piece(row, erased, ERASED, self._last_pen(row, styles[-1])))

    def _blank_end(self, text: str, styles: str) -> int:
        """From which column on a row can be erased to its end; the number of columns if nowhere."""
        columns = len(text)
        if not self._features.erase or text[-1] != " " or not self._can_erase(styles[-1]):
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
        start, pen = first, ""
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
                self._pieces.append(Piece(row, start, column, pen))
                start = column
            pen = style
        self._pieces.append(Piece(row, start, end, pen))

    def _last_pen(self, row: int, style: str) -> str:
        """The style of the piece before, if an erased cell looks the same with it as with another style."""
        if self._pieces and self._pieces[-1].row == row and self._same_blank(self._pieces[-1].pen, style):
            return self._pieces[-1].pen
        return self._styles.blank[style]

    def _piece(self, piece: Piece) -> None:
        row, column, end, pen = piece
        cells = self._wanted.text[row][column:end]
        self._out.append(self._cursor.moving(column, row))
        if end == ERASED or not cells.strip(" "):
            if self._cursor.pen is None or not self._same_blank(self._cursor.pen, pen):
                self._out.append(self._cursor.drawing(self._styles, pen))
        else:
            self._out.append(self._cursor.drawing(self._styles, pen))
        if end == ERASED:
            self._out.append("\x1b[K")
        elif row in self._unsure_rows:
            self._unsure(cells, column, row)
        else:
            self._cursor.column = end - self._cells(cells)
        if self._cursor.column == self._wanted.columns:
            self._cursor.column = None

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
        """Signs in the pen's style. Returns how many at the end were erased instead, and left before the cursor."""
        blanks = len(cells) - len(cells.rstrip(" ")) if self._features.erase_characters else 0
        if blanks and (blanks < _LEAST_ERASED or not self._erases_with_pen()):
            blanks = 0
        spelt = self._screen.clusters.spelt(cells[:-blanks] if blanks else cells)
        if self._many and len(spelt) > 5 and HALF not in cells:
            spelt = self._many.sub(self._shorter, spelt)
        self._out.append(f"{spelt}\x1b[{blanks}X" if blanks else spelt)
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
