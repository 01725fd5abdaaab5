"""``p``: the reader chooses two characters and reads the chains between them."""

from functools import partial

import pytest
from tests.support.reader import NARROW, NORMAL, SMALLEST, WIDE, Reader, flat, reading
from tests.support.titles import titled
from textual.widgets import Input

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.model import Character, Film, FilmHead
from burnout_tui.film.relations import Relation
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.prose.layout import plain_lines
from burnout_tui.prose.path import path_document, path_lines
from burnout_tui.prose.reading import Reading
from burnout_tui.view.screens.path import PathScreen
from burnout_tui.view.widgets.entry_list import POINTER, EntryList

pytestmark = pytest.mark.slow

HEAD = FilmHead(title="Dust", year=1999, directors=(), synopsis="A city in summer.")


def _choices(reader: Reader) -> list[str]:
    """Return the first word of each row that can be selected."""
    shown = reader.shown(reader.app.screen.query_one(EntryList))
    return [row.replace(POINTER, " ").split()[0] for row in shown if row.strip()]


async def _type(reader: Reader, text: str) -> None:
    """Press the keys of a text."""
    await reader.press(*text)


def _typed(reader: Reader) -> str:
    return reader.app.screen.query_one(Input).value


def _asking(reader: Reader) -> str:
    """Return the present question."""
    assert isinstance(reader.app.screen, PathScreen)
    assert isinstance(reader.app.screen.focused, Input)
    return reader.shown(reader.app.screen.query_one("#question Static"))[0].strip()


def _expected_page(reader: Reader, first: str, second: str) -> str:
    """Return the expected text of the page about two characters, on one line."""
    return flat(list(plain_lines(path_document(reader.app.reading, first, second), 60)))


async def test_the_present_character_is_the_first(guide: Guide, language: Language, size: tuple[int, int]) -> None:
    """On a character's card, p asks for the second only; typing narrows the list, enter shows the chain."""
    first, second = ("rabia", "ronda") if "rabia" in guide.characters else ("yto", "ilyas")
    async with reading(guide, language, size, start=f"character:{first}") as reader:
        await reader.press("p")
        assert _asking(reader).startswith(opening_name(reader.app.reading, f"character:{first}"))
        assert guide.characters[first].name not in _choices(reader)
        await _type(reader, second)
        assert _choices(reader) == [guide.characters[second].name]
        await reader.press("enter")
        assert titled(reader, await reader.read_through(reader.page)) == _expected_page(reader, first, second)


async def test_the_character_of_a_person(guide: Guide, size: tuple[int, int]) -> None:
    """In the cast, the first is the character whom the person plays, and the question names both."""
    role = next(role for role in guide.film.roles if role.character)
    async with reading(guide, "en", size, start=f"person:{role.person}") as reader:
        await reader.press("p")
        name = reader.app.reading.name
        first, player = name(f"character:{role.character}"), name(f"person:{role.person}")
        assert _asking(reader) == f"{first}, played by {player}, and …"


async def test_both_are_asked_for(guide: Guide, size: tuple[int, int]) -> None:
    """Without a present character p asks for both; esc goes back step by step to the guide as it was."""
    first, second = list(guide.characters)[:2]
    async with reading(guide, "en", size, spoilers=True) as reader:
        before = reader.lines
        await reader.press("p")
        assert _asking(reader) == "First character:"
        await _type(reader, first)
        await reader.press("enter")
        assert _asking(reader) == f"{guide.characters[first].name} and …"
        await _type(reader, second)
        await reader.press("enter")
        assert titled(reader) == _expected_page(reader, first, second)
        await reader.press("escape")
        assert (_asking(reader), _typed(reader)) == (f"{guide.characters[first].name} and …", second)
        await reader.press("escape")
        assert (_asking(reader), _typed(reader)) == ("First character:", first)
        await reader.press("escape")
        assert reader.lines == before


async def test_esc_closes_where_the_first_was_known(guide: Guide) -> None:
    """On a character's card the first step is the second character: esc closes there."""
    name = next(iter(guide.characters))
    async with reading(guide, "en", NORMAL, start=f"character:{name}") as reader:
        before = reader.lines
        await reader.press("p", "escape")
        assert reader.lines == before
        await reader.press("p", "enter", "escape", "escape")
        assert reader.lines == before
        await reader.press("p", "enter", "p")
        assert reader.lines == before


