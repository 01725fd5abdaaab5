"""Measure the processor time for a keystroke in the search, in the film of large_film.py.

    python benchmarks/search.py [FILM.toml]

Opens the film with Textual's Pilot at 120 × 40, without a terminal, presses ``/`` and types each of QUERIES letter by
letter, ROUNDS times. The time of a letter, the median of the rounds, ends when the app is idle and shows the results.
Clearing the box does not count. A key without effect precedes every letter; its cost, that of Pilot and Textual alone,
is subtracted. The garbage collector runs as it does in the command.

Prints the median, the maximum and the goal in milliseconds, and the slowest letters. Exit status 1 if the goal is
missed.
"""

import argparse
import asyncio
import gc
import sys
from pathlib import Path
from statistics import median
from time import process_time
from typing import NamedTuple

from large_film import large_film
from measure import COLUMNS, ROWS, Goal, cost, print_goals

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load, load_bytes
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import IndexBuilder
from burnout_tui.view.app import make_app
from burnout_tui.view.screens.search import SearchScreen

QUERIES = (
    "nadia chaoui",
    "elfassi",
    "harbour",
    "harbuor",
    "silent train 99",
    "train silencieux",
    "theme 3",
    "fact 12",
    "newspaper article 7",
    "mansuori",
    "keeps a secret",
    "aeiou",
    "qxzvwk",
)
"""Names, titles, texts, typos, and words that are in no film."""
ROUNDS = 3
MAX_MILLISECONDS = 50
"""The goal for a keystroke, in milliseconds."""


class Letter(NamedTuple):
    """The cost of a letter."""

    typed: str
    """The text of the search box, with the letter at its end."""
    cost: float
    """Milliseconds for the letter, minus those for a key without effect."""


def build_time(guide: Guide) -> float:
    """Return the milliseconds for building the index."""
    builder, start = IndexBuilder(Reading.of(guide, "en")), process_time()
    while not builder.add_batch():
        pass
    return 1000 * (process_time() - start)


async def letter_costs(guide: Guide) -> list[Letter]:
    """Return the cost of every letter of every query."""
    app = make_app(guide)
    costs: dict[str, list[float]] = {}
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        gc.freeze()  # as the command does a little after its start: the garbage collector skips the guide
        gc.enable()
        await pilot.press("slash")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        while not screen.results_current:
            await pilot.pause()
        for query in QUERIES * ROUNDS:
            for number, letter in enumerate(query, 1):
                nothing = await cost(pilot, "f12")
                figure = await cost(pilot, "space" if letter == " " else letter)
                if not screen.results_current:
                    raise RuntimeError(f"{query[:number]!r} has no results when the app is idle")
                costs.setdefault(query[:number], []).append(figure - nothing)
            await pilot.press("ctrl+u")
    return [Letter(typed, median(figures)) for typed, figures in costs.items()]


def main() -> int:
    """Run the benchmark on the film of the command line, or on the large film."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("film", type=Path, nargs="?")
    film = parser.parse_args().film
    text = large_film().encode()
    gc.disable()  # until the guide is open
    guide = load(film) if film else load_bytes(text, "large film")
    print(f"building the index, once for each language: {build_time(guide):.0f} ms")
    letters = asyncio.run(letter_costs(guide))
    for letter in sorted(letters, key=lambda letter: letter.cost, reverse=True)[:5]:
        print(f"{letter.cost:8.1f} ms  {letter.typed}")
    costs = [letter.cost for letter in letters]
    name = f"ms a letter, {len(letters)} letters"
    return print_goals(
        [
            Goal(f"{name}: median", median(costs), MAX_MILLISECONDS),
            Goal(f"{name}: maximum", max(costs), MAX_MILLISECONDS),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
