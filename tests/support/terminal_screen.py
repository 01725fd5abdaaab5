"""A terminal emulator that computes the screen from the bytes sent to it."""

import re

import pyte

_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*(?:\$p|n)")
"""Sequences that pyte would show as letters: those of the keyboard protocol, and queries about modes and states."""
_UNFINISHED = re.compile(rb"\x1b(\[[<=>?]?[0-9;$]*)?\Z")


class Shown(pyte.Screen):
    """pyte's screen, with REP, and with SU, which tmux uses to clear the screen."""

    _last = " "

    def __init__(self, columns: int, rows: int) -> None:
        """Create a screen of a size in columns and rows."""
        super().__init__(columns, rows)
        self._stream = _Stream(self)
        self._held = b""

    def feed(self, sent: bytes) -> None:
        """Show output. A sequence may continue in later output."""
        sent = self._held + sent
        unfinished = _UNFINISHED.search(sent)
        self._held = unfinished[0] if unfinished else b""
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", sent.removesuffix(self._held)))

    def draw(self, data: str) -> None:
        """Show characters."""
        super().draw(data)
        self._last = data[-1:] or self._last

    def repeat(self, count: int = 1) -> None:
        """Repeat the last character a number of times."""
        super().draw(self._last * (count or 1))

    def scroll_up(self, count: int = 1) -> None:
        """Move all lines within the margins up by a number of lines."""
        row = self.cursor.y
        self.cursor.y = self.margins.bottom if self.margins else self.lines - 1
        for _ in range(count or 1):
            self.index()
        self.cursor.y = row


class _Stream(pyte.ByteStream):
    csi = {**pyte.ByteStream.csi, "b": "repeat", "S": "scroll_up"}
    events = pyte.ByteStream.events | {"repeat", "scroll_up"}