async def test_the_first_can_be_changed(burn_out: Guide) -> None:
    """Backspace where nothing is typed asks for the first again, with the one that was chosen selected."""
    async with reading(burn_out, "en", NORMAL, start="character:ghita") as reader:
        await reader.press("p", "x", "backspace")
        assert _asking(reader) == "Ghita and …"
        await reader.press("backspace")
        assert _asking(reader) == "First character:"
        assert any(f"{POINTER} Ghita" in line for line in reader.lines)
        await _type(reader, "rabia")
        await reader.press("enter")
        assert _asking(reader) == "Rabia and …"
        await reader.press("escape", "escape")
        assert reader.app.screen is reader.guide_screen


FOUND = {
    "zzzz": ["No"],
    "gh": ["Ghita", "Monsieur"],
    "GHÏTA": ["Ghita"],
    "ines": ["Ghita"],
    "githa": ["Ghita"],
    "soumya": ["Soumaya"],
    "fils-de": ["Faridi’s"],
    "monsieur-f": ["Monsieur"],
}
"""The first words of the rows for what is typed."""


async def test_typing_narrows(burn_out: Guide) -> None:
    """In any spelling, the list has the characters whose names match the letters, or the nearest name."""
    async with reading(burn_out, "en", NORMAL, start="character:rabia") as reader:
        await reader.press("p")
        everybody = _choices(reader)
        assert len(everybody) == len(burn_out.characters) - 1
        for typed, found in FOUND.items():
            await _type(reader, typed)
            assert _choices(reader) == found, typed
            assert ("Also known as Inès" in reader.text) == (typed == "ines")
            await reader.press(*["backspace"] * len(typed))
            assert _choices(reader) == everybody, typed


async def test_an_unknown_name_chooses_nobody(burn_out: Guide) -> None:
    """Enter and arrows say that there is nothing to choose if no character has the typed name."""
    async with reading(burn_out, "en", NORMAL, start="character:rabia") as reader:
        await reader.press("p")
        await _type(reader, "zzzz")
        before = reader.lines
        for key in ("enter", "down", "up", "pagedown"):
            await reader.press(key)
            assert "There is nothing to choose here." in reader.text
            assert reader.lines[:-2] == before[:-2]


async def test_moving_in_the_list(burn_out: Guide, size: tuple[int, int]) -> None:
    """The arrows and the page keys move in the list while the input has the focus; a click also chooses."""
    names = [name for name in burn_out.characters if name != "rabia"]
    async with reading(burn_out, "en", size, start="character:rabia") as reader:
        await reader.press("p", "down", "down", "up")
        entries = reader.app.screen.query_one(EntryList)
        assert entries.selected == f"character:{names[1]}"
        await reader.press("pagedown")
        assert entries.selected == f"character:{names[-1]}"
        await reader.press("pageup")
        assert entries.selected == f"character:{names[0]}"
        await reader.press("enter")
        assert titled(reader) == _expected_page(reader, "rabia", names[0])
        await reader.press("escape")
        await reader.click(entries.region.x + 5, entries.region.y + 2)
        if reader.app.screen.query_one("#question").display:
            await reader.click(entries.region.x + 5, entries.region.y + 2)
        assert titled(reader) == _expected_page(reader, "rabia", names[2])


async def test_links_open(guide: Guide, size: tuple[int, int]) -> None:
    """Every character in the chains opens their card; back returns to where p was pressed."""
    first, second = ("rabia", "ronda") if "rabia" in guide.characters else ("yto", "ilyas")
    async with reading(guide, "en", size, start=f"character:{first}") as reader:
        before = reader.lines
        await reader.press("p")
        await _type(reader, second)
        await reader.press("enter")
        refs = reader.page.text_layout.links
        assert {f"character:{first}", f"character:{second}"} <= set(refs)
        for ref in dict.fromkeys(ref for ref in refs[1:] if ref.startswith("character:")):
            await reader.step_to(ref)
            await reader.press("enter")
            assert (reader.panel.tab, reader.entries.selected) == ("characters", ref)
            await reader.press("backspace")
            assert reader.lines == before
            await reader.press("p")
            await _type(reader, second)
            await reader.press("enter")


