"""Measure the processor time of the Ensemble tab, in generated films with many characters.

    python benchmarks/ensemble.py [--rounds 5]

- Drawing the picture for a panel of 75 × 34 cells, in films of increasing size, with a new film each round. The same is
  measured in a new process, which imports netext for its first picture.
- Crossing lines in the pictures of twenty such films, small enough for that panel, and of the shipped films.
- Opening the tab, moving with arrow keys and switching the view, with Textual's Pilot at 120 × 40. Small films are
  shown as a drawing, larger ones as a list. Large drawings are made in another thread: "held" is the processor time of
  the longest callback in the event loop until the picture is there, for which all others would have to wait.

Prints milliseconds and the goals. Exit status 1 if a goal is missed.
"""

import argparse
import asyncio
import gc
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import median
from time import process_time, thread_time

from measure import COLUMNS, ROWS, Goal, cost, environment, print_goals
from textual.pilot import Pilot
from vocabulary import FAMILY, GIVEN

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load
from burnout_tui.film.model import Character, Film, FilmHead
from burnout_tui.film.relations import Relation
from burnout_tui.film.values import RelationKind
from burnout_tui.pictures.canvas import CROSSING
from burnout_tui.pictures.drawing import MAX_CHARACTERS, draw
from burnout_tui.prose.reading import Reading
from burnout_tui.view.app import make_app
from burnout_tui.view.panels.ensemble import EnsemblePanel
from burnout_tui.view.widgets.picture import Picture

DATA = Path(__file__).parents[1] / "data"
PANEL = (75, 34)
"""Columns and rows of the picture in a window of 120 × 40."""
CROSSED = ((8, 9), (9, 11), (10, 12), (11, 14), (12, 14), (13, 15), (14, 18), (16, 20), (18, 24), (20, 30))
"""Characters and relations of the films whose crossing lines are counted; each with two seeds."""
DRAWN = ((9, 11), (20, 30), (40, 90), (MAX_CHARACTERS, 150))
"""Characters and relations of the films that are shown as a drawing."""
LISTED = ((MAX_CHARACTERS + 1, 150), (500, 1250), (2000, 5000))
"""Characters and relations of the films that are shown as a list."""
MAX_MILLISECONDS, MAX_FOR_A_STEP = 300, 50
WALK = ("down", "right", "up", "tab", "down", "left", "down", "tab", "right", "down")
KINDS: tuple[RelationKind, ...] = ("family", "love", "money", "work", "chance", "art")


def film(characters: int, relations: int, seed: int = 1) -> Guide:
    """Return a film of linked characters. The same arguments give the same film."""
    random = Random(seed)
    names = [f"{given} {family}" for family in FAMILY for given in GIVEN]
    random.shuffle(names)
    pairs = random.sample(list(combinations(range(characters), 2)), relations)
    return Guide(
        Film(
            format=1,
            film=FilmHead(title="Film", year=2020, directors=(), synopsis="Story."),
            characters=tuple(
                Character(id=f"c-{number}", name=names[number % len(names)], lead=number < 5)
                for number in range(characters)
            ),
            relations=tuple(
                Relation(between=(f"c-{one}", f"c-{other}"), kind=KINDS[random.randrange(len(KINDS))], label="knows")
                for one, other in pairs
            ),
        )
    )


def crossing_films() -> Iterator[tuple[str, Reading]]:
    """Yield the films whose crossing lines are counted, the shipped ones with and without spoilers."""
    for file in ("film.toml", "razzia.toml"):
        guide = load(DATA / file)
        for spoilers in (False, True):
            yield f"{file}{' with spoilers' if spoilers else ''}", Reading.of(guide, "en", spoilers)
    for size in CROSSED:
        for seed in (1, 2):
            yield "{} characters, {} relations, seed {}".format(*size, seed), Reading.of(film(*size, seed), "en")


