"""What a large film costs, against the shipped one: first frame, arrow keys, and where the time goes.

    python benchmarks/large.py [--rounds 7 --key-rounds 3 --keys 100 --characters 2000 --relations 5000 --works 10000]

- First frame: seconds from exec to the first frame with text on a pseudo-terminal of 120 × 40. Goal: 2.5 × the shipped
  film's at the most.
- An arrow key in the lists of Characters, Cast and Filmography: milliseconds of processor time (keys.py), less those of
  a key that does nothing. Goal: 1.5 × the shipped film's at the most, in each list.
- Without a goal: keys while the list stands still and while it scrolls, the tabs' first opening, and the parts of
  loading (parts.py), in milliseconds of processor time.

The large film is made by large_film.py in a temporary folder. Films take turns, each time in a process of its own; every
figure is a median. Takes about six minutes. Exit status 1 where a goal is missed.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from keys import NOTHING, TABS
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


def told(script: str, *arguments: str) -> dict[str, list[float]]:
    """The JSON that another script of this folder prints: figures by name, one or a list of them."""
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, env=environment(), check=True)
    figures: dict[str, float | list[float]] = json.loads(done.stdout)
    return {name: figure if isinstance(figure, list) else [figure] for name, figure in figures.items()}


def medians(script: str, films: Sequence[Path], rounds: int, *arguments: str) -> list[Figures]:
    """For each film the median of every figure that a script tells of it; the films take turns."""
    all_told: list[dict[str, list[float]]] = [{} for _ in films]
    for number in range(rounds):
        turns = list(zip(films, all_told, strict=True))
        for film, figures in turns if number % 2 else reversed(turns):
            for name, more in told(script, str(film), *arguments).items():
                figures.setdefault(name, []).extend(more)
    return [{name: median(more) for name, more in figures.items() if more} for figures in all_told]


def print_pairs(title: str, shipped: Figures, large: Figures) -> None:
    """A line for each figure: the shipped film's, the large one's, their ratio."""
    print(f"\n{title:<44}{'shipped':>9}{'large':>9}{'ratio':>9}")
    for name, figure in large.items():
        if base := shipped.get(name):
            print(f"{name:<44}{base:>9.1f}{figure:>9.1f}{figure / base:>9.2f}")
        else:
            print(f"{name:<44}{'—':>9}{figure:>9.1f}")


def key_goals(shipped: Figures, large: Figures) -> list[Goal]:
    """What an arrow key costs in each list, without what any key costs."""
    ratios = {tab: (large[tab] - large[NOTHING]) / (shipped[tab] - shipped[NOTHING]) for tab in TABS.values()}
    return [Goal(f"arrow key in {tab}, large / shipped", figure, 1.5) for tab, figure in ratios.items()]


def main() -> int:
    """Measure, print, and tell by the exit status whether all goals are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    usual = {"rounds": 7, "key-rounds": 3, "keys": 100, "characters": 2000, "relations": 5000, "works": 10000}
    for name, number in usual.items():
        parser.add_argument(f"--{name}", type=int, default=number)
    wanted = parser.parse_args()
    with TemporaryDirectory() as folder:
        large = Path(folder) / "large.toml"
        large.write_text(large_film(wanted.characters, wanted.relations, wanted.works), encoding="utf-8")
        films = (SHIPPED, large)
        goals = [frames(large, wanted.rounds)]
        print_pairs("before the screen, milliseconds of CPU", *medians("parts.py", films, wanted.rounds))
        keys = medians("keys.py", films, wanted.key_rounds, "--keys", str(wanted.keys))
        print_pairs("keys, milliseconds of CPU", *keys)
        print()
        return print_goals([*goals, *key_goals(*keys)])


if __name__ == "__main__":
    sys.exit(main())
