"""Measure the start of the guide, compared with lower bounds.

    python benchmarks/start.py [--rounds 15]

- First frame: seconds from exec to the first frame with text on a pseudo-terminal of 120 × 40, of ``burnout-tui`` with
  the bundled film and of bare_app.py. Goal: a ratio of at most 1.0.
- First picture: the same with a picture that was stored when the guide was left, also compared with bare_app.py, and
  what is sent after it. warm.py says how it is measured.
- Memory: of the guide five seconds after its first frame, compared with bare_app.py. memory.py says how it is measured.
  Goal: a ratio of at most 1.15.
- Commands that need no screen: seconds from exec to exit, compared with ``python -c pass`` in the same interpreter.
  Goals: at most 4 times for ``--version``, 10 times for ``show synopsis`` and ``check``; none imports textual.

Run it with the interpreter of the virtual environment in which burnout-tui is installed. Each round takes every measure
once; ratios are medians over the rounds. Exit status 1 if a goal is missed.
"""

import argparse
import subprocess
import sys
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
COMMANDS = (
    (["--version"], 4.0),
    (["show", "synopsis"], 10.0),
    (["check", str(SHIPPED)], 10.0),
)
"""The commands that need no screen, each with the highest allowed ratio of its time to that of PASS."""


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
    measures = {command_text(arguments): partial(run_time, [*GUIDE, *arguments]) for arguments, _ in COMMANDS}
    figures = interleaved({**measures, PASS: partial(run_time, [sys.executable, "-c", "pass"])}, rounds)
    goals = [
        Goal(f"{command_text(arguments)} / pass", ratio(figures, command_text(arguments), PASS), most)
        for arguments, most in COMMANDS
    ]
    return figures, goals


def count_imports(arguments: list[str], package: str) -> int:
    """Return the number of modules of a package that a command imports. Raises CalledProcessError."""
    command = [sys.executable, "-X", "importtime", "-m", "burnout_tui", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=True)
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
        for arguments, _ in COMMANDS
    ]
    print_times({**frame_times, **warm_times, **command_times})
    print("".join(f"\n{name:<44}{median(kibibytes) / 1024:>9.1f} MB" for name, kibibytes in sizes.items()))
    print()
    return print_goals([*frame_goals, *warm_goals, *memory_ratio, *command_goals, *imports])


if __name__ == "__main__":
    sys.exit(main())
