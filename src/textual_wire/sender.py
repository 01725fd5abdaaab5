"""Sending to a terminal that may be slow, stuck or gone, without making anybody wait for it."""

import os
import re
import select
from collections.abc import Callable
from threading import Condition, Thread
from time import monotonic

from textual_wire.wire.wire import Wire

PATIENCE = 2.0
"""Seconds without a byte taken, after which one that closes waits for the terminal no longer."""
_LONGEST_WAIT = 30.0
"""Seconds after which it does not, however many bytes were taken: a terminal that takes few may take them for ever."""
_AT_ONCE = 1024
"""Bytes written in one go: few enough that even a slow line shows that it goes on."""
_RESTORES = re.compile(r"(?:\x1b\[(?:\?(?:1[0-9]{3}|2004|2048)l|\?25h|\?7h|<[0-9]*u))+").fullmatch
"""What gives a terminal back as it was: its screen, mouse, pasting, sizes, cursor, wrapping and keyboard protocol."""
_UNDOES = {"\x1b[?1049l": "\x1b[?1049h", "\x1b[<u": "\x1b[>"}
"""Of those, the ones that do harm where the terminal was not sent what they undo: they would undo somebody else's."""
_PLAIN = "\x1b[0m"


class Sender:
    """Writes what a wire has for a terminal, in a thread of its own, and asks it for more only when that has gone.

    So a slow terminal gets the newest picture, the ones before it are never sent, and nothing piles up. Its methods can
    be called from any thread, and none but ``close`` waits. A terminal that is gone is sent nothing more. After a
    mistake in the program, one that is told of, the terminal is only sent what gives it back as it was.
    """

    def __init__(self, wire: Wire, descriptor: int, encoding: str, failed: Callable[[Exception], object]) -> None:
        """Send to a file descriptor, which stays open, in an encoding; what it does not have becomes question marks.

        ``failed`` is told of a mistake in the program, once, in any thread; it must not wait.
        """
        self._wire, self._descriptor, self._encoding, self._failed = wire, descriptor, encoding, failed
        self._changed = Condition()
        self._taken = ""
        """What was taken from the wire already, and is to be written next."""
        self._restoring = ""
        """What was fed to the wire, and not taken from it, of what gives the terminal back."""
        self._done = {""}
        """What was taken from the wire of what has to be undone."""
        self._news = self._writing = self._closing = self._given_up = self._broken = False
        self._took = monotonic()
        self._thread = Thread(target=self._run, name="terminal-output", daemon=True)
        self._thread.start()

    def feed(self, text: str) -> None:
        """Have a text shown."""
        with self._changed:
            if restores := _RESTORES(text) and _UNDOES.get(text, "") in self._done:
                self._restoring += text
            self._with_wire(lambda: self._wire.feed(text))
            if self._broken and restores:
                self._taken, self._restoring = self._taken + self._restoring, ""
            self._tell()

    def flush(self) -> None:
        """A picture is complete. It is taken here and now if it can go at once: another thread is slower at it."""
        with self._changed:
            if self._news and not self._writing and not self._taken:
                self._take()

    def resize(self, columns: int, rows: int) -> None:
        """Have the frames that come next shown at another size."""
        with self._changed:
            self._with_wire(lambda: self._wire.resize(columns, rows))
            self._tell()

    def forget(self) -> None:
        """Have the whole picture sent again."""
        with self._changed:
            self._with_wire(self._wire.forget)
            self._tell()

    def close(self) -> None:
        """Wait until all is sent, as long as the terminal takes some of it now and then; it may be stuck for good."""
        end = monotonic() + _LONGEST_WAIT
        with self._changed:
            self._took = monotonic()
            self._closing = True
            self._changed.notify()
        while self._thread.is_alive():
            wait = min(self._took + PATIENCE, end) - monotonic()
            if wait <= 0:
                break
            self._thread.join(wait)
        self._given_up = True

    def _tell(self) -> None:
        self._news = True
        self._changed.notify()

    def _take(self) -> None:
        self._news = False
        self._with_wire(self._wire.take)
        if self._broken:
            self._taken += self._restoring
        self._restoring = ""

    def _with_wire(self, done: Callable[[], str | None]) -> None:
        """Do something with the wire, and keep what it gives; after a mistake there it is left alone for good."""
        if not self._broken:
            try:
                given = done() or ""
                self._done.update(do for do in _UNDOES.values() if do in given)
                self._taken += given
            except Exception as mistake:
                self._broken = True
                self._taken += _PLAIN
                self._failed(mistake)

    def _run(self) -> None:
        while not self._given_up:
            with self._changed:
                self._writing = False
                self._changed.wait_for(lambda: self._taken or self._news or self._closing)
                if not self._taken:
                    self._take()
                text, self._taken, self._writing = self._taken, "", True
                if not text and self._closing:
                    return
            try:
                self._write(text.encode(self._encoding, "replace"))
            except OSError:  # The terminal is gone, and nobody can see what comes after it
                return

    def _write(self, data: bytes) -> None:
        while data and not self._given_up:
            try:
                data = data[os.write(self._descriptor, data[:_AT_ONCE]) :]
                self._took = monotonic()
            except BlockingIOError:  # Whoever opened it may have said so
                select.select([], [self._descriptor], [])
