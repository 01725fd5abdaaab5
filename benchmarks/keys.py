"""The processor time of an arrow key in the lists of a guide, in milliseconds.

    python benchmarks/keys.py FILM.toml [--keys 100] [--in-turn]

Opens the film with Textual's Pilot at 120 × 40, no terminal attached, and in each of the tabs Characters, Cast and
Filmography presses ``down`` so many times, each time until the app is idle; at the list's end it begins again at the
top, which is not counted. Before every key one that does nothing is pressed: it is what Pilot and Textual cost by
themselves. Without a terminal the lines that change are rendered, but not written as escape sequences.

Prints a JSON line for every key: the fields of Key. With ``--in-turn`` it waits before each for a line of input, so
that two films, each in a process of its own, can be measured key by key in turn.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from time import process_time
from typing import NamedTuple

from measure import COLUMNS, ROWS
from textual.pilot import Pilot

from burnout_tui.film.load import load
from burnout_tui.view.app import make_app
from burnout_tui.view.widgets.entry_list import EntryList

TABS = {"2": "Characters", "3": "Cast", "4": "Filmography"}
"""The tabs with lists, by their keys."""


class Key(NamedTuple):
    """What a key cost."""

    tab: str
    """In which list; for the key that opens a tab, ``opening`` and the tab."""
    nothing: float
    """Milliseconds of the key before it, which does nothing."""
    cost: float
    """Milliseconds of the key, as Pilot pressed it."""
    scrolled: bool
    """Whether it made the list scroll."""

    @property
    def net(self) -> float:
        """Milliseconds without those of a key that does nothing."""
        return self.cost - self.nothing


async def cost(pilot: Pilot[None], key: str) -> float:
    """Milliseconds of processor time that the process takes for a key, until it is idle again."""
    start = process_time()
    await pilot.press(key)
    return 1000 * (process_time() - start)


async def down(pilot: Pilot[None], tab: str) -> AsyncIterator[Key]:
    """The cost of each ``down`` that moves the selection of the list in view, without end."""
    entries = next(entries for entries in pilot.app.screen.query(EntryList) if entries.is_on_screen)
    while True:
        before, top = entries.selected, entries.top
        nothing, figure = await cost(pilot, "f12"), await cost(pilot, "down")
        if entries.selected != before:
            yield Key(tab, nothing, figure, entries.top != top)
            continue
        await pilot.press("home")
        if entries.selected == before:
            raise RuntimeError("the selection does not move")


async def measure(film: Path, keys: int, in_turn: bool) -> None:
    """Print the cost of every key, tab by tab."""
    app = make_app(load(film))
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.press("f12")
        for key, tab in TABS.items():
            _wait(in_turn)
            _print(Key(f"opening {tab}", await cost(pilot, "f12"), await cost(pilot, key), False))
            costs = down(pilot, tab)
            for _ in range(keys):
                _wait(in_turn)
                _print(await anext(costs))


def _wait(in_turn: bool) -> None:
    """Wait to be asked; the app is idle, so nothing is kept waiting in it."""
    if in_turn and sys.__stdin__:
        sys.__stdin__.readline()


def _print(key: Key) -> None:
    """Tell what a key cost, past Textual, which keeps what is printed while an app runs."""
    print(json.dumps(key), file=sys.__stdout__, flush=True)


def main() -> None:
    """Measure the film that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("film", type=Path)
    parser.add_argument("--keys", type=int, default=100)
    parser.add_argument("--in-turn", action="store_true")
    wanted = parser.parse_args()
    asyncio.run(measure(wanted.film, wanted.keys, wanted.in_turn))


if __name__ == "__main__":
    main()
