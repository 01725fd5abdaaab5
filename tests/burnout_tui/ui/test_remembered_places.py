"""A film opens where it was left, if that place still exists and shows nothing that is hidden."""

from dataclasses import replace
from typing import Any

import pytest
from tests.support.reader import NORMAL, WIDE, Reader, reading
from tests.support.secret_film import guide_with_secrets

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.shelf import Shelf
from burnout_tui.view.history import PagePlace, Place

pytestmark = pytest.mark.slow

WALKS = {
    "a list": ("2", "down", "down"),
    "a card": ("3", "down", "enter", "down"),
    "the end of a card": ("2", "down", "enter", "G"),
    "the story": ("1", "pagedown", "down"),
    "the facts": ("1", "right", "pagedown"),
    "the filmography": ("4", "down", "down", "down"),
    "somebody's filmography": ("3", "enter", "down", "enter", "down"),
    "the picture": ("5", "right", "down"),
    "the bottom of a list": ("4", "G"),
}


async def _left(reader: Reader) -> dict[str, Place]:
    """Leave the guide, and return the places that are remembered."""
    reader.app.exit()
    return reader.app.left


@pytest.mark.varied(walk=tuple(WALKS), size=(WIDE, NORMAL))
async def test_places(guide: Guide, language: Language, size: tuple[int, int], walk: str) -> None:
    """The same lines are shown as when the guide was left, except for the trail."""
    async with reading(guide, language, size) as reader:
        await reader.press(*WALKS[walk], "ctrl+l")  # the last key ends a notice
        before = reader.below_trail
        left = await _left(reader)
    async with reading(guide, language, size, places=left) as reader:
        assert reader.below_trail == before


GONE = {
    "a tab": Place("no-such-tab", page=PagePlace(4)),
    "an entry": Place("characters", "character:nobody", pane=1, page=PagePlace(4, 2, 1), list_top=3),
    "another kind": Place("characters", "nothing", pane=1),
    "a person": Place("filmography", "work:casanegra", ("nobody",)),
    "a block": Place("characters", "character:ayoub", pane=1, page=PagePlace(10**6, 10**6, 10**6), list_top=10**6),
    "a film": Place("film", film="nowhere"),
}


@pytest.mark.parametrize("gone", GONE)
async def test_places_that_are_gone(burn_out: Guide, gone: str) -> None:
    """The guide leaves out what no longer exists, and opens all the same."""
    async with reading(burn_out, "en", NORMAL, places={"": GONE[gone]}) as reader:
        place = reader.guide_screen.place
        assert place.tab in (GONE[gone].tab, "synopsis")
        assert reader.app.crash is None
        if gone == "an entry":
            assert (place.pane, place.list_top) == (0, 0)
        await reader.press("down", "1", "2", "enter")


async def test_hidden_places_are_not_remembered() -> None:
    """While spoilers are shown, a place in a hidden entry is remembered as its tab: nothing says that they were."""
    film = guide_with_secrets()
    async with reading(film, "en", NORMAL, spoilers=True) as reader:
        await reader.press("2", "G", "enter")
        shown = reader.guide_screen.place
        left = (await _left(reader))[""]
    assert film.find(shown.ref)
    assert left == Place("characters")


async def test_an_explicit_start_wins(burn_out: Guide, shelf: Shelf) -> None:
    """Each film of a shelf opens where it was left, whichever way it is reached; the shelf selects the last one."""
    options: dict[str, Any] = {"shelf": shelf, "start": "shelf"}
    async with reading(burn_out, "en", NORMAL, **options) as reader:
        await reader.press("down", "enter", "3", "down", "down")
        there = reader.below_trail
        await reader.press("0")
        left = await _left(reader)
    assert left["shelf"].ref == "film:razzia"
    async with reading(burn_out, "en", NORMAL, places=left, **options) as reader:
        assert "Razzia" in reader.pointed
        await reader.press("enter")
        assert reader.below_trail == there


async def test_choices_are_noted(burn_out: Guide) -> None:
    """t and L, and the same commands of the palette, count as choices; the theme and language at the start do not."""
    async with reading(burn_out, "en", NORMAL) as reader:
        assert reader.app.chosen == {}
        await reader.press("t", "L")
        assert reader.app.chosen == {"theme": "ville-blanche", "language": "fr"}
        await reader.app.run_action("app.theme('nord')")
        assert reader.app.chosen["theme"] == "nord"
        assert replace(reader.app.reading, spoilers=False).language == "fr"
