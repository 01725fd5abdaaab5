"""The processor time of arrow keys in the lists of the guide on a terminal; part of large.py.

A key is typed on a pseudo-terminal. Its cost is the processor time that the guide takes from the key to the last byte
that it writes: until nothing more comes for some time. Linux counts it in nanoseconds. The guides alternate, key by
key, and each gets the same keys: STEPS times down, then up, so that no list has to scroll.
"""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from measure import LIMIT
from warm import Run

TABS = {b"2": "Characters", b"3": "Cast", b"4": "Filmography"}
"""The tabs with lists, by their keys."""
STEPS = 6
_QUIET = 0.12
"""Seconds without output after which an arrow key counts as finished."""
_SETTLED = 3.0
"""The same for the start and what follows it, and for a tab that opens."""
_DOWN, _UP = b"\x1b[B", b"\x1b[A"


class Keys(NamedTuple):
    """Milliseconds in one tab."""

    opening: float
    """For the key that opens the tab for the first time."""
    steps: tuple[float, ...]
    """For each arrow key."""


def key_costs(
    guides: Mapping[str, tuple[Sequence[str], Mapping[str, str], str]], count: int
) -> dict[str, dict[str, Keys]]:
    """Return the costs in each tab, by the name of the guide.

    Each guide is a command, its environment, and a word of its first frame.
    """
    found: dict[str, dict[str, Keys]] = {name: {} for name in guides}
    with ExitStack() as stack:
        running = {}
        for name, (command, variables, word) in guides.items():
            running[name] = Run(command, variables)
            stack.callback(running[name].kill)
            running[name].seconds_until(word)
        for run in running.values():
            _wait(run, _SETTLED)
        for tab, title in TABS.items():
            opening = {name: _cost(run, tab, _SETTLED) for name, run in running.items()}
            steps: dict[str, list[float]] = {name: [] for name in running}
            for number in range(count):
                for name, run in running.items():
                    steps[name].append(_cost(run, _DOWN if number // STEPS % 2 == 0 else _UP))
            for name in running:
                found[name][title] = Keys(opening[name], tuple(steps[name]))
    return found


def _cost(run: Run, key: bytes, quiet: float = _QUIET) -> float:
    before = _processor_time(run)
    run.press(key)
    if not run.read(LIMIT):
        raise RuntimeError(f"the key {key!r} changed nothing")
    _wait(run, quiet)
    return _processor_time(run) - before


def _wait(run: Run, quiet: float) -> None:
    while run.read(quiet):
        pass


def _processor_time(run: Run) -> float:
    """Return the milliseconds of processor time that a process has taken."""
    return int(Path(f"/proc/{run.number}/schedstat").read_text().split()[0]) / 1e6
