"""Measure a large film: its first picture and first frame, arrow keys, memory, and the parts of loading.

    python benchmarks/large.py [--rounds 9 --keys 120 --characters 2000 --relations 5000 --works 10000]

Seconds from exec to the first frame with text on a pseudo-terminal of 120 × 40, as ratios to bare_app.py:

- warm: with the stored picture of the start. Goal: at most 0.3.
- cold: without a stored picture; the film has been checked before and is in the cache. Goal: at most 1.6.
- first: nothing is in the cache. The film is parsed and checked, and kept. Without a goal.

An arrow key in the lists of Characters, Cast and Filmography: processor time from the key to the last byte that is
written (keys.py), compared with the bundled film's. Goals: at most 1.3 times.

Without a goal: the most memory that the guide has taken up to its first frame, the key that opens each tab for the
first time, and the parts of loading (loading.py), in milliseconds of processor time.

large_film.py writes the large film to a temporary folder. All measures alternate, round by round; a ratio is the median
of those of the rounds. Takes about three minutes. Exit status 1 if a goal is missed.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bare_app import FIRST_WORD as BARE_WORD
from keys import TABS, Keys, key_costs
from large_film import FIRST_WORD, large_film
from measure import (
    GUIDE,
    SHIPPED,
    SHIPPED_WORD,
    Goal,
    environment,
    interleaved,
    print_goals,
    print_times,
    ratio,
)
from warm import Run, kept

BARE = "first frame, bare app"
WARM, COLD, FIRST = "first picture, warm", "first frame, cold, film in the cache", "first frame, nothing in the cache"
SHIPPED_COLD = "first frame, cold, bundled film"

Figures = Mapping[str, float]
"""The name of each measure, with its milliseconds."""


class Starts:
    """Measures starts. Each ends with the first frame, so that the next finds what it found."""

    def __init__(self) -> None:
        """Start without figures."""
        self.memory: dict[str, float] = {}
        """The most megabytes that each kind of start has taken."""

    def time(self, name: str, command: Sequence[str], variables: Mapping[str, str], word: str) -> float:
        """Return the seconds until a word is shown."""
        run = Run(command, variables)
        seconds = run.seconds_until(word)
        self.memory[name] = max(self.memory.get(name, 0), run.peak_memory)
        run.kill()
        return seconds

    def time_in_new_folder(self, name: str, command: Sequence[str], word: str) -> float:
        """Return the seconds where nothing is in the cache."""
        with TemporaryDirectory() as folder:
            return self.time(name, command, in_folder(folder), word)


def in_folder(folder: str) -> dict[str, str]:
    """Return an environment in which the guide keeps everything in a folder."""
    return {**environment(), **dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), folder)}


def without_pictures(variables: Mapping[str, str], folder: str) -> dict[str, str]:
    """Return an environment whose cache has the same films and no picture."""
    cache = Path(folder, "burnout-tui")
    cache.mkdir(mode=0o700)
    for film in Path(variables["XDG_CACHE_HOME"], "burnout-tui").glob("film-*"):
        (cache / film.name).write_bytes(film.read_bytes())
        (cache / film.name).chmod(0o600)
    return in_folder(folder)


def frames(command: Sequence[str], warm: Mapping[str, str], cold: Mapping[str, str], rounds: int) -> list[Goal]:
    """Measure and print the first frames."""
    starts, bare = Starts(), [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
    measures: dict[str, Callable[[], float]] = {
        BARE: partial(starts.time, BARE, bare, environment(), BARE_WORD),
        SHIPPED_COLD: partial(starts.time, SHIPPED_COLD, GUIDE, cold, SHIPPED_WORD),
        WARM: partial(starts.time, WARM, command, warm, FIRST_WORD),
        COLD: partial(starts.time, COLD, command, cold, FIRST_WORD),
        FIRST: partial(starts.time_in_new_folder, FIRST, command, FIRST_WORD),
    }
    figures = interleaved(measures, rounds)
    print_times(figures)
    print(f"\n{'ratio to the bare app':<44}{'time':>9}{'memory':>9}")
    for name in figures:
        print(f"{name:<44}{ratio(figures, name, BARE):>9.2f}{starts.memory[name] / starts.memory[BARE]:>9.2f}")
    return [Goal(f"{name} / bare", ratio(figures, name, BARE), most) for name, most in ((WARM, 0.3), (COLD, 1.6))]


def parts(films: Sequence[Path], rounds: int) -> list[Figures]:
    """Return the milliseconds for the parts of loading, for each film. The films alternate, round by round."""
    results: list[dict[str, list[float]]] = [{} for _ in films]
    command = [sys.executable, str(Path(__file__).with_name("loading.py"))]
    for _ in range(rounds):
        for film, figures in zip(films, results, strict=True):
            done = subprocess.run([*command, str(film)], stdout=subprocess.PIPE, env=environment(), check=True)
            for name, figure in json.loads(done.stdout).items():
                figures.setdefault(name, []).append(figure)
    return [{name: median(more) for name, more in figures.items()} for figures in results]


def print_pairs(title: str, shipped: Figures, large: Figures) -> None:
    """Print a line for each figure: for the bundled film, for the large film, and their ratio."""
    print(f"\n{title:<44}{'shipped':>9}{'large':>9}{'ratio':>9}")
    for name, figure in large.items():
        base = shipped[name]
        print(f"{name:<44}{base:>9.1f}{figure:>9.1f}{figure / base:>9.2f}")


def key_figures(costs: Mapping[str, Keys]) -> Figures:
    """Return the time of a film's keys in each list: of the one that opens the tab, and the median of the others."""
    opening = {f"opening {tab}": keys.opening for tab, keys in costs.items()}
    return {**opening, **{f"arrow key in {tab}": median(keys.steps) for tab, keys in costs.items()}}


def key_goals(shipped: Mapping[str, Keys], large: Mapping[str, Keys]) -> list[Goal]:
    """Return a goal for each list: the median ratio of a key in the large film to the same in the bundled one."""
    return [
        Goal(
            f"arrow key in {tab}, large / bundled",
            median(one / base for one, base in zip(large[tab].steps, shipped[tab].steps, strict=True)),
            1.3,
        )
        for tab in TABS.values()
    ]


def main() -> int:
    """Run the benchmark. Returns the exit status: 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    defaults = {"rounds": 9, "keys": 120, "characters": 2000, "relations": 5000, "works": 10000}
    for name, number in defaults.items():
        parser.add_argument(f"--{name}", type=int, default=number)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        large = Path(folder) / "large.toml"
        large.write_text(large_film(options.characters, options.relations, options.works), encoding="utf-8")
        command = [*GUIDE, str(large)]
        with kept(command, FIRST_WORD) as (warm, _), TemporaryDirectory() as cold:
            variables = without_pictures(warm, cold)
            goals = frames(command, warm, variables, options.rounds)
            guides = {"shipped": (GUIDE, variables, SHIPPED_WORD), "large": (command, variables, FIRST_WORD)}
            costs = key_costs(guides, options.keys)
        print_pairs("loading, milliseconds of CPU", *parts((SHIPPED, large), options.rounds))
        print_pairs("keys, milliseconds of CPU", *map(key_figures, costs.values()))
        print()
        return print_goals([*goals, *key_goals(*costs.values())])


if __name__ == "__main__":
    sys.exit(main())
