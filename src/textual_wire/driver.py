"""The terminal that the command was started on: keys from it, frames to it, and its state given back."""

import codecs
import os
import select
import signal
import termios
import tty
from contextlib import suppress
from typing import IO, Any, ClassVar, cast

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from textual_wire.detection.features import Features
from textual_wire.detection.terminal import Terminal
from textual_wire.input import KeyParser
from textual_wire.sender import Sender
from textual_wire.wire.wire import Wire

_PATIENCE = 0.1
"""Seconds after which an escape byte that nothing has followed is the escape key."""


_STRANGE = ("\x1b[>", "\x1b[<", "\x1b]22;")
"""How the sequences of the keyboard protocol begin, and the one for the shape of the mouse."""


def driver_for(terminal: Terminal) -> type["TerminalDriver"]:
    """The driver for a terminal, to be an app's ``driver_class``."""
    known = {
        "features": terminal.features,
        "encoding": terminal.encoding,
        "keys": terminal.typed_encoding,
        "asks": terminal.answers_queries,
    }
    return type("TerminalDriver", (TerminalDriver,), known)


class TerminalDriver(LinuxDriver):
    """Textual's driver, with only what changed sent, the newest frame first, and without waiting for the terminal.

    It is also for terminals that go away, keys that are not UTF-8, and a mouse placed by the pixel. Textual's own would
    wait for a terminal that is slow or gone, would end with a traceback at the ``é`` of a Latin-1 terminal, and would
    leave the mouse as it is.
    """

    features: ClassVar[Features] = Features()
    """What the terminal can do."""

    encoding: ClassVar[str] = "utf-8"
    """The character set that is sent; question marks stand for what it does not have."""

    keys: ClassVar[str] = "utf-8"
    """The character set that is typed."""

    asks: ClassVar[bool] = True
    """Whether the terminal is asked what it knows, and sent the keyboard protocol: some print what they do not know."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._output = cast("IO[str]", self._file).fileno()
        # Only what is typed on is given back as it was.
        self._raw = os.fstat(self._output).st_rdev == os.fstat(self.fileno).st_rdev
        self._wire = Wire(80, 24, self.features, self._raw)
        self._sender: Sender | None = None

    def redraw(self) -> None:
        """Send the whole picture again, for a screen that something else has written on."""
        if self._sender:
            self._sender.forget()

    def write(self, data: str) -> None:
        """Have a frame, or any other sequence, sent."""
        if self._sender and (self.asks or not data.startswith(_STRANGE)):
            self._sender.feed(data)

    def flush(self) -> None:
        """A frame is complete."""
        if self._sender:
            self._sender.flush()

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._wire.forget()
        self._sender = Sender(self._wire, self._output, self.encoding, self._failed)
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual gives it no types
        self._send_as_it_is()
        if self._writer_thread is not None:
            self._writer_thread.stop()  # It has nothing to do: the sender does it

    def _send_as_it_is(self) -> None:
        """Have the system change nothing in what is sent. Textual gives the terminal's settings back at the end."""
        if self._raw:
            settings = termios.tcgetattr(self.fileno)
            settings[tty.OFLAG] &= ~termios.OPOST
            termios.tcsetattr(self.fileno, termios.TCSANOW, settings)

    def close(self) -> None:
        """Wait until the terminal has what restores it, but not for ever."""
        if self._sender:
            self._sender.close()
            self._sender = None

    def _get_terminal_size(self) -> tuple[int, int]:
        # Textual asks where it is told of another size, and tells the app. The frames of that size come after this.
        size = super()._get_terminal_size()
        self._loop.call_soon_threadsafe(self._resize, *size)
        return size

    def process_message(self, message: Message) -> None:
        """Hand over what the terminal has sent, among which may be its size."""
        if isinstance(message, events.Resize):
            self._loop.call_soon_threadsafe(self._resize, *message.size)
        super().process_message(message)

    def _resize(self, columns: int, rows: int) -> None:
        if self._sender:
            self._sender.resize(columns, rows)

    def _sigtstp_application(self, *_: object) -> None:
        # A signal comes amid anything, such as a frame half fed. The loop has time for it between two things.
        self._loop.call_soon_threadsafe(super()._sigtstp_application)

    def _sigcont_application(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(super()._sigcont_application)

    def resume_application_mode(self) -> None:
        """Take the terminal again; also where it was not given back, since nothing said it would be stopped."""
        if self._sender:
            self.suspend_application_mode()
        super().resume_application_mode()
        self._app.call_later(self._app.refresh, layout=True)  # Textual paints nothing anew if the size is the same

    def _request_terminal_sync_mode_support(self) -> None:
        if self.asks:
            super()._request_terminal_sync_mode_support()

    def _query_in_band_window_resize(self) -> None:
        if self.asks:
            super()._query_in_band_window_resize()

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse_pixels:
            self.write("\x1b[?1016l")

    def _failed(self, error: Exception) -> None:
        """Have the app end with a mistake that was found elsewhere than in it."""
        self._app.call_later(_raise, error)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            self._failed(error)

    def run_input_thread(self) -> None:
        """Read keys until the guide ends. A terminal that is gone is a hang-up, even where no signal says so."""
        parser = KeyParser()
        decode = codecs.getincrementaldecoder(self.keys)("replace").decode
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], _PATIENCE)[0]:
                read = b""
                with suppress(OSError):
                    read = os.read(self.fileno, 4096)
                if not read:
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
                for message in parser.feed(decode(read)):
                    self.process_message(message)
            for message in parser.tick():
                self.process_message(message)


def _raise(error: Exception) -> None:
    raise error
