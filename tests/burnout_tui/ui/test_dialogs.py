"""Dialogs are as high as their text, over the guide where there is room."""

import pytest
from tests.support.reader import NORMAL, WIDE, flat, reading
from textual.geometry import Region
from textual.widget import Widget

from burnout_tui.film.guide import Guide

OPENED = {"question_mark": "#help", "slash": "#search", "p": "#question", "i": "Page", "ctrl+p": "CommandList"}
"""The keys of the dialogs, and what they show."""

LARGE = (120, 45)
"""A window with more rows than the help."""


@pytest.mark.parametrize("key", OPENED)
async def test_over_the_guide(burn_out: Guide, key: str) -> None:
    """In a large window the guide shows around a dialog, without its hints, and is the same after it."""
    async with reading(burn_out, "en", LARGE, start="character:soumaya") as reader:
        before = reader.lines
        await reader.press(key)
        await reader.until(lambda: _region(reader.app.screen.query_one(OPENED[key])).height > 2, "the dialog")
        shown = _region(reader.app.screen.query_one(OPENED[key]))
        assert shown.height < LARGE[1]
        assert reader.lines[0] == before[0]
        assert reader.lines[-1] == ""
        await reader.press("escape")
        await reader.until(lambda: reader.app.screen is reader.guide_screen, "the guide")
        assert reader.lines == before


@pytest.mark.parametrize("key", ["slash", "p", "i"])
async def test_the_whole_window(burn_out: Guide, key: str) -> None:
    """In a smaller window a dialog has the whole window."""
    async with reading(burn_out, "en", NORMAL, start="character:soumaya") as reader:
        await reader.press(key)
        assert _region(reader.app.screen.query_one(OPENED[key])).height == NORMAL[1]


TITLES = {
    ("question_mark",): "Help",
    ("slash",): "Search",
    ("p",): "How are two characters linked?",
    ("p", "enter"): "Soumaya and Ayoub",
    ("i",): "Sources: Soumaya",
}
"""The keys that lead to dialogs, and the titles in their frames."""


async def test_a_title_in_the_frame(burn_out: Guide) -> None:
    """Each dialog has its title in its frame, also the links of two characters and a source; enter opens the first."""
    async with reading(burn_out, "en", NORMAL, start="character:soumaya") as reader:
        for keys, title in TITLES.items():
            await reader.press(*keys)
            assert f"╭─ {title} ─" in reader.lines[0]
            assert f"│  {title} " not in reader.text
            if keys != ("i",):
                await reader.press(*["escape"] * len(keys))
        assert reader.page.link == "character:soumaya"
        await reader.open("source:seed")
        assert f"╭─ {reader.app.reading.name('source:seed')} ─" in reader.lines[0]
        await reader.resize((40, 12))
        assert reader.lines[0].startswith("╭───")
        assert reader.card.startswith(flat(reader.app.reading.name("source:seed")))


async def test_the_height_follows_the_text(burn_out: Guide) -> None:
    """Typing in the search and in the list of characters changes the height with the number of lines."""
    async with reading(burn_out, "en", WIDE) as reader:
        for key, typed, shown in (("slash", "zer", "#search"), ("p", "aid", "#question")):
            await reader.press(key)
            high = _region(reader.app.screen.query_one(shown)).height
            await reader.write(typed)
            await reader.settle()
            frame = _region(reader.app.screen.query_one(shown))
            assert frame.height != high
            await reader.press("escape")


def _region(widget: Widget) -> Region:
    return widget.region
