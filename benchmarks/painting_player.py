"""Run an app on a terminal that only counts output, and type the keys that painting.py sends.

    python benchmarks/painting_player.py guide|stock|animated

``guide`` is the guide with the bundled film, ``stock`` the same texts in Textual's widgets without animation, and
``animated`` with it. Each line of standard input is JSON: a key, as a terminal sends it, and the seconds to wait. The
answer is a line of JSON with the fields of Played. The app is blocked between keys, so that it does not disturb the
other apps.
"""

import asyncio
import gc
import json
import os
import sys
from time import process_time
from typing import Any, NamedTuple

from measure import COLUMNS, ROWS, SHIPPED
from painting_stock import StockApp
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load
from burnout_tui.view.app import make_app
from burnout_tui.view.screens.guide import GuideScreen

SETTLE = 1.0
"""Seconds that an app has to start."""


class Played(NamedTuple):
    """The effect of a key."""

    cost: float
    """Milliseconds of the whole process's CPU time, from the key to the end of the wait."""
    size: int
    """The number of bytes written."""
    layouts: int
    """The number of layouts of the screen."""
    ref: str
    """The selected entry, or the tab."""


class CountingDriver(Driver):
    """The driver of a terminal of 120 × 40 that accepts all output and shows nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Create the terminal of an app."""
        super().__init__(*args, **kwargs)
        self.size = 0
        self._null = os.open(os.devnull, os.O_WRONLY)
        self._parser = XTermParser()

    def write(self, data: str) -> None:
        """Encode the text, as a terminal's driver does, and discard it."""
        self.size += os.write(self._null, data.encode())

    def feed(self, keys: str) -> None:
        """Handle keys, in the form that a terminal sends."""
        for message in self._parser.feed(keys):
            self.process_message(message)

    def start_application_mode(self) -> None:
        """Send the app its size."""
        size = Size(COLUMNS, ROWS)
        self._loop.call_soon(lambda: self._app.post_message(events.Resize(size, size)))

    def disable_input(self) -> None:
        """Do nothing: no input is read."""

    def stop_application_mode(self) -> None:
        """Close the null device."""
        os.close(self._null)


def _selected(app: App[None]) -> str:
    if isinstance(app, StockApp):
        return app.selected
    assert isinstance(app.screen, GuideScreen)
    ref, place = app.screen.ref, app.screen._panel
    return ref if ref.partition(":")[0] in ("character", "person", "work") and place.tab != "ensemble" else place.tab


async def play(app: App[None]) -> None:
    """Type the keys from standard input until it ends."""
    driver = app._driver
    assert isinstance(driver, CountingDriver)
    layouts = [0]
    app.screen.screen_layout_refresh_signal.subscribe(app.screen, lambda _: layouts.__setitem__(0, layouts[0] + 1))
    assert sys.__stdin__ and sys.__stdout__
    while asked := sys.__stdin__.readline():
        keys, seconds = json.loads(asked)
        size, count, start = driver.size, layouts[0], process_time()
        driver.feed(keys)
        await asyncio.sleep(seconds)
        cost = 1000 * (process_time() - start)
        played = Played(cost, driver.size - size, layouts[0] - count, _selected(app))
        print(json.dumps(played), file=sys.__stdout__, flush=True)


def _app(name: str, guide: Guide) -> App[None]:
    if name == "guide":
        return make_app(guide)
    app = StockApp(guide)
    app.animation_level = "none" if name == "stock" else "full"
    return app


async def main() -> None:
    """Run the app that the command line names."""
    gc.disable()
    app = _app(sys.argv[1], load(SHIPPED))
    gc.freeze()  # as the command does, and for the stock app too
    gc.enable()
    app.driver_class = CountingDriver
    running = asyncio.create_task(app.run_async())
    await asyncio.sleep(SETTLE)
    await play(app)
    app.exit()
    await running


if __name__ == "__main__":
    asyncio.run(main())
