"""Each tab shows what the design says, in both films, both languages and windows of every kind."""

from itertools import pairwise

import pytest
from tests.support.reader import NARROW, NORMAL, SMALLEST, TABS, WIDE, Reader, flat, reading, row_text

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.languages import own_name
from burnout_tui.prose.column_widths import COLUMN_GAP
from burnout_tui.prose.entries.synopsis import facts_document, synopsis_document
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Rows, cast_rows, character_rows, work_rows, works_of
from burnout_tui.prose.tabs import TAB_TITLES, short_tab_titles, tabs_of
from burnout_tui.view.keys import KEYS
from burnout_tui.view.widgets.beside import BesidePage
from burnout_tui.view.widgets.entry_list import MARGIN

Size = tuple[int, int]


def _first_words(text: str, count: int = 8) -> str:
    return " ".join(text.split()[:count])


async def test_bars(guide: Guide, language: Language, size: Size) -> None:
    """The title, the year, the language, the state of spoilers and every tab's number and name are in view."""
    expected = Reading.of(guide, language)
    async with reading(guide, language, size) as reader:
        title, tabs = reader.lines[:2]
        film = guide.film.film
        assert expected.text(film.title).upper() in title
        assert str(film.year) in title
        assert f" {language.upper()} " in f"{title} " or f" {own_name(language)} " in title
        assert (f"◌ {expected._('spoilers hidden')}" in title) == expected.hides
        if size != NARROW:
            assert all(expected.name(f"person:{person}") in title for person in film.directors)
        for number, (tab, key) in enumerate(TABS.items(), 1):
            await reader.press(key)
            if size == NARROW:  # all tabs still have names
                assert len(reader.lines[1].split()) == 2 * len(tabs_of(expected))
            else:
                assert f"{number} {expected._(TAB_TITLES[tab])}" in reader.lines[1]
            assert all(str(other) in tabs for other in range(1, 5))


async def test_narrow_tabs(burn_out: Guide, language: Language) -> None:
    """In 50 columns all six tabs have names, and the last letter is shown where they just fit."""
    titles = short_tab_titles(Reading.of(burn_out, language).translations)
    names = " " + " ".join(f"{number} {title}" for number, title in enumerate(titles.values(), 1))
    async with reading(burn_out, language, NARROW) as reader:
        assert reader.lines[1] == names
        await reader.resize((len(names), 20))
        assert reader.lines[1] == names


@pytest.mark.varied(size=[WIDE, NORMAL, NARROW, SMALLEST])
async def test_hints(guide: Guide, language: Language, size: Size) -> None:
    """The foot of the screen has whole hints: always the keys that open, go back, help, search and quit."""
    expected = Reading.of(guide, language)
    async with reading(guide, language, size) as reader:
        words = [expected._(key.hint) for key in KEYS if key.hint]
        for keys, back in (((), False), (("2",), False), (("enter",), True), (("5",), False)):
            await reader.press(*keys)
            foot = reader.lines[-1]
            assert len(foot) < size[0]
            hints = {hint.split(" ")[0]: hint.partition(" ")[2] for hint in foot.strip().split("  ")}
            esc = expected._("esc")
            assert {"⏎", "?", "/", "q"} <= set(hints), foot
            assert (hints.get(esc) == expected._("back")) == back, foot
            assert {word for word in hints.values() if word} <= {*words, expected._("show spoilers")}
            if size == WIDE:
                assert hints["q"] == expected._("quit")


async def test_the_greeting(burn_out: Guide, language: Language) -> None:
    """The first start says in one line how to begin, beside help and quit, until the first key."""
    async with reading(burn_out, language, NORMAL, greets=True) as reader:
        words = {"en": "To begin: ⏎ opens", "fr": "Pour commencer"}[language]
        assert reader.lines[-1].startswith(f" {words}")
        assert reader.lines[-1].endswith(f"q {reader.app.reading._('quit')}")
        await reader.press("w")
        assert words not in reader.text
    async with reading(burn_out, language, SMALLEST, greets=True) as reader:
        assert reader.lines[-1].startswith(" ⏎")


