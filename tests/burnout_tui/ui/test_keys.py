"""Every binding of the table of keys does what its help says.

Here its first key is pressed. ssh/test_sshd_keys.py presses every key of every binding, in fewer places.
"""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from tests.support.ensemble_keys import ENSEMBLE_CHECKS
from tests.support.ferry import ferry
from tests.support.panel_keys import PANEL_CHECKS
from tests.support.reader import NORMAL, Reader, reading
from tests.support.shelf_keys import SHELF_CHECKS
from tests.support.story_keys import STORY_CHECKS

from burnout_tui.film.guide import Guide
from burnout_tui.film.shelf import Shelf
from burnout_tui.view.keys import KEYS, bindings
from burnout_tui.view.widgets.entry_list import EntryList
from burnout_tui.view.widgets.page import Page

SCOPES = ("app", "guide", "shelf", "panel", "ensemble", "story", "list", "page", "picture", "chart")
Check = Callable[[Reader, str], Awaitable[None]]


async def _side_left(reader: Reader, key: str) -> None:
    await reader.press("2", "right", key)
    assert isinstance(reader.app.screen.focused, EntryList)
    await reader.press("1", "right")
    assert reader.page.id == "facts"
    await reader.press(key)
    assert reader.page.id == "plot"


async def _side_right(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.page.id == "facts"
    await reader.press("2", key)
    assert isinstance(reader.app.screen.focused, Page)
    assert reader.pointed.startswith("Ilyass El Jihani")


async def _focus_next(reader: Reader, key: str) -> None:
    await reader.press("2", key)
    assert isinstance(reader.app.screen.focused, Page)
    await reader.press(key)
    assert isinstance(reader.app.screen.focused, EntryList)


def _tab(key_before: str, words: str) -> Check:
    async def check(reader: Reader, key: str) -> None:
        await reader.press(key_before, key)
        assert words in reader.text
        assert reader.app.screen.focused in list(reader.panel.query("Page, EntryList"))

    return check


def _turn(*names: str) -> Check:
    async def check(reader: Reader, key: str) -> None:
        for name in names:
            await reader.press(key)
            assert reader.panel.tab == name

    return check


async def _problems(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.lines[-1].strip() == "The film’s file has no problems."


async def _back(reader: Reader, key: str) -> None:
    await reader.press("down")
    before = reader.lines
    await reader.press("enter")
    assert reader.panel.tab == "characters"
    await reader.press(key)
    assert reader.lines == before


async def _forward(reader: Reader, key: str) -> None:
    await reader.press("down", "enter")
    there = reader.lines
    await reader.press("backspace", key)
    assert reader.lines == there


async def _spoilers(reader: Reader, key: str) -> None:
    await reader.press("2", key)
    assert "◉ spoilers shown" in reader.lines[0]
    await reader.press("right")
    assert "becomes a friend" in await reader.read_through(reader.page)
    await reader.press(key)
    assert "◌ spoilers hidden" in reader.lines[0]
    assert "becomes a friend" not in await reader.read_through(reader.page)


async def _sources(reader: Reader, key: str) -> None:
    await reader.press("2", "down", "down", key)
    assert "Sources: Ghita" in reader.text
    assert f"≠ {reader.app.reading.name('dispute:wifes-name')}" in reader.text
    await reader.press(key)
    assert "Sources: Ghita" not in reader.text


async def _language(reader: Reader, key: str) -> None:
    await reader.press("2", key)
    assert "2 Personnages" in reader.lines[1]
    assert reader.pointed.endswith("cireur de chauss…") or "cireu" in reader.pointed
    await reader.press(key)
    assert "2 Characters" in reader.lines[1]


async def _mark(reader: Reader, key: str) -> None:
    await reader.press("2", key)
    assert "Only a scene can be marked as the last one you have seen." in reader.lines[-1]


async def _theme(reader: Reader, key: str) -> None:
    seen = [reader.app.theme]
    for _ in range(3):
        await reader.press(key)
        seen.append(reader.app.theme)
    assert seen == ["noir", "ville-blanche", "ansi", "noir"]


async def _copy(reader: Reader, key: str) -> None:
    await reader.press("2", key)
    assert reader.app.clipboard.startswith("Ayoub, 13\n")


async def _redraw(reader: Reader, key: str) -> None:
    drawn = []
    driver: Any = reader.app._driver
    driver.redraw = lambda: drawn.append(len(reader.app.screen_stack))
    await reader.press(key, "slash", key, "escape", "question_mark", key)
    assert drawn == [1, 2, 2]


async def _help(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert "the entry or link above" in reader.card
    await reader.press(key)
    assert reader.app.screen is reader.guide_screen


async def _palette(reader: Reader, key: str) -> None:
    await reader.press(key)
    await reader.until(lambda: "Show spoilers" in reader.text, "the palette's commands")


async def _quit(reader: Reader, key: str) -> None:
    reader.app.simulate_key(key)
    await reader.until(lambda: reader.app._exit, "the end of the app", settle=False)
    assert reader.app.return_code == 0


CHECKS: dict[str, Check] = {
    "panel.side--1": _side_left,
    "panel.side-1": _side_right,
    "guide.app-focus-next": _focus_next,
    "guide.app-focus-previous": _focus_next,
    "guide.tab--synopsis": _tab("2", "Casablanca, a city of extremes."),
    "guide.tab--characters": _tab("1", "Played by Ilyass El Jihani"),
    "guide.tab--cast": _tab("1", "Behind the camera"),
    "guide.tab--filmography": _tab("1", "Un appel à la mort"),
    "guide.turn--1": _turn("story", "ensemble", "filmography", "cast", "characters", "synopsis"),
    "guide.turn-1": _turn("characters", "cast", "filmography", "ensemble", "story", "synopsis"),
    "guide.back": _back,
    "guide.forward": _forward,
    "guide.app-spoilers": _spoilers,
    "guide.sources": _sources,
    "guide.problems": _problems,
    "guide.mark": _mark,
    "guide.app-language": _language,
    "guide.app-theme": _theme,
    "guide.copy": _copy,
    "app.app-redraw": _redraw,
    "app.app-help": _help,
    "app.app-command-palette": _palette,
    "app.app-quit": _quit,
    **PANEL_CHECKS,
    **ENSEMBLE_CHECKS,
    **SHELF_CHECKS,
    **STORY_CHECKS,
}
"""The check for each binding of the table, by its id."""


def _bound() -> Iterator[tuple[str, str]]:
    """Yield each binding with its first key."""
    for scope in SCOPES:
        for binding in bindings(scope):  # type: ignore[arg-type] # mypy widens the names of the scopes
            yield binding.id or "", binding.key.partition(",")[0]


def test_every_key_is_tested() -> None:
    """Each binding of the table has an id of its own and a check here, and no check is left over."""
    ids = [binding.id for scope in SCOPES for binding in bindings(scope)]  # type: ignore[arg-type]
    assert len(ids) == len(set(ids)) == len(KEYS)
    assert set(ids) == set(CHECKS)


@pytest.mark.slow
async def test_only_the_key_that_redraws_has_priority(burn_out: Guide) -> None:
    """No other binding has priority, on any screen, so that the app need not look for one at other keys."""
    async with reading(burn_out, "en", NORMAL) as reader:
        keys = set()
        for opens in ("", "2", "5", "slash", "ctrl+p", "question_mark"):
            await reader.press(*filter(None, [opens]))
            for _, bound in reader.app.screen._binding_chain:
                keys |= {key for key, binding in bound if binding.priority}
            await reader.press("escape")
        assert keys == reader.app.keys.priority_keys() == {"ctrl+l"}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "key"), sorted(_bound()))
async def test_key(burn_out: Guide, shelf: Shelf, name: str, key: str) -> None:
    """The key does what its help says."""
    options = {"shelf": shelf, "start": "shelf"} if name in SHELF_CHECKS else {}
    film = ferry() if name in STORY_CHECKS else burn_out
    async with reading(film, "en", NORMAL, **options) as reader:
        await CHECKS[name](reader, key)
