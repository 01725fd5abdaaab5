"""The start of the guide with a stored picture; part of start.py.

Folders of their own hold what the guide remembers and its pictures. It is run once, and left with ``q``; a warm start
is the next one. The measured starts are killed, so that each finds the same.
"""

import os
import pty
import re
import select
import signal
import tempfile
import termios
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter

from measure import (
    COLUMNS,
    GUIDE,
    LIMIT,
    ROWS,
    SHIPPED_WORD,
    Goal,
    environment,
    interleaved,
    ratio,
)

from textual_wire.early.picture import unpack

FIRST_PICTURE, COLD = "first picture, warm", "first frame, cold, without pictures"
WARM_KEY, COLD_KEY = "ready for keys, warm", "ready for keys, cold"
KEY, WORD_OF_KEY = b"2", "Around them"
"""A key that is typed at once, and a word that only its effect shows."""
QUIET = 1.0
"""Seconds without output, after the modes, after which the guide is ready."""

_MODES = b"\x1b[?2004h"
"""A mode that no picture enters, only the guide."""
_ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])")


class Run:
    """A program on a pseudo-terminal that is its controlling terminal."""

    def __init__(self, command: Sequence[str], variables: Mapping[str, str]) -> None:
        """Start a command in an environment."""
        self._begin = perf_counter()
        self.sent = bytearray()
        """The output so far."""
        self.number, self._terminal = pty.fork()
        """The number of the process."""
        if not self.number:
            termios.tcsetwinsize(0, (ROWS, COLUMNS))
            os.execve(command[0], [*command], {**variables})

    def seconds_until(self, word: str) -> float:
        """Return the seconds from the start until a word is shown. Raises RuntimeError if it never is."""
        while word.encode() not in _ESCAPE.sub(b"", self.sent):
            if not self.read(LIMIT):
                raise RuntimeError(f"{word!r} was not shown")
        return perf_counter() - self._begin

    def read(self, seconds: float) -> bool:
        """Read output that comes within some seconds. Returns False if there is none."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        try:
            self.sent += os.read(self._terminal, 1 << 16)
        except OSError:  # Linux raises it once the program has ended
            return False
        return True

    @property
    def peak_memory(self) -> float:
        """The most megabytes that the program has taken so far. Linux only."""
        status = Path(f"/proc/{self.number}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    def press(self, keys: bytes) -> None:
        """Type keys."""
        os.write(self._terminal, keys)

    def wait(self) -> None:
        """Read until the program has ended."""
        while self.read(LIMIT):
            pass
        os.waitpid(self.number, 0)
        os.close(self._terminal)

    def kill(self) -> None:
        """End the program at once."""
        os.kill(self.number, signal.SIGKILL)
        self.wait()


@contextmanager
def kept(command: Sequence[str] = GUIDE, word: str = SHIPPED_WORD) -> Iterator[tuple[dict[str, str], Path]]:
    """Run the guide once. Yields the environment in which its next start is warm, and the file of its picture.

    ``word`` is one of its first frame.
    """
    with tempfile.TemporaryDirectory() as folder:
        folders = dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), folder)
        variables = {**environment(), **folders}
        first = Run(command, variables)
        first.seconds_until(word)
        first.press(b"q")
        first.wait()
        end = perf_counter() + LIMIT
        # The name of a file that is still being written is longer.
        while len(found := [*Path(folder, "burnout-tui").glob("picture-????????")]) < 2:
            if perf_counter() > end:
                raise RuntimeError("no picture was kept")
        yield variables, next(file for file in found if b"--fresh" not in file.read_bytes())


def _time(variables: Mapping[str, str], word: str, keys: bytes = b"", command: Sequence[str] = GUIDE) -> float:
    run = Run(command, variables)
    run.press(keys)
    seconds = run.seconds_until(word)
    run.kill()
    return seconds


def sent_after(variables: Mapping[str, str], file: Path) -> tuple[int, int]:
    """Return the characters and all bytes that a warm start sends after its picture until it is ready."""
    stored = unpack(file.read_bytes())
    if stored is None:
        raise RuntimeError("the picture is damaged")
    run = Run(GUIDE, variables)
    while _MODES not in run.sent and run.read(LIMIT):
        pass
    while run.read(QUIET):
        pass
    picture = stored[1].enter + stored[1].cells
    if not run.sent.startswith(picture):
        raise RuntimeError("the start was not warm")
    rest = bytes(run.sent[len(picture) :])
    run.kill()
    return len(_ESCAPE.sub(b"", rest)), len(rest)


def warm(rounds: int, bare: Sequence[str], bare_word: str, bare_name: str) -> tuple[dict[str, list[float]], list[Goal]]:
    """Measure warm starts, cold ones, and a bare app's first frame."""
    with kept() as (variables, file):
        off = {**variables, "BURNOUT_TUI_CACHE": "off"}
        figures = interleaved(
            {
                FIRST_PICTURE: partial(_time, variables, SHIPPED_WORD),
                COLD: partial(_time, off, SHIPPED_WORD),
                WARM_KEY: partial(_time, variables, WORD_OF_KEY, KEY),
                COLD_KEY: partial(_time, off, WORD_OF_KEY, KEY),
                bare_name: partial(_time, environment(), bare_word, command=bare),
            },
            rounds,
        )
        cells, modes = sent_after(variables, file)
    return figures, [
        Goal(f"{FIRST_PICTURE} / bare app", ratio(figures, FIRST_PICTURE, bare_name), 0.25),
        Goal("cells sent again", cells, 0),
        Goal("modes and questions, bytes", modes, 180),
        Goal("ready for keys, warm / cold", ratio(figures, WARM_KEY, COLD_KEY), 1.05),
    ]
