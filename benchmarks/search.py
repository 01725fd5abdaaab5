"""The processor time of a keystroke in the search, in milliseconds, in the film of large_film.py.

    python benchmarks/search.py [FILM.toml]

Opens the film with Textual's Pilot at 120 × 40, no terminal attached, presses ``/`` and types each of QUERIES letter by
letter, each letter until the app is idle with the answer on its screen; then it empties the box, which is not counted.
Before every letter a key that does nothing is pressed: it is what Pilot and Textual cost by themselves.

Prints the median and the worst of all letters beside the goal, and the worst letters. Exit status 1 where the goal is
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

from keys import cost
from large_film import large_film
from measure import COLUMNS, ROWS, Goal, print_goals

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
"""Names, titles, texts, slips, and what is not there."""
MOST = 50
"""Milliseconds that a keystroke may take."""


class Letter(NamedTuple):
    """What a letter cost."""

    typed: str
    """What was in the box with it."""
    cost: float
    """Milliseconds without those of a key that does nothing."""


def made(guide: Guide) -> float:
    """Milliseconds that the index takes, all in all; it is thrown away."""
    builder, start = IndexBuilder(Reading.of(guide, "en")), process_time()
    while not builder.add_batch():
        pass
    return 1000 * (process_time() - start)


async def typed(guide: Guide) -> list[Letter]:
    """The cost of every letter of every query."""
    app = make_app(guide)
    letters = []
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.press("slash")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        while not screen.results_current:
            await pilot.pause()
        for query in QUERIES:
            for number, letter in enumerate(query, 1):
                nothing = await cost(pilot, "f12")
                figure = await cost(pilot, "space" if letter == " " else letter)
                if not screen.results_current:
                    raise RuntimeError(f"{query[:number]!r} is not answered when the app is idle")
                letters.append(Letter(query[:number], figure - nothing))
            await pilot.press("ctrl+u")
    return letters


def main() -> int:
    """Measure the film that the command line names, or the large one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("film", type=Path, nargs="?")
    film = parser.parse_args().film
    text = large_film().encode()
    gc.disable()
    guide = load(film) if film else load_bytes(text, "large film")
    gc.freeze()  # as the command does: what the guide keeps is not looked through again and again
    gc.enable()
    print(f"the index, once for a language: {made(guide):.0f} ms")
    letters = asyncio.run(typed(guide))
    for letter in sorted(letters, key=lambda letter: letter.cost, reverse=True)[:5]:
        print(f"{letter.cost:8.1f} ms  {letter.typed}")
    costs = [letter.cost for letter in letters]
    name = f"ms a letter, {len(letters)} letters"
    return print_goals([Goal(f"{name}: median", median(costs), MOST), Goal(f"{name}: worst", max(costs), MOST)])


if __name__ == "__main__":
    sys.exit(main())
