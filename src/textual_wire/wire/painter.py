"""Paint the difference between two grids in few bytes."""

import re
from collections.abc import Iterable

from textual_wire.detection.features import Features
from textual_wire.wire.changes import CHANGED, ERASED, Piece, find_runs, in_cheap_order, mark_changes
from textual_wire.wire.cursor import Cursor
from textual_wire.wire.grid import AMBIGUOUS, RIGHT_HALF, UNKNOWN, Grid
from textual_wire.wire.paintings import Painting, Paintings
from textual_wire.wire.screen import Screen

_SAME = re.compile(r"(.)\1*", re.DOTALL)
_REPEATED = re.compile(r"([ -~])\1{5,}")
"""A character repeated often enough for REP to be shorter. ASCII only: tmux 3.3 repeats nothing else."""
_REPEATED_BLANKS = re.compile(" {11,}")
"""A run of blanks that is shorter to erase and skip than to write."""
_MIN_ERASED = 5
"""The smallest number of blanks at the end of a row, or of a piece, for which erasing is shorter."""
_ROWS_AT_ONCE = 16
"""Rows that are compared together: faster than one by one, with little memory for large screens."""
_BLANKS_TO_ERASE = _MIN_ERASED * " "


class Painter:
    """Paints the rows of one frame."""

    def __init__(
        self, screen: Screen, sent: Grid, cursor: Cursor, features: Features, paintings: Paintings | None = None
    ) -> None:
        """``paintings`` are those of other wires, which may have painted the same."""
        self.piece_count = 0
        """The number of pieces painted."""
        self._screen, self._wanted, self._sent = screen, screen.marked(), sent
        self._styles = screen.styles
        self._cursor = cursor
        self._features = features
        self._paintings = paintings
        self._out: list[str] = []
        self._pieces: list[Piece] = []
        self._ambiguous_rows: set[int] = set()

    def paint(self) -> str:
        """Return the sequences that paint every difference, and update ``sent``. The cursor may end anywhere."""
        wanted, sent = self._wanted, self._sent
        both = zip(wanted.text, sent.text, wanted.styles, sent.styles, strict=True)
        rows = [row for row, (new, old, style, old_style) in enumerate(both) if new != old or style != old_style]
        paintings, screen = self._paintings, self._screen
        if paintings is None or len(rows) < paintings.MIN_ROWS or len(screen.clusters):
            return self._paint(rows)
        if wanted.columns * wanted.rows > paintings.MAX_CELLS:
            return self._paint(rows)
        grids = (wanted.text, wanted.styles, sent.text, sent.styles)
        cells = tuple([tuple([grid[row] for row in rows]) for grid in grids])
        cursor = self._cursor
        key = (cells, tuple(rows), wanted.rows, cursor.state, self._styles.known, self._features)
        if painting := paintings.get(key):
            cursor.column, cursor.row, cursor.pen = painting.column, painting.row, painting.pen
            self.piece_count = painting.piece_count
            for row in rows:
                sent.text[row], sent.styles[row] = wanted.text[row], wanted.styles[row]
            return painting.text
        text = self._paint(rows)
        paintings.put(key, Painting(text, cursor.column, cursor.row, cursor.pen, self.piece_count))
        return text

    def _paint(self, rows: list[int]) -> str:
        wanted, sent = self._wanted, self._sent
        if rows and self._features.erase and not any(set(row) - {UNKNOWN} for row in sent.text):
            self._clear()
        for at in range(0, len(rows), _ROWS_AT_ONCE):
            some = rows[at : at + _ROWS_AT_ONCE]
            for row, marks in zip(some, self._mark(some), strict=True):
                if CHANGED in marks:
                    self._add_row(row, marks)
                sent.text[row], sent.styles[row] = wanted.text[row], wanted.styles[row]
        self._write(in_cheap_order(self._pieces, self._styles, self._cursor.pen))
        self.piece_count = len(self._pieces)
        return "".join(self._out)

    def _clear(self) -> None:
        """Erase an unknown screen, in the most frequent style of blanks."""
        wanted = self._wanted
        if any(UNKNOWN in row for row in wanted.text):
            return
        blank = self._styles.blank
        counts: dict[str, int] = {}
        for text, styles in zip(wanted.text, wanted.styles, strict=True):
            for style in set(styles):
                counts[blank[style]] = counts.get(blank[style], 0) + (styles.count(style) if " " in text else 0)
        erasable = [style for style in counts if self._can_erase(style)]
        if erasable:
            style = max(erasable, key=counts.__getitem__)
            self._out += self._cursor.move(0, 0), self._cursor.set_pen(self._styles, style), "\x1b[J"
            self._sent.clear(style)

    def _can_erase(self, style: str) -> bool:
        """Return True if cells erased with a style as the pen look like blanks in that style."""
        erasable = self._styles.erasable[style]
        return erasable and (self._features.back_colour_erase or not self._styles[style].background)

    def _mark(self, rows: list[int]) -> list[bytes]:
        """Return the marks of some rows, one for each cell to paint."""
        wanted, sent, columns = self._wanted, self._sent, self._wanted.columns
        grids = (wanted.text, wanted.styles, sent.text, sent.styles)
        text, styles, old_text, old_styles = ["".join([cells[row] for row in rows]) for cells in grids]
        if not _is_ambiguous(text) and not _is_ambiguous(old_text):
            marks = mark_changes(text, styles, old_text, old_styles)
            return [marks[at : at + columns] for at in range(0, len(marks), columns)]
        marked = []
        for row in rows:
            old = sent.text[row]
            # Repaint a row with ambiguous widths, with a move after every such character.
            if _is_ambiguous(wanted.text[row]) or _is_ambiguous(old):
                self._ambiguous_rows.add(row)
                old = UNKNOWN * columns
            marked.append(mark_changes(wanted.text[row], wanted.styles[row], old, sent.styles[row]))
        return marked

    def _add_row(self, row: int, marks: bytes) -> None:
        text, styles = self._wanted.text[row], self._wanted.styles[row]
        end, erased = self._start_of_blanks(text, styles), ERASED
        if marks.count(CHANGED, end) >= _MIN_ERASED:
            erased = marks.index(CHANGED, end)
            marks = marks[:end]
        for first, last in find_runs(marks, text, styles, self._styles.blank):
            self._add_pieces(row, first, last)
        if erased != ERASED:
            self._pieces.append((row, erased, ERASED, self._erasing_pen(row, styles[-1])))

    def _start_of_blanks(self, text: str, styles: str) -> int:
        """Return the column from which to erase a row to its end; the number of columns if erasing is no shorter."""
        columns = len(text)
        if not self._features.erase or not text.endswith(_BLANKS_TO_ERASE) or not self._can_erase(styles[-1]):
            return columns
        blank, background = self._styles.blank, self._styles.blank[styles[-1]]
        end, first = columns, len(text.rstrip(" "))
        while end > first and blank[styles[end - 1]] == background:
            end = max(first, len(styles[:end].rstrip(styles[end - 1])))
        return end

    def _add_pieces(self, row: int, first: int, end: int) -> None:
        """Split a run into pieces of one style. Blanks join a neighbouring piece in which they look the same."""
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

    def _erasing_pen(self, row: int, style: str) -> str:
        """Return the previous piece's pen if cells erased with it look the same; otherwise the style of a blank."""
        blank = self._styles.blank
        if self._pieces and self._pieces[-1][0] == row and blank[self._pieces[-1][3]] == blank[style]:
            return self._pieces[-1][3]
        return blank[style]

    def _write(self, pieces: Iterable[Piece]) -> None:
        rows, cursor, blank, columns = self._wanted.text, self._cursor, self._styles.blank, self._wanted.columns
        put = self._out.append
        for row, column, end, pen in pieces:
            cells = "" if end == ERASED else rows[row][column:end]
            if row != cursor.row or column != cursor.column:
                put(cursor.move(column, row))
            if pen != cursor.pen and (cells.strip(" ") or cursor.pen is None or blank[cursor.pen] != blank[pen]):
                put(cursor.set_pen(self._styles, pen))
            if end == ERASED:
                put("\x1b[K")
                continue
            if row in self._ambiguous_rows:
                self._write_ambiguous(cells, column, row)
            elif end - column < _MIN_ERASED and RIGHT_HALF not in cells:
                put(cells)
                cursor.column = end
            else:
                cursor.column = end - self._write_cells(cells, pen)
            if cursor.column == columns:
                cursor.column = None

    def _write_ambiguous(self, cells: str, column: int, row: int) -> None:
        """Write cells, some with an ambiguous width. After each of these the position is unknown."""
        for at, cell in enumerate(cells, column):
            if cell != RIGHT_HALF:
                self._out.append(self._cursor.move(at, row))
                self._out.append(self._screen.clusters.expand(cell))
                self._cursor.column = self._cursor.row = None
                if cell < AMBIGUOUS:
                    is_wide = cells[at + 1 - column :][:1] == RIGHT_HALF
                    self._cursor.column, self._cursor.row = at + 1 + is_wide, row

    def _write_cells(self, cells: str, pen: str) -> int:
        """Write cells with a pen. Returns the number of cells at the end, after the cursor, that were erased.

        No cell holds a cluster: rows with clusters are ambiguous.
        """
        blanks = 0
        erases = self._features.erase_characters and self._can_erase(pen)
        if erases and cells.endswith(_BLANKS_TO_ERASE):
            written = cells.rstrip(" ")
            blanks, cells = len(cells) - len(written), written
        if RIGHT_HALF in cells:
            cells = cells.replace(RIGHT_HALF, "")
        elif self._features.repeat:
            cells = _REPEATED.sub(_repeat, cells)
        elif erases:
            cells = _REPEATED_BLANKS.sub(_erase_and_skip, cells)
        self._out.append(f"{cells}\x1b[{blanks}X" if blanks else cells)
        return blanks


def _repeat(run: re.Match[str]) -> str:
    return f"{run[1]}\x1b[{len(run[0]) - 1}b"


def _erase_and_skip(run: re.Match[str]) -> str:
    return f"\x1b[{len(run[0])}X\x1b[{len(run[0])}C"


def _is_ambiguous(cells: str) -> bool:
    """Return True if a character is AMBIGUOUS or beyond: these have two code units in UTF-16, the fastest test."""
    return len(cells.encode("utf-16-le", "surrogatepass")) > 2 * len(cells)