def crossings(reading: Reading) -> int:
    """Return the number of crossing lines in a film's picture."""
    return sum(run.text.count(CROSSING) for row in draw(reading, PANEL).rows for run in row)


def drawing(characters: int, relations: int, seed: int) -> float:
    """Return the milliseconds for one picture, from a guide with empty caches."""
    reading = Reading.of(film(characters, relations, seed), "en")
    start = process_time()
    draw(reading, PANEL)
    return 1000 * (process_time() - start)


def with_import(characters: int, relations: int) -> float:
    """Return the milliseconds for one picture in a new process, including the import of netext."""
    code = f"import ensemble; print(ensemble.drawing({characters}, {relations}, 1))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        env={**environment(), "PYTHONPATH": sys.path[0]},
        check=True,
    )
    return float(done.stdout)


@contextmanager
def held() -> Iterator[list[float]]:
    """Measure the callbacks of event loops. Yields a list of their milliseconds."""
    found: list[float] = []
    run = asyncio.Handle._run  # the event loop has no public way to measure all callbacks

    def measured(handle: asyncio.Handle) -> None:
        start = thread_time()
        run(handle)
        found.append(1000 * (thread_time() - start))

    asyncio.Handle._run = measured  # type: ignore[method-assign, assignment]
    try:
        yield found
    finally:
        asyncio.Handle._run = run  # type: ignore[method-assign]


async def open_tab(pilot: Pilot[None]) -> float:
    """Open the tab. Returns the milliseconds until it is there with its picture."""
    start = process_time()
    await pilot.press("5")
    panel = pilot.app.screen.query_one(EnsemblePanel)
    assert panel.display
    picture = panel.query_one(Picture)
    while picture.display and not picture.drawing:
        await pilot.pause(0.01)
    return 1000 * (process_time() - start)


async def tab(guide: Guide) -> dict[str, float]:
    """Return the milliseconds for a key without effect, for opening the tab, for a step in it, and for the key v."""
    app = make_app(guide)
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.press("f12")
        nothing = median([await cost(pilot, "f12") for _ in range(5)])
        with held() as callbacks:
            opening = await open_tab(pilot)
        steps = [await cost(pilot, key) for key in WALK * 3]
        views = [await cost(pilot, "v") for _ in range(3)]
    figures = {"nothing": nothing, "opens": opening, "held": max(callbacks), "step": median(steps)}
    return {**figures, "worst": max(steps), "view": max(views)}


def main() -> int:
    """Run the benchmark. Returns the exit status: 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    drawing(2, 1, 0)  # import netext first
    goals = []
    print(f"{'milliseconds of CPU':<30}{'picture':>9}{'including the import of netext':>34}")
    for size in DRAWN:
        figure = median(drawing(*size, seed) for seed in range(rounds))
        first = median(with_import(*size) for _ in range(rounds))
        name = "{} characters, {} relations".format(*size)
        print(f"{name:<30}{figure:>9.0f}{first:>34.0f}")
        goals += [Goal(f"picture, {name}", figure, MAX_MILLISECONDS)]
    print(f"\n{'crossing lines':<30}{sum(crossings(reading) for _, reading in crossing_films()):>9}")
    print(f"\n{'a tab of':<30}{'nothing':>9}{'opens':>9}{'held':>9}{'step':>9}{'slowest':>9}{'view':>9}")
    for size in (*DRAWN, *LISTED):
        guide = film(*size)
        gc.collect()
        gc.freeze()  # as the command does, so that the garbage collector skips the guide
        figures = asyncio.run(tab(guide))
        name = "{} characters, {} relations".format(*size)
        print(f"{name:<30}" + "".join(f"{figure:>9.1f}" for figure in figures.values()))
        goals.append(Goal(f"held while opening, {name}", figures["held"], MAX_FOR_A_STEP))
        goals.append(Goal(f"slowest step, {name}", figures["worst"] - figures["nothing"], MAX_FOR_A_STEP))
    print()
    return print_goals(goals)


if __name__ == "__main__":
    sys.exit(main())
