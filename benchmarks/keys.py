"""Measure the processor time for an arrow key in the lists of a guide.

    python benchmarks/keys.py FILM.toml [--keys 100] [--in-turn]

Opens the film with Textual's Pilot at 120 × 40, without a terminal. In each of the tabs Characters, Cast and
Filmography it presses ``down`` the given number of times, and waits each time until the app is idle. The key that
returns from the end of the list to its top does not count. Before each key, it presses a key without effect, whose
cost is that of Pilot and Textual alone. Without a terminal, changed lines are rendered but not written as escape
sequences.

Prints the fields of Key as a JSON line for every key, in milliseconds. With ``--in-turn`` it waits for a line of input
before each key, so that two processes can alternate.
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
    """The cost of a key."""

    tab: str
    """The name of the list. For the key that opens a tab, it begins with ``opening``."""
    nothing: float
    """Milliseconds for the preceding key, which has no effect."""
    cost: float
    """Milliseconds for the key, including the cost of Pilot."""
    scrolled: bool
    """True if the key scrolled the list."""

    @property
    def net(self) -> float:
        """Milliseconds for the key, minus those for the key without effect."""
        return self.cost - self.nothing


async def cost(pilot: Pilot[None], key: str) -> float:
    """Return the processor time in milliseconds from a key until the app is idle again."""
    start = process_time()
    await pilot.press(key)
    return 1000 * (process_time() - start)


async def down(pilot: Pilot[None], tab: str) -> AsyncIterator[Key]:
    """Press ``down`` without end, and yield the cost of each press that moves the selection down."""
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
    """Wait for a line of input. This blocks the app, which is idle."""
    if in_turn and sys.__stdin__:
        sys.__stdin__.readline()


def _print(key: Key) -> None:
    """Print a cost to the real standard output, because Textual captures sys.stdout."""
    print(json.dumps(key), file=sys.__stdout__, flush=True)


def main() -> None:
    """Measure the film that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("film", type=Path)
    parser.add_argument("--keys", type=int, default=100)
    parser.add_argument("--in-turn", action="store_true")
    options = parser.parse_args()
    asyncio.run(measure(options.film, options.keys, options.in_turn))


if __name__ == "__main__":
    main()