@pytest.mark.varied(size=[WIDE, NARROW])
async def test_reading_changes_with_the_chains(burn_out: Guide, size: tuple[int, int]) -> None:
    """The language, spoilers and colours of the chains can change; the two characters stay the same."""
    async with reading(burn_out, "en", size, start="character:rabia") as reader:
        await reader.press("p")
        await _type(reader, "jad")
        await reader.press("enter")
        assert titled(reader) == "Rabia and Jad No link between Rabia and Jad is shown."
        for key in ("s", "L", "t", "L", "s"):
            await reader.press(key)
            reader.app.clear_notifications()  # the name of the theme, which covers the end
            await reader.settle()
            whole = await reader.read_through(reader.page)
            assert titled(reader, whole) == _expected_page(reader, "rabia", "jad")


@pytest.mark.varied(size=[WIDE, NARROW])
async def test_reading_changes_with_the_question(burn_out: Guide, size: tuple[int, int]) -> None:
    """Language, spoilers and colours change under the question, and what was typed and selected stays."""
    async with reading(burn_out, "en", size, start="character:rabia") as reader:
        await reader.press("p")
        await _type(reader, "a")
        await reader.press("down", "down")
        entries = reader.app.screen.query_one(EntryList)
        selected = entries.selected
        for change in (reader.app.action_language, reader.app.action_spoilers, reader.app.action_theme):
            change()
            await reader.settle()
            assert (_typed(reader), entries.selected) == ("a", selected)
            assert _asking(reader).startswith("Rabia ")
        assert "Rabia et …" in reader.text


@pytest.mark.parametrize("size", [NORMAL, NARROW], ids=str)
async def test_a_hidden_character(size: tuple[int, int]) -> None:
    """A hidden character can be chosen with spoilers only; hiding them removes it, and s brings it back."""
    characters = (Character(id="ann", name="Ann"), Character(id="spectre", name="Spectre", spoiler=True))
    relation = Relation(between=("ann", "spectre"), kind="chance", label="haunts", spoiler=True)
    guide = Guide(Film(format=1, film=HEAD, characters=characters, relations=(relation,)))
    async with reading(guide, "en", size, start="character:ann") as reader:
        await reader.press("p")
        assert flat(reader.shown(reader.app.screen.query_one(EntryList))) == "There is nobody left to choose."
        await _type(reader, "spec")
        assert flat(reader.shown(reader.app.screen.query_one(EntryList))) == "No character has that name."
        await reader.press("escape", "s", "p")
        await _type(reader, "spec")
        await reader.press("enter")
        before = reader.lines
        assert "haunts" in reader.text
        await reader.press("s")
        assert titled(reader) == "This is a spoiler."
        await reader.press("s", "ctrl+l")
        assert reader.lines == before
        await reader.press("escape", "backspace", "backspace", "backspace", "backspace", "backspace")
        await _type(reader, "spec")
        await reader.press("enter")
        assert _asking(reader) == "Spectre and …"
        reader.app.action_spoilers()
        await reader.settle()
        assert _asking(reader) == "First character:"
        assert "Spectre" not in reader.text


async def test_another_size(burn_out: Guide) -> None:
    """The question and the chains are the same after the window has been smaller."""
    async with reading(burn_out, "fr", WIDE, start="character:ghita", spoilers=True) as reader:
        await reader.press("p")
        await _type(reader, "a")
        for keys in ((), ("enter",)):
            await reader.press(*keys)
            before = reader.lines
            for size in (NARROW, SMALLEST, (30, 8), NORMAL):
                await reader.resize(size)
            await reader.resize(WIDE)
            await reader.until(partial(lambda lines: bool(reader.lines == lines), before), "the same screen")


async def test_the_smallest_window(guide: Guide, language: Language) -> None:
    """In the smallest window two characters can be chosen, and all of the chains can be read."""
    first, second = ("jads-father", "faridis-son") if "jad" in guide.characters else ("yto", "joe-father")
    async with reading(guide, language, SMALLEST, start=f"character:{first}", spoilers=True) as reader:
        await reader.press("p")
        await _type(reader, second)
        assert len(_choices(reader)) == 1
        await reader.press("enter")
        assert titled(reader, await reader.read_through(reader.page)) == _expected_page(reader, first, second)


async def test_hidden_relations_are_not_shown(guide: Guide, language: Language) -> None:
    """Without spoilers no sentence of a hidden relation is in the chains of any two characters."""
    expected = Reading.of(guide, language, spoilers=True)
    secrets = [expected.text(one.about) for one in guide.film.relations if one.spoiler and one.about]
    for first in guide.characters:
        for second in guide.characters:
            chains = flat(list(path_lines(Reading.of(guide, language), first, second, 80)))
            assert not [secret for secret in secrets if flat(secret) in chains]
