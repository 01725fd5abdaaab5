"""What a large film costs, against the shipped one: first frame, arrow keys, and where the time goes.

    python benchmarks/large.py [--rounds 9 --keys 150 --characters 2000 --relations 5000 --works 10000]

- First frame: seconds from exec to the first frame with text on a pseudo-terminal of 120 × 40. Goal: 2.5 × the shipped
  film's at the most.
- An arrow key in the lists of Characters, Cast and Filmography: milliseconds of processor time (keys.py), less those of
  a key that does nothing. Goal: 1.5 × the shipped film's at the most, in each list.
- Without a goal: keys while the list stands still and while it scrolls, the tabs' first opening, and the parts of
  loading (parts.py), in milliseconds of processor time.

The large film is made by large_film.py in a temporary folder. Each film runs in a process of its own and they take
turns: round by round, in the lists key by key. Every figure is a median; a goal's ratio is the median of the ratios of
what was measured side by side. Takes about five minutes. Exit status 1 where a goal is missed.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from keys import TABS, Key
from large_film import FIRST_WORD, large_film
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
)

Figures = Mapping[str, float]
"""Milliseconds by what they were measured of."""


def frames(large: Path, rounds: int) -> Goal:
    """The first frames of both films, printed."""
    figures = interleaved(
        {
            "first frame, large film": partial(first_frame, [*GUIDE, str(large)], FIRST_WORD),
            "first frame, shipped film": partial(first_frame, GUIDE, SHIPPED_WORD),
        },
        rounds,
    )
    print_times(figures)
    return Goal("first frame, large / shipped", ratio(figures, *figures), 2.5)


def script(name: str, *arguments: str) -> list[str]:
    """The command that runs another script of this folder."""
    return [sys.executable, str(Path(__file__).with_name(name)), *arguments]


def parts(films: Sequence[Path], rounds: int) -> list[Figures]:
    """For each film the milliseconds of the parts of loading it; the films take turns, round by round."""
    told: list[dict[str, list[float]]] = [{} for _ in films]
    for _ in range(rounds):
        for film, figures in zip(films, told, strict=True):
            done = subprocess.run(script("parts.py", str(film)), stdout=subprocess.PIPE, env=environment(), check=True)
            for name, figure in json.loads(done.stdout).items():
                figures.setdefault(name, []).append(figure)
    return [{name: median(more) for name, more in figures.items()} for figures in told]


def keys(films: Sequence[Path], count: int) -> list[list[Key]]:
    """For each film what its keys cost; the films take turns, key by key. Raises ValueError where one film fails."""
    told: list[list[Key]] = [[] for _ in films]
    with ExitStack() as stack:
        running = [
            stack.enter_context(
                subprocess.Popen(
                    script("keys.py", str(film), "--keys", str(count), "--in-turn"),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    env=environment(),
                )
            )
            for film in films
        ]
        for _ in range((count + 1) * len(TABS)):
            for process, known in zip(running, told, strict=True):
                assert process.stdin and process.stdout
                process.stdin.write(b"\n")
                process.stdin.flush()
                known.append(Key(*json.loads(process.stdout.readline())))
    return told


def print_pairs(title: str, shipped: Figures, large: Figures) -> None:
    """A line for each figure: the shipped film's, the large one's, their ratio."""
    print(f"\n{title:<44}{'shipped':>9}{'large':>9}{'ratio':>9}")
    for name, figure in large.items():
        if base := shipped.get(name):
            print(f"{name:<44}{base:>9.1f}{figure:>9.1f}{figure / base:>9.2f}")
        else:
            print(f"{name:<44}{'—':>9}{figure:>9.1f}")


def key_figures(costs: Sequence[Key]) -> Figures:
    """The median of a film's keys in each list: of all, and of those with and without a scroll."""
    groups: dict[str, list[float]] = {"a key that does nothing": [key.nothing for key in costs]}
    for key in costs:
        groups.setdefault(key.tab, []).append(key.net)
        if key.tab in TABS.values():
            state = "scrolls" if key.scrolled else "stands still"
            groups.setdefault(f"{key.tab}, the list {state}", []).append(key.net)
    return {name: median(figures) for name, figures in groups.items()}


def key_goals(shipped: Sequence[Key], large: Sequence[Key]) -> list[Goal]:
    """The median, over the keys of each list, of a key in the large film divided by the shipped film's beside it."""
    ratios: dict[str, list[float]] = {tab: [] for tab in TABS.values()}
    for base, key in zip(shipped, large, strict=True):
        if key.tab in ratios:
            ratios[key.tab].append(key.net / base.net)
    return [Goal(f"arrow key in {tab}, large / shipped", median(more), 1.5) for tab, more in ratios.items()]


def main() -> int:
    """Measure, print, and tell by the exit status whether all goals are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    usual = {"rounds": 9, "keys": 150, "characters": 2000, "relations": 5000, "works": 10000}
    for name, number in usual.items():
        parser.add_argument(f"--{name}", type=int, default=number)
    wanted = parser.parse_args()
    with TemporaryDirectory() as folder:
        large = Path(folder) / "large.toml"
        large.write_text(large_film(wanted.characters, wanted.relations, wanted.works), encoding="utf-8")
        films = (SHIPPED, large)
        frame_goal = frames(large, wanted.rounds)
        print_pairs("before the screen, milliseconds of CPU", *parts(films, wanted.rounds))
        costs = keys(films, wanted.keys)
        print_pairs("keys, milliseconds of CPU", *map(key_figures, costs))
        print()
        return print_goals([frame_goal, *key_goals(*costs)])


if __name__ == "__main__":
    sys.exit(main())
