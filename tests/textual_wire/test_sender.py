"""What is sent after a mistake in the program: what gives the terminal back, and the mistake is told of."""

import os
import select
from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.support.pty_session import DEADLINE

from textual_wire.detection.features import Features
from textual_wire.sender import Sender
from textual_wire.wire.wire import Wire

LEAVING = ("\x1b[?2004l", "\x1b[?7h", "\x1b[?1000l", "\x1b[<u", "\x1b[?1049l", "\x1b[?25h", "\x1b[?1004l")
"""What Textual writes at the end."""


class Mistaken(Wire):
    """A wire with a mistake in it, as soon as one is wished for."""

    wrong = ""
    """What it cannot do: feed or take."""

    def feed(self, text: str) -> None:
        """Take note of what was written, or fail."""
        self._perhaps("feed")
        super().feed(text)

    def take(self) -> str:
        """Give what is to be sent, or fail."""
        self._perhaps("take")
        return super().take()

    def _perhaps(self, what: str) -> None:
        if self.wrong == what:
            raise RuntimeError(what)


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    """A pipe: the end that is read, and the one that is sent to."""
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


@pytest.mark.parametrize("wrong", ["feed", "take"])
@pytest.mark.parametrize("how", ["the thread", "flush"])
def test_a_mistake_amid_frames(ends: tuple[int, int], wrong: str, how: str) -> None:
    """The mistake is told of once; no frame is sent after it, and all that gives the terminal back."""
    told: list[Exception] = []
    wire = Mistaken(20, 5, Features())
    with closing(Sender(wire, ends[1], "utf-8", told.append)) as sender:
        sender.feed("\x1b[?1049h\x1b[>1u\x1b[?1000h\x1b[1;1H\x1b[31mred\x1b[0m")
        _read_until(ends[0], b"red")
        wire.wrong = wrong
        for _ in range(3):
            sender.feed("\x1b[2;1Hmore")
            if how == "flush":
                sender.flush()
        for text in LEAVING:
            sender.feed(text)
        after = _read_until(ends[0], LEAVING[-1].encode())
    assert [str(mistake) for mistake in told] == [wrong]
    assert after.decode() == "\x1b[0m" + "".join(LEAVING)


@pytest.mark.parametrize("at", range(len(LEAVING)))
@pytest.mark.parametrize("wrong", ["feed", "take"])
def test_a_mistake_amid_what_gives_the_terminal_back(ends: tuple[int, int], wrong: str, at: int) -> None:
    """A mistake that comes while the terminal is given back takes nothing of that away."""
    told: list[Exception] = []
    wire = Mistaken(20, 5, Features())
    with closing(Sender(wire, ends[1], "utf-8", told.append)) as sender:
        sender.feed("\x1b[?1049h\x1b[>1u\x1b[?1000h\x1b[1;1Hhere")
        _read_until(ends[0], b"here")
        for number, text in enumerate(LEAVING):
            if number == at:
                wire.wrong = wrong
            sender.feed(text)
        after = _read_until(ends[0], LEAVING[-1].encode()).decode()
    assert len(told) == 1
    assert all(text in after for text in LEAVING)
    assert "here" not in after


def test_a_mistake_before_anything_was_sent(ends: tuple[int, int]) -> None:
    """The shell's keyboard protocol, and its cursor's place, are left alone where they were not changed yet."""
    told: list[Exception] = []
    wire = Mistaken(20, 5, Features())
    wire.wrong = "take"
    with closing(Sender(wire, ends[1], "utf-8", told.append)) as sender:
        for text in ("\x1b[?1049h", "\x1b[>1u", *LEAVING):
            sender.feed(text)
        after = _read_until(ends[0], LEAVING[-1].encode()).decode()
    assert len(told) == 1
    assert "\x1b[<u" not in after
    assert "1049" not in after


def test_it_closes_after_a_mistake(ends: tuple[int, int]) -> None:
    """Closing does not wait for what a wire that fails may have."""
    wire = Mistaken(20, 5, Features())
    wire.wrong = "take"
    told: list[Exception] = []
    sender = Sender(wire, ends[1], "utf-8", told.append)
    sender.feed("\x1b[1;1Hhere")
    sender.close()
    assert len(told) == 1
    assert _read_until(ends[0], b"m") == b"\x1b[0m"
