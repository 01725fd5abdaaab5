"""Functions that several benchmarks use: times of first frames and of commands, rounds, and goals.

All times are wall-clock seconds unless a name contains CPU. Compared measures alternate, round by round, so that other
load on the machine affects all of them. A ratio is the median of the ratios of the rounds.
"""

import os
import pty
import re
import select
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from textual.pilot import Pilot

COLUMNS, ROWS = 120, 40
"""The size of the terminal for first frames."""
LIMIT = 60.0
"""Seconds after which a measurement fails."""

_ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])")

GUIDE = [str(Path(sys.executable).with_name("burnout-tui"))]
"""The console script beside this interpreter."""
SHIPPED = Path(__file__).parents[1] / "data" / "film.toml"
SHIPPED_WORD = "Casablanca"
"""A word of the first panel of the bundled film."""


class Goal(NamedTuple):
    """A figure and its upper limit."""

    name: str
    figure: float
    most: float

    @property
    def met(self) -> bool:
        """True if the figure is within the limit."""
        return self.figure <= self.most


def environment() -> dict[str, str]:
    """Return the environment of a plain terminal in English, without the settings of the person who measures."""
    dropped = ("LC_", "LANG", "TEXTUAL", "NO_COLOR", "PYTHON", "COLUMNS", "LINES")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    nowhere = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME"), os.devnull)  # no file can be below it
    return {**kept, **nowhere, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}


class Started(NamedTuple):
    """A command on a pseudo-terminal that has shown its first frame."""

    process: "subprocess.Popen[bytes]"
    terminal: int
    seconds: float
    """Seconds from its start to the frame."""

    def wait(self, seconds: float) -> None:
        """Read what it sends for some seconds."""
        until = perf_counter() + seconds
        while _read(self.terminal, until - perf_counter()):
            pass


@contextmanager
def started(command: Sequence[str], word: str) -> Iterator[Started]:
    """Start a command on a pseudo-terminal, and wait for the first frame that shows a word.

    Types nothing, answers no query to the terminal, and ends the command with SIGTERM. Raises RuntimeError if the
    command ends, or LIMIT passes, before the word appears.
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
        while word.encode() not in _ESCAPE.sub(b"", shown):
            chunk = _read(ours, start + LIMIT - perf_counter())
            now = perf_counter()
            shown += chunk
            if not chunk:
                text = _ESCAPE.sub(b"", shown).decode(errors="replace")
                raise RuntimeError(f"{command[0]} did not show {word!r}: {text[-500:]}")
        yield Started(process, ours, now - start)
    finally:
        process.terminate()
        _wait(process, ours)
        os.close(ours)


def first_frame(command: Sequence[str], word: str) -> float:
    """Return the seconds from starting a command to its first frame with a word, as ``started`` does."""
    with started(command, word) as run:
        return run.seconds


def _read(terminal: int, seconds: float) -> bytes:
    """Read output of the program. Returns b"" at its end and after the timeout."""
    if not select.select([terminal], [], [], max(seconds, 0))[0]:
        return b""
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # Linux raises it once the last process with the terminal open has ended
        return b""


def _wait(process: subprocess.Popen[bytes], terminal: int) -> None:
    """Read until the process ends, because it may wait until its output is read."""
    until = perf_counter() + LIMIT
    while _read(terminal, until - perf_counter()):
        pass
    try:
        process.wait(max(until - perf_counter(), 0.1))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


async def cost(pilot: "Pilot[None]", key: str) -> float:
    """Return the processor time in milliseconds from a key until an app without a terminal is idle again."""
    start = process_time()
    await pilot.press(key)
    return 1000 * (process_time() - start)


def run_time(command: Sequence[str], cache: str = os.devnull) -> float:
    """Return the seconds from starting a command to its end. Discards its output. Raises CalledProcessError.

    ``cache`` is the folder for what it keeps; without one it keeps nothing.
    """
    start = perf_counter()
    subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**environment(), "XDG_CACHE_HOME": cache},
        check=True,
    )
    return perf_counter() - start


def interleaved(measures: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Return the figures of each measure by name. Every round takes each measure once, in alternating order.

    The first round, which fills the interpreter's caches, does not count.
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
    """Return the median, over the rounds, of one figure divided by the other."""
    return median(first / second for first, second in zip(figures[one], figures[other], strict=True))


def print_times(figures: Mapping[str, Sequence[float]]) -> None:
    """Print a line for each measure: median, minimum and maximum, in milliseconds."""
    print(f"{'milliseconds':<44}{'median':>9}{'min':>9}{'max':>9}")
    for name, times in figures.items():
        print(f"{name:<44}" + "".join(f"{1000 * time:>9.1f}" for time in (median(times), min(times), max(times))))


def print_goals(goals: Sequence[Goal]) -> int:
    """Print a line for each goal. Returns the exit status: 1 if a goal is missed."""
    print(f"{'figure':<44}{'value':>9}{'goal':>9}")
    for goal in goals:
        print(
            f"{goal.name:<44}{goal.figure:>9.2f}{'≤ ' + format(goal.most, 'g'):>9}  {'met' if goal.met else 'MISSED'}"
        )
    return 0 if all(goal.met for goal in goals) else 1
