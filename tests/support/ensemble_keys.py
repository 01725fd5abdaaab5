"""Check the keys of the ensemble, the search and the path."""

from collections.abc import Awaitable, Callable

from tests.support.reader import Reader

from burnout_tui.pictures.navigation import Direction
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.view.panels.ensemble import EnsemblePanel
from burnout_tui.view.widgets.page import Page
from burnout_tui.view.widgets.picture import Picture

Check = Callable[[Reader, str], Awaitable[None]]


def picture(reader: Reader) -> Picture:
    """Return the picture of the ensemble."""
    return reader.panel.query_one(Picture)


async def to_picture(reader: Reader) -> Picture:
    """Open the ensemble and wait until it is drawn."""
    await reader.press("5")
    found = picture(reader)
    await reader.until(lambda: found._drawing is not None and found.has_focus, "a picture")
    return found


async def walk(reader: Reader, at_each: Callable[[], object] = lambda: None) -> set[str]:
    """Visit every character that arrow keys can reach in the picture, and return them.

    ``at_each`` is called at each step. The walk takes the shortest way to the nearest character not yet visited.
    """
    found = picture(reader)
    seen = {found.selected}
    while way := _way(found, seen):
        for key in way:
            before = found.selected
            await reader.press(key)
            assert found.selected == found._ways[before, key]  # type: ignore[index] # a key is a direction
            seen.add(found.selected)
            at_each()
    return seen


def _way(found: Picture, seen: set[str]) -> list[str]:
    """Return the keys that lead to the nearest character not yet visited; empty if there is none."""
    pending: list[tuple[str, list[str]]] = [(found.selected, [])]
    known = {found.selected}
    for name, way in pending:
        if name not in seen:
            return way
        for (start, key), end in found._ways.items():
            if start == name and end not in known:
                known.add(end)
                pending.append((end, [*way, key]))
    return []


def _walk(arrow: Direction) -> Check:
    async def check(reader: Reader, key: str) -> None:
        found = await to_picture(reader)
        before, name = next((start, end) for (start, way), end in found._ways.items() if way == arrow and end != start)
        found.select(before)
        await reader.press(key)
        assert found.selected == name
        assert reader.page.document[0].spans[0].text == opening_name(reader.app.reading, f"character:{name}")

    return check


async def _relation(reader: Reader, key: str) -> None:
    found = await to_picture(reader)
    await reader.press(key)
    assert "│›Rabia │" in reader.text
    await reader.press(key)
    assert "│›Ronda │" in reader.text
    assert found.selected == "ayoub"
    await reader.press("shift+tab")
    assert isinstance(reader.app.screen.focused, Page)
    await reader.press(key)
    assert found.has_focus


async def _enter(reader: Reader, key: str) -> None:
    await to_picture(reader)
    await reader.press("tab", key)
    assert reader.panel.tab == "characters"
    assert reader.card.startswith("Rabia")
    await reader.press("backspace")
    assert reader.panel.tab == "ensemble"
    assert picture(reader).selected == "ayoub"


async def _tab(reader: Reader, key: str) -> None:
    await reader.press(key)
    await reader.until(lambda: "▸Ayoub" in reader.text, "the picture with the first character")
    assert "f: ≡ family" in reader.text


async def _words(reader: Reader, key: str) -> None:
    found = await to_picture(reader)
    await reader.press("minus")
    await reader.until(lambda: found._drawing and not found._drawing.labelled, "a picture with signs only")
    await reader.press(key)
    await reader.until(lambda: found._drawing and found._drawing.labelled, "a picture with words")


async def _signs(reader: Reader, key: str) -> None:
    found = await to_picture(reader)
    await reader.press("plus")
    await reader.until(lambda: found._drawing and found._drawing.labelled, "a picture with words")
    await reader.press(key)
    await reader.until(lambda: found._drawing and not found._drawing.labelled, "a picture with signs only")


async def _filter(reader: Reader, key: str) -> None:
    await to_picture(reader)
    await reader.press(key)
    await reader.until(lambda: "of 8" in reader.text, "the number of the family's relations")
    assert "♥ love" in reader.text


async def _group(reader: Reader, key: str) -> None:
    await to_picture(reader)
    await reader.press(key)
    assert "Disability" in reader.text
    await reader.press(key)
    assert "≡ Family" in reader.text
    await reader.press(key)
    assert picture(reader).has_focus
    assert isinstance(reader.panel, EnsemblePanel)


async def _search(reader: Reader, key: str) -> None:
    await reader.press(key)
    await reader.write("zer")
    await reader.until(lambda: "Zéro" in reader.text, "the film that was looked for")


async def _path(reader: Reader, key: str) -> None:
    before = reader.app.screen
    await reader.press("2", key)
    assert reader.app.screen is not before
    assert "Ayoub" in reader.text


ENSEMBLE_CHECKS: dict[str, Check] = {
    "picture.walk--up": _walk("up"),
    "picture.walk--down": _walk("down"),
    "picture.walk--left": _walk("left"),
    "picture.walk--right": _walk("right"),
    "picture.enter": _enter,
    "ensemble.relation": _relation,
    "ensemble.zoom-True": _words,
    "ensemble.zoom-False": _signs,
    "ensemble.filter": _filter,
    "ensemble.group": _group,
    "guide.tab--ensemble": _tab,
    "guide.search": _search,
    "guide.path": _path,
}
"""The checks, by the ids of the bindings."""
