"""The cursor and the style of a terminal that is written to, and the cheapest way to change either."""

from burnout_tui.terminal.wire_style import Styles


class Cursor:
    """Where a terminal's cursor is, and what style it writes in, as far as either is known."""

    def __init__(self) -> None:
        self.column: int | None = None
        """None where it is unknown: at first, and after a sign in the last column, where terminals differ."""
        self.row: int | None = None
        self.pen: str | None = None
        """The style's character, or None where it is unknown."""
        self.visible: bool | None = None
        """Whether it was shown or hidden; None where that is unknown."""

    def forget(self) -> None:
        """Nothing is known any more."""
        self.column = self.row = self.pen = self.visible = None

    def moving(self, column: int, row: int) -> str:
        """The cheapest sequence that brings it to a place; it is there then."""
        sequence = self._moving(column, row)
        self.column, self.row = column, row
        return sequence

    def _moving(self, column: int, row: int) -> str:
        if self.row is None or row < self.row:
            return _absolute(column, row)
        if row == self.row:
            return self._along(column)
        down = row - self.row
        # A new line returns to the first column too, where the system's line discipline says so. After a return it is
        # the same everywhere. There it becomes two bytes.
        if down > 3:
            return _absolute(column, row)
        ways = [_absolute(column, row), "\r" + "\n" * down + _forward(column)]
        if column == self.column:
            ways.append(_sequence(down, "B"))
        return min(ways, key=_cost)

    def _along(self, column: int) -> str:
        if self.column is None:
            return "\r" + _forward(column) if column < 9 else _absolute(column, self.row or 0)
        if column >= self.column:
            return _forward(column - self.column)
        back = self.column - column
        return min(
            "\b" * back if back < 5 else "\r" + _forward(column), _sequence(back, "D"), "\r" + _forward(column), key=len
        )

    def drawing(self, styles: Styles, pen: str) -> str:
        """The cheapest sequence that makes it write in a style; it does so then."""
        if pen == self.pen:
            return ""
        sequence = styles.changing(self.pen, pen)
        self.pen = pen
        return sequence

    def showing(self, visible: bool | None) -> str:
        """The sequence that shows or hides it, if that was asked and is not so."""
        if visible is None or visible == self.visible:
            return ""
        self.visible = visible
        return "\x1b[?25h" if visible else "\x1b[?25l"


def _sequence(count: int, final: str) -> str:
    return f"\x1b[{count if count > 1 else ''}{final}"


def _forward(columns: int) -> str:
    return _sequence(columns, "C") if columns else ""


def _absolute(column: int, row: int) -> str:
    return f"\x1b[{row + 1 if row else ''}{f';{column + 1}' if column else ''}H"


def _cost(sequence: str) -> int:
    return len(sequence) + sequence.count("\n")
