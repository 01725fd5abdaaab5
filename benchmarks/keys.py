"""The processor time of an arrow key in the lists of a guide, in milliseconds.

    python benchmarks/keys.py FILM.toml [--keys 120]

Opens the film with Textual's Pilot at 120 × 40, no terminal attached, and in each of the tabs Characters, Cast and
Filmography presses ``down`` so many times, each time until the app is idle; at the list's end it begins again at the
top, which is not counted. Keys that make the list scroll are also told apart from those that do not. A key that does
nothing is measured too: it is what Pilot and Textual cost by themselves. Without a terminal the lines that change are
rendered, but not written as escape sequences. Prints JSON: a list of milliseconds for each. One film a process, so that
none carries the other's memory.
"""

import argparse
import asyncio
import json
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from time import process_time

from measure import COLUMNS, ROWS
from textual.pilot import Pilot

from burnout_tui.film.load import load
from burnout_tui.view.app import make_app
from burnout_tui.view.widgets.entry_list import EntryList

TABS = {"2": "Characters", "3": "Cast", "4": "Filmography"}
"""The tabs with lists, by their keys."""
NOTHING = "no key of the guide"


async def cost(act: Callable[[], Awaitable[None]]) -> float:
    """Milliseconds of processor time that the process takes for something, until it is idle again."""
    start = process_time()
    await act()
    return 1000 * (process_time() - start)


async def down(pilot: Pilot[None], tab: str, keys: int) -> dict[str, list[float]]:
    """The cost of each ``down`` that moves the selection of the list in view: of all, and with and without a scroll."""
    entries = next(entries for entries in pilot.app.screen.query(EntryList) if entries.is_on_screen)
    names = (tab, f"{tab}, the list stands still", f"{tab}, the list scrolls")
    figures: dict[str, list[float]] = {name: [] for name in names}
    while len(figures[tab]) < keys:
        before, top = entries.selected, entries.top
        figure = await cost(lambda: pilot.press("down"))
        if entries.selected != before:
            figures[tab].append(figure)
            figures[names[1 if entries.top == top else 2]].append(figure)
            continue
        await pilot.press("home")
        if entries.selected == before:
            raise RuntimeError("the selection does not move")
    return figures


async def measured(film: Path, keys: int) -> dict[str, list[float]]:
    """The cost of every key, by the tab."""
    app = make_app(load(film))
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.press("f12")
        figures = {NOTHING: [await cost(lambda: pilot.press("f12")) for _ in range(keys)]}
        for key, tab in TABS.items():
            figures[f"opening {tab}"] = [await cost(partial(pilot.press, key))]
            figures |= await down(pilot, tab, keys)
    return figures


def main() -> None:
    """Print the figures of the film that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("film", type=Path)
    parser.add_argument("--keys", type=int, default=120)
    wanted = parser.parse_args()
    print(json.dumps(asyncio.run(measured(wanted.film, wanted.keys))))


if __name__ == "__main__":
    main()