async def test_the_key_of_the_open_tab(burn_out: Guide, size: Size) -> None:
    """The key of a tab leaves its card for its list; on the list it says where one is."""
    async with reading(burn_out, "en", size) as reader:
        await reader.press("2", "down")
        before = reader.lines
        await reader.press("enter", "2")
        assert reader.lines == before
        await reader.press("2")
        assert reader.lines[-1] == " This is 2 Characters."
        await reader.press("ctrl+l")
        assert reader.lines == before


async def test_synopsis(guide: Guide, language: Language, size: Size) -> None:
    """The synopsis shows the story with the facts beside it, and below it in a narrow window."""
    expected = Reading.of(guide, language)
    begins = _first_words("".join(span.text for span in synopsis_document(expected)[0].spans))
    facts = [" ".join(span.text for span in block.spans) for block in facts_document(expected)[1:]]
    async with reading(guide, language, size) as reader:
        page = reader.page
        assert begins in reader.card
        if size == NARROW:
            whole = await reader.read_through(page)
            assert whole.index(begins) < whole.index(expected._("Facts"))
        else:
            beside = reader.panel.query_one("#facts")
            assert reader.shown(beside)[0].strip() == expected._("Facts")
            assert beside.region.x > page.region.x
            await reader.press("right")
            whole = await reader.read_through(reader.page)
        assert whole.count(expected._("Facts")) == 1
        for text in facts:
            assert _first_words(text, 2) in whole


async def test_the_whole_story_is_shown(guide: Guide, language: Language, size: Size) -> None:
    """All of the story, the quotes and the themes can be read in the synopsis."""
    expected = Reading.of(guide, language)
    async with reading(guide, language, size) as reader:
        whole = await reader.read_through(reader.page)
        for block in synopsis_document(expected):
            assert flat("".join(span.text for span in block.spans)) in whole


async def test_characters(guide: Guide, language: Language, size: Size) -> None:
    """The characters are a list of name, age and occupation beside the card of the selected one."""
    expected = Reading.of(guide, language)
    first = guide.film.characters[0]
    async with reading(guide, language, size) as reader:
        await reader.press("2")
        _list_shows(reader, character_rows(expected), size)
        assert reader.pointed.startswith(expected.short_name(first))
        await _card_beside(reader, size)
        assert reader.card.startswith(expected.text(first.name))
        players = [role.person for role in guide.roles_of_character[first.id]]
        assert flat(f"{expected._('Played by')} {expected.name(f'person:{players[0]}')}") in reader.card
        about = "".join(span.text for span in expected.spans(first.about))
        assert flat(_first_words(about)) in reader.card


async def test_cast(guide: Guide, language: Language, size: Size) -> None:
    """The cast is a list of players with their characters beside a card that says whom they play and what they did."""
    expected = Reading.of(guide, language)
    first = guide.film.roles[0].person
    async with reading(guide, language, size) as reader:
        await reader.press("3")
        assert reader.rows[0].strip() == expected._("Cast")
        _list_shows(reader, cast_rows(expected), size)
        assert reader.pointed.startswith(expected.name(f"person:{first}"))
        await _card_beside(reader, size)
        assert reader.card.startswith(expected.name(f"person:{first}"))
        assert f"{expected._('Plays')} " in reader.card
        whole = await _whole_card(reader)
        assert expected._("Works") in whole


async def test_filmography(guide: Guide, language: Language, size: Size) -> None:
    """The filmography is the director's, with a timeline if there is room, a list and a card."""
    expected = Reading.of(guide, language)
    director = guide.film.film.directors[:1]
    works = works_of(expected, director)
    async with reading(guide, language, size) as reader:
        await reader.press("4")
        assert reader.time_line[0] == expected.name(f"person:{director[0]}")
        _list_shows(reader, Rows(work_rows(expected, works)), size)
        years = [work.year for work in works if work.year]
        if size != NARROW and years[0] != years[-1]:
            assert set(reader.time_line[2].strip()) == {"─", "┬"}
            assert reader.time_line[3].split()[0] == str(years[0])
            assert reader.time_line[3].split()[-1] == str(years[-1])
        await _card_beside(reader, size)
        assert reader.card.startswith(expected.name(f"work:{works[0].id}"))


