"""Record frames of the guide as Textual writes them for a terminal."""

import asyncio
from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest
from tests.support.paths import DATA
from tests.support.reader import Reader
from tests.support.shared_styles import share_styles
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from burnout_tui.film.load import load
from burnout_tui.view.app import GuideApp, make_app

SHIPPED = DATA / "film.toml"
COLUMNS, ROWS = 100, 30
KEYS: tuple[str | tuple[int, int], ...] = (
    *("2", "down", "down", "enter", "down", "enter", "backspace", "up", "3", "end", "home", "4", "down", "5", "down"),
    *("tab", "1", "down", "L", "s", "t", "t", "L", "question_mark", "escape", "slash", "a", "i", "escape", "i"),
    *("escape", (70, 20), "2", "down", (40, 12), "enter", (COLUMNS, ROWS), "p", "escape"),
)
"""Keys, and new sizes of the terminal."""


class Recorder(HeadlessDriver):
    """A driver without a terminal that records output."""

    is_headless = False  # Textual writes nothing to a headless driver

    written: list[str]
    """The text of every write."""

    def write(self, data: str) -> None:
        """Record the text."""
        self.written.append(data)


def record(keys: Iterable[str | tuple[int, int]], columns: int, rows: int) -> list[list[str]]:
    """Return the output of the guide before the first key, and after each key or new size."""
    written: list[str] = []
    steps: list[list[str]] = []
    app: GuideApp = make_app(load(SHIPPED))
    share_styles(app)
    app.driver_class = type("Recorder", (Recorder,), {"written": written})

    def end_step() -> None:
        steps.append(written.copy())
        written.clear()

    async def walk(pilot: Pilot[Any]) -> None:
        reader = Reader(app, pilot)
        await reader.settle()
        end_step()
        for key in keys:
            await (reader.press(key) if isinstance(key, str) else reader.resize(key))
            end_step()
        app.exit()

    asyncio.run(app.run_async(auto_pilot=walk, size=(columns, rows)))
    return steps


@cache
def recorded_walk() -> tuple[tuple[str | tuple[int, int], str], ...]:
    """Return KEYS with the text written after each; the first text, after no key, is the first frame."""
    with pytest.MonkeyPatch.context() as environment:
        for name, value in {"TERM": "xterm-256color", "COLORTERM": "truecolor"}.items():
            environment.setenv(name, value)
        environment.delenv("NO_COLOR", raising=False)
        steps = record(KEYS, COLUMNS, ROWS)
    return tuple(zip(["", *KEYS], map("".join, steps), strict=True))
