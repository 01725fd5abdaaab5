"""The terminal's cursor and pen, and the cheapest way to change them."""

from textual_wire.wire.style import Styles

_MAX_STEPS = 3
"""The largest number of rows to move down one by one, at one or two bytes each."""
_SHORT = 4
"""The length of a sequence, in bytes, up to which no shorter one is searched for."""
_MAX_COLUMNS_APART = 4
"""The largest distance, in columns, at which a vertical and a horizontal move can beat an absolute one."""
_MAX_COLUMNS_COOKED = 10
"""The largest distance, in columns, at which relative moves are tried if each new line takes two bytes."""


def _sequence(count: int, final: str) -> str:
    return f"\x1b[{count if count > 1 else ''}{final}"


_FORWARD = ("", *(_sequence(count, "C") for count in range(1, 512)))
_BACK = tuple("\b" * count if count < 5 else _sequence(count, "D") for count in range(512))
"""The shortest horizontal moves, by the number of columns. Longer moves are absolute."""


def _absolute(column: int, row: int) -> str:
    return f"\x1b[{row + 1 if row else ''}{f';{column + 1}' if column else ''}H"


class Cursor:
    """The terminal's cursor and pen, as far as they are known. Methods return the sequence that changes them."""

    def __init__(self, raw: bool) -> None:
        """``raw``: new lines reach the terminal unchanged, and only move the cursor down."""
        self.column: int | None = None
        """None if unknown: at first, and after a character in the last column, where terminals disagree."""
        self.row: int | None = None
        self.pen: str | None = None
        """The character of the style; None if unknown."""
        self.visible: bool | None = None
        """None if unknown."""
        self._raw = raw

    @property
    def state(self) -> tuple[object, ...]:
        """Everything that the moves to other cells depend on."""
        return self.column, self.row, self.pen, self._raw

    def forget(self) -> None:
        """Make everything unknown."""
        self.column = self.row = self.pen = self.visible = None

    def move(self, column: int, row: int) -> str:
        """Move the cursor. Returns the shortest sequence."""
        if row == self.row and column == self.column:
            return ""
        sequence = self._shortest_move(column, row)
        self.column, self.row = column, row
        return sequence

    def _shortest_move(self, column: int, row: int) -> str:
        if self.row is None or column >= len(_FORWARD):
            return _absolute(column, row)
        down = row - self.row
        if not 0 <= down <= _MAX_STEPS:
            absolute = _absolute(column, row)
            if self.column is None or abs(column - self.column) > _MAX_COLUMNS_APART:
                return absolute
            relative = _sequence(abs(down), "B" if down > 0 else "A") + self._move_in_row(column)
            return relative if len(relative) < len(absolute) else absolute
        if self._raw or not down:
            steps = "\n" * down
            relative = "" if self.column is None else steps + self._move_in_row(column)
            if relative and len(relative) <= _SHORT:
                return relative
            from_left = f"\r{steps}{_FORWARD[column]}"
            if not relative or len(from_left) < len(relative):
                relative = from_left
            return min(relative, _absolute(column, row), key=len) if len(relative) > _SHORT else relative
        # The system may add a return before each new line, so the column is certain only if a return was sent before.
        moves = [_absolute(column, row)]
        if column < _MAX_COLUMNS_COOKED:
            moves.append("\r" + "\n" * down + _FORWARD[column])
        if self.column is not None and abs(column - self.column) < _MAX_COLUMNS_COOKED:
            moves.append(_sequence(down, "B") + self._move_in_row(column))
        return min(moves, key=lambda move: len(move) + move.count("\n"))

    def _move_in_row(self, column: int) -> str:
        """Return the shortest move within the row. The cursor's column must be known."""
        step = column - (self.column or 0)
        if step >= 0:
            return _FORWARD[step]
        if not column:
            return "\r"
        return _BACK[-step] if -step < len(_BACK) else "\r" + _FORWARD[column]

    def set_pen(self, styles: Styles, pen: str) -> str:
        """Set the style of what is written next. Returns the shortest sequence."""
        if pen == self.pen:
            return ""
        sequence = styles.transition(self.pen, pen)
        self.pen = pen
        return sequence

    def set_visible(self, visible: bool | None) -> str:
        """Show or hide the cursor; None leaves it. Returns the sequence, if one is needed."""
        if visible is None or visible == self.visible:
            return ""
        self.visible = visible
        return "\x1b[?25h" if visible else "\x1b[?25l"
