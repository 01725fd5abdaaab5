"""The driver on a real terminal: stopped and continued, drawn anew, resized, and sending little."""

import os
import select
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.support.pty_session import DEADLINE, Session, guide
from tests.support.terminal_state import left_behind

SCRIBBLED = b"\x1b[2J\x1b[5;5Hsomebody else wrote here"


class Job(Session):
    """A command that can be stopped."""

    def wait_until_stopped(self) -> None:
        """Read until the command is stopped."""
        deadline = time.monotonic() + DEADLINE
        while self._state() != "T":
            assert time.monotonic() < deadline, "it is not stopped"
            self._read(0.01)
        while select.select([self._terminal], [], [], 0)[0]:
            self._read(0)

    def _state(self) -> str:
        return Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()[0]

    def scribble(self) -> None:
        """Have something else written on the screen."""
        self._show(SCRIBBLED)
        assert "q quit" not in self.text


@pytest.fixture
def job() -> Iterator[Job]:
    """The guide, opened, with the list of characters."""
    with closing(Job(guide(), (100, 30))) as opened:
        opened.wait_for_text("Casablanca", "q quit")
        opened.press("2")
        opened.wait_for_text("▸ Ayoub", "Ilyass El Jihani")
        assert opened.quiet_for(0.3)
        yield opened


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP], ids=lambda number: number.name)
def test_stopped_and_continued(job: Job, number: signal.Signals) -> None:
    """After it was stopped, with or without notice, and continued, the picture is whole again and keys are heard."""
    before = job.lines
    job.signal(number)
    job.wait_until_stopped()
    if number is signal.SIGTSTP:
        assert left_behind(job) == []
    job.scribble()
    job.signal(signal.SIGCONT)
    job.wait_for(lambda: job.lines == before, "the same picture")
    assert job.attributes() != job.attributes_before
    job.press("j")
    job.wait_for_text("▸ Jad")
    job.press("q")
    assert job.wait_for_end() == 0
    assert left_behind(job) == []


def test_stopped_again_and_again(job: Job) -> None:
    """It can be stopped more than once, and then quit."""
    before = job.lines
    for _ in range(3):
        job.signal(signal.SIGTSTP)
        job.wait_until_stopped()
        job.scribble()
        job.signal(signal.SIGCONT)
        job.wait_for(lambda: job.lines == before, "the same picture")
    job.press("q")
    assert job.wait_for_end() == 0
    assert left_behind(job) == []


def test_the_same_size_again(job: Job) -> None:
    """A terminal that says that it has another size, but has the same, may have lost what it showed: it is sent all."""
    before = job.lines
    job.scribble()
    job.signal(signal.SIGWINCH)
    job.wait_for(lambda: job.lines == before, "the same picture")


def test_an_arrow_sends_little(job: Job) -> None:
    """An arrow key in a list sends what it changes, and not the list."""
    before = len(job.sent)
    job.press("j")
    job.wait_for_text("▸ Jad", "Company head")
    assert job.quiet_for(0.2)
    assert len(job.sent) - before < 2000


def test_nothing_is_sent_twice_after_a_redraw(job: Job) -> None:
    """The key that draws all anew does so once."""
    before = job.lines
    job.scribble()
    sent = len(job.sent)
    job.press("\x0c")
    job.wait_for(lambda: job.lines == before, "the same picture")
    assert job.quiet_for(0.2)
    assert 1000 < len(job.sent) - sent < 10_000
    assert os.fsencode("▸ Ayoub") not in bytes(job.sent[sent:]).replace(os.fsencode("▸ Ayoub"), b"", 1)
