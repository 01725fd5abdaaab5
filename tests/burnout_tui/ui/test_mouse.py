"""The mouse works, and is never needed."""

from tests.support.reader import NARROW, NORMAL, SMALLEST, TABS, WIDE, Reader, reading

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.prose.rows import character_rows

Size = tuple[int, int]


async def _click_words(reader: Reader, words: str, row: int | None = None) -> None:
    """Click the first letter of some words."""
    lines = reader.lines
    rows = [row] if row is not None else [number for number, line in enumerate(lines) if words in line]
    await reader.click(lines[rows[0]].index(words), rows[0])


async def test_tabs(burn_out: Guide, language: Language, size: Size) -> None:
    """A click anywhere on a tab's name opens the tab."""
    async with reading(burn_out, language, size) as reader:
        for number, tab in reversed(list(enumerate(TABS, 1))):
            column = reader.lines[1].index(str(number))
            await reader.click(column, 1)
            assert reader.panel.tab == tab
            before = reader.lines
            await reader.click(reader.lines[1].index(str(number)), 1)
            assert reader.lines == before


async def test_tabs_in_the_smallest_window(guide: Guide) -> None:
    """Tabs that show only their numbers open by a click too."""
    async with reading(guide, "en", SMALLEST) as reader:
        for number, tab in ((4, "filmography"), (2, "characters"), (3, "cast")):
            await reader.click(reader.lines[1].index(str(number)), 1)
            assert reader.panel.tab == tab


async def test_beside_the_tabs(burn_out: Guide) -> None:
    """A click beside the tabs changes nothing."""
    async with reading(burn_out, "en", WIDE) as reader:
        before = reader.lines
        await reader.click(110, 1)
        await reader.click(60, 0)
        await reader.click(5, 39)
        assert reader.lines == before


async def test_rows(burn_out: Guide) -> None:
    """A click on a row selects it and shows its card; a second one goes into the card."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("2")
        await _click_words(reader, "Faridi   ")
        assert reader.pointed.startswith("Faridi")
        assert reader.card.startswith("Monsieur Faridi, 55")
        await _click_words(reader, "Faridi   ")
        assert reader.page.has_focus
        await reader.press("backspace")
        assert reader.entries.has_focus


async def test_headings_are_not_entries(burn_out: Guide) -> None:
    """A click on a heading or below the last row selects nothing else."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.press("3", "down")
        before = reader.entries.selected
        await reader.click(3, 3)
        assert reader.entries.selected == before
        await reader.press("2")
        selected = reader.entries.selected
        await reader.click(3, 35)
        assert reader.entries.selected == selected


async def test_rows_in_a_scrolled_list(burn_out: Guide) -> None:
    """In a list that has been scrolled the row under the mouse is the one that is selected."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("3", "end")
        row = reader.lines[8]
        await reader.click(6, 8)
        assert reader.pointed[:12].strip() == row[4:16].strip()


async def test_narrow_rows(guide: Guide) -> None:
    """In a narrow window one click on a row opens its card, and back shows the list."""
    async with reading(guide, "en", NARROW) as reader:
        await reader.press("2")
        row = character_rows(reader.app.reading)[5 - reader.entries.content_region.y]
        await reader.click(6, 5)
        assert reader.card.startswith(reader.app.reading.name(row.ref))
        assert not reader.rows
        await reader.press("backspace")
        assert reader.pointed.startswith(row.columns[0])


async def test_links(burn_out: Guide, size: Size) -> None:
    """A click on a name in the story opens it, and back leads to the story."""
    async with reading(burn_out, "en", size) as reader:
        await _click_words(reader, "Ayoub")
        assert reader.card.startswith("Ayoub, 13")
        await reader.press("backspace")
        assert reader.panel.tab == "synopsis"


async def test_beside_links(burn_out: Guide) -> None:
    """A click on plain words opens nothing."""
    async with reading(burn_out, "en", WIDE) as reader:
        await _click_words(reader, "Casablanca, a city")
        await _click_words(reader, "thirteen")
        assert reader.panel.tab == "synopsis"


async def test_links_after_wide_characters(burn_out: Guide) -> None:
    """A click on a link opens it, also in a scrolled card and after wide characters."""
    async with reading(burn_out, "en", NORMAL, start="person:anas-el-baz") as reader:
        await reader.press("pagedown")
        row = next(number for number, line in enumerate(reader.lines) if "Casanegra" in line)
        await reader.click(reader.lines[row].index("Casanegra") + 3, row)
        assert reader.panel.tab == "filmography"
        assert reader.card.startswith("Casanegra")


async def test_facts_and_marks(burn_out: Guide) -> None:
    """A click on the sign of a dispute opens both sides of it; a click on a source there opens the source."""
    async with reading(burn_out, "en", WIDE) as reader:
        await _click_words(reader, "≠")
        assert reader.app.screen is not reader.guide_screen
        row = next(number for number, line in enumerate(reader.lines) if "according to" in line)
        await reader.click(reader.lines[row].index("according to") + 16, row)
        assert "What it supports" in reader.text or "What it says where sources disagree" in reader.text


async def test_wheel(burn_out: Guide) -> None:
    """The wheel scrolls the page under the mouse, regardless of the focus."""
    async with reading(burn_out, "en", NORMAL) as reader:
        top = reader.shown(reader.page)[0]
        await reader.wheel_down(10, 10)
        assert reader.shown(reader.page)[0] != top
