"""The cursor and the style of a terminal that is written to, and the cheapest way to change either."""

from textual_wire.wire.style import Styles

_STEPS = 3
"""Rows that may be gone down one by one, where each step takes one byte or two."""
_SHORT = 4
"""Bytes of a sequence for which a shorter one is hardly ever found."""
_BESIDE = 4
"""Columns that may cost less to be gone, after a step to another row, than to say the place."""
_NEAR = 10
"""Columns that are worth to be gone from where the cursor is, or from the first one, where each row down takes two."""


def _sequence(count: int, final: str) -> str:
    return f"\x1b[{count if count > 1 else ''}{final}"


_FORWARD = ("", *(_sequence(count, "C") for count in range(1, 512)))
_BACK = tuple("\b" * count if count < 5 else _sequence(count, "D") for count in range(512))
"""The cheapest sequences for so many columns. Further away, the place is said."""


def _absolute(column: int, row: int) -> str:
    return f"\x1b[{row + 1 if row else ''}{f';{column + 1}' if column else ''}H"


class Cursor:
    """Where a terminal's cursor is, and what style it writes in, as far as either is known."""

    def __init__(self, raw: bool) -> None:
        """``raw``: a new line reaches the terminal as it is, and leads straight down."""
        self.column: int | None = None
        """None where it is unknown: at first, and after a sign in the last column, where terminals differ."""
        self.row: int | None = None
        self.pen: str | None = None
        """The style's character, or None where it is unknown."""
        self.visible: bool | None = None
        """Whether it was shown or hidden; None where that is unknown."""
        self._raw = raw

    def forget(self) -> None:
        """Nothing is known any more."""
        self.column = self.row = self.pen = self.visible = None

    def moving(self, column: int, row: int) -> str:
        """The cheapest sequence that brings it to a place; it is there then."""
        if row == self.row and column == self.column:
            return ""
        sequence = self._moving(column, row)
        self.column, self.row = column, row
        return sequence

    def _moving(self, column: int, row: int) -> str:
        if self.row is None or column >= len(_FORWARD):
            return _absolute(column, row)
        down = row - self.row
        if not 0 <= down <= _STEPS:
            absolute = _absolute(column, row)
            if self.column is None or abs(column - self.column) > _BESIDE:
                return absolute
            way = _sequence(abs(down), "B" if down > 0 else "A") + self._along(column)
            return way if len(way) < len(absolute) else absolute
        if self._raw or not down:
            steps = "\n" * down
            way = "" if self.column is None else steps + self._along(column)
            if way and len(way) <= _SHORT:
                return way
            from_left = f"\r{steps}{_FORWARD[column]}"
            if not way or len(from_left) < len(way):
                way = from_left
            return min(way, _absolute(column, row), key=len) if len(way) > _SHORT else way
        # Where the system makes a return and a new line of it, a new line is the same everywhere after a return only.
        ways = [_absolute(column, row)]
        if column < _NEAR:
            ways.append("\r" + "\n" * down + _FORWARD[column])
        if self.column is not None and abs(column - self.column) < _NEAR:
            ways.append(_sequence(down, "B") + self._along(column))
        return min(ways, key=lambda way: len(way) + way.count("\n"))

    def _along(self, column: int) -> str:
        """Within the row. The column is known."""
        step = column - (self.column or 0)
        if step >= 0:
            return _FORWARD[step]
        return _BACK[-step] if -step < len(_BACK) else "\r" + _FORWARD[column]

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
