"""Send a terminal only the changes, and always of the newest frame."""

from textual_wire.detection.features import Features
from textual_wire.wire.cursor import Cursor
from textual_wire.wire.frame_reader import Reader
from textual_wire.wire.grid import RIGHT_HALF, Grid
from textual_wire.wire.painter import Painter
from textual_wire.wire.paintings import Paintings
from textual_wire.wire.readings import Readings
from textual_wire.wire.sequences import PassThrough, ScreenEffect
from textual_wire.wire.snapshot import Snapshot, restore_snapshot, take_snapshot

_ENTER_ALTERNATE, _LEAVE_ALTERNATE = "\x1b[?1049h", "\x1b[?1049l"
"""Switch to the alternate screen and back. Leaving it discards its content."""


class Wire:
    """A filter between an app and a terminal: it remembers the cells that were sent, and sends those that differ.

    ``feed`` only updates the wanted picture. ``take`` returns text that changes the terminal's picture into the wanted
    one; frames in between are never sent. So call ``take`` only when the terminal has received the previous text.

    Unknown sequences are passed to the terminal unchanged. If they may change the screen, everything fed before them is
    sent before them, and the whole screen is painted again after them. Blank cells with the same background count as
    equal, whatever their foreground. A wire does no input or output itself, and is not thread-safe.
    """

    def __init__(
        self,
        columns: int,
        rows: int,
        features: Features,
        raw: bool = False,
        paintings: Paintings | None = None,
        readings: Readings | None = None,
    ) -> None:
        """Columns and rows are at least 1. The contents of the terminal's screen are unknown at first.

        ``raw``: the text reaches the terminal unchanged; the system adds no carriage return to new lines.
        ``paintings`` and ``readings`` are shared with other wires: what one has painted or read, the others need not.
        """
        self._readings = readings
        self._paintings = paintings
        self._features = features
        self._reader = Reader(columns, rows, features)
        self._sent = Grid(columns, rows)
        self._cursor = Cursor(raw)
        self._in_alternate = False
        self._queued: list[str] = []
        self._settings: dict[str, str] = {}
        self.piece_count = 0
        """The number of pieces of rows painted so far."""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self._sent.columns, self._sent.rows

    def feed(self, text: str) -> None:
        """Update the wanted picture from output of the app. A sequence may continue in the next text."""
        readings, key = self._readings, None
        if readings is not None and len(text) >= readings.MIN_LENGTH and (before := self._reader.state()):
            key = (text, before)
            if reading := readings.get(key):
                self._reader.continue_from(reading)
                text = ""
        for passed in self._reader.read(text):
            self._pass(passed)
            key = None
        if readings is not None and key and text and (reading := self._reader.reading()):
            readings.put(key, reading)
        if self._reader.screen.prune(self._sent):
            self._cursor.pen = None

    def take(self) -> str:
        """Return the text that makes the terminal show the wanted picture; empty if it already does."""
        self._queue_settings()
        queued = "".join(self._queued)
        self._queued.clear()
        return queued + self._paint()

    def resize(self, columns: int, rows: int) -> None:
        """Set the terminal's size. Even if it is the same, the contents of the screen become unknown.

        If it differs, the picture is discarded, and frames of the new size must be fed.
        """
        if (columns, rows) == self.size:
            self.forget()
            return
        if self._reader.knows_pen:
            screen = self._reader.screen
            self._queued.append(self._cursor.set_pen(screen.styles, screen.pen))
        self._reader.resize(columns, rows)
        self._sent = Grid(columns, rows)
        self._cursor.forget()

    def forget(self) -> None:
        """Forget the contents of the terminal: the next ``take`` paints everything."""
        self._sent.forget()
        self._cursor.forget()

    def snapshot(self) -> Snapshot | None:
        """Return the cells that the terminal shows when it has received everything; None if some are unknown."""
        return take_snapshot(self._reader.screen, self._sent)

    def begin_in_alternate(self, shown: Snapshot | None) -> None:
        """Begin on a terminal that is in the alternate screen already and does not wrap lines.

        ``shown`` are the cells that it shows, of this wire's size; None if they are unknown.
        """
        self._in_alternate = True
        self._reader.screen.wraps = False
        if shown:
            restore_snapshot(shown, self._reader.screen, self._sent)
            self._reader.knows_cursor = True

    def _pass(self, passed: PassThrough) -> None:
        if passed.setting:
            self._settings.pop(passed.setting, None)
            self._settings[passed.setting] = passed.text
            return
        self._queue_settings()
        if passed.effect is not ScreenEffect.NONE and self._reader.is_tracking:
            screen = self._reader.screen
            leaves = passed.text == _LEAVE_ALTERNATE and self._in_alternate
            self._queued.append(
                self._cursor.set_pen(screen.styles, screen.pen) if leaves else self._paint(exactly=True)
            )
        self._queued.append(passed.text)
        if passed.text == _ENTER_ALTERNATE:
            self._in_alternate = True
        elif passed.text in (_LEAVE_ALTERNATE, "\x1bc"):
            self._in_alternate = False
        if passed.effect in (ScreenEffect.UNKNOWN, ScreenEffect.KEEPS_PEN):
            pen = self._cursor.pen if passed.effect is ScreenEffect.KEEPS_PEN else None
            self.forget()
            self._cursor.pen = pen

    def _queue_settings(self) -> None:
        if self._settings:
            self._queued += self._settings.values()
            self._settings.clear()

    def _paint(self, exactly: bool = False) -> str:
        """Return text that changes the cells, then moves the cursor. ``exactly`` also sets the pen and the margin."""
        screen, cursor = self._reader.screen, self._cursor
        painter = Painter(screen, self._sent, cursor, self._features, self._paintings)
        painted = painter.paint()
        self.piece_count += painter.piece_count
        if self._reader.is_tracking:
            painted += self._reach_margin() if exactly and screen.column >= screen.grid.columns else self._move()
            if exactly:
                painted += cursor.set_pen(screen.styles, screen.pen)
        painted += cursor.set_visible(self._reader.cursor_visible)
        whole_frame = painter.piece_count > 1 and self._reader.synchronizes
        return f"\x1b[?2026h{painted}\x1b[?2026l" if whole_frame else painted

    def _move(self) -> str:
        column, row = min(self._reader.screen.column, self._sent.columns - 1), self._reader.screen.row
        return self._cursor.move(column, row)

    def _reach_margin(self) -> str:
        """Write the last character of a row again, followed by the new lines that came after it."""
        screen, cursor = self._reader.screen, self._cursor
        down = screen.column - screen.grid.columns
        row, column = screen.row - down, screen.grid.columns - 1
        column -= screen.grid.text[row][column] == RIGHT_HALF
        cell, style = screen.grid.text[row][column], screen.grid.styles[row][column]
        painted = cursor.move(column, row) + cursor.set_pen(screen.styles, style) + screen.clusters.expand(cell)
        cursor.column = cursor.row = None
        return painted + "\n" * down
