"""Settings of the terminal device (termios)."""

import os
import signal
import termios
import tty
from contextlib import suppress
from typing import Any


class RawMode:
    """Makes the terminal pass on every key at once, without echo.

    Does nothing to a descriptor that is no terminal.
    """

    def __init__(self, descriptor: int, raw_output: bool) -> None:
        """With ``raw_output`` the output is sent unchanged too; otherwise only the input's settings change."""
        self._descriptor = descriptor
        self._raw_output = raw_output
        self._before: list[Any] | None = None

    def enter(self, before: list[Any] | None = None) -> None:
        """Change the settings. ``before`` are those to restore; None: the present ones."""
        with suppress(termios.error):
            self._before = before or termios.tcgetattr(self._descriptor)
            settings = termios.tcgetattr(self._descriptor)
            # Leave ctrl+c, ctrl+z, ctrl+s, ctrl+q and the enter key to the app.
            settings[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
            settings[tty.IFLAG] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
            if self._raw_output:
                settings[tty.OFLAG] &= ~termios.OPOST
            settings[tty.CC][termios.VMIN] = 1  # On Solaris it shares its index with VEOF, whose value is 4
            termios.tcsetattr(self._descriptor, termios.TCSANOW, settings)

    def leave(self) -> None:
        """Restore the settings."""
        if self._before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self._descriptor, termios.TCSANOW, self._before)
            self._before = None


def discard_input(descriptor: int) -> None:
    """Discard input that has not been read."""
    with suppress(termios.error):
        termios.tcflush(descriptor, termios.TCIFLUSH)


def in_foreground(descriptor: int) -> bool:
    """Return True if this process may use the terminal. Stop the process if it may not.

    A background process that changes terminal settings gets SIGTTOU. So setting the present settings again detects,
    before anything is written, that the shell continued the process with ``bg``. Returns False after the stop; the next
    SIGCONT is the time to try again.
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
