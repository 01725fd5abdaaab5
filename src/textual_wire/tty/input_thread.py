"""A thread that reads the terminal's input."""

import os
import select
import signal
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from textual.message import Message

from textual_wire.keyboard.parser import KeyParser


class InputThread:
    """Reads keys, pastes, mouse events and replies, and passes them on as Textual's messages."""

    def __init__(
        self,
        descriptor: int,
        encoding: str,
        on_message: Callable[[Message], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Start reading. Both callbacks are called in the thread; ``on_error`` at most once, at the end."""
        self._descriptor = descriptor
        self._encoding = encoding
        self._on_message = on_message
        self._on_error = on_error
        self._stop_reader, self._stop_writer = os.pipe()
        self._thread = Thread(target=self._run, name="terminal-input", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop reading, and wait for the thread to end. Can be called once."""
        os.close(self._stop_writer)
        self._thread.join()
        os.close(self._stop_reader)

    def _run(self) -> None:
        try:
            self._read()
        except Exception as error:
            self._on_error(error)

    def _read(self) -> None:
        parser = KeyParser(self._encoding)
        while True:
            ready, _, _ = select.select([self._descriptor, self._stop_reader], [], [], parser.timeout)
            if self._stop_reader in ready:
                return
            if ready:
                data = b""
                with suppress(OSError):
                    data = os.read(self._descriptor, 4096)
                if not data:
                    # The terminal is gone. A process that is not in its session gets no signal from the system.
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
            # Input that is there counts as in time, however late this thread runs.
            for message in parser.feed(data) if ready else parser.quiet():
                if message:
                    self._on_message(message)
