"""What brings a terminal's cells from what they were to what they should be, at little cost."""

import re
from collections.abc import Iterator

from burnout_tui.terminal.features import Features
from burnout_tui.terminal.wire_cursor import Cursor
from burnout_tui.terminal.wire_grid import HALF, UNKNOWN, UNSURE, Grid
from burnout_tui.terminal.wire_screen import Screen

_SAME = re.compile(r"(.)\1*", re.DOTALL)
_REPEATED = re.compile(r"([^\x00\x01])\1{5,}")
"""Signs so often in a row that to say how often may be shorter."""
_REPEATED_BLANKS = re.compile(r"( ){12,}")
"""Blanks so many that to erase them, and to go past them, is shorter."""
_LEAST_ERASED = 5
"""Blanks at the end of a row that are worth an erase."""


class Painter:
    """Paints the rows of one frame."""

    def __init__(self, screen: Screen, sent: Grid, cursor: Cursor, features: Features) -> None:
        self.runs = 0
        """How many runs of cells were painted."""
        self._screen, self._wanted, self._sent = screen, screen.grid, sent
        self._styles = screen.styles
        self._cursor = cursor
        self._features = features
        self._out: list[str] = []
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
            self._out += self._cursor.drawing(self._styles, style), "\x1b[2J"
            self._sent.clear(style)

    def _can_erase(self, style: str) -> bool:
        """Whether cells that are erased look like a blank of a style, once the pen is that style."""
        if not self._styles.erases(style):
            return False
        return self._features.back_colour_erase or not self._styles[style].ground

    def _row(self, row: int) -> None:
        text, styles = self._wanted.text[row], self._wanted.styles[row]
        old_text, old_styles = self._sent.text[row], self._sent.styles[row]
        # Where terminals may not agree on widths, a row is painted anew, and from each such sign on the place is said.
        unsure = max(text) >= UNSURE or max(old_text) >= UNSURE
        blank = self._styles.blank
        changed = [
            column
            for column, (new, old, style, old_style) in enumerate(zip(text, old_text, styles, old_styles, strict=True))
            if new != UNKNOWN
            and (unsure or new != old or (style != old_style and (new != " " or blank[style] != blank[old_style])))
        ]
        if not changed:
            return
        end = self._blank_end(text, styles)
        erased = [column for column in changed if column >= end]
        if len(erased) >= _LEAST_ERASED:
            changed = changed[: -len(erased)]
        for first, last in self._together(row, changed):
            self._run(row, first, last)
        if len(erased) >= _LEAST_ERASED:
            self._move(erased[0], row)
            if self._cursor.pen is None or not self._same_blank(self._cursor.pen, styles[-1]):
                self._out.append(self._cursor.drawing(self._styles, blank[styles[-1]]))
            self._out.append("\x1b[K")
            self.runs += 1

    def _blank_end(self, text: str, styles: str) -> int:
        """From which column on a row can be erased to its end; the number of columns if nowhere."""
        columns = len(text)
        if not self._features.erase or text[-1] != " " or not self._can_erase(styles[-1]):
            return columns
        blank, ground = self._styles.blank, self._styles.blank[styles[-1]]
        end, first = columns, len(text.rstrip(" "))
        while end > first and blank[styles[end - 1]] == ground:
            end -= 1
        return end

    def _same_blank(self, pen: str, style: str) -> bool:
        return self._styles.blank[pen] == self._styles.blank[style]

    def _together(self, row: int, changed: list[int]) -> Iterator[tuple[int, int]]:
        """The runs to paint, each from a column to before another: near ones as one, if to go on is no dearer."""
        text, styles = self._wanted.text[row], self._wanted.styles[row]
        first, end = -1, -1
        for place in changed:
            column = place - (text[place] == HALF)
            width = 2 if text[column + 1 : column + 2] == HALF else 1
            if first < 0:
                first = column
            elif column > end and not self._is_cheap(text[end:column], styles[end - 1 : column + 1]):
                yield first, end
                first = column
            end = max(end, column + width)
        if first >= 0:
            yield first, end

    def _is_cheap(self, gap: str, styles: str) -> bool:
        """Whether signs that are there already cost no more than to skip them. The styles are one more on each side."""
        if len(gap) > 4 or not gap.isascii() or HALF in gap or UNKNOWN in gap:
            return False
        blank = self._styles.blank
        inside = zip(gap, styles[1:-1], strict=True)
        return all(
            style in (styles[0], styles[-1]) or (sign == " " and blank[style] in (blank[styles[0]], blank[styles[-1]]))
            for sign, style in inside
        )

    def _move(self, column: int, row: int) -> None:
        self._out.append(self._cursor.moving(column, row))

    def _run(self, row: int, first: int, end: int) -> None:
        """Paint the cells of a row from a column to before another."""
        self.runs += 1
        self._move(first, row)
        text, styles = self._wanted.text[row], self._wanted.styles[row]
        column = first
        for same in _SAME.finditer(styles, first, end):
            cells = text[column : same.end()]
            self._take_pen(text, styles, column, same.end(), end)
            column = same.end()
            if max(cells) >= UNSURE:
                self._unsure(cells, column - len(cells), row)
            else:
                self._cells(cells)
                self._cursor.column = column
        if self._cursor.column == self._wanted.columns:
            self._cursor.column = None

    def _take_pen(self, text: str, styles: str, column: int, same_end: int, end: int) -> None:
        """Change the style, unless these cells are blank and look no different; with a look at what comes next."""
        style, pen = styles[column], self._cursor.pen
        if text[column:same_end].count(" ") == same_end - column:
            if pen is not None and self._same_blank(pen, style):
                return
            after = len(text[column:end]) - len(text[column:end].lstrip(" ")) + column
            style = self._styles.blank[style]
            if after < end and self._same_blank(styles[after], style):
                style = styles[after]
        self._out.append(self._cursor.drawing(self._styles, style))

    def _unsure(self, cells: str, column: int, row: int) -> None:
        """Signs among which are some whose width is not sure: after each of those the place is said."""
        for at, cell in enumerate(cells, column):
            if cell != HALF:
                self._move(at, row)
                self._out.append(self._screen.clusters.spelt(cell))
                self._cursor.column = self._cursor.row = None
                if cell < UNSURE:
                    self._cursor.column, self._cursor.row = at + 1 + (cells[at + 1 - column :][:1] == HALF), row

    def _cells(self, cells: str) -> None:
        """Signs in the pen's style, one after the other."""
        spelt = self._screen.clusters.spelt(cells)
        if self._many and len(spelt) == len(cells) > 5:
            spelt = self._many.sub(self._shorter, spelt)
        self._out.append(spelt)

    def _shorter(self, many: re.Match[str]) -> str:
        sign, count = many[1], len(many[0])
        if not self._features.repeat:
            if self._cursor.pen is None or not self._can_erase(self._cursor.pen):
                return many[0]
            return f"\x1b[{count}X\x1b[{count}C"
        repeated = f"{sign}\x1b[{count - 1}b"
        return repeated if len(repeated.encode()) < len(many[0].encode()) else many[0]
