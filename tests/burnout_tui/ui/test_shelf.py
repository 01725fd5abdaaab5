"""Several films on a shelf: opening them, and going from one to another."""

from pathlib import Path

import pytest
from tests.support.paths import CORPUS, DATA
from tests.support.reader import NARROW, NORMAL, SMALLEST, WIDE, Reader, reading
from tests.support.shelf_keys import on_shelf

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.shelf import Shelf, load_shelf
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.shelf import shelf_rows
from burnout_tui.view.widgets.entry_list import EntryList
from burnout_tui.view.widgets.line_view import LineView

pytestmark = pytest.mark.slow

BAD = CORPUS / "invalid" / "bad-ids.toml"
SIZES = [(120, 40), NORMAL, NARROW]


@pytest.fixture(scope="module")
def with_bad_one() -> Shelf:
    """Both films with a bad file between them."""
    return load_shelf([DATA / "film.toml", BAD, DATA / "razzia.toml"])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_films_are_listed(burn_out: Guide, shelf: Shelf, language: Language, size: tuple[int, int]) -> None:
    """The shelf comes first: title, year and director, with room also the number of characters."""
    people = "personnages" if language == "fr" else "characters"
    async with reading(burn_out, language, size, shelf=shelf, start="shelf") as reader:
        assert reader.pointed.startswith("Burn Out")
        for title, director in (("Burn Out", "Nour-Eddine Lakhmari"), ("Razzia", "Nabil Ayouch")):
            line = next(line for line in reader.lines if title in line)
            assert "2017" in line
            assert director in line
        assert (f"13 {people}" in reader.text) == (size != NARROW)
        assert "Burn Out · Nour-Eddine Lakhmari, 2017" in reader.text


@pytest.mark.parametrize("width", [40, 44, 48, 56, 64, 72])
async def test_no_number_of_characters_is_cut(burn_out: Guide, shelf: Shelf, language: Language, width: int) -> None:
    """In a narrow window the director is cut before the title, and the number of characters is whole or not there."""
    people = "personnages" if language == "fr" else "characters"
    async with reading(burn_out, language, (width, 20), shelf=shelf, start="shelf") as reader:
        rows = reader.shown(reader.app.screen.query_one(EntryList))
        for title in ("Burn Out", "Razzia"):
            line = next(row for row in rows if title in row)
            assert "2017  N" in line
            assert f"13 {people}" in line or "13" not in line
            assert ("…" in line) == (width == 40 and title == "Burn Out")


async def test_enter_opens_a_film_and_back_returns(burn_out: Guide, shelf: Shelf) -> None:
    """Enter opens the selected film at its synopsis; backspace goes back to the same row; the trail says so."""
    async with reading(burn_out, "en", WIDE, shelf=shelf, start="shelf") as reader:
        await reader.press("down", "enter")
        assert "RAZZIA" in reader.lines[0]
        assert reader.lines[1].endswith("⌫ Films")
        await reader.press("backspace")
        assert reader.pointed.startswith("Razzia")
        await reader.press("alt+right")
        assert "RAZZIA" in reader.lines[0]


async def test_the_shelf_has_frames(burn_out: Guide, with_bad_one: Shelf) -> None:
    """From 80 × 24 the films and the selected one have frames with their names and counts; the focused one is lit."""
    async with reading(burn_out, "en", NORMAL, shelf=with_bad_one, start="shelf") as reader:
        assert "╭─ Films ─" in reader.text
        assert "─ 2 + 1 ─╮" in reader.text
        await reader.press("down")
        assert "╭─ Razzia ─" in reader.text
        assert "─ 2 of 3 ─╮" in reader.text
        left, lit = (widget._edge.color for widget in reader.app.screen.query(LineView) if widget.frame.title)
        await reader.press("right")
        assert [widget._edge.color for widget in reader.app.screen.query(LineView) if widget.frame.title] == [lit, left]
        await reader.resize((79, 24))
        assert "╭" not in reader.text


async def test_a_person_leads_to_the_other_film(burn_out: Guide, shelf: Shelf, language: Language) -> None:
    """Saadia Ladib's card has one link to her card in the other film, and back comes to the same link."""
    async with reading(burn_out, language, WIDE, shelf=shelf, start="person:saadia-ladib") as reader:
        assert reader.page.link == "film:razzia/person:saadia-ladib"
        before = reader.whole_place
        await reader.press("enter")
        assert "RAZZIA" in reader.lines[0]
        assert reader.card.startswith("Saadia Ladib")
        assert "⌫ Burn Out:" in reader.lines[1] or language == "fr"
        assert reader.page.link == "film:film/person:saadia-ladib"
        await reader.press("backspace")
        assert "BURN OUT" in reader.lines[0]
        assert reader.whole_place == before


async def test_a_film_among_the_works_leads_to_its_guide(burn_out: Guide, shelf: Shelf) -> None:
    """The card of a work that is a film of the shelf opens that film."""
    async with reading(burn_out, "en", NORMAL, shelf=shelf, start="work:razzia") as reader:
        await reader.press("home")
        assert reader.page.link == "film:razzia/"
        await reader.press("enter")
        assert "RAZZIA" in reader.lines[0]


async def test_settings_apply_to_both_films(burn_out: Guide, shelf: Shelf) -> None:
    """Language, colours and spoilers are the reader's: they are the same in the next film, and on the shelf."""
    async with reading(burn_out, "en", NORMAL, shelf=shelf, start="shelf") as reader:
        await reader.press("enter", "L", "s", "t", "0")
        assert "13 personnages" in reader.text
        assert "révélations affichées" in reader.lines[0]
        await reader.press("down", "enter")
        assert "Français" in reader.lines[0] and "révélations affichées" in reader.lines[0]
        await reader.press("s", "L", "0", "up", "enter")
        assert "English" in reader.lines[0] and "spoilers hidden" in reader.lines[0]
        assert reader.app.theme == "ville-blanche"


