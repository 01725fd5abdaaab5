"""Count crossing and moving lines in charts of storylines, and measure the processor time of the search for them.

    python benchmarks/story.py [FOLDER]

- FOLDER has storylines of other films, plays and books as JSON files: ``characters`` (names), ``steps`` (for each step,
  the groups of characters that are together, as numbers), and ``crossings_istoryline``, the crossings of another
  program's order, which is the goal of the file. iStoryline.js has such data (github.com/tangtan/iStoryline.js).
- The shipped films with scenes: crossings of the order and of the chart, moves of lines to other rows, the size of the
  chart at a width of 118 columns, and times.
- A made-up film of 500 scenes and 100 characters, and the longest piece of its search, which holds a screen up.

Prints the goals. Exit status 1 if one is missed.
"""

import argparse
import json
from bisect import bisect
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from time import process_time
from typing import NamedTuple

from measure import Goal, print_goals

from burnout_tui.film.load import load
from burnout_tui.pictures.story.chart import draw
from burnout_tui.pictures.story.crossings import crossings
from burnout_tui.pictures.story.layouts import LayoutSearch
from burnout_tui.pictures.story.search import OrderSearch
from burnout_tui.pictures.story.steps import Orders, Steps
from burnout_tui.pictures.story.storylines import Storylines, storylines
from burnout_tui.prose.reading import Reading

DATA = Path(__file__).parents[1] / "data"
WIDTH = 118
"""The columns of a panel in a window of 120 columns."""
MOST_IN_ALL = 185
"""The goal for the crossings of the seventeen storylines of iStoryline.js together."""
ROUNDS = 3
"""The times that each search is measured."""
SCENES, CHARACTERS = 500, 100
"""The size of the made-up film."""


class Search(NamedTuple):
    """A search that has ended."""

    seconds: float
    """Its processor time."""
    longest: float
    """The processor time of its longest piece."""


def timed(make: Callable[[], Iterator[None]]) -> Search:
    """Run a search to its end some times, and return the least times: other load on the machine only adds to them."""
    rounds = [_timed(make()) for _ in range(ROUNDS)]
    return Search(min(one.seconds for one in rounds), min(one.longest for one in rounds))


def _timed(pieces: Iterator[None]) -> Search:
    start = last = process_time()
    longest = 0.0
    for _ in pieces:
        now = process_time()
        longest = max(longest, now - last)
        last = now
    end = process_time()
    return Search(end - start, max(longest, end - last))


def searched(steps: Steps) -> OrderSearch:
    """Return a search that has ended."""
    search = OrderSearch(steps)
    for _ in search.run():
        pass
    return search


def order_pieces(steps: Steps) -> Iterator[None]:
    """Search for an order; yields after each piece."""
    return OrderSearch(steps).run()


def layout_pieces(film: Storylines) -> Iterator[None]:
    """Search for a layout; yields after each piece."""
    search = LayoutSearch(film)
    while not search.advance(0):
        yield


def made_up_film(scenes: int, characters: int) -> Storylines:
    """Return scenes in which most characters know their neighbours, and some come back at the end."""
    random = Random(1)
    told: list[tuple[int, ...]] = []
    numbers: dict[int, int] = {}
    for number in range(scenes):
        middle = random.choice((number * characters // scenes, random.randrange(characters)))
        people = {round(random.gauss(middle, 3)) % characters for _ in range(random.randint(1, 7))}
        told.append(tuple(numbers.setdefault(one, len(numbers)) for one in sorted(people)))
    ids = tuple(f"character-{number}" for number in range(len(numbers)))
    return Storylines(ids, tuple(f"scene-{number}" for number in range(scenes)), tuple(told), (8,) * len(ids))


def moves(orders: Orders) -> int:
    """Return the fewest times that lines move to another row, if there are enough rows.

    From one step to the next, all lines move but those in a longest rising sequence of places.
    """
    found = 0
    for order, following in pairwise(orders):
        place = {line: number for number, line in enumerate(following)}
        places = [place[line] for line in order if line in place]
        rising: list[int] = []
        for one in places:
            at = bisect(rising, one)
            rising[at : at + 1] = [one]
        found += len(places) - len(rising)
    return found


def storyline_goals(folder: Path) -> Iterator[Goal]:
    """Yield the goals for a folder of storylines."""
    total = slowest = 0.0
    files = sorted(folder.glob("*.json"))
    for file in files:
        data = json.loads(file.read_text(encoding="utf-8"))
        steps = Steps(len(data["characters"]), data["steps"])
        time = timed(partial(order_pieces, steps))
        search = searched(steps)
        total += search.crossings
        slowest = max(slowest, time.seconds)
        size = f"{len(data['steps'])} × {len(data['characters'])}"
        print(f"{file.stem:<24}{size:>9}{search.crossings:>11}{moves(search.orders):>7}{1000 * time.seconds:>8.0f} ms")
        yield Goal(f"crossings in {file.stem}", search.crossings, data["crossings_istoryline"])
    if files:
        yield Goal(f"crossings in all {len(files)}", total, MOST_IN_ALL)
        yield Goal("slowest search, in milliseconds", 1000 * slowest, 300)


def shipped_goals() -> Iterator[Goal]:
    """Yield the goals for the shipped films with scenes."""
    for file in sorted(DATA.glob("*.toml")):
        guide = load(file)
        film = storylines(guide)
        if not film.scenes:
            continue
        order = searched(film.steps)
        time = timed(partial(layout_pieces, film))
        layout = LayoutSearch(film).finish()
        chart = draw(Reading.of(guide, "en", True), layout, WIDTH)
        drawn = crossings(layout.rows.orders(), film.steps.lines)
        print(
            f"{file.stem:<24}{f'{len(film.scenes)} × {len(film.characters)}':>9}{order.crossings:>11}"
            f"{moves(order.orders):>7}{1000 * time.seconds:>8.0f} ms, drawn {chart.width} × {len(chart.rows)} "
            f"with {drawn} crossings and {layout.rows.bends()} moves"
        )
        yield Goal(f"search for {file.name}, in milliseconds", 1000 * time.seconds, 300)


def large_goals() -> Iterator[Goal]:
    """Yield the goals for the made-up film."""
    film = made_up_film(SCENES, CHARACTERS)
    time = timed(partial(layout_pieces, film))
    yield Goal(f"{SCENES} scenes × {CHARACTERS} characters, in milliseconds", 1000 * time.seconds, 2000)
    yield Goal("longest piece of that search", 1000 * time.longest, 50)


def main() -> int:
    """Measure and print. Returns the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of storylines as JSON files")
    folder = parser.parse_args().folder
    print(f"{'steps × lines':>33}{'crossings':>11}{'moves':>7}{'time':>8}")
    goals = [*(storyline_goals(folder) if folder else ()), *shipped_goals(), *large_goals()]
    print()
    return print_goals(goals)


if __name__ == "__main__":
    raise SystemExit(main())
