"""Windows from the smallest to the largest."""

import pytest
from tests.support.reader import NORMAL, SMALLEST, TABS, WIDE, flat, reading, unbarred
from textual.events import Paste

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.documents import card
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import cast_rows, character_rows, work_rows, works_of
from burnout_tui.view.widgets.line_view import LineView

pytestmark = pytest.mark.slow

TOO_SMALL = ((39, 12), (40, 11), (39, 11), (20, 5), (120, 8), (30, 40), (12, 2))


def _texts(document: Document) -> list[str]:
    """Return the words of each block, with its label before and its tail after."""
    return [flat("".join(span.text for span in block.spans)) for block in document]


async def test_smallest_reaches_every_row(guide: Guide, language: Language) -> None:
    """In a window of 40 by 12 each entry of each list is reached with the down key."""
    expected = Reading.of(guide, language)
    lists = {
        "characters": character_rows(expected),
        "cast": cast_rows(expected),
        "filmography": work_rows(expected, works_of(expected, guide.film.film.directors[:1])),
    }
    async with reading(guide, language, SMALLEST) as reader:
        for tab, rows in lists.items():
            await reader.press(TABS[tab])
            entries = [row for row in rows if row.ref]
            for number, row in enumerate(entries):
                await reader.press(*["down"] if number else ["home"])
                name = row.columns[2 if tab == "filmography" else 0]
                assert name[:12] in reader.pointed
            assert any(row.startswith(flat(rows[-1].columns)[:8]) for row in map(flat, reader.rows)) or rows[-1].ref


@pytest.mark.slow
async def test_smallest_reaches_every_word(razzia: Guide) -> None:
    """In a window of 40 by 12 every card can be read from its first word to its last."""
    expected = Reading.of(razzia, "en", spoilers=True)
    refs = [f"{kind}:{name}" for kind in ("character", "person", "work") for name in razzia.table(kind)]
    async with reading(razzia, "en", SMALLEST, spoilers=True) as reader:
        for ref in refs:
            await reader.open(ref)
            whole = await reader.read_through(reader.page)
            for text in _texts(card(expected, ref, brief=True)):
                assert text in whole, f"{ref}: {text!r} is not reached"


async def test_below_the_smallest(burn_out: Guide) -> None:
    """Below 40 by 12 one line asks for more room and nothing else shows; the guide returns with its place."""
    async with reading(burn_out, "fr", NORMAL) as reader:
        await reader.press("3", "down", "down", "right", "down")
        before, screen = reader.whole_place, reader.lines
        for size in TOO_SMALL:
            await reader.resize(size)
            first, *rest = reader.lines
            assert first
            assert not any(rest)
            assert "40 × 12" in first
            await reader.resize(NORMAL)
            assert reader.lines == screen
            assert reader.whole_place == before


async def test_keys_below_the_smallest(burn_out: Guide) -> None:
    """Below 40 by 12 keys and pasted text do not affect the covered guide, which returns as it was."""
    async with reading(burn_out, "en", NORMAL, start="character:jad") as reader:
        before, place, read = reader.lines, reader.whole_place, reader.app.reading
        await reader.resize((39, 12))
        await reader.press("j", "down", "pagedown", "right", "enter", "4", "s", "L", "t", "p", "slash", "ctrl+p", "f1")
        reader.app.post_message(Paste("3"))
        await reader.press("ctrl+l", "backspace")
        assert reader.app.screen is reader.guide_screen
        assert (reader.whole_place, reader.app.reading) == (place, read)
        await reader.resize(NORMAL)
        assert reader.lines == before


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ض"])
async def test_leaving_below_the_smallest(burn_out: Guide, key: str) -> None:
    """The guide can be quit below 40 by 12."""
    async with reading(burn_out, "en", (39, 12)) as reader:
        reader.app.simulate_key(key)
        await reader.until(lambda: not reader.app.is_running or reader.app._exit, "the end of the guide", settle=False)


async def test_a_box_below_the_smallest(burn_out: Guide) -> None:
    """A search that is open when the window becomes too small keeps taking its keys."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("slash", "a", "y")
        await reader.resize((30, 8))
        await reader.press("o", "escape")
        assert reader.app.screen is reader.guide_screen


async def test_starts_too_small(burn_out: Guide) -> None:
    """An app that begins in too small a window shows the guide once there is room."""
    async with reading(burn_out, "en", (30, 8), start="character:aida") as reader:
        assert "40 × 12" in reader.lines[0]
        await reader.resize(NORMAL)
        assert reader.pointed
        assert reader.card.startswith("Aida, 25")


async def test_help_below_the_smallest(burn_out: Guide) -> None:
    """Help that is open when the window becomes too small is there again when it has grown."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("question_mark")
        before = reader.lines
        await reader.resize((30, 8))
        assert max(map(len, reader.lines)) <= 30
        await reader.resize(NORMAL)
        assert reader.lines == before


async def test_largest(guide: Guide, language: Language) -> None:
    """A window of 300 by 100 shows every tab, with lines of text short enough to read."""
    expected = Reading.of(guide, language)
    async with reading(guide, language, (300, 100)) as reader:
        for tab, key in TABS.items():
            await reader.press(key)
            assert len(reader.lines) == 100
            assert max(len(unbarred(line).strip()) for line in reader.shown(reader.page)) <= 88
            if tab != "synopsis":
                first = next(row for row in reader.rows if "▸" in row)
                assert len(first) <= 60
        whole = " ".join(reader.lines)
        assert expected.name(f"person:{guide.film.film.directors[0]}") in whole


@pytest.mark.slow
@pytest.mark.varied(size=[(40, 12), (79, 13), (80, 23), (109, 24), (139, 30), (140, 30), (200, 50)])
async def test_breakpoints(guide: Guide, size: tuple[int, int]) -> None:
    """At and beside the widths where the layout changes, every tab keeps its bars and fills its window."""
    async with reading(guide, "en", size) as reader:
        for key in "2341":
            await reader.press(key)
            assert reader.lines[0].strip().startswith(guide.film.film.title.upper())  # type: ignore[union-attr]
            assert reader.lines[-1].endswith(("q quit", "q"))
            assert cells(reader.lines[2]) == size[0]
            framed = size[0] >= 80 and size[1] >= 24
            panes = [pane for pane in reader.panel.query(LineView) if pane.region]
            assert len(panes) == (1 if size[0] < 80 else 3 if size[0] >= 140 else 2)
            last = reader.lines[-2]
            assert (last[0] + last[-1] == "╰╯") if framed else set(last) == {"─"}
            assert set(reader.lines[2]) == {"─"} or framed
            assert all(pane.frame.title for pane in panes)


@pytest.mark.slow
async def test_live_resize(burn_out: Guide) -> None:
    """After each of a series of resizes, the screen is that of an app started at that size."""
    sizes = [WIDE, (60, 20), SMALLEST, (150, 45), NORMAL]
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.press("2", "down")
        for size in sizes:
            await reader.resize(size)
            async with reading(burn_out, "en", size) as fresh:
                await fresh.press("2", "down")
                assert reader.lines == fresh.lines
