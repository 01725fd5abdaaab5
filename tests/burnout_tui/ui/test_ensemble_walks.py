"""Walks through the ensembles of both films, in both languages and at every size."""

import pytest
from rich.segment import Segment
from tests.support.ensemble_keys import picture, walk
from tests.support.reader import NARROW, NORMAL, WIDE, Reader, flat, reading, screen_strips

from burnout_tui.film.ensemble import ensemble
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.signs import KIND_SIGNS
from burnout_tui.prose.entries.common import capitalized, opening_name
from burnout_tui.prose.reading import Reading
from burnout_tui.view.history import Place
from burnout_tui.view.panels.ensemble import EnsemblePanel

pytestmark = pytest.mark.slow

HEAVY = "┃━┏┓┗┛╋"
LIGHT = "│─╭╮╰╯"


def _shown(guide: Guide) -> Guide:
    """Return the guide as readers get it without spoilers."""
    return Reading.of(guide, "en").guide


def _here(reader: Reader) -> str:
    return reader.panel.ref.partition(":")[2]


def _first_name(reader: Reader, name: str) -> str:
    return capitalized(reader.app.reading.short_name(reader.app.reading.guide.characters[name]))


async def test_arrows_reach_everybody(guide: Guide, language: Language, size: tuple[int, int]) -> None:
    """The arrows reach every character; the present one is always in view, with its card beside or below."""
    async with reading(guide, language, size, spoilers=True) as reader:
        await reader.press("5")

        def look() -> None:
            pointers = [line for line in reader.shown(reader.panel) if "▸" in line]
            assert any(_first_name(reader, _here(reader)) in line for line in pointers), reader.text
            name = opening_name(reader.app.reading, reader.panel.ref)
            assert reader.card.startswith(flat(name))

        look()
        if picture(reader).display:
            seen = await walk(reader, look)
        else:
            seen = {_here(reader)}
            for _ in guide.film.characters:
                await reader.press("down")
                look()
                seen.add(_here(reader))
        assert seen == {character.id for character in guide.film.characters}


async def test_tab_selects_each_relation(guide: Guide, language: Language, size: tuple[int, int]) -> None:
    """Tab selects each relation in turn, in the card and in the picture; enter opens its other character."""
    async with reading(guide, language, size, spoilers=True) as reader:
        await reader.press("5")
        shown = ensemble(guide)
        name = max(shown.characters, key=lambda character: len(shown.relations_of[character]))
        panel = reader.panel
        assert isinstance(panel, EnsemblePanel)
        panel.go_to(Place("ensemble", f"character:{name}"))
        await reader.settle()
        for relation in (*shown.relations_of[name], shown.relations_of[name][0]):
            await reader.press("tab")
            other = next(end for end in relation.between if end != name)
            assert panel.enter() == f"character:{other}"
            told = reader.shown(reader.page)  # nothing where the picture needs every row
            assert not told or any(f"▸{KIND_SIGNS[relation.kind]}" in line for line in told)
            assert _here(reader) == name
            if picture(reader).display:
                assert f"›{_first_name(reader, other)}" in reader.text.replace("›†", "›").replace("›‡", "›")
        await reader.press("enter")
        assert reader.panel.tab == "characters"
        assert reader.card.startswith(flat(opening_name(reader.app.reading, f"character:{other}")))
        await reader.press("backspace")
        assert (reader.panel.tab, _here(reader)) == ("ensemble", name)


def _strokes(reader: Reader) -> list[Segment]:
    region = picture(reader).content_region
    strips = screen_strips(reader.app)[region.y : region.bottom]
    return [segment for strip in strips for segment in strip.crop(region.x, region.right)]


@pytest.mark.parametrize("theme", ["noir", "ansi"])
async def test_relations_are_highlighted(burn_out: Guide, theme: str) -> None:
    """Only the lines of the present character are bold and heavy."""
    async with reading(burn_out, "en", WIDE, theme=theme) as reader:
        await reader.press("5")
        for name, lines in (("ghita", 2), ("ghazali", 0), ("saladi", 1)):
            panel = reader.panel
            assert isinstance(panel, EnsemblePanel)
            panel.go_to(Place("ensemble", f"character:{name}"))
            await reader.settle()
            drawing = picture(reader)._drawing
            assert drawing
            lit = {run.pair for row in drawing.rows for run in row if run.pair and name in run.pair}
            assert len(lit) == lines
            boxes = picture(reader)._style
            for row, strip in enumerate(reader.shown(picture(reader))):
                for run in drawing.rows[row] if row < len(drawing.rows) else ():
                    if run.pair:
                        style = boxes(run, picture(reader).rich_style)
                        shown = picture(reader)._shown(run, row)
                        assert bool(style.bold) == (run.pair in lit)
                        assert shown in strip
                        assert not set(shown) & set(LIGHT if run.pair in lit else HEAVY)


