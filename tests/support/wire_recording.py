"""Frames of the guide, as Textual writes them for a terminal."""

import asyncio
from collections.abc import Iterable

from tests.support.paths import DATA
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Resize
from textual.geometry import Size
from textual.pilot import Pilot

from burnout_tui.film.load import load
from burnout_tui.view.app import GuideApp, make_app

SHIPPED = DATA / "film.toml"


class Recorder(HeadlessDriver):
    """A driver for no terminal, that keeps what is written."""

    is_headless = False  # Textual writes nothing to one that is

    written: list[str]
    """What was written, each time."""

    def write(self, data: str) -> None:
        """Keep it."""
        self.written.append(data)


def record(keys: Iterable[str | tuple[int, int]], columns: int, rows: int) -> list[list[str]]:
    """What the guide writes until it shows the first picture, and then after each key, or each new size."""
    written: list[str] = []
    steps: list[list[str]] = []
    app: GuideApp = make_app(load(SHIPPED))
    app.driver_class = type("Recorder", (Recorder,), {"written": written})

    def note() -> None:
        steps.append(written.copy())
        written.clear()

    async def walk(pilot: Pilot[object]) -> None:
        await pilot.pause()
        note()
        for key in keys:
            if isinstance(key, str):
                await pilot.press(key)
            else:
                app.post_message(Resize(Size(*key), Size(*key)))
            await pilot.pause()
            note()
        app.exit()

    asyncio.run(app.run_async(auto_pilot=walk, size=(columns, rows)))
    return steps
