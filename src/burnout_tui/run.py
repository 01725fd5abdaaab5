"""The guide on this terminal: run, and leave the terminal as it was, whatever ends it."""

import asyncio
import codecs
import os
import select
import signal
import sys
from contextlib import suppress
from io import TextIOBase
from typing import IO, Any, cast

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from burnout_tui.crash import keep
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.view.app import GuideApp, make_app

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
"""The signals on which the guide ends as if the reader had quit, and then as the signal asks."""
_PATIENCE = 0.1
"""Seconds after which an escape byte that nothing has followed is the escape key."""


def run(guide: Guide, language: Language, *, theme: str, spoilers: bool, start: str) -> int:
    """Show the guide until the reader quits. Returns the exit status: 0, or 1 after a mistake in the program."""
    app = make_app(guide, language, theme=theme, spoilers=spoilers, start=start)
    app.driver_class = TerminalDriver
    ended_by = _run_until_signal(app)
    if ended_by is not None:
        signal.signal(ended_by, signal.SIG_DFL)
        os.kill(os.getpid(), ended_by)
    if app.crash is None:
        return 0
    print(keep(app.crash), file=sys.stderr)
    return 1


def _run_until_signal(app: GuideApp) -> signal.Signals | None:
    ended_by: list[signal.Signals] = []

    def end(number: signal.Signals) -> None:
        ended_by.append(number)
        app.exit()

    async def show() -> None:
        loop = asyncio.get_running_loop()
        for number in ENDING:
            loop.add_signal_handler(number, end, number)
        await app.run_async()

    asyncio.run(show())
    return ended_by[0] if ended_by else None


class TerminalDriver(LinuxDriver):
    """Textual's driver, for terminals that go away, keys that are not UTF-8, and a mouse placed by the pixel.

    Textual's own would wait for ever to write on a terminal that is gone, would end with a traceback at the ``é`` of a
    Latin-1 terminal, and would leave the mouse as it is.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        output = _Output(cast("IO[str]", self._file))
        self._file = output  # type: ignore[assignment] # of a file, Textual uses what _Output has

    def _disable_mouse_support(self) -> None:
        super()._disable_mouse_support()
        if self._mouse_pixels:
            self.write("\x1b[?1016l")

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(_raise, error)

    def run_input_thread(self) -> None:
        """Read keys until the guide ends. A terminal that is gone is a hang-up, even where no signal says so."""
        parser = XTermParser(self._debug)
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
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


class _Output(TextIOBase):
    """A terminal to write on. What comes after it has gone is dropped, since nobody can see it."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        with suppress(OSError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


def _raise(error: Exception) -> None:
    raise error
