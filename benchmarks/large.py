"""Compare a large film with the bundled one: first frame, arrow keys, and the parts of loading.

    python benchmarks/large.py [--rounds 9 --keys 150 --characters 2000 --relations 5000 --works 10000]

- First frame: seconds from exec to the first frame with text on a pseudo-terminal of 120 × 40. Goal: at most 2.5 times
  the bundled film's.
- An arrow key in the lists of Characters, Cast and Filmography: milliseconds of processor time (keys.py), minus those
  for a key without effect. Goal: at most 1.5 times the bundled film's, in each list.
- Without a goal: keys with and without scrolling, the first opening of each tab, and the parts of loading (loading.py),
  in milliseconds of processor time.

large_film.py writes the large film to a temporary folder. Each film runs in its own process. The films alternate round
by round, and in the lists key by key. Every figure is a median; the ratio of a goal is the median of the ratios of
adjacent measurements. Takes about five minutes. Exit status 1 if a goal is missed.
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
"""The name of each measure, with its milliseconds."""


def frames(large: Path, rounds: int) -> Goal:
    """Measure and print the first frames of both films."""
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
    """Return the command that runs another script of this folder."""
    return [sys.executable, str(Path(__file__).with_name(name)), *arguments]


def parts(films: Sequence[Path], rounds: int) -> list[Figures]:
    """Return the milliseconds for the parts of loading, for each film. The films alternate, round by round."""
    results: list[dict[str, list[float]]] = [{} for _ in films]
    for _ in range(rounds):
        for film, figures in zip(films, results, strict=True):
            done = subprocess.run(
                script("loading.py", str(film)), stdout=subprocess.PIPE, env=environment(), check=True
            )
            for name, figure in json.loads(done.stdout).items():
                figures.setdefault(name, []).append(figure)
    return [{name: median(more) for name, more in figures.items()} for figures in results]


def keys(films: Sequence[Path], count: int) -> list[list[Key]]:
    """Return the costs of keys, for each film. The films alternate, key by key. Raises ValueError if a film fails."""
    results: list[list[Key]] = [[] for _ in films]
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
            for process, known in zip(running, results, strict=True):
                assert process.stdin and process.stdout
                process.stdin.write(b"\n")
                process.stdin.flush()
                known.append(Key(*json.loads(process.stdout.readline())))
    return results


def print_pairs(title: str, shipped: Figures, large: Figures) -> None:
    """Print a line for each figure: for the bundled film, for the large film, and their ratio."""
    print(f"\n{title:<44}{'shipped':>9}{'large':>9}{'ratio':>9}")
    for name, figure in large.items():
        if base := shipped.get(name):
            print(f"{name:<44}{base:>9.1f}{figure:>9.1f}{figure / base:>9.2f}")
        else:
            print(f"{name:<44}{'—':>9}{figure:>9.1f}")


def key_figures(costs: Sequence[Key]) -> Figures:
    """Return the median of a film's keys in each list: of all keys, and of those with and without scrolling."""
    groups: dict[str, list[float]] = {"a key without effect": [key.nothing for key in costs]}
    for key in costs:
        groups.setdefault(key.tab, []).append(key.net)
        if key.tab in TABS.values():
            state = "scrolling" if key.scrolled else "still"
            groups.setdefault(f"{key.tab}, list {state}", []).append(key.net)
    return {name: median(figures) for name, figures in groups.items()}


def key_goals(shipped: Sequence[Key], large: Sequence[Key]) -> list[Goal]:
    """Return a goal for each list: the median ratio of a key in the large film to one in the bundled film."""
    ratios: dict[str, list[float]] = {tab: [] for tab in TABS.values()}
    for base, key in zip(shipped, large, strict=True):
        if key.tab in ratios:
            ratios[key.tab].append(key.net / base.net)
    return [Goal(f"arrow key in {tab}, large / shipped", median(more), 1.5) for tab, more in ratios.items()]


def main() -> int:
    """Run the benchmark. Returns the exit status: 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    defaults = {"rounds": 9, "keys": 150, "characters": 2000, "relations": 5000, "works": 10000}
    for name, number in defaults.items():
        parser.add_argument(f"--{name}", type=int, default=number)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        large = Path(folder) / "large.toml"
        large.write_text(large_film(options.characters, options.relations, options.works), encoding="utf-8")
        films = (SHIPPED, large)
        frame_goal = frames(large, options.rounds)
        print_pairs("loading, milliseconds of CPU", *parts(films, options.rounds))
        costs = keys(films, options.keys)
        print_pairs("keys, milliseconds of CPU", *map(key_figures, costs))
        print()
        return print_goals([frame_goal, *key_goals(*costs)])


if __name__ == "__main__":
    sys.exit(main())