async def test_trilogy_is_marked(burn_out: Guide, size: Size) -> None:
    """The three films of the trilogy carry its mark in the list, in the picture, and in their cards."""
    async with reading(burn_out, "en", size) as reader:
        await reader.press("4")
        titles = [row.split("◆")[1].split("  ")[1].removesuffix(" ≠") for row in reader.rows if "◆" in row]
        assert titles == [
            "Casanegra",
            "Zéro",
            "Burn Out",
        ]
        if size != NARROW:
            assert reader.time_line[1].count("◆") == 3
            assert "◆ Casablanca trilogy" in reader.time_line[4]
        await reader.open("work:zero")
        assert "◆ Casablanca trilogy, no. 2" in reader.card


async def test_design_drawing(burn_out: Guide) -> None:
    """The character list of Burn Out matches the design."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.press("2", *["down"] * 4)
        assert [" ".join(row.split()) for row in reader.rows[:7]] == [
            "Leads",
            "Ayoub 13 shoe-shine boy",
            "Jad 40 company head",
            "Ghita ≠ 28 gallery owner",
            "Faridi 55 politician",
            "▸ Aida 25 hospital intern",
            "Around them",
        ]
        card = reader.shown(reader.page)
        assert card[0].strip() == "Aida, 25"
        assert "Played by Sarah Perles" in reader.card
        assert "$ Monsieur Faridi  pays for her company" in [line.strip() for line in card]


def _list_shows(reader: Reader, listed: Rows, size: Size) -> None:
    """Check that the list shows the rows that fit, and cuts texts only if the columns of their group do not fit."""
    rows = [row_text(row) for row in listed if row.ref]
    starts = [0, *(number + 1 for number, row in enumerate(listed) if not row.ref), len(listed) + 1]
    for group in (Rows(listed[start : end - 1]) for start, end in pairwise(starts)):
        if sum(group.widths) + COLUMN_GAP * sum(map(bool, group.widths)) <= reader.entries.size.width - MARGIN:
            names = tuple(row.columns[0] for row in group)
            assert not [line for line in reader.rows if "…" in line and line.strip("▸ ").startswith(names)]
    shown = [flat(row.replace("▸", " ")) for row in reader.rows if row.startswith((" ▸ ", "   "))]
    assert shown, reader.text
    for line, row in zip([line for line in shown if line], rows, strict=False):
        if size == WIDE and "…" not in line:
            assert line == row
        assert line[:8] == row[:8]


async def _card_beside(reader: Reader, size: Size) -> None:
    """Check that the card is beside the list; in a narrow window, that the list is alone and enter opens the card."""
    if size == NARROW:
        assert reader.shown(reader.page) == []
        await reader.press("enter")
        assert reader.shown(reader.entries) == []
    else:
        assert reader.entries.region.right <= reader.page.region.x


async def _whole_card(reader: Reader) -> str:
    await reader.press("right")
    return await reader.read_through(reader.page)


@pytest.mark.slow
@pytest.mark.parametrize("tab", ["2", "3", "4"])
async def test_the_third_pane_is_mounted_where_there_is_room(burn_out: Guide, tab: str) -> None:
    """A window without room for the third pane has no widget for it; one that grows gets it, beside the card."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.press(tab, "down")
        assert not reader.app.screen.query(BesidePage)
        await reader.resize((160, 45))
        await reader.until(lambda: "─ Around " in reader.text, "the third pane")
        beside = reader.app.screen.query_one(BesidePage)
        assert beside.region.x == reader.page.region.right
        assert beside.document
