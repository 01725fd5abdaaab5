"""Settings of the terminal device (termios)."""

import os
import signal
import termios
import tty
from contextlib import suppress
from typing import Any


class RawMode:
    """Passes every key on at once, without echo, and sends output unchanged.

    A descriptor that is no terminal is left alone.
    """

    def __init__(self, descriptor: int, raw_output: bool) -> None:
        """``raw_output``: the terminal's output is sent unchanged too; otherwise only the input is affected."""
        self._descriptor = descriptor
        self._raw_output = raw_output
        self._before: list[Any] | None = None

    def enter(self) -> None:
        """Change the settings."""
        with suppress(termios.error):
            self._before = termios.tcgetattr(self._descriptor)
            settings = termios.tcgetattr(self._descriptor)
            # TEXTUAL_ALLOW_SIGNALS is Textual's own switch for the keys ctrl+c and ctrl+z.
            signals = 0 if os.environ.get("TEXTUAL_ALLOW_SIGNALS") else termios.ISIG
            settings[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | signals)
            # Leave ctrl+s, ctrl+q and the enter key to the app.
            settings[tty.IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
            if self._raw_output:
                settings[tty.OFLAG] &= ~termios.OPOST
            settings[tty.CC][termios.VMIN] = 1  # It shares its place with VEOF on Solaris, where it would be 4
            termios.tcsetattr(self._descriptor, termios.TCSANOW, settings)

    def leave(self) -> None:
        """Restore the settings."""
        if self._before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self._descriptor, termios.TCSANOW, self._before)
            self._before = None


def discard_input(descriptor: int) -> None:
    """Drop keys that were typed and not read."""
    with suppress(termios.error):
        termios.tcflush(descriptor, termios.TCIFLUSH)


def in_foreground(descriptor: int) -> bool:
    """Return True if this process may use the terminal. Stop the process if it may not.

    Changing a terminal's settings from the background raises SIGTTOU. So a change without effect finds out, before
    anything is written, that the shell continued the process with ``bg``. Returns False after the stop; SIGCONT then
    tells that there is another chance.
    """
    if not os.isatty(descriptor):
        return True
    before = {number: signal.signal(number, _stop) for number in (signal.SIGTTOU, signal.SIGTTIN)}
    try:
        termios.tcsetattr(descriptor, termios.TCSANOW, termios.tcgetattr(descriptor))
    except termios.error:
        return False
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return True


def _stop(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGSTOP)
