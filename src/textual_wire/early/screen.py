"""The terminal while it shows a stored picture, until the app's driver takes it over or it is restored."""

import os
import select
import signal
import sys
import termios
from contextlib import suppress
from time import monotonic

from textual_wire.early.picture import Picture

TYPE_CHECKING = False  # importing typing would delay the picture
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

_IFLAG, _OFLAG, _LFLAG, _CC = 0, 1, 3, 6
"""The places in the list of a terminal's attributes."""
_RESET_PEN = b"\x1b[m"
_SHOW_SECONDS, _RESTORE_SECONDS = 0.05, 1.0
"""The most seconds to wait for a terminal that accepts nothing, when the picture is shown and when it is removed."""
_ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


class EarlyScreen:
    """A terminal that shows a stored picture. Standard input and error are this terminal.

    Keys stay in the system's queue, for the driver to read. ctrl+c ends the process, like every signal that does so,
    after the terminal is restored. Nothing here waits long for a slow terminal: what it has not accepted is sent later.
    """

    def __init__(self, picture: Picture) -> None:
        """Show the picture. Raises OSError, with the terminal as it was."""
        self._picture = picture
        self._output = os.open("/dev/tty", os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        self._handlers: dict[int, Any] = {}
        self._is_shown = False
        self.is_right = True
        """False if the app's first frame differed from the picture."""
        self.unsent = picture.enter + picture.cells
        """The bytes that the terminal has not accepted yet."""
        try:
            self.attributes = termios.tcgetattr(0)
            """The terminal's attributes before, as termios has them."""
            self._handle_signals()
            self._is_shown = True
            termios.tcsetattr(0, termios.TCSANOW, _without_echo(termios.tcgetattr(0)))
        except termios.error as error:
            self._is_shown = False
            self._close()
            raise OSError(*error.args) from None
        self._send(_SHOW_SECONDS)

    @property
    def picture(self) -> Picture:
        """The picture."""
        return self._picture

    def take_over(self) -> bool:
        """Leave the terminal to the caller, with its modes, attributes and ``unsent``; False if it is restored."""
        taken, self._is_shown = self._is_shown, False
        self._close()
        return taken

    def restore(self) -> None:
        """Restore the terminal, unless that is done or another has taken it over."""
        if self._is_shown:
            self._is_shown = False
            self.unsent = _RESET_PEN + self._picture.leave
            self._send(_RESTORE_SECONDS)
            with suppress(termios.error):  # the terminal may be gone
                termios.tcsetattr(0, termios.TCSANOW, self.attributes)
        self._close()

    def _send(self, seconds: float) -> None:
        """Send what the terminal accepts within some seconds. A system keeps only a few kilobytes for a terminal."""
        end = monotonic() + seconds
        while self.unsent:
            try:
                self.unsent = self.unsent[os.write(self._output, self.unsent) :]
            except BlockingIOError:
                left = end - monotonic()
                if left <= 0 or not select.select([], [self._output], [], left)[1]:
                    return
            except OSError:
                self.unsent = b""  # the terminal is gone

    def _handle_signals(self) -> None:
        handlers: list[tuple[signal.Signals, Callable[[int, FrameType | None], None]]] = [
            *((number, self._end) for number in _ENDS),
            (signal.SIGTSTP, self._stop),
        ]
        for number, handler in handlers:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, handler)

    def _end(self, number: int, _: "FrameType | None") -> None:
        """Restore the terminal, then let the signal take its default action."""
        self.restore()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def _stop(self, *_: object) -> None:
        """Restore the terminal and stop. When the process goes on, it starts without a picture."""
        self.restore()
        os.kill(os.getpid(), signal.SIGSTOP)

    def _close(self) -> None:
        """Close the descriptor, and set the handlers of signals back that nobody has replaced."""
        for number, handler in self._handlers.items():
            if signal.getsignal(number) in (self._end, self._stop):
                signal.signal(number, handler)
        self._handlers.clear()
        if self._output >= 0:
            os.close(self._output)
            self._output = -1


def can_show() -> bool:
    """Return True if the standard streams are this process's terminal, and the process is in the foreground."""
    try:
        if not all(os.isatty(number) for number in (0, 1, 2)) or sys.stdin is None or sys.stderr is None:
            return False
        return os.fstat(0).st_rdev == os.fstat(2).st_rdev and os.tcgetpgrp(2) == os.getpgrp()
    except OSError:
        return False


def _without_echo(attributes: "list[Any]") -> "list[Any]":
    """Return attributes with which keys wait in the queue as they were typed, except ctrl+c, which sends its signal."""
    attributes[_LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    attributes[_LFLAG] |= termios.ISIG
    attributes[_IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    attributes[_OFLAG] &= ~termios.OPOST
    off = bytes([os.fpathconf(0, "PC_VDISABLE")])
    for character in (termios.VSUSP, termios.VQUIT):
        attributes[_CC][character] = off
    attributes[_CC][termios.VMIN], attributes[_CC][termios.VTIME] = 1, 0
    return attributes
