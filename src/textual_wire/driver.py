"""A Textual driver for the terminal of this process that sends only what changed."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, TextIO, cast

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message
from textual.messages import InBandWindowResize

from textual_wire.detection.features import Features
from textual_wire.detection.terminal import Terminal
from textual_wire.detection.window import window_size
from textual_wire.modes import MOVES, Modes, queries
from textual_wire.tty.input_thread import InputThread
from textual_wire.tty.job_control import handle_job_control
from textual_wire.tty.raw_mode import RawMode, discard_input, in_foreground
from textual_wire.tty.sender import Sender
from textual_wire.wire.wire import Wire

if TYPE_CHECKING:
    from textual_wire.early.screen import EarlyScreen

_POINTER_SHAPE = "\x1b]22;"


def driver_for(
    terminal: Terminal | None, cursor: bool = False, early: "EarlyScreen | None" = None
) -> type["TerminalDriver"]:
    """Return the driver class for a terminal, to be an app's ``driver_class``.

    None stands for a modern terminal. ``cursor`` leaves the terminal's cursor visible, for screen magnifiers. ``early``
    is the terminal if it shows a stored picture.
    """
    properties: dict[str, object] = {"cursor": cursor, "early": early}
    if terminal is not None:
        properties |= {
            "features": terminal.wire_features,
            "encoding": terminal.encoding,
            "typed_encoding": terminal.typed_encoding,
            "answers_queries": terminal.answers_queries,
        }
    return type("TerminalDriver", (TerminalDriver,), properties)


class TerminalDriver(Driver):
    """Reads standard input and paints on standard error, as Textual's own driver does. Both should be the terminal.

    It sends only changes, always of the newest frame, and never blocks on the terminal. It also ends the app when the
    terminal closes, and decodes keys that are not UTF-8.
    """

    features: ClassVar[Features] = Features()
    """Features of the terminal that reduce the bytes for a frame."""

    encoding: ClassVar[str] = "utf-8"
    """The encoding of the output; question marks replace characters that it lacks."""

    typed_encoding: ClassVar[str] = "utf-8"
    """The encoding of keys."""

    answers_queries: ClassVar[bool] = True
    """The terminal prints neither queries nor the keyboard protocol."""

    cursor: ClassVar[bool] = False
    """The terminal's cursor is visible."""

    early: "ClassVar[EarlyScreen | None]" = None
    """The terminal if it shows a stored picture."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        self._output = cast("TextIO", sys.__stderr__).fileno()
        # Without a size, Textual would take COLUMNS and LINES before the terminal's own.
        super().__init__(app, debug=debug, mouse=mouse, size=size or window_size(self._output, os.environ))
        self._event_loop = asyncio.get_running_loop()
        self._input = cast("TextIO", sys.__stdin__).fileno()
        # The output's settings can be restored only if input and output are the same terminal.
        raw_output = os.fstat(self._output).st_rdev == os.fstat(self._input).st_rdev
        self._raw_mode = RawMode(self._input, raw_output)
        self._wire = Wire(80, 24, self.features, raw_output)
        can_ask = self.answers_queries and os.isatty(self._input)
        self._modes = Modes(
            mouse=MOVES if mouse else (),
            focus=True,
            keyboard=self.answers_queries,
            cursor=self.cursor,
            title=self.answers_queries,
            queries=queries(os.environ) if can_ask else (),
        )
        self._judged: EarlyScreen | None = None
        self._sender: Sender | None = None
        self._input_thread: InputThread | None = None
        self._in_band_sizes = self._awaits_size = False
        self._was_stopped = False
        handle_job_control(self._event_loop, self._on_stop_signal, self._on_continue_signal)

    @property
    def can_suspend(self) -> bool:
        """True: this driver supports suspending the app."""
        return True

    def redraw(self) -> None:
        """Send the whole frame again, after another program has written on the screen."""
        if self._sender:
            self._sender.forget()

    def write(self, data: str) -> None:
        """Send a frame, or any other sequence."""
        if self._sender and (self.answers_queries or not data.startswith(_POINTER_SHAPE)):
            self._sender.feed(data)

    def flush(self) -> None:
        """Mark the end of a frame."""
        if self._sender:
            self._sender.flush()

    def start_application_mode(self) -> None:
        """Take over the terminal, unless this process is in the background."""
        if not in_foreground(self._input):
            return
        early = self.early if self.early and self.early.take_over() else None
        if early:
            self._begin_on(early)
            entered = early.picture.enter.decode("ascii", "replace")
            self._sender = Sender(self._wire, self._output, self.encoding, self._on_error, entered, early.unsent)
        else:
            self._wire.forget()
            self._sender = Sender(self._wire, self._output, self.encoding, self._on_error)
        signal.signal(signal.SIGWINCH, self._on_window_resize)
        self._read_size(forget=not early)
        self._raw_mode.enter(early.attributes if early else None)
        for sequence in self._modes.enter_input() if early else self._modes.enter():
            self.write(sequence)
        self.flush()
        self._input_thread = InputThread(self._input, self.typed_encoding, self.process_message, self._on_error)
        if self._was_stopped:
            self._was_stopped = False
            self.send_message(self.SignalResume())

    def _begin_on(self, early: "EarlyScreen") -> None:
        """Give the wire the cells that the terminal shows already."""
        from textual_wire.wire.snapshot import unpack_snapshot

        snapshot = None
        with suppress(ValueError):
            snapshot = unpack_snapshot(early.picture.snapshot, *early.picture.size)
        self._wire = Wire(*early.picture.size, self.features, raw=True)
        self._wire.begin_in_alternate(snapshot)
        self._judged = early

    def _judge_picture(self) -> None:
        """Note whether the app's first frame was the stored picture."""
        if self._judged:
            self._judged.is_right = not self._wire.piece_count
            self._judged = None

    def disable_input(self) -> None:
        """Stop reading input."""
        if self._input_thread is None:
            return
        self._judge_picture()
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        for sequence in self._modes.disable_mouse():
            self.write(sequence)
        if self._in_band_sizes:
            self.write("\x1b[?2048l")
            self.write("\x1b[?1016l")
            self._in_band_sizes = False
        self.flush()
        self._input_thread.stop()
        self._input_thread = None
        discard_input(self._input)

    def stop_application_mode(self) -> None:
        """Start to restore the terminal; ``close`` waits for the end of it."""
        self.disable_input()
        self._raw_mode.leave()
        for sequence in self._modes.leave():
            self.write(sequence)
        self.flush()

    def close(self) -> None:
        """Wait, within limits, until the terminal has received everything."""
        if self._sender:
            self._sender.close()
            self._sender = None

    def resume_application_mode(self) -> None:
        """Take over the terminal again, also after a stop without warning, such as SIGSTOP."""
        if self._sender:
            self.suspend_application_mode()
        self.start_application_mode()
        # If the size is the same, Textual paints nothing by itself.
        self._app.call_later(self._app.refresh, layout=True)

    def process_message(self, message: Message) -> None:
        """Handle the terminal's replies about sizes, and pass on every message. Called in the input thread."""
        if isinstance(message, InBandWindowResize) and message.supported:
            self._in_band_sizes = True
            if not message.enabled:
                self.write("\x1b[?2048h")
                self._awaits_size = True  # the terminal reports the present one first
                message = InBandWindowResize(supported=True, enabled=True)
            if self._modes.mouse:
                self.write("\x1b[?1016h")  # mouse positions in pixels
        elif isinstance(message, events.Key):
            self._judge_picture()
        elif isinstance(message, events.Resize):
            if not self._awaits_size or message.size != self._wire.size:
                self._event_loop.call_soon_threadsafe(self._resize_wire, *message.size)
            self._awaits_size = False
        super().process_message(message)

    def _on_window_resize(self, *_: object) -> None:
        if not self._in_band_sizes:
            self._read_size()

    def _read_size(self, forget: bool = True) -> None:
        """Read the terminal's size, and post it to the app. The wire is resized before it gets frames of that size.

        With ``forget`` the contents of the screen become unknown even if the size is the same.
        """
        size = Size(*window_size(self._output, os.environ))
        if forget or size != self._wire.size:
            self._event_loop.call_soon_threadsafe(self._resize_wire, *size)
        self.send_message(events.Resize(size, size))

    def _resize_wire(self, columns: int, rows: int) -> None:
        if self._sender:
            self._sender.resize(columns, rows)

    def _on_stop_signal(self) -> None:
        if self._auto_restart:
            self.suspend_application_mode()
            self._was_stopped = True

    def _on_continue_signal(self) -> None:
        if self._auto_restart:
            self.resume_application_mode()

    def _on_error(self, error: Exception) -> None:
        """Make the app end with an error that occurred in another thread."""
        self._app.call_later(_raise, error)


def _raise(error: Exception) -> None:
    raise error
