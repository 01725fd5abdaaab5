"""A Textual driver for one visitor, without a terminal, threads, signals or files."""

from pathlib import Path
from typing import Any, BinaryIO, Literal, TextIO

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message

from textual_ssh.visits.output import VisitorOutput
from textual_wire.modes import CLICKS, QUERY_SYNCHRONIZED, Modes


class VisitorDriver(Driver):
    """Connects an App with one visitor's output."""

    def __init__(
        self,
        app: App[Any],
        *,
        output: VisitorOutput,
        reports_mouse: bool = False,
        answers_queries: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        """``answers_queries`` is True for a terminal that answers queries about its modes."""
        super().__init__(app, debug=False, mouse=mouse, size=size)
        self._output = output
        self._modes = Modes(
            mouse=CLICKS if reports_mouse else (),
            title=answers_queries,
            queries=(QUERY_SYNCHRONIZED,) if answers_queries else (),
        )

    def write(self, data: str) -> None:
        """Paint text on the visitor's screen."""
        self._output.write(data)

    def flush(self) -> None:
        """Mark the end of a frame."""
        self._output.frame_done()

    def redraw(self) -> None:
        """Send the whole frame again, after something else has written on the screen."""
        self._output.wire.forget()
        self._output.write("")

    def send_message(self, message: Message) -> None:
        """Post a message to the App directly, because everything runs in one thread."""
        self._app.post_message(message)

    def resize(self, columns: int, rows: int) -> None:
        """Set the new size of the visitor's terminal."""
        self._size = (columns, rows)
        self._output.wire.resize(columns, rows)
        size = Size(columns, rows)
        self._app.post_message(events.Resize(size, size))

    def start_application_mode(self) -> None:
        """Take over the visitor's screen."""
        self.write("".join(self._modes.enter()))

    def disable_input(self) -> None:
        """Do nothing: the visit stops the input."""

    def stop_application_mode(self) -> None:
        """Restore the visitor's screen."""
        self.write("".join((*self._modes.disable_mouse(), *self._modes.leave(), "\x1b[0m")))

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Do nothing: the browser would open on the server."""

    def deliver_binary(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,
        save_path: Path,
        open_method: Literal["browser", "download"] = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> None:
        """Close the file and do nothing: it would be written on the server."""
        binary.close()
