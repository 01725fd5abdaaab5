"""Measure how long a save takes to be on the screen of ``burnout-tui --watch``.

    python benchmarks/watch.py [--rounds 15]

The guide runs on a pseudo-terminal of 120 × 40 with a film of more than 2,000 lines, data/razzia.toml. Each save writes
another title into the file, in place. A figure is the seconds from before the write until the terminal has received the
title. Goals for the median: 0.3 s with watchfiles, 1.5 s without.

Run it with the interpreter of the virtual environment in which burnout-tui is installed. Exit status 1 if a goal is
missed.
"""

import argparse
import os
import pty
import re
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import random
from statistics import median
from tempfile import TemporaryDirectory

from measure import (
    _ESCAPE,
    COLUMNS,
    GUIDE,
    LIMIT,
    ROWS,
    SHIPPED,
    Goal,
    _read,
    _wait,
    environment,
    print_goals,
    print_times,
)

FILM = SHIPPED.with_name("razzia.toml")
_TITLE = re.compile(rb'^title = "Razzia"$', re.MULTILINE)


class Screen:
    """The guide on a pseudo-terminal, following a file."""

    def __init__(self, terminal: int, film: Path) -> None:
        """Use a terminal and a film file."""
        self._terminal = terminal
        self._film = film
        self._data = film.read_bytes()

    def wait_for(self, word: str) -> None:
        """Read until the terminal has received a word. Raises RuntimeError after LIMIT."""
        shown, until = bytearray(), time.perf_counter() + LIMIT
        while chunk := _read(self._terminal, until - time.perf_counter()):
            shown += chunk
            if word.encode() in _ESCAPE.sub(b"", shown):
                return
        raise RuntimeError(f"the guide did not show {word!r}")

    def rest(self, seconds: float) -> None:
        """Read for some seconds."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            _read(self._terminal, until - time.perf_counter())

    def save(self, title: str) -> float:
        """Save the film with another title, and return the seconds until the title is on the screen."""
        data = _TITLE.sub(f'title = "{title}"'.encode(), self._data)
        start = time.perf_counter()
        self._film.write_bytes(data)
        self.wait_for(title.upper())
        return time.perf_counter() - start


@contextmanager
def screen(folder: Path, with_watchfiles: bool) -> Iterator[Screen]:
    """Start the guide. Without watchfiles a module that cannot be imported stands in for it."""
    (film := folder / "film.toml").write_bytes(FILM.read_bytes())
    changed = {}
    if not with_watchfiles:
        (folder / "without").mkdir()
        (folder / "without" / "watchfiles.py").write_text('raise ImportError("not installed")\n', encoding="utf-8")
        changed["PYTHONPATH"] = str(folder / "without")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (ROWS, COLUMNS))
    process = subprocess.Popen(
        [*GUIDE, "--watch", str(film)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment() | changed,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        opened = Screen(ours, film)
        opened.wait_for("RAZZIA")
        opened.save("WARM UP")
        yield opened
    finally:
        process.terminate()
        _wait(process, ours)
        os.close(ours)


def main() -> None:
    """Print the figures and the goals."""
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    figures: dict[str, list[float]] = {}
    for name, with_watchfiles in (("a save, with watchfiles", True), ("a save, without", False)):
        with TemporaryDirectory() as folder, screen(Path(folder), with_watchfiles) as opened:
            figures[name] = []
            for number in range(rounds):
                opened.rest(0.5 + random())  # so that saves fall anywhere between two looks
                figures[name].append(opened.save("XO"[number % 2] * 12))
    print_times(figures)
    goals = [
        Goal(f"{name}, median seconds", median(times), most)
        for (name, times), most in zip(figures.items(), (0.3, 1.5), strict=True)
    ]
    sys.exit(print_goals(goals))


if __name__ == "__main__":
    main()
