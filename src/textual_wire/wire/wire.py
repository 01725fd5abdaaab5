"""Fewer bytes for a terminal: only what changed is sent, and the newest frame first."""

from textual_wire.detection.features import Features
from textual_wire.wire.cursor import Cursor
from textual_wire.wire.grid import Grid
from textual_wire.wire.painter import Painter
from textual_wire.wire.reader import Reader
from textual_wire.wire.sequences import Effect, Passing

_ENTERS, _LEAVES = "\x1b[?1049h", "\x1b[?1049l"
"""The alternate screen; with it goes all that was on it."""


class Wire:
    """Between what writes frames and a terminal: remembers the cells that were sent, and sends those that differ.

    What is fed only changes the picture that is wanted. What is taken brings the terminal from the picture it was sent
    last to that one; frames in between are never sent. So it should be taken only when what was taken before has gone.

    Sequences it does not follow go to the terminal as they are. If they may change the screen, what was fed before them
    is sent before them, and nothing is known of the screen after them. Blank cells of the same background are the same
    to it, whatever colour a sign on them would have. It reads and writes nothing by itself, and is not thread-safe.
    """

    def __init__(self, columns: int, rows: int, features: Features, raw: bool = False) -> None:
        """A terminal of so many columns and rows, each at least 1, of which nothing else is known.

        ``raw``: what is taken reaches the terminal as it is, without a return before each new line.
        """
        self._features = features
        self._reader = Reader(columns, rows, features)
        self._sent = Grid(columns, rows)
        self._cursor = Cursor(raw)
        self._alternate = False
        self._before: list[str] = []
        self._settings: dict[str, str] = {}

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self._sent.columns, self._sent.rows

    def feed(self, text: str) -> None:
        """Take note of what was written for the terminal. A sequence may end in a later text."""
        for passing in self._reader.read(text):
            self._pass(passing)
        if self._reader.screen.tidy(self._sent):
            self._cursor.pen = None

    def take(self) -> str:
        """What makes the terminal show what is wanted, the cursor where it was left; empty if it shows that already."""
        self._pass_settings()
        taken = "".join(self._before)
        self._before.clear()
        return taken + self._frame()

    def resize(self, columns: int, rows: int) -> None:
        """The terminal has another size, or was given its own again: nothing is known of what it shows.

        Nothing of the picture is kept but if the size is the same; frames of the new size must be fed after this.
        """
        if (columns, rows) == self.size:
            self.forget()
            return
        if self._reader.knows_pen:
            screen = self._reader.screen
            self._before.append(self._cursor.drawing(screen.styles, screen.pen))
        self._reader.resize(columns, rows)
        self._sent = Grid(columns, rows)
        self._cursor.forget()

    def forget(self) -> None:
        """Nothing is known of what the terminal shows: the next take paints all of it."""
        self._sent.forget()
        self._cursor.forget()

    def _pass(self, passing: Passing) -> None:
        if passing.setting:
            self._settings.pop(passing.setting, None)
            self._settings[passing.setting] = passing.text
            return
        self._pass_settings()
        if passing.effect is not Effect.NONE and self._reader.follows:
            screen = self._reader.screen
            leaves = passing.text == _LEAVES and self._alternate
            self._before.append(
                self._cursor.drawing(screen.styles, screen.pen) if leaves else self._frame(exactly=True)
            )
        self._before.append(passing.text)
        self._alternate = passing.text == _ENTERS or (self._alternate and passing.text not in (_LEAVES, "\x1bc"))
        if passing.effect in (Effect.ANY, Effect.SCREEN):
            pen = self._cursor.pen if passing.effect is Effect.SCREEN else None
            self.forget()
            self._cursor.pen = pen

    def _pass_settings(self) -> None:
        if self._settings:
            self._before += self._settings.values()
            self._settings.clear()

    def _frame(self, exactly: bool = False) -> str:
        """What changes the cells, and then the cursor; its style as well, and its stay at the margin, if exactly."""
        screen, cursor = self._reader.screen, self._cursor
        painter = Painter(screen, self._sent, cursor, self._features)
        painted = painter.paint()
        if self._reader.follows:
            painted += self._at_margin() if exactly and screen.column >= screen.grid.columns else self._place()
            if exactly:
                painted += cursor.drawing(screen.styles, screen.pen)
        painted += cursor.showing(self._reader.visible)
        return f"\x1b[?2026h{painted}\x1b[?2026l" if painter.runs > 1 and self._reader.synchronizes else painted

    def _place(self) -> str:
        column, row = min(self._reader.screen.column, self._sent.columns - 1), self._reader.screen.row
        return "" if (column, row) == (self._cursor.column, self._cursor.row) else self._cursor.moving(column, row)

    def _at_margin(self) -> str:
        """Write the last sign of a row again, and go on from there as it was done: to the rows below."""
        screen, cursor = self._reader.screen, self._cursor
        down = screen.column - screen.grid.columns
        row, column = screen.row - down, screen.grid.columns - 1
        column -= screen.grid.text[row][column] == "\x00"
        cell, style = screen.grid.text[row][column], screen.grid.styles[row][column]
        if cell == "\x01":
            return ""
        painted = cursor.moving(column, row) + cursor.drawing(screen.styles, style) + screen.clusters.spelt(cell)
        cursor.column = cursor.row = None
        return painted + "\n" * down
