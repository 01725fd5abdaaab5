"""Sending to a terminal that may be slow, stuck or gone, without making anybody wait for it."""

import os
import select
from threading import Condition, Thread
from time import monotonic

from burnout_tui.terminal.wire import Wire

PATIENCE = 2.0
"""Seconds without a byte taken, after which one that closes waits for the terminal no longer."""
_LONGEST_WAIT = 30.0
"""Seconds after which it does not, however many bytes were taken: a terminal that takes few may take them for ever."""
_AT_ONCE = 1024
"""Bytes written in one go: few enough that even a slow line shows that it goes on."""


class Sender:
    """Writes what a wire has for a terminal, in a thread of its own, and asks it for more only when that has gone.

    So a slow terminal gets the newest picture, the ones before it are never sent, and nothing piles up. Its methods can
    be called from any thread, and none but ``close`` waits. A terminal that is gone is sent nothing more.
    """

    def __init__(self, wire: Wire, descriptor: int, encoding: str) -> None:
        """Send to a file descriptor, which stays open, in an encoding; what it does not have becomes question marks."""
        self._wire, self._descriptor, self._encoding = wire, descriptor, encoding
        self._changed = Condition()
        self._taken = ""
        """What was taken from the wire already, and is to be written next."""
        self._news = self._writing = self._closing = self._given_up = False
        self._took = monotonic()
        self._thread = Thread(target=self._run, name="terminal-output", daemon=True)
        self._thread.start()

    def feed(self, text: str) -> None:
        """Have a text shown."""
        with self._changed:
            self._wire.feed(text)
            self._tell()

    def flush(self) -> None:
        """A picture is complete. It is taken here and now if it can go at once: another thread is slower at it."""
        with self._changed:
            if self._news and not self._writing and not self._taken:
                self._taken, self._news = self._wire.take(), False

    def resize(self, columns: int, rows: int) -> None:
        """Have the frames that come next shown at another size."""
        with self._changed:
            self._wire.resize(columns, rows)
            self._tell()

    def forget(self) -> None:
        """Have the whole picture sent again."""
        with self._changed:
            self._wire.forget()
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

    def _run(self) -> None:
        while not self._given_up:
            with self._changed:
                self._writing = False
                self._changed.wait_for(lambda: self._taken or self._news or self._closing)
                text = self._taken
                if not text:
                    text, self._news = self._wire.take(), False
                self._taken, self._writing = "", True
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
