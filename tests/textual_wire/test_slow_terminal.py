"""A terminal that accepts its output slowly, or not at all."""

import fcntl
import os
import select
from collections.abc import Callable, Iterator
from contextlib import closing
from threading import Thread
from threading import enumerate as all_threads

import pytest
from tests.support.pty_session import DEADLINE

from textual_wire.detection.features import Features
from textual_wire.tty import sender as module
from textual_wire.tty.sender import Sender
from textual_wire.wire.wire import Wire

COLUMNS, ROWS = 100, 60
PIPE_SIZE = 4096
"""Bytes that the terminal accepts before it is read: fewer than a frame has."""


class Terminal:
    """The end of a pipe that takes the place of a terminal."""

    def __init__(self, blocking: bool) -> None:
        """Open it; ``blocking`` is how a write waits."""
        self.read_end, self.write_end = os.pipe()
        fcntl.fcntl(self.write_end, fcntl.F_SETPIPE_SZ, PIPE_SIZE)
        os.set_blocking(self.write_end, blocking)
        self.received = b""

    def read_until(self, condition: Callable[[], bool], at_once: int = 65536) -> None:
        """Read until the condition is true. ``at_once`` is the most bytes that are read in one go."""
        while not condition():
            assert select.select([self.read_end], [], [], DEADLINE)[0], f"it ends with {self.received[-40:]!r}"
            self.received += os.read(self.read_end, at_once)

    def close(self) -> None:
        """Close both ends."""
        os.close(self.read_end)
        os.close(self.write_end)


class CountingWire(Wire):
    """A wire that counts how often it is asked for text."""

    takes = 0

    def take(self) -> str:
        """Return the text to send."""
        self.takes += 1
        return super().take()


@pytest.fixture(params=[True, False], ids=["blocking", "non-blocking"])
def terminal(request: pytest.FixtureRequest) -> Iterator[Terminal]:
    """A terminal whose descriptor was opened one way or the other."""
    with closing(Terminal(request.param)) as opened:
        yield opened


def _frame(letter: str, last: str = "", columns: int = COLUMNS, rows: int = ROWS) -> str:
    """Return a frame in which hardly a cell is like its neighbours. ``last`` begins the last row."""
    lines = [f"\x1b[{row};1H{(letter + '.') * (columns // 2)}" for row in range(1, rows + 1)]
    return "".join(lines) + f"\x1b[{rows};1H{last}\x1b[1;1H"


def _start(terminal: Terminal, encoding: str = "utf-8", unsent: bytes = b"") -> Sender:
    return Sender(Wire(COLUMNS, ROWS, Features()), terminal.write_end, encoding, _unexpected, unsent=unsent)


def _unexpected(error: Exception) -> None:
    raise error


def _threads() -> list[Thread]:
    return [thread for thread in all_threads() if thread.name == "terminal-output"]


def test_older_frames_are_skipped(terminal: Terminal) -> None:
    """After what was not accepted before, a frame that has begun is sent, and the newest of those that follow it."""
    with closing(_start(terminal, "iso8859-1", b"unsent")) as sender:
        sender.feed(_frame("a"))
        terminal.read_until(lambda: b"a.a" in terminal.received, at_once=1)
        for letter in "bc":
            sender.feed(_frame(letter))
            sender.flush()
        sender.feed(_frame("é", "→"))
        sender.flush()
        terminal.read_until(lambda: b"?" in terminal.received)
        assert terminal.received.startswith(b"unsent")
        assert terminal.received.count(b"a") == COLUMNS * ROWS // 2
        assert b"b" not in terminal.received
        assert b"c" not in terminal.received
        assert b"\xe9.\xe9" in terminal.received


def test_every_change_arrives_once(terminal: Terminal) -> None:
    """All changes of quick frames arrive, and a wire without a change is not asked for more."""
    wire = CountingWire(COLUMNS, ROWS, Features())
    with closing(Sender(wire, terminal.write_end, "utf-8", _unexpected)) as sender:
        for row in range(1, ROWS + 1):
            sender.feed(f"\x1b[{row};1Hrow {row:02}\x1b[1;1H")
            sender.flush()
        terminal.read_until(lambda: all(f"row {row:02}".encode() in terminal.received for row in range(1, ROWS + 1)))
        for row in range(1, ROWS + 1):
            sender.feed(f"\x1b[{row};1HNEW {row:02}\x1b[1;1H")
            terminal.read_until(lambda: b"NEW" in terminal.received)
            terminal.received = b""
    assert wire.takes <= 2 * ROWS + 1


def test_the_whole_frame_again(terminal: Terminal) -> None:
    """After another program has written on the screen, and in a new size, the whole frame is sent."""
    with closing(_start(terminal)) as sender:
        sender.feed(_frame("a", "b"))
        terminal.read_until(lambda: b"b." in terminal.received)
        for _ in range(2):
            terminal.received = b""
            sender.forget()
            terminal.read_until(lambda: b"b." in terminal.received)
            assert terminal.received.count(b"a") == COLUMNS * ROWS // 2 - 1
        terminal.received = b""
        sender.resize(COLUMNS - 10, ROWS - 9)
        sender.feed(_frame("a", "d", COLUMNS - 10, ROWS - 9))
        terminal.read_until(lambda: b"d." in terminal.received)
        assert terminal.received.count(b"a") == (COLUMNS - 10) * (ROWS - 9) // 2 - 1


def test_closing_waits(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing waits until the terminal has accepted everything, as long as it accepts some of it."""
    monkeypatch.setattr(module, "monotonic", lambda: 1000.0)
    monkeypatch.setattr(module, "STALL_TIMEOUT", 1.0)
    sender = _start(terminal)
    sender.feed(_frame("a", "b"))
    closer = Thread(target=sender.close)
    closer.start()
    terminal.read_until(lambda: b"b." in terminal.received)
    closer.join(DEADLINE)
    assert not closer.is_alive()


@pytest.mark.parametrize("limit", ["STALL_TIMEOUT", "_CLOSE_TIMEOUT"])
def test_closing_gives_up(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    """If the terminal accepts nothing any more, or has taken too long, closing ends, and nothing more is sent."""
    monkeypatch.setattr(module, limit, 0.05)
    before = _threads()
    sender = _start(terminal)
    sender.feed(_frame("a"))
    (writer,) = [thread for thread in _threads() if thread not in before]
    terminal.read_until(lambda: b"a.a" in terminal.received, at_once=1)
    closer = Thread(target=sender.close)
    closer.start()
    closer.join(DEADLINE)
    assert not closer.is_alive()
    while writer.is_alive():
        if select.select([terminal.read_end], [], [], 0.01)[0]:
            terminal.received += os.read(terminal.read_end, PIPE_SIZE)
    assert terminal.received.count(b"a") < COLUMNS * ROWS // 2


def test_a_terminal_that_is_gone() -> None:
    """Frames fed after the terminal has gone are dropped, and closing does not wait."""
    ours, theirs = os.openpty()
    os.close(ours)
    before = _threads()
    sender = Sender(Wire(COLUMNS, ROWS, Features()), theirs, "utf-8", _unexpected)
    (writer,) = [thread for thread in _threads() if thread not in before]
    sender.feed(_frame("a"))
    writer.join(DEADLINE)
    assert not writer.is_alive()
    sender.feed(_frame("b"))
    sender.close()
    os.close(theirs)