async def test_filters(guide: Guide, language: Language, size: tuple[int, int]) -> None:
    """f shows one kind of relation after the other, then all; the card hides the others, and no box moves."""
    async with reading(guide, language, size) as reader:
        await reader.press("5")
        kinds = [
            kind for kind in KIND_SIGNS if any(relation.kind == kind for relation in ensemble(_shown(guide)).relations)
        ]
        panel = reader.panel
        assert isinstance(panel, EnsemblePanel)
        drawing = picture(reader)._drawing
        for kind in kinds:
            await reader.press("f")
            assert picture(reader)._drawing is drawing
            others = {sign for name, sign in KIND_SIGNS.items() if name != kind}
            name = next(relation.between[0] for relation in ensemble(_shown(guide)).relations if relation.kind == kind)
            panel.go_to(Place("ensemble", f"character:{name}"))
            await reader.settle()
            assert KIND_SIGNS[kind] in "".join(reader.shown(reader.panel))
            assert not others & {word for line in reader.shown(reader.page)[:6] for word in line.split()}
        await reader.press("f")
        assert panel._kind == ""


async def test_groups(guide: Guide, language: Language, size: tuple[int, int]) -> None:
    """v groups by theme, then by kind, then shows the picture again; the present character stays."""
    async with reading(guide, language, size) as reader:
        await reader.press("5")
        await reader.press("down")
        here = _here(reader)
        listed = not picture(reader).display
        for theme in guide.film.themes[:1]:
            await reader.press("v")
            names = [row.columns[0].casefold() for row in reader.entries._rows if not row.ref]
            assert reader.app.reading.name(f"theme:{theme.id}").casefold() in names
            assert _here(reader) == here
        await reader.press("v")
        heads = [row.columns[0] for row in reader.entries._rows if not row.ref]
        assert all(head[:1] in KIND_SIGNS.values() for head in heads)
        assert _here(reader) == here
        await reader.press("v")
        assert picture(reader).display == (not listed)
        assert _here(reader) == here


async def test_zoom_and_scroll(guide: Guide, language: Language) -> None:
    """Minus leaves only signs on the lines, plus adds the words; the present character stays in view."""
    async with reading(guide, language, NORMAL, spoilers=True) as reader:
        await reader.press("5")
        found = picture(reader)
        family = f"≡ {reader.app.reading._('family')}"
        for key, labelled in (("minus", False), ("plus", True), ("minus", False)):
            await reader.press(key, "down", "right", "down")
            assert found._drawing
            assert any(family in "".join(run.text for run in row) for row in found._drawing.rows) == labelled
            assert f"▸{_first_name(reader, _here(reader))}"[:6] in reader.text.replace("▸†", "▸").replace("▸‡", "▸")


@pytest.mark.slow
async def test_changes_keep_the_selection(guide: Guide, language: Language, size: tuple[int, int]) -> None:
    """The reader keeps the character and the relation when language, colours, spoilers or window change."""
    async with reading(guide, language, size, spoilers=True) as reader:
        await reader.press("5")
        await reader.press("down", "down", "tab")
        here, panel = _here(reader), reader.panel
        assert isinstance(panel, EnsemblePanel)
        entered = panel.enter()
        for key in ("L", "t", "s", "L", "s"):
            await reader.press(key)
            assert (_here(reader), panel.enter()) == (here, entered)
        for other in (NARROW, WIDE if size == NORMAL else NORMAL, size):
            await reader.resize(other)
            assert picture(reader).display == (other != NARROW)
            assert (_here(reader), panel.enter()) == (here, entered)
            focused = reader.app.screen.focused
            assert focused is (reader.entries if other == NARROW else picture(reader))
            assert reader.page.document[0].spans[0].text == opening_name(reader.app.reading, f"character:{here}")


async def test_back_to_the_list_as_it_was(guide: Guide, language: Language) -> None:
    """In a narrow window too, back leads to the same row of the same list."""
    async with reading(guide, language, NARROW) as reader:
        await reader.press("5", "down", "right", "down", "down", "down")
        rows, pointed = reader.rows, reader.pointed
        await reader.press("enter")
        assert reader.panel.tab == "characters"
        await reader.press("backspace")
        assert (reader.rows, reader.pointed) == (rows, pointed)
        for keys in (("down", "up"), ("L", "L"), ("t",)):
            await reader.press(*keys)
            assert (reader.rows, reader.pointed) == (rows, pointed)


async def test_the_mouse(burn_out: Guide) -> None:
    """A click on a box selects its character, a second one opens it, and a click elsewhere does nothing."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.press("5")
        row = next(number for number, line in enumerate(reader.lines) if "┃ Ghita" in line)
        column = reader.lines[row].index("Ghita")
        await reader.click(column + 20, row + 8)
        assert _here(reader) == "ayoub"
        await reader.click(column - 2, row - 1)
        assert _here(reader) == "ghita"
        assert reader.card.startswith("Ghita")
        await reader.click(column, row)
        assert reader.panel.tab == "characters"


async def test_typing_ahead(burn_out: Guide) -> None:
    """An arrow pressed before the picture is drawn takes effect once it is."""
    async with reading(burn_out, "en", WIDE) as reader:
        for key in ("5", "down"):
            reader.app.simulate_key(key)
        await reader.until(lambda: _here(reader) == "jads-father", "the character below the first")
        assert picture(reader).selected == "jads-father"
