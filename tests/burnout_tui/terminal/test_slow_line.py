"""A terminal that reads slowly or not at all: keys still work, and the newest picture arrives."""

import os
import select
import termios
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.support.pty_session import DEADLINE, Session, guide
from tests.support.reference_terminal import Emulator
from tests.support.terminal_state import left_behind

from textual_wire.detection.features import Features
from textual_wire.tty.sender import Sender
from textual_wire.wire.wire import Wire

WINDOW = (120, 40)
"""The columns and rows of the guide, large enough for a picture to have many bytes."""
COLUMNS, ROWS = 80, 24
PIPE = 65536
"""The largest number of bytes that wait in a pseudo-terminal."""


class Line(Session):
    """A command on a terminal that is read only when the test says so."""

    def is_full(self) -> bool:
        """Return True if the command cannot write more until something is read."""
        return not select.select([], [self._other_end], [], 0)[1]

    def take(self, most: int) -> None:
        """Read a little of what was sent, if there is anything."""
        if select.select([self._terminal], [], [], 0)[0]:
            self._show(os.read(self._terminal, most))

    def _let_pass(self, seconds: float) -> None:
        """Read nothing for a time."""
        select.select([], [], [], seconds)

    def wait_for_end_unread(self) -> int:
        """Wait until the command ends, without reading. Returns its exit status."""
        return self._process.wait(DEADLINE)

    def memory(self) -> int:
        """Return the number of bytes that the command has in memory."""
        pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.fixture
def line() -> Iterator[Line]:
    """The open guide on such a terminal."""
    with closing(Line(guide(), WINDOW)) as opened:
        opened.wait_for_text("Casablanca", "q quit")
        yield opened


def _scroll(line: Line, times: int, most: int = 0) -> None:
    """Scroll the synopsis down and up, reading a number of bytes after each key. Each picture has 2 KB or more."""
    for key in " g" * times:
        line.press(key)
        line.wait_until_idle()
        if most:
            line.take(most)


def _fill(line: Line) -> None:
    """Scroll until no more bytes fit into the terminal."""
    deadline = time.monotonic() + DEADLINE
    while not line.is_full():
        assert time.monotonic() < deadline, "the terminal takes everything"
        _scroll(line, 1)


def test_a_slow_line_gets_the_newest_picture(line: Line) -> None:
    """On a line slower than the guide's output, frames are skipped, and the last one arrives."""
    before = len(line.sent)
    _scroll(line, 30, most=128)
    line.press("2j")
    line.wait_until_idle()
    line.wait_for_text("▸ Jad", "q quit")
    # More than what the system keeps for the terminal; all 60 pictures would be twice as much.
    assert len(line.sent) - before < PIPE


def test_a_terminal_that_reads_nothing_for_a_while(line: Line) -> None:
    """While nothing is read, keys are handled, memory stays flat, and then the newest picture is sent."""
    _fill(line)
    memory, before = line.memory(), len(line.sent)
    _scroll(line, 45)
    line.press("2j")
    line.wait_until_idle()
    assert line.memory() - memory < 6_000_000
    line.wait_for_text("▸ Jad", "q quit")
    assert len(line.sent) - before < 2 * PIPE
    line.press("q")
    assert line.wait_for_end() == 0
    assert left_behind(line) == []


def test_quitting_a_terminal_that_reads_nothing(line: Line) -> None:
    """The quit key works even if the terminal never reads the bytes that would restore it."""
    _fill(line)
    line.press("q")
    assert line.wait_for_end_unread() == 0


@contextmanager
def _terminal() -> Iterator[tuple[int, int]]:
    """Yield both ends of a raw pseudo-terminal: the screen's and the program's."""
    ours, theirs = os.openpty()
    try:
        attributes = termios.tcgetattr(theirs)
        attributes[1] &= ~termios.OPOST
        termios.tcsetattr(theirs, termios.TCSANOW, attributes)
        yield ours, theirs
    finally:
        os.close(ours)
        os.close(theirs)


def _unexpected(mistake: Exception) -> None:
    raise mistake


def _frame(number: int) -> str:
    rows = (
        f"\x1b[{row + 1};1H\x1b[38;2;{number % 256};{row};9m{number + row:>{COLUMNS}}\x1b[0m" for row in range(ROWS)
    )
    return "\x1b[?2026h" + "\n".join(rows) + "\x1b[1;1H\x1b[?2026l"


def test_the_queue_does_not_grow() -> None:
    """Feeding frames to a terminal that reads nothing never blocks or needs more memory; the last one is shown."""
    with _terminal() as (ours, theirs):
        sender = Sender(Wire(COLUMNS, ROWS, Features()), theirs, "utf-8", _unexpected)
        for number in range(50):
            sender.feed(_frame(number))
        tracemalloc.start()
        for number in range(50, 200):
            sender.feed(_frame(number))
        grown, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert grown < 400_000
        wanted, shown = Emulator(COLUMNS, ROWS), Emulator(COLUMNS, ROWS)
        wanted.feed(_frame(199))
        last, sent = wanted.cells(), 0
        while shown.cells() != last:
            assert select.select([ours], [], [], DEADLINE)[0], "the last frame does not come"
            read = os.read(ours, 65536)
            sent += len(read)
            shown.feed(read.decode())
        assert sent < 2 * PIPE
        sender.close()
