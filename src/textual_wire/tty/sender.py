"""Send to a terminal that may be slow, stuck or gone, without blocking the app."""

import os
import re
import select
from collections.abc import Callable
from threading import Condition, Thread
from time import monotonic

from textual_wire.wire.wire import Wire

STALL_TIMEOUT = 2.0
"""Seconds after which closing gives up if the terminal accepts no byte."""
_CLOSE_TIMEOUT = 30.0
"""Seconds after which closing gives up in any case: a terminal may keep accepting a few bytes for ever."""
_MAX_WRITE = 1024
"""The most bytes written at once: few enough that a slow line still shows progress."""
_RESTORES = re.compile(r"(?:\x1b\[(?:\?(?:1[0-9]{3}|2004|2048)l|\?25h|\?7h|<[0-9]*u|23;2t))+").fullmatch
"""Sequences that restore a terminal: screen, mouse, paste, in-band sizes, cursor, wrapping, keyboard, title."""
_REQUIRES = {"\x1b[?1049l": "\x1b[?1049h", "\x1b[<u": "\x1b[>", "\x1b[23;2t": "\x1b[22;2t"}
"""Restoring sequences, each with the one it undoes. Without that one, it would undo another program's setting."""
_RESET_PEN = "\x1b[0m"


class Sender:
    """Writes the text of a wire to a terminal in a thread, and takes more only when the terminal has accepted it.

    So a slow terminal gets the newest frame and skips older ones, and nothing accumulates. All methods can be called
    from any thread, and only ``close`` waits. If the terminal is gone, nothing more is sent. After an error in the
    wire, only sequences that restore the terminal are sent.
    """

    def __init__(
        self,
        wire: Wire,
        descriptor: int,
        encoding: str,
        on_error: Callable[[Exception], object],
        entered: str = "",
        unsent: bytes = b"",
    ) -> None:
        """Start the thread. The descriptor is not closed; question marks replace characters that the encoding lacks.

        ``on_error`` is called once, in any thread, with an error of the wire; it must not block. ``entered`` are the
        sequences with which the terminal was entered before, and ``unsent`` what it has not accepted of them.
        """
        self._wire, self._descriptor, self._encoding, self._on_error = wire, descriptor, encoding, on_error
        self._changed = Condition()
        self._taken = ""
        """Text taken from the wire, to be written next."""
        self._restoring = ""
        """Restoring sequences that the wire has received and not yet returned."""
        self._taken_requirements = {"", *(sequence for sequence in _REQUIRES.values() if sequence in entered)}
        """The required sequences, values of ``_REQUIRES``, that were taken from the wire, or sent before."""
        self._has_news = self._is_closing = self._given_up = self._is_broken = False
        self._is_writing = True
        self._accepted_at = monotonic()
        self._thread = Thread(target=self._run, args=[unsent], name="terminal-output", daemon=True)
        self._thread.start()

    def feed(self, text: str) -> None:
        """Send output of the app."""
        with self._changed:
            if restores := _RESTORES(text) and _REQUIRES.get(text, "") in self._taken_requirements:
                self._restoring += text
            self._with_wire(lambda: self._wire.feed(text))
            if self._is_broken and restores:
                self._taken, self._restoring = self._taken + self._restoring, ""
            self._notify()

    def flush(self) -> None:
        """Mark the end of a frame. If the thread is idle, take the frame here, which is faster than in the thread."""
        with self._changed:
            if self._has_news and not self._is_writing and not self._taken:
                self._take()

    def resize(self, columns: int, rows: int) -> None:
        """Set the size of the frames that follow."""
        with self._changed:
            self._with_wire(lambda: self._wire.resize(columns, rows))
            self._notify()

    def forget(self) -> None:
        """Send the whole frame again."""
        with self._changed:
            self._with_wire(self._wire.forget)
            self._notify()

    def close(self) -> None:
        """Wait until everything is sent, as long as the terminal keeps accepting some of it."""
        end = monotonic() + _CLOSE_TIMEOUT
        with self._changed:
            self._accepted_at = monotonic()
            self._is_closing = True
            self._changed.notify()
        while self._thread.is_alive():
            wait = min(self._accepted_at + STALL_TIMEOUT, end) - monotonic()
            if wait <= 0:
                break
            self._thread.join(wait)
        self._given_up = True

    def _notify(self) -> None:
        self._has_news = True
        self._changed.notify()

    def _take(self) -> None:
        self._has_news = False
        self._with_wire(self._wire.take)
        if self._is_broken:
            self._taken += self._restoring
        self._restoring = ""

    def _with_wire(self, operation: Callable[[], str | None]) -> None:
        """Run an operation of the wire, and keep the text that it returns. After an error, stop using the wire."""
        if not self._is_broken:
            try:
                text = operation() or ""
                self._taken_requirements.update(sequence for sequence in _REQUIRES.values() if sequence in text)
                self._taken += text
            except Exception as error:
                self._is_broken = True
                self._taken += _RESET_PEN
                self._on_error(error)

    def _run(self, data: bytes) -> None:
        while True:
            try:
                self._write(data)
            except OSError:  # The terminal is gone
                return
            if self._given_up:
                return
            with self._changed:
                self._is_writing = False
                self._changed.wait_for(lambda: self._taken or self._has_news or self._is_closing)
                if not self._taken:
                    self._take()
                text, self._taken, self._is_writing = self._taken, "", True
                if not text and self._is_closing:
                    return
            data = text.encode(self._encoding, "replace")

    def _write(self, data: bytes) -> None:
        while data and not self._given_up:
            try:
                data = data[os.write(self._descriptor, data[:_MAX_WRITE]) :]
                self._accepted_at = monotonic()
            except BlockingIOError:  # The descriptor may have been opened as non-blocking
                select.select([], [self._descriptor], [])
