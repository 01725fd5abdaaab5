"""What the benchmarks share: a program's first frame on a pseudo-terminal, a command's time, rounds, goals.

All times are wall-clock seconds unless a name says CPU. What is compared is measured in turn, round by round, so that
whatever else the machine does meets all of it alike; a ratio is the median of the rounds' own ratios.
"""

import os
import pty
import re
import select
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

COLUMNS, ROWS = 120, 40
"""The size of the terminal that first frames are measured on."""
LIMIT = 60.0
"""After so many seconds without the word that is waited for, or without an end, something is wrong."""

_ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])")

GUIDE = [str(Path(sys.executable).with_name("burnout-tui"))]
"""The console script beside this interpreter."""
SHIPPED = Path(__file__).parents[1] / "data" / "film.toml"
SHIPPED_WORD = "Casablanca"
"""A word of the shipped film's first panel."""


class Goal(NamedTuple):
    """A figure and the most it may be."""

    name: str
    figure: float
    most: float

    @property
    def met(self) -> bool:
        """Whether the figure is within the goal."""
        return self.figure <= self.most


def environment() -> dict[str, str]:
    """A plain terminal's environment in English, without the settings of the one who measures."""
    dropped = ("LC_", "LANG", "TEXTUAL", "NO_COLOR", "PYTHON", "COLUMNS", "LINES")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}


def first_frame(command: Sequence[str], word: str) -> float:
    """Seconds from starting a command on a pseudo-terminal to the first frame that shows a word.

    Nothing is typed and no question to the terminal is answered. The command is ended with SIGTERM. Raises RuntimeError
    where it ends, or the time limit passes, before the word is shown.
    """
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (ROWS, COLUMNS))
    start = perf_counter()
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(), start_new_session=True
    )
    os.close(theirs)
    try:
        shown = bytearray()
        while chunk := _read(ours, start + LIMIT - perf_counter()):
            now = perf_counter()
            shown += chunk
            if word.encode() in _ESCAPE.sub(b"", shown):
                return now - start
        text = _ESCAPE.sub(b"", shown).decode(errors="replace")
        raise RuntimeError(f"{command[0]} did not show {word!r}: {text[-500:]}")
    finally:
        process.terminate()
        _wait(process, ours)
        os.close(ours)


def _read(terminal: int, seconds: float) -> bytes:
    """What the program has written; empty at its end and after the time."""
    if not select.select([terminal], [], [], max(seconds, 0))[0]:
        return b""
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # Linux says so when the last one who had the terminal open has gone
        return b""


def _wait(process: subprocess.Popen[bytes], terminal: int) -> None:
    """Read on until the process has ended, for it may wait to be read."""
    until = perf_counter() + LIMIT
    while _read(terminal, until - perf_counter()):
        pass
    try:
        process.wait(max(until - perf_counter(), 0.1))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def run_time(command: Sequence[str]) -> float:
    """Seconds from starting a command to its end, its output thrown away. Raises CalledProcessError."""
    start = perf_counter()
    subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
        check=True,
    )
    return perf_counter() - start


def interleaved(measures: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """The figures of each measure, by its name: every round takes each once, every other round in reverse.

    A first round, which also writes the interpreter's caches, does not count.
    """
    names = list(measures)
    figures: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds + 1):
        for name in names if number % 2 else reversed(names):
            figure = measures[name]()
            if number:
                figures[name].append(figure)
    return figures


def ratio(figures: Mapping[str, Sequence[float]], one: str, other: str) -> float:
    """The median, over the rounds, of one figure divided by the other."""
    return median(first / second for first, second in zip(figures[one], figures[other], strict=True))


def print_times(figures: Mapping[str, Sequence[float]]) -> None:
    """A line for each measure: median, least and most, in milliseconds."""
    print(f"{'milliseconds':<44}{'median':>9}{'least':>9}{'most':>9}")
    for name, times in figures.items():
        print(f"{name:<44}" + "".join(f"{1000 * time:>9.1f}" for time in (median(times), min(times), max(times))))


def print_goals(goals: Sequence[Goal]) -> int:
    """A line for each goal. Returns the exit status: 1 where one is missed."""
    print(f"{'figure':<44}{'is':>9}{'goal':>9}")
    for goal in goals:
        print(
            f"{goal.name:<44}{goal.figure:>9.2f}{'≤ ' + format(goal.most, 'g'):>9}  {'met' if goal.met else 'MISSED'}"
        )
    return 0 if all(goal.met for goal in goals) else 1
