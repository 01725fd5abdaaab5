"""After an error in the wire, the error is reported and the terminal is restored."""

import os
import select
from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.support.pty_session import DEADLINE

from textual_wire.detection.features import Features
from textual_wire.tty.sender import Sender
from textual_wire.wire.wire import Wire

LEAVE = ("\x1b[?2004l", "\x1b[?7h", "\x1b[?1000l", "\x1b[<u", "\x1b[?1049l", "\x1b[?25h", "\x1b[?1004l")
"""Sequences that end a full-screen app."""


class FailingWire(Wire):
    """A wire that can be made to fail."""

    failing = ""
    """The method that fails: feed or take."""

    def feed(self, text: str) -> None:
        """Update the picture, or fail."""
        self._fail_in("feed")
        super().feed(text)

    def take(self) -> str:
        """Return the text to send, or fail."""
        self._fail_in("take")
        return super().take()

    def _fail_in(self, method: str) -> None:
        if self.failing == method:
            raise RuntimeError(method)


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    """A pipe: its read end and its write end."""
    ours, theirs = os.pipe()
    yield ours, theirs
    os.close(ours)
    os.close(theirs)


def _read_until(end: int, last: bytes) -> bytes:
    read = b""
    while not read.endswith(last):
        assert select.select([end], [], [], DEADLINE)[0], f"it ends with {read[-40:]!r}"
        read += os.read(end, 65536)
    return read


@pytest.mark.parametrize("failing", ["feed", "take"])
@pytest.mark.parametrize("how", ["the thread", "flush"])
def test_error_in_a_frame(ends: tuple[int, int], failing: str, how: str) -> None:
    """The error is reported once; afterwards only sequences that restore the terminal are sent, and no frames."""
    errors: list[Exception] = []
    wire = FailingWire(20, 5, Features())
    with closing(Sender(wire, ends[1], "utf-8", errors.append)) as sender:
        sender.feed("\x1b[?1049h\x1b[>1u\x1b[?1000h\x1b[1;1H\x1b[31mred\x1b[0m")
        _read_until(ends[0], b"red")
        wire.failing = failing
        for _ in range(3):
            sender.feed("\x1b[2;1Hmore")
            if how == "flush":
                sender.flush()
        for text in LEAVE:
            sender.feed(text)
        after = _read_until(ends[0], LEAVE[-1].encode())
    assert [str(error) for error in errors] == [failing]
    assert after.decode() == "\x1b[0m" + "".join(LEAVE)


@pytest.mark.parametrize("at", range(len(LEAVE)))
@pytest.mark.parametrize("failing", ["feed", "take"])
def test_error_while_restoring(ends: tuple[int, int], failing: str, at: int) -> None:
    """After an error while the terminal is restored, the rest of the sequences is still sent."""
    errors: list[Exception] = []
    wire = FailingWire(20, 5, Features())
    with closing(Sender(wire, ends[1], "utf-8", errors.append)) as sender:
        sender.feed("\x1b[?1049h\x1b[>1u\x1b[?1000h\x1b[1;1Hhere")
        _read_until(ends[0], b"here")
        for number, text in enumerate(LEAVE):
            if number == at:
                wire.failing = failing
            sender.feed(text)
        after = _read_until(ends[0], LEAVE[-1].encode()).decode()
    assert len(errors) == 1
    assert all(text in after for text in LEAVE)
    assert "here" not in after


@pytest.mark.parametrize("entered", ["", "\x1b[?1049h\x1b[>1u"])
def test_error_before_the_first_frame(ends: tuple[int, int], entered: str) -> None:
    """The shell's keyboard protocol and screen are restored if they were changed, be it before, and else not."""
    errors: list[Exception] = []
    wire = FailingWire(20, 5, Features())
    wire.failing = "take"
    with closing(Sender(wire, ends[1], "utf-8", errors.append, entered)) as sender:
        for text in ("\x1b[?1049h", "\x1b[>1u", *LEAVE):
            sender.feed(text)
        after = _read_until(ends[0], LEAVE[-1].encode()).decode()
    assert len(errors) == 1
    assert ("\x1b[<u" in after) == ("1049" in after) == bool(entered)


def test_close_after_an_error(ends: tuple[int, int]) -> None:
    """Closing does not wait for a wire that fails."""
    wire = FailingWire(20, 5, Features())
    wire.failing = "take"
    errors: list[Exception] = []
    sender = Sender(wire, ends[1], "utf-8", errors.append)
    sender.feed("\x1b[1;1Hhere")
    sender.close()
    assert len(errors) == 1
    assert _read_until(ends[0], b"m") == b"\x1b[0m"
