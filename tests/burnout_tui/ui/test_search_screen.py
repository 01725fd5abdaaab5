"""The search dialog: results open, and back returns to the previous place."""

import pytest
from tests.support.reader import NARROW, NORMAL, SIZES, SMALLEST, WIDE, flat, reading
from tests.support.search import answered, look_for, result_lines, selected
from tests.support.secret_film import SECRET, guide_with_secrets
from textual.widgets import Input

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.view.screens.guide import GuideScreen
from burnout_tui.view.screens.search import SearchScreen
from burnout_tui.view.widgets.entry_list import POINTER
from burnout_tui.view.widgets.results import Results

pytestmark = pytest.mark.slow

Size = tuple[int, int]
TEXTS = {"en": "Texts", "fr": "Textes"}


async def test_opens_what_is_found(guide: Guide, language: Language, size: Size) -> None:
    """A name typed without its accents opens its card with enter, and backspace returns to the exact place."""
    async with reading(guide, language, size) as reader:
        await reader.press("2", "down")
        place = reader.whole_place
        await reader.press("slash")
        assert flat(reader.lines).count("…") <= 1
        await look_for(reader, "lakhmari")
        assert selected(reader) == "person:nour-eddine-lakhmari"
        await reader.press("enter")
        assert reader.app.screen is reader.guide_screen
        assert reader.panel.place.ref == "person:nour-eddine-lakhmari"
        await reader.press("backspace", "escape")
        assert reader.whole_place == place


async def test_escape_returns(guide: Guide, language: Language, size: Size) -> None:
    """Escape closes the search, and everything is as before, regardless of what was typed and selected."""
    async with reading(guide, language, size) as reader:
        for keys in (("1", "pagedown"), ("3", "down", "down"), ("4", "end")):
            await reader.press(*keys)
            place, lines = reader.whole_place, reader.lines
            await reader.press("slash")
            await look_for(reader, "casa")
            await reader.press("down", "down", "up", "pagedown", "escape")
            assert reader.whole_place == place
            assert reader.lines == lines


async def test_letters_are_typed(burn_out: Guide) -> None:
    """Keys with a meaning in the guide are letters in the input; tab and the arrows leave the focus there."""
    async with reading(burn_out, "en", NORMAL) as reader:
        before = reader.app.reading
        await reader.press("slash")
        await reader.press(*"qsLtip/5?y hjklgG")
        await reader.press("tab", "down", "up", "shift+tab", "f1")
        box = reader.app.screen.query_one(Input)
        assert box.value == "qsLtip/5?y hjklgG"
        assert box.has_focus
        assert reader.app.reading is before
        assert f"Nothing found for “{box.value}”." in reader.text


@pytest.mark.varied(size=[*SIZES, SMALLEST])
async def test_says_what_can_be_searched(guide: Guide, language: Language, size: Size) -> None:
    """An empty input shows what can be searched, and so does one that is emptied again."""
    words = {"en": "facts, sources and all texts", "fr": "les sources et tous les textes"}[language]
    async with reading(guide, language, size) as reader:
        await reader.press("slash")
        assert words in flat(result_lines(reader))
        await look_for(reader, "a")
        assert words not in flat(result_lines(reader))
        await reader.press("backspace")
        assert words in flat(result_lines(reader))
        assert isinstance(reader.app.screen, SearchScreen)


@pytest.mark.varied(size=[*SIZES, SMALLEST])
async def test_walks_through_the_results(guide: Guide, language: Language, size: Size) -> None:
    """Down goes through every hit, each in view with the pointer, to the last; up goes back to the first heading."""
    async with reading(guide, language, size) as reader:
        await reader.press("slash")
        await look_for(reader, "casa")
        results = reader.app.screen.query_one(Results)
        links = results.text_layout.links
        assert len(links) > 2
        for number, ref in enumerate(links):
            assert (results.place.link, results.link) == (number, ref)
            assert any(POINTER in line for line in result_lines(reader))
            await reader.press("down")
        assert results.place.link == len(links) - 1
        await reader.press(*["up"] * len(links))
        assert results.place.link == 0
        assert results.scroll_offset.y == 0
        await reader.press("pagedown")
        assert results.place.link > 0
        await reader.press(*["pageup"] * len(links))
        assert results.place.link == 0


