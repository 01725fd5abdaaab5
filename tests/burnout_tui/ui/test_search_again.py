"""After a search: the way back to its results, its query again, and the found words in what it opened."""

from tests.support.reader import NORMAL, WIDE, flat, reading
from tests.support.search import answered, look_for, result_lines, selected
from textual.widgets import Input

from burnout_tui.film.guide import Guide
from burnout_tui.film.shelf import Shelf
from burnout_tui.view.screens.guide import GuideScreen
from burnout_tui.view.screens.sources import SourcesScreen
from burnout_tui.view.widgets.entry_list import POINTER
from burnout_tui.view.widgets.results import Results

Size = tuple[int, int]


async def test_back_leads_to_the_results(guide: Guide, size: Size) -> None:
    """Back from what a search opened shows the search as it was left; escape then leads to the place below it."""
    async with reading(guide, "en", size) as reader:
        await reader.press("2", "down")
        before = reader.lines
        await reader.press("slash")
        await look_for(reader, "casa")
        await reader.press("down", "down")
        found, link = reader.lines, selected(reader)
        await reader.press("enter")
        assert isinstance(reader.app.screen, GuideScreen | SourcesScreen)
        await reader.press(*["escape"] * isinstance(reader.app.screen, SourcesScreen), "escape")
        await answered(reader)
        assert selected(reader) == link
        assert reader.lines == found
        await reader.press("escape")
        assert reader.lines == before


async def test_the_last_query_is_offered_again(burn_out: Guide) -> None:
    """The search begins with the last query, whole selected: enter searches again, and typing replaces it."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("slash")
        await look_for(reader, "mother")
        await reader.press("escape", "slash")
        await answered(reader)
        box = reader.app.screen.query_one(Input)
        assert (box.value, box.selected_text) == ("mother", "mother")
        assert "mother" in flat(result_lines(reader))
        await reader.press("z")
        assert box.value == "z"


async def test_what_was_found_is_marked_until_the_next_key(burn_out: Guide) -> None:
    """The words that were found are marked in the entry that opens, and in view, until the next key."""
    async with reading(burn_out, "en", WIDE) as reader:
        for query, tab, word in (("prosthesis", "characters", "prosthesis"), ("stitches", "synopsis", "stitches")):
            await reader.press("slash")
            await look_for(reader, query)
            await reader.press("enter")
            assert reader.panel.tab == tab
            page = reader.page
            shown = {run.text.lower() for line in page.text_layout.lines for run in line.runs if run.style == "match"}
            assert shown == {word}
            assert word in flat(reader.shown(page))
            await reader.press("down")
            assert not [line for line in page.text_layout.lines if any(run.style == "match" for run in line.runs)]


async def test_the_shelf_searches_all_films(burn_out: Guide, shelf: Shelf) -> None:
    """On the shelf the search finds entries of all films, below their titles; back returns to it, then to the shelf."""
    async with reading(burn_out, "en", WIDE, shelf=shelf, start="shelf") as reader:
        before = reader.lines
        await reader.press("slash")
        await look_for(reader, "saadia")
        results = [line.strip(f" {POINTER}") for line in result_lines(reader)]
        first, second = results.index("BURN OUT"), results.index("RAZZIA")
        assert first < results.index("People") < second
        await reader.press(
            *["down"]
            * [*reader.app.screen.query_one(Results).text_layout.links].index("film:razzia/person:saadia-ladib")
        )
        assert selected(reader) == "film:razzia/person:saadia-ladib"
        await reader.press("enter")
        assert "RAZZIA" in reader.lines[0]
        assert reader.card.startswith("Saadia Ladib")
        await reader.press("escape")
        await answered(reader)
        assert selected(reader) == "film:razzia/person:saadia-ladib"
        await reader.press("escape")
        assert reader.lines[:-1] == before[:-1]
        await reader.press("slash", "q", "u", "i", "t")
        assert reader.app.is_running
