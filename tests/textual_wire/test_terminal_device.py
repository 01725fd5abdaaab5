"""The terminal device of this process: its settings and its input."""

import os
import signal
import termios
import tty
from collections.abc import Iterator
from queue import Queue, SimpleQueue

import pytest
from tests.support.pty_session import DEADLINE
from textual import events
from textual.message import Message

from textual_wire.tty.input_thread import InputThread
from textual_wire.tty.raw_mode import RawMode, discard_input, in_foreground

LOCAL = termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG
INPUT = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR


@pytest.fixture
def terminal() -> Iterator[int]:
    """A terminal in which every setting that raw mode changes is on."""
    ours, theirs = os.openpty()
    settings = termios.tcgetattr(theirs)
    settings[tty.LFLAG] |= LOCAL
    settings[tty.IFLAG] |= INPUT
    settings[tty.OFLAG] |= termios.OPOST
    settings[tty.CC][termios.VMIN] = 4
    termios.tcsetattr(theirs, termios.TCSANOW, settings)
    yield theirs
    os.close(ours)
    os.close(theirs)


@pytest.mark.parametrize("raw_output", [True, False])
def test_raw_mode(terminal: int, raw_output: bool) -> None:
    """Raw mode changes only what the app takes over, and everything is as before afterwards."""
    before = termios.tcgetattr(terminal)
    mode = RawMode(terminal, raw_output)
    mode.leave()
    mode.enter()
    during = termios.tcgetattr(terminal)
    assert during[tty.LFLAG] == before[tty.LFLAG] & ~LOCAL
    assert during[tty.IFLAG] == before[tty.IFLAG] & ~INPUT
    assert during[tty.OFLAG] == before[tty.OFLAG] & ~(termios.OPOST if raw_output else 0)
    assert during[tty.CC][termios.VMIN] in (1, b"\x01")
    mode.leave()
    assert termios.tcgetattr(terminal) == before
    other = termios.tcgetattr(terminal)
    other[tty.LFLAG] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, other)
    mode.leave()
    assert termios.tcgetattr(terminal) == other


def test_raw_mode_of_no_terminal() -> None:
    """A file has no settings, nothing to discard, and no background."""
    ours, theirs = os.pipe()
    mode = RawMode(ours, raw_output=True)
    mode.enter()
    mode.leave()
    discard_input(ours)
    assert in_foreground(ours) is True
    os.close(ours)
    os.close(theirs)


def test_a_terminal_that_is_gone(terminal: int) -> None:
    """Settings of a terminal that was closed in the meantime are not restored, without an error."""
    copy = os.dup(terminal)
    mode = RawMode(copy, raw_output=True)
    mode.enter()
    os.close(copy)
    mode.leave()


def test_discarded_input() -> None:
    """Input that was not read is discarded, and later input is not."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    os.write(ours, b"old")
    discard_input(theirs)
    os.write(ours, b"new")
    assert os.read(theirs, 10) == b"new"
    os.close(ours)
    os.close(theirs)


def test_input_in_an_encoding() -> None:
    """Keys are passed on in order, in the terminal's encoding; a lone escape byte is a key after a time."""
    ours, theirs = os.pipe()
    found, errors = Queue[Message](), Queue[Exception]()
    thread = InputThread(ours, "iso8859-1", found.put, errors.put)
    os.write(theirs, b"j\xe9\x1b]11;x\x07\x1b[A\x1b")
    keys = [found.get(timeout=DEADLINE) for _ in range(4)]
    assert [key.key for key in keys if isinstance(key, events.Key)] == ["j", "é", "up", "escape"]
    thread.stop()
    assert found.empty()
    assert errors.empty()
    os.close(ours)
    os.close(theirs)


def test_an_error_in_the_input() -> None:
    """An error of what is done with a key is reported, once, and the thread can still be stopped."""
    ours, theirs = os.pipe()
    errors = Queue[Exception]()
    expected = ValueError("broken")

    def fail(_: Message) -> None:
        raise expected

    thread = InputThread(ours, "utf-8", fail, errors.put)
    os.write(theirs, b"jj")
    assert errors.get(timeout=DEADLINE) is expected
    thread.stop()
    assert errors.empty()
    os.close(ours)
    os.close(theirs)


def test_the_end_of_the_input() -> None:
    """A terminal that is gone ends the process as the system would: with SIGHUP."""
    ours, theirs = os.pipe()
    got = SimpleQueue[int]()  # it can be used in a signal handler
    before = signal.signal(signal.SIGHUP, lambda number, _: got.put(number))
    try:
        keys, errors = Queue[Message](), Queue[Exception]()
        thread = InputThread(ours, "utf-8", keys.put, errors.put)
        os.close(theirs)
        assert got.get(timeout=DEADLINE) == signal.SIGHUP
        thread.stop()
        assert errors.empty()
    finally:
        signal.signal(signal.SIGHUP, before)
        os.close(ours)
