"""The reader's position is kept when the window, the colours or the spoilers setting change."""

import pytest
from tests.support.reader import NARROW, NORMAL, SMALLEST, WIDE, Reader, flat, reading

from burnout_tui.film.guide import Guide

Size = tuple[int, int]
KEYS = (("home", "down"), ("pagedown",), ("pagedown", "down"), ("end",))


_NOWHERE = (-1, "")


def _refs(guide: Guide, count: int) -> list[str]:
    return [f"{kind}:{name}" for kind in ("character", "person", "work") for name in list(guide.table(kind))[:count]]


def _top(reader: Reader) -> tuple[int, str]:
    """Return the number and the words of the block at the top of the page; nothing at the end of the page."""
    page = reader.page
    if page.scroll_offset.y >= page.max_scroll_y:
        return _NOWHERE
    number = page.text_layout.lines[round(page.scroll_offset.y)].block
    return number, flat("".join(span.text for span in page.document[number].spans))


@pytest.mark.slow
async def test_resize(burn_out: Guide) -> None:
    """The tab, the entry, the block at the top of the page and the selected link survive a series of other sizes."""
    async with reading(burn_out, "en", NORMAL) as reader:
        for ref in ("tab:synopsis", *_refs(burn_out, 1)[:2]):
            await reader.open(ref)
            for keys in KEYS[1:3]:
                await reader.press(*keys)
                tab, selected, link = reader.panel.tab, reader.panel.ref, reader.page.link
                before = _top(reader)
                for size in (NARROW, SMALLEST, WIDE, NORMAL):
                    await reader.resize(size)
                    assert (reader.panel.tab, reader.panel.ref, reader.page.link) == (tab, selected, link)
                    # At the end of a page, and if all of it is in view, the window's height decides the top block.
                    before = before if _top(reader)[1] else _NOWHERE
                    if before[1]:
                        assert _top(reader)[1] == before[1]


@pytest.mark.slow
async def test_resize_of_a_list(burn_out: Guide) -> None:
    """The selected row stays selected and in view at every size."""
    async with reading(burn_out, "en", WIDE) as reader:
        for key in ("2", "3", "4"):
            await reader.press(key, "end")
            selected = reader.entries.selected
            for size in (NORMAL, NARROW, SMALLEST, WIDE):
                await reader.resize(size)
                assert reader.entries.selected == selected
                assert reader.pointed


async def test_resize_in_a_card(guide: Guide) -> None:
    """When the window becomes narrow, a reader of the card still sees the card, and one in the list the list."""
    async with reading(guide, "en", WIDE) as reader:
        await reader.press("2", "enter")
        await reader.resize(NARROW)
        assert reader.card
        assert not reader.rows
        await reader.resize(WIDE)
        await reader.press("left")
        await reader.resize(NARROW)
        assert reader.rows
        assert not reader.card


async def test_resize_in_the_facts(burn_out: Guide) -> None:
    """A reader in the facts stays in them when they move below the story, and back again."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.press("right")
        await reader.step_to("dispute:running-time")
        for size in (NARROW, NORMAL, SMALLEST, WIDE):
            await reader.resize(size)
            assert reader.page.link == "dispute:running-time"
            assert "sources disagree" in flat(reader.pointed)


@pytest.mark.slow
@pytest.mark.varied(size=[WIDE, NARROW])
async def test_theme(guide: Guide, size: Size) -> None:
    """Another theme changes neither the screen's text nor the position."""
    async with reading(guide, "en", size) as reader:
        for ref in ("tab:synopsis", *_refs(guide, 1)):
            await reader.open(ref)
            await reader.press("pagedown", "down", "ctrl+l")  # the last key ends a notice
            before, lines = reader.whole_place, reader.lines
            for _ in range(3):
                await reader.press("t")
                reader.app.clear_notifications()  # the name of the theme, which covers some lines
                await reader.settle()
                assert reader.whole_place == before
                assert [line[:40] for line in reader.lines] == [line[:40] for line in lines]
            assert reader.lines == lines


@pytest.mark.slow
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_spoilers(burn_out: Guide, size: Size) -> None:
    """Showing and hiding spoilers keeps the entry, the block at the top and the selected link."""
    async with reading(burn_out, "en", size) as reader:
        for ref in ("tab:synopsis", "tab:characters", *_refs(burn_out, 2)[:3]):
            await reader.open(ref)
            for keys in KEYS:
                await reader.press(*keys)
                for _ in range(2):
                    selected, link, top = reader.panel.ref, reader.page.link, _top(reader)[1]
                    kept = reader.page.link if reader.page.has_focus else ""
                    await reader.press("s")
                    assert reader.panel.ref == selected
                    if kept:
                        assert reader.page.link == link
                    if top and _top(reader)[1]:
                        assert _top(reader)[1] == top
                # The position is lost with a block that is hidden again.
                await reader.press("home")


async def test_spoilers_on_help_and_sources(burn_out: Guide) -> None:
    """On the sources and in the help the spoilers key works too, and the screen stays."""
    async with reading(burn_out, "en", NORMAL, start="character:jad") as reader:
        await reader.press("i", *["down"] * 12)
        top = _top(reader)[1]
        assert top
        await reader.press("s")
        assert reader.app.reading.spoilers
        assert _top(reader)[1] == top
        await reader.press("s")
        assert _top(reader)[1] in (top, "")
        await reader.press("escape", "question_mark", "pagedown", "s")
        assert reader.app.screen is not reader.guide_screen
