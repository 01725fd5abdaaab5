"""Measure the start of the guide, compared with lower bounds.

    python benchmarks/start.py [--rounds 15]

- First frame: seconds from exec to the first frame with text on a pseudo-terminal of 120 × 40, of ``burnout-tui`` with
  the bundled film and of bare_app.py. Goal: a ratio of at most 1.0.
- First picture: the same with a picture that was stored when the guide was left, also compared with bare_app.py, and
  what is sent after it. warm.py says how it is measured.
- Memory: of the guide five seconds after its first frame, compared with bare_app.py. memory.py says how it is measured.
  Goal: a ratio of at most 1.15.
- Commands that need no screen: seconds from exec to exit, compared with ``python -c pass`` in the same interpreter.
  Goals: at most 1.6 times for ``--version``, 5 for ``show synopsis`` and 6 for ``check``, both with a stored answer;
  without one, the first time, they have none. None imports textual.

Run it with the interpreter of the virtual environment in which burnout-tui is installed. Each round takes every measure
once; ratios are medians over the rounds. Exit status 1 if a goal is missed.
"""

import argparse
import math
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from statistics import median

from bare_app import FIRST_WORD
from measure import (
    GUIDE,
    SHIPPED,
    SHIPPED_WORD,
    Goal,
    environment,
    first_frame,
    interleaved,
    print_goals,
    print_times,
    ratio,
    run_time,
)
from memory import memory_goals
from warm import warm

BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
PASS = "python -c pass"
VERSION = ["--version"]
COMMANDS = (
    (["show", "synopsis"], 5.0),
    (["check", str(SHIPPED)], 6.0),
)
"""The commands whose answers are kept, each with the highest allowed ratio of the time of its second run to PASS."""
AGAIN, FIRST = ", again", ", first time"
"""The ends of the names of a command's measures: run before in the same cache, and in an empty one."""


def command_text(arguments: list[str]) -> str:
    """Return a command as typed in the checkout."""
    return " ".join(["burnout-tui", *arguments]).replace(str(SHIPPED), "data/film.toml")


def frames(rounds: int) -> tuple[dict[str, list[float]], list[Goal]]:
    """Measure the first frames of the guide and of the bare app."""
    figures = interleaved(
        {
            "first frame, guide": partial(first_frame, GUIDE, SHIPPED_WORD),
            "first frame, bare app": partial(first_frame, BARE, FIRST_WORD),
        },
        rounds,
    )
    return figures, [Goal("first frame, guide / bare app", ratio(figures, *figures), 1.0)]


def commands(rounds: int) -> tuple[dict[str, list[float]], list[Goal]]:
    """Measure the commands that need no screen, and Python alone."""
    version = command_text(VERSION)
    with tempfile.TemporaryDirectory() as kept:
        measures = {
            PASS: partial(run_time, [sys.executable, "-c", "pass"]),
            version: partial(run_time, [*GUIDE, *VERSION]),
        }
        for arguments, _ in COMMANDS:
            measures[command_text(arguments) + AGAIN] = partial(run_time, [*GUIDE, *arguments], kept)
            measures[command_text(arguments) + FIRST] = partial(_first_time, arguments)
        figures = interleaved(measures, rounds)
    goals = [Goal(f"{version} / pass", ratio(figures, version, PASS), 1.6)]
    goals += [
        Goal(f"{command_text(arguments)}{end} / pass", ratio(figures, command_text(arguments) + end, PASS), goal)
        for arguments, most in COMMANDS
        for end, goal in ((AGAIN, most), (FIRST, math.inf))
    ]
    return figures, goals


def _first_time(arguments: list[str]) -> float:
    """Return the seconds that a command takes with an empty cache."""
    with tempfile.TemporaryDirectory() as empty:
        return run_time([*GUIDE, *arguments], empty)


def count_imports(arguments: list[str], package: str) -> int:
    """Return the number of modules of a package that a command imports. Raises CalledProcessError."""
    command = [sys.executable, "-X", "importtime", "-m", "burnout_tui", *arguments]
    variables = {**environment(), "XDG_CACHE_HOME": os.devnull}
    done = subprocess.run(command, capture_output=True, text=True, env=variables, check=True)
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    names = [line.rpartition("|")[2].strip() for line in lines]
    return sum(1 for name in names if name.partition(".")[0] == package)


def main() -> int:
    """Run the benchmark. Returns the exit status: 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    rounds: int = parser.parse_args().rounds
    frame_times, frame_goals = frames(rounds)
    warm_times, warm_goals = warm(rounds, BARE, FIRST_WORD, "first frame, bare app")
    sizes, memory_ratio = memory_goals(3, BARE, FIRST_WORD)
    command_times, command_goals = commands(rounds * 2)
    imports = [
        Goal(f"{command_text(arguments)}: modules of textual", count_imports(arguments, "textual"), 0)
        for arguments in (VERSION, *(arguments for arguments, _ in COMMANDS))
    ]
    print_times({**frame_times, **warm_times, **command_times})
    print("".join(f"\n{name:<44}{median(kibibytes) / 1024:>9.1f} MB" for name, kibibytes in sizes.items()))
    print()
    return print_goals([*frame_goals, *warm_goals, *memory_ratio, *command_goals, *imports])


if __name__ == "__main__":
    sys.exit(main())
