"""A stored picture on a terminal that accepts nothing, and in a process that is stopped or forked."""

import signal

from tests.support.forks import Program
from tests.support.openssh_server import wait_until
from tests.support.proc_files import state_of
from tests.support.pty_session import session
from tests.support.terminal_state import left_behind

_SHOW = """
import os, signal, termios
from textual_wire.early.picture import Picture
from textual_wire.early.screen import EarlyScreen, can_show
def show():
    return EarlyScreen(Picture((80, 24), b"\\x1b[?1049h\\x1b[?25l", b"cells", b"\\x1b[?1049l\\x1b[?25h", b""))
assert can_show()
"""
_SLOW = """
termios.tcflow(2, termios.TCOOFF)
screen = show()
unsent = screen.unsent
termios.tcflow(2, termios.TCOON)
screen.restore()
screen.restore()
os.write(1, b"%d not sent, %s" % (len(unsent), str(screen.take_over()).encode()))
"""
_STOPPED = """
screen = show()
os.write(1, b" %d ready" % os.getpid())
os.read(0, 1)
os.write(1, str(screen.take_over()).encode())
"""


def test_a_terminal_that_accepts_nothing() -> None:
    """A terminal that accepts nothing stops neither the picture nor what follows, and is restored once it does."""
    with session(Program(_SHOW + _SLOW)) as terminal:
        assert terminal.wait_for_end() == 0
        assert left_behind(terminal) == []
        assert "cells" not in terminal.text
        assert "19 not sent, False" in terminal.text


def test_a_stop() -> None:
    """A process that is stopped restores the terminal first, and goes on without the picture."""
    with session(Program(_SHOW + _STOPPED)) as terminal:
        terminal.wait_for_text("cells", "ready")
        assert terminal.attributes() != terminal.attributes_before
        number = int(terminal.text.split()[1])
        terminal.signal(signal.SIGTSTP)
        terminal.wait_for(lambda: b"\x1b[?25h" in terminal.sent, "a restored terminal")
        wait_until(lambda: state_of(number) == "T", "stop")
        assert terminal.attributes() == terminal.attributes_before
        terminal.signal(signal.SIGCONT)
        terminal.press("\n")
        terminal.wait_for_text("False")
        assert terminal.wait_for_end() == 0
