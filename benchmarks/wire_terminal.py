"""Run a program on a pseudo-terminal, and count the bytes that it sends and the cells that they change."""

import os
import pty
import re
import select
import subprocess
import termios
from collections.abc import Sequence
from time import monotonic
from typing import Any, NamedTuple

import pyte
from measure import COLUMNS, ROWS, environment

QUIET = 0.15
"""Seconds without output after which a key counts as handled."""
LIMIT = 30.0
"""Seconds after which a program counts as failed if its output has not stopped, or if it shows nothing."""

_UNKNOWN_TO_PYTE = re.compile(r"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_INVISIBLE_ON_BLANKS = {"data": " ", "fg": "default", "bold": False, "italics": False, "blink": False}


class Sent(NamedTuple):
    """The size of the output for a key, or of that before the first key."""

    size: int
    """The number of bytes."""
    cells: int
    """The number of changed cells."""
    card: int
    """The number of changed cells in the card, which is to the right of the longest vertical line."""


class CountingTerminal:
    """A terminal of COLUMNS × ROWS in 24-bit colour that runs a program."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start the program."""
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self._screen)
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (ROWS, COLUMNS))
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(), start_new_session=True
        )
        os.close(theirs)
        self._unfinished = b""

    def first(self, word: str) -> Sent:
        """Wait until the screen shows a word and output stops. Raises RuntimeError at the limit."""
        before, sent, end = self._cells(), bytearray(), monotonic() + LIMIT
        while word not in "".join(self._screen.display):
            if monotonic() > end:
                raise RuntimeError(f"no {word!r} on the screen:\n" + "\n".join(self._screen.display))
            sent += self._read(QUIET)
        sent += self._until_quiet()
        return self._counted(before, len(sent))

    def press(self, key: str) -> Sent:
        """Press a key, and wait until output stops."""
        before = self._cells()
        os.write(self._ours, key.encode())
        return self._counted(before, len(self._until_quiet()))

    def idle(self, seconds: float) -> int:
        """Return the number of bytes sent within some seconds without a key."""
        end, size = monotonic() + seconds, 0
        while (left := end - monotonic()) > 0:
            size += len(self._read(left))
        return size

    def close(self) -> None:
        """Quit the program, and wait until it ends."""
        os.write(self._ours, b"q\x11")  # The keys that quit the guide, and any Textual app
        end = monotonic() + 5
        while self._process.poll() is None and monotonic() < end:
            self._read(QUIET)
        if self._process.poll() is None:
            self._process.terminate()
            while self._process.poll() is None:
                self._read(QUIET)
        os.close(self._ours)

    def _until_quiet(self) -> bytes:
        """Return all output until it stops. The first byte may take longer."""
        sent, end = bytearray(self._read(2 * QUIET)), monotonic() + LIMIT
        while read := self._read(QUIET):
            sent += read
            if monotonic() > end:
                raise RuntimeError("the program is never quiet")
        return bytes(sent)

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._ours], [], [], seconds)[0]:
            return b""
        try:
            read = os.read(self._ours, 1 << 16)
        except OSError:
            return b""
        text = self._unfinished + read
        cut = text.rfind(b"\x1b") if b"\x1b" in text[-200:] and len(read) == 1 << 16 else len(text)
        self._unfinished = text[cut:]
        self._stream.feed(_UNKNOWN_TO_PYTE.sub("", text[:cut].decode(errors="ignore")))
        return read

    def _cells(self) -> list[list[Any]]:
        return [[_visible(self._screen.buffer[y][x]) for x in range(COLUMNS)] for y in range(ROWS)]

    def _counted(self, before: list[list[Any]], size: int) -> Sent:
        after = self._cells()
        changed = [
            column
            for old_row, new_row in zip(before, after, strict=True)
            for column, (old, new) in enumerate(zip(old_row, new_row, strict=True))
            if old != new
        ]
        lines = [sum(row[column][0] in "│┃" for row in after) for column in range(COLUMNS)]
        return Sent(size, len(changed), sum(column > lines.index(max(lines)) for column in changed))


def _visible(cell: Any) -> Any:
    """Return the visible part of a cell: for a blank only the background, unless something is drawn on it."""
    if cell.data != " " or cell.underscore or cell.strikethrough or cell.reverse:
        return cell
    return cell._replace(**_INVISIBLE_ON_BLANKS)
