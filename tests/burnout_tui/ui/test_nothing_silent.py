"""Nothing is silent: every key changes the screen, or says in one line why it does not."""

import pytest
from tests.support.reader import NARROW, NORMAL, Reader, reading

from burnout_tui.film.guide import Guide
from burnout_tui.film.shelf import Shelf
from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.keys import KEYS
from burnout_tui.view.screens.base import BaseScreen
from burnout_tui.view.screens.guide import GuideScreen
from burnout_tui.view.widgets.hint_bar import HintBar

pytestmark = pytest.mark.slow

EVERYWHERE = {key for row in KEYS for key in row.keys.split(",")[:1]}
UNKNOWN = ("x", "Z", "9", "f7", "ctrl+t", "circumflex_accent")
UNSEEN = {"q", "ctrl+l"}
"""Keys that end the guide, or that draw the same screen again."""
COSTLY = {"t", "s", "ctrl+p", "question_mark", "slash", "p", "i"}
"""Keys that change the whole screen wherever they have an effect; pressed in the first place and in a dialog."""
PLACES = {NORMAL: ("2", "5", "0", "question_mark"), NARROW: ("5",)}
"""The keys that lead to a list, the map, the films, a dialog; in a narrow window to the ensemble's list."""


def _seen(reader: Reader) -> tuple[object, ...]:
    return reader.app.screen, reader.app.focused, reader.lines, reader.app.theme


async def _go(reader: Reader, key: str) -> None:
    """Go to a place, without dialogs, notices and a trail, in English."""
    app = reader.app
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    if app.reading.language != "en":
        app.action_language("en")
    screen = app.screen
    assert isinstance(screen, BaseScreen)
    screen._history._back.clear()
    if isinstance(screen, GuideScreen) or key != "0":
        await reader.press(key)
    await _say_nothing(reader)


async def _say_nothing(reader: Reader) -> None:
    """End a notice without a key."""
    screen = reader.app.screen
    assert isinstance(screen, FrameScreen)
    screen.show_notice("")
    await reader.settle()


@pytest.mark.parametrize("size", [NORMAL, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_key_says_something(burn_out: Guide, shelf: Shelf, size: tuple[int, int]) -> None:
    """In every kind of place, each key of the table and unknown ones change the screen, or say why they do not."""
    async with reading(burn_out, "en", size, shelf=shelf, start="tab:synopsis") as reader:
        for way in PLACES[size]:
            await _go(reader, way)
            left_out = COSTLY if way in ("5", "0") else set()
            for key in sorted(EVERYWHERE - UNSEEN - left_out) + list(UNKNOWN):
                before = _seen(reader)
                await reader.press(key)
                assert _seen(reader) != before, f"{key} after {way}"
                await _say_nothing(reader)
                if _seen(reader)[:2] != before[:2] or key == "L":
                    await _go(reader, way)
            if way == "0":
                await reader.press("enter")


WINDOWS = (("2", "right"), ("slash",), ("p",), ("2", "p", "enter"), ("2", "i"), ("ctrl+p",))
"""The keys that lead to a card and to each window in which one reads or types."""


async def test_keys_in_windows_say_something(burn_out: Guide) -> None:
    """On a card and in windows, keys of the guide, unknown ones and movements that lead nowhere say why."""
    async with reading(burn_out, "en", NORMAL) as reader:
        for way in WINDOWS:
            await _go(reader, "1")
            await reader.press(*way)
            if way == ("ctrl+p",):
                await reader.until(lambda: "How two characters are linked" in reader.text, "the commands")
            before = reader.lines
            for key in ("f7", "alt+right", *(("pageup",) if way[-1] != "p" else ())):
                await reader.press(key)
                assert reader.lines != before, f"{key} after {way}"
                await _say_nothing(reader)


async def test_a_notice_of_a_window_that_the_mouse_closed(burn_out: Guide) -> None:
    """A notice in a window ends with it, also if a click on a link in the window closes it."""
    async with reading(burn_out, "en", NORMAL, start="character:ayoub") as reader:
        await reader.press("p")
        await reader.write("rabia")
        await reader.press("enter", "f7")
        assert "F7 does nothing here" in reader.text
        row = next(row for row, line in enumerate(reader.lines) if "Rabia" in line and row)
        await reader.click(reader.lines[row].index("Rabia"), row)
        assert reader.app.screen is reader.guide_screen
        await reader.press("down")
        assert "F7" not in reader.text


async def test_a_notice_moves_nothing(burn_out: Guide) -> None:
    """A notice stands in the line of the hints, once, and goes with the next key."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("2")
        before = reader.lines
        for key, words in (("up", "This is the first entry."), ("7", "There is no tab 7; the last is 6.")):
            await reader.press(key, key)
            assert reader.lines[:-1] == before[:-1]
            assert reader.lines[-1].strip() == words
        await reader.press("x")
        assert reader.app.screen.query_one(HintBar).notice == "x does nothing here; ? shows the keys."
        await reader.press("ctrl+l")
        assert reader.lines == before