async def test_a_film_is_as_it_was_left(burn_out: Guide, shelf: Shelf) -> None:
    """A film that is opened again is at the place where the reader left it."""
    async with reading(burn_out, "en", NORMAL, shelf=shelf, start="shelf") as reader:
        await reader.press("enter", "2", "down", "down", "0", "down", "enter", "3", "0", "up", "enter")
        assert reader.panel.tab == "characters"
        assert reader.pointed.startswith("Ghita")


@pytest.mark.parametrize("size", [*SIZES, SMALLEST], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_bad_file_is_listed_with_its_problem(with_bad_one: Shelf, size: tuple[int, int]) -> None:
    """A file that cannot be opened has a row below the films, and all its problems, which can be copied."""
    async with reading(with_bad_one.guides["film"], "en", size, shelf=with_bad_one, start="shelf") as reader:
        assert reader.pointed.startswith("Burn Out")
        await reader.press("down", "down")
        assert reader.pointed.startswith("bad-ids.toml")
        assert "✗" in reader.pointed or size == SMALLEST
        await reader.press("enter")
        whole = await reader.read_through(reader.page)
        assert "cannot be opened" in " ".join(whole.split())  # a long file name may break anywhere
        for problem in with_bad_one.shelved[1].problems:
            assert f".toml:{problem.line}:{problem.column}:error:" in whole.replace(" ", "")
        await reader.press("y")
        assert len(reader.app.clipboard.splitlines()) == len(with_bad_one.shelved[1].problems)
        await reader.press("backspace", "up", "enter")
        assert "RAZZIA" in reader.lines[0]


async def test_the_palette_knows_the_films(burn_out: Guide, shelf: Shelf) -> None:
    """A film's name in the palette opens it, from the shelf and from another film."""
    async with reading(burn_out, "en", NORMAL, shelf=shelf, start="shelf") as reader:
        await _by_palette(reader, "razzia")
        assert "RAZZIA" in reader.lines[0]
        await _by_palette(reader, "films")
        assert on_shelf(reader).selected == "razzia"


async def _by_palette(reader: Reader, words: str) -> None:
    await reader.press("ctrl+p")
    await reader.write(words)
    await reader.until(lambda: words in reader.text.lower().split("\n", 3)[-1], "the command")
    before = reader.app.screen
    await reader.press("enter")
    await reader.until(lambda: reader.app.screen is not before, "the palette closed")


async def test_help_and_back_on_the_shelf(burn_out: Guide, shelf: Shelf) -> None:
    """Help opens over the shelf and leaves it as it was; there is nothing before the shelf to go back to."""
    async with reading(burn_out, "en", NORMAL, shelf=shelf, start="shelf") as reader:
        before = reader.lines
        await reader.press("question_mark")
        assert "the entry or link above" in reader.text
        await reader.press("escape", "backspace", "alt+right")
        assert reader.lines[:-1] == before[:-1]


async def test_keys_that_do_nothing_say_why(burn_out: Guide, razzia: Guide, shelf: Shelf) -> None:
    """A key of the guide without an effect says why in one line, which the next key replaces or removes."""
    async with reading(burn_out, "en", NORMAL) as reader:
        before = reader.lines
        for key, words in (
            ("0", "Only one film is open."),
            ("f", "f works in 5 Ensemble."),
            ("plus", "+ works in 5 Ensemble."),
            ("1", "This is 1 Synopsis."),
        ):
            await reader.press(key)
            assert reader.lines[-1].strip() == words
            assert reader.lines[:-1] == before[:-1]
            await reader.press("ctrl+l")
            assert reader.lines == before
        await reader.press("question_mark", "2")
        assert "2 works in the guide; esc closes this window." in reader.text
    async with reading(burn_out, "en", NORMAL, shelf=shelf, start="shelf") as reader:
        before = reader.lines
        for key in ("i", "p", "y", "1", "5", "f", "left_square_bracket"):
            await reader.press(key)
            shown = {"left_square_bracket": "["}.get(key, key)
            assert reader.lines[-1].strip() == f"{shown} works in a film; ⏎ opens one."
        await reader.press("0")
        assert reader.lines[-1].strip() == "This is the shelf."
        await reader.press("ctrl+l")
        assert reader.lines == before


async def test_spoilers_on_the_shelf(burn_out: Guide, shelf: Shelf) -> None:
    """The key for spoilers works on the shelf, for all its films."""
    async with reading(burn_out, "en", NORMAL, shelf=shelf, start="shelf") as reader:
        await reader.press("s")
        assert "◉ spoilers shown" in reader.lines[0]
        assert "s hide spoilers" in reader.lines[-1]
        await reader.press("enter")
        assert "◉ spoilers shown" in reader.lines[0]


def test_hidden_characters_do_not_count(tmp_path: Path) -> None:
    """Hidden characters do not count in the number of characters."""
    film = DATA.parent / "tests" / "data" / "valid" / "spoilers.toml"
    shelf = load_shelf([film, DATA / "film.toml"])
    guide = shelf.guides["spoilers"]
    for spoilers in (False, True):
        expected = Reading.of(guide, "en", spoilers)
        count = shelf_rows(expected, shelf)[0].columns[3]
        assert count.split()[0] == str(len(expected.guide.film.characters))
    assert any(character.spoiler for character in guide.film.characters)
