"""Check the keys of the shelf."""

from tests.support.reader import Reader

from burnout_tui.view.screens.search import SearchScreen
from burnout_tui.view.screens.shelf import ShelfScreen
from burnout_tui.view.widgets.entry_list import EntryList
from burnout_tui.view.widgets.page import Page


def on_shelf(reader: Reader) -> ShelfScreen:
    """Return the shelf, which must be on the screen."""
    screen = reader.app.screen
    assert isinstance(screen, ShelfScreen), screen
    return screen


async def _to_the_shelf(reader: Reader, key: str) -> None:
    await reader.press("down", "enter")
    assert "RAZZIA" in reader.lines[0]
    await reader.press(key)
    assert on_shelf(reader).selected == "razzia"


async def _side(reader: Reader, key: str, *before: str) -> None:
    await reader.press(*before)
    kind = Page if before == () else EntryList
    await reader.press(key)
    assert isinstance(reader.app.focused, kind)


async def _right(reader: Reader, key: str) -> None:
    await _side(reader, key)


async def _left(reader: Reader, key: str) -> None:
    await _side(reader, key, "right")


async def _next(reader: Reader, key: str) -> None:
    await _side(reader, key)
    await _side(reader, key, "left", "right")


async def _back(reader: Reader, key: str) -> None:
    await reader.press("enter", "0", key)
    assert "BURN OUT" in reader.lines[0]


async def _forward(reader: Reader, key: str) -> None:
    await reader.press("down", "enter", "backspace")
    assert on_shelf(reader).selected == "razzia"
    await reader.press(key)
    assert "RAZZIA" in reader.lines[0]


async def _language(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert "13 personnages" in reader.text
    await reader.press(key)
    assert "13 characters" in reader.text


async def _theme(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.app.theme == "ville-blanche"


async def _search(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert isinstance(reader.app.screen, SearchScreen)
    await reader.press("q", "escape")
    assert on_shelf(reader)


async def _spoilers(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert "◉ spoilers shown" in reader.lines[0]


async def _copy(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.lines[-1].endswith("y works in a film; ⏎ opens one.")


SHELF_CHECKS = {
    "app.app-shelf": _to_the_shelf,
    "shelf.side--1": _left,
    "shelf.side-1": _right,
    "shelf.app-focus-next": _next,
    "shelf.app-focus-previous": _next,
    "shelf.back": _back,
    "shelf.forward": _forward,
    "shelf.search": _search,
    "shelf.app-spoilers": _spoilers,
    "shelf.copy": _copy,
    "shelf.app-language": _language,
    "shelf.app-theme": _theme,
}
"""The checks, by the ids of the bindings, for a shelf with Burn Out and Razzia."""
