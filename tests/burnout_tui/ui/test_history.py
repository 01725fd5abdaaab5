"""Back and forward lead to the exact place."""

import pytest
from tests.support.reader import NARROW, NORMAL, SMALLEST, WIDE, reading

from burnout_tui.film.guide import Guide
from burnout_tui.history import MAX_STEPS
from burnout_tui.view.widgets.entry_list import EntryList
from burnout_tui.view.widgets.page import Page

Size = tuple[int, int]


@pytest.mark.slow
async def test_exact_places(guide: Guide, size: Size) -> None:
    """Back returns to the tab, the row, the scroll of list and page, and the link; forward goes there again."""
    async with reading(guide, "en", size) as reader:
        places, screens = [], []
        visits = (
            ("tab:synopsis", ("pagedown", "down", "down")),
            (f"character:{next(iter(guide.characters))}", ("2", "down", "down", "down")),
            (f"person:{next(iter(guide.people))}", ("end", "up", "right", "pagedown", "down")),
            (f"filmography:{guide.film.film.directors[0]}", ("down", "down")),
            (f"character:{list(guide.characters)[-1]}", ("down",)),
            (f"person:{guide.film.film.directors[0]}", ("pagedown", "down", "down", "down")),
            (f"work:{guide.film.film.work}", ("down", "down")),
        )
        for ref, keys in visits:
            await reader.open(ref)
            await reader.press(*keys)
            places.append(reader.whole_place)
            screens.append(reader.lines)
        for number in range(len(visits) - 2, -1, -1):
            await reader.press("backspace")
            if size == NARROW and reader.whole_place != places[number]:
                await reader.press("backspace")  # a card that covered its list
            assert reader.whole_place == places[number]
            assert reader.lines == screens[number]
        for number in range(1, len(visits)):
            await reader.press("alt+right")
            assert reader.whole_place == places[number]
            assert reader.lines == screens[number]


async def test_first_and_last_place(burn_out: Guide) -> None:
    """Back at the first place and forward at the last one change nothing, and say so until the next key."""
    async with reading(burn_out, "en", NORMAL) as reader:
        first = reader.lines
        for key in ("backspace", "alt+left", "escape"):
            await reader.press(key)
            assert reader.lines[:-1] == first[:-1]
            assert reader.lines[-1] == " There is nothing to go back to; q quits."
        await reader.press("alt+right")
        assert reader.lines[-1] == " There is nothing to go forward to."
        await reader.press("ctrl+l")
        await reader.open("person:anas-el-baz")
        last = reader.lines
        await reader.press("alt+right", "ctrl+l")
        assert reader.lines == last
        await reader.press("backspace")
        assert reader.lines == first


async def test_a_new_step_ends_the_way_forward(burn_out: Guide) -> None:
    """After going back and then elsewhere, the reader cannot go forward to the earlier places."""
    async with reading(burn_out, "en", NORMAL) as reader:
        for ref in ("character:jad", "person:anas-el-baz"):
            await reader.open(ref)
        await reader.press("backspace")
        await reader.open("work:zero")
        there = reader.lines
        await reader.press("alt+right", "ctrl+l")
        assert reader.lines == there
        await reader.press("backspace")
        assert reader.panel.tab == "characters"


@pytest.mark.slow
async def test_hundred_steps(razzia: Guide) -> None:
    """A hundred steps back are kept, and no more."""
    people = list(razzia.people)
    visited = [people[step % len(people)] for step in range(MAX_STEPS + 2)]
    async with reading(razzia, "en", SMALLEST) as reader:
        for person in visited:
            await reader.open(f"person:{person}")
        for person in reversed(visited[-MAX_STEPS - 1 : -1]):
            await reader.press("backspace")
            assert reader.entries.selected == f"person:{person}"
        last = reader.entries.selected
        await reader.press("backspace", "backspace")
        assert reader.entries.selected == last
        assert MAX_STEPS == 100


@pytest.mark.parametrize(("tab", "keys"), [("2", ("down", "down")), ("3", ("end",)), ("4", ("down",))])
async def test_narrow_card_and_list(burn_out: Guide, tab: str, keys: tuple[str, ...]) -> None:
    """In a narrow window enter opens the card alone, and back shows the list as it was, even after a jump elsewhere."""
    async with reading(burn_out, "en", NARROW) as reader:
        await reader.press(tab, *keys)
        before, name = reader.lines, reader.app.reading.name(reader.entries.selected)
        assert reader.card == ""
        await reader.press("enter")
        assert reader.rows == []
        assert reader.card.startswith(name)
        assert "back" in reader.lines[-1]
        card = reader.lines
        await reader.open("character:soumaya")
        await reader.press("escape")
        assert reader.lines == card
        await reader.press("escape")
        assert reader.lines == before


async def test_wide_card_and_list(guide: Guide) -> None:
    """In a wide window enter goes into the card, and back to the list."""
    async with reading(guide, "en", WIDE) as reader:
        await reader.press("2", "down")
        before = reader.lines
        await reader.press("enter")
        assert isinstance(reader.app.screen.focused, Page)
        await reader.press("backspace")
        assert isinstance(reader.app.screen.focused, EntryList)
        assert reader.lines == before


async def test_tabs_remember(guide: Guide, size: Size) -> None:
    """A tab that is opened again by its key is as it was left."""
    async with reading(guide, "en", size) as reader:
        await reader.press("3", "down", "down", "down")
        cast = reader.below_trail
        await reader.press("2", "down", "enter", "down")
        characters = reader.below_trail
        await reader.press("3")
        assert reader.below_trail == cast
        await reader.press("2")
        assert reader.below_trail == characters
