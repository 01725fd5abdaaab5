"""The driver on a real terminal: job control, redrawing, new sizes, and the number of bytes."""

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

OTHER_OUTPUT = b"\x1b[2J\x1b[5;5Hanother program wrote here"


class Job(Session):
    """A command that can be stopped and continued."""

    def wait_until_stopped(self) -> None:
        """Wait until the command is stopped, and read all of its output."""
        deadline = time.monotonic() + DEADLINE
        while self._state() != "T":
            assert time.monotonic() < deadline, "the command is not stopped"
            self._read(0.01)
        while select.select([self._terminal], [], [], 0)[0]:
            self._read(0)

    def _state(self) -> str:
        return Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()[0]

    def overwrite(self) -> None:
        """Write on the screen, as another program might."""
        self._show(OTHER_OUTPUT)
        assert "q quit" not in self.text


@pytest.fixture
def job() -> Iterator[Job]:
    """Open the guide at the list of characters, and wait until it is idle."""
    with closing(Job(guide(), (100, 30))) as opened:
        opened.wait_for_text("Casablanca", "q quit")
        opened.press("2")
        opened.wait_for_text("▸ Ayoub", "Ilyass El Jihani")
        opened.wait_until_idle()
        yield opened


def test_stopped_and_continued(job: Job) -> None:
    """After any stop, with or without warning and repeatedly, the picture is complete again and keys work."""
    before = job.lines
    for number in (signal.SIGTSTP, signal.SIGTSTP, signal.SIGSTOP, signal.SIGTSTP):
        job.signal(number)
        job.wait_until_stopped()
        if number is signal.SIGTSTP:
            assert left_behind(job) == []
        job.overwrite()
        job.signal(signal.SIGCONT)
        job.wait_for(lambda: job.lines == before, "the same picture")
        assert job.attributes() != job.attributes_before
    job.press("j")
    job.wait_for_text("▸ Jad")
    job.press("q")
    assert job.wait_for_end() == 0
    assert left_behind(job) == []


def test_what_is_sent(job: Job) -> None:
    """The same size again, and once the redraw key, send the whole picture; an arrow key only the changed cells."""
    before = job.lines
    job.overwrite()
    job.signal(signal.SIGWINCH)  # the terminal may have lost the picture
    job.wait_for(lambda: job.lines == before, "the same picture")
    job.wait_until_idle()
    job.overwrite()
    sent = len(job.sent)
    job.press("\x0c")
    job.wait_for(lambda: job.lines == before, "the same picture")
    job.wait_until_idle()
    assert 1000 < len(job.sent) - sent < 10_000
    assert os.fsencode("▸ Ayoub") not in bytes(job.sent[sent:]).replace(os.fsencode("▸ Ayoub"), b"", 1)
    sent = len(job.sent)
    job.press("j")
    job.wait_for_text("▸ Jad", "Company head")
    job.wait_until_idle()
    assert len(job.sent) - sent < 2000