async def test_typing_goes_on_among_the_results(burn_out: Guide) -> None:
    """After selecting with the arrows the reader can type on; the first new hit is then selected."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("slash")
        await look_for(reader, "z")
        await reader.press("down")
        await look_for(reader, "ero")
        assert selected(reader) == "work:zero"
        assert [line.strip(f" {POINTER}") for line in result_lines(reader)[:2]] == ["Works", "Zéro · 2012 · feature"]


async def test_the_matching_spelling_is_shown(burn_out: Guide, language: Language, size: Size) -> None:
    """A result found by another spelling shows it beside the name."""
    words = {"en": "Ghita — Inès: another name", "fr": "Ghita — Inès : autre nom"}[language]
    async with reading(burn_out, language, size) as reader:
        await reader.press("slash")
        await look_for(reader, "ines")
        assert words in flat(result_lines(reader)).replace(POINTER, "")


async def test_a_text_opens_in_its_place(burn_out: Guide) -> None:
    """A hit in the story opens the story with the paragraph in view; one in a source or a dispute opens those."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("2", "slash")
        await look_for(reader, "it stitches together")
        await reader.press("enter")
        assert reader.panel.tab == "synopsis"
        assert "it stitches together" in flat(reader.shown(reader.page)).replace("- ", "")
        await reader.press("slash")
        await look_for(reader, "almaghribia")
        assert selected(reader).startswith("source:")
        await reader.press("enter")
        assert "Almaghribia" in reader.text
        assert not isinstance(reader.app.screen, GuideScreen | SearchScreen)


async def test_click_opens(burn_out: Guide) -> None:
    """A click on a hit opens it."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("slash")
        await look_for(reader, "zero")
        row = next(number for number, line in enumerate(reader.lines) if "Zéro · 2012" in line)
        await reader.click(reader.lines[row].index("Zéro") + 1, row)
        assert reader.panel.place.ref == "work:zero"


async def test_enter_waits_for_the_answer(burn_out: Guide) -> None:
    """Enter pressed together with letters opens what those letters find."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("slash")
        for key in ("g", "h", "i", "t", "a", "enter"):
            reader.app.simulate_key(key)
        await reader.until(lambda: isinstance(reader.app.screen, GuideScreen), "the guide again")
        assert reader.panel.place.ref == "character:ghita"


async def test_keeps_what_is_typed(burn_out: Guide) -> None:
    """Another language, theme, spoilers setting and size keep the typed text and the selected hit."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.press("slash")
        await look_for(reader, "casa")
        for language, size in (("fr", NARROW), ("en", SMALLEST), ("fr", WIDE)):
            reader.app.action_language(language)
            reader.app.action_theme()
            reader.app.action_spoilers()
            await reader.resize(size)
            await answered(reader)
            assert reader.app.screen.query_one(Input).value == "casa"
            headings = [line.text for line in reader.app.screen.query_one(Results).text_layout.lines]
            assert TEXTS[language] in headings
            assert any(POINTER in line for line in result_lines(reader))


async def test_the_palette_over_the_search(burn_out: Guide) -> None:
    """The palette opens over the search; its own command does not open a second one."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("slash")
        await reader.app.action_guide("search")
        await reader.settle()
        assert [type(screen) for screen in reader.app.screen_stack] == [GuideScreen, SearchScreen]


@pytest.mark.varied(size=[WIDE, NARROW])
async def test_hidden_texts_are_not_found(language: Language, size: Size) -> None:
    """Spoilers are neither found nor hinted at while hidden; once shown, the same letters find them."""
    async with reading(guide_with_secrets(), language, size) as reader:
        await reader.press("slash")
        nothing = None
        for typed in (SECRET, SECRET[:4], f"{SECRET} work"):
            await look_for(reader, typed)
            message = flat(result_lines(reader)).replace(typed, "…")
            assert nothing in (None, message)
            nothing = message
            await reader.press("ctrl+u")
        await look_for(reader, SECRET)
        assert not selected(reader)
        reader.app.action_spoilers()
        await answered(reader)
        await reader.until(lambda: selected(reader), "hits of what is shown")
        assert SECRET in flat(result_lines(reader))
        reader.app.action_spoilers()
        await reader.until(lambda: not selected(reader), "nothing found again")
        assert SECRET not in flat(result_lines(reader)).replace(f"“{SECRET}”", "").replace(f"« {SECRET} »", "")
