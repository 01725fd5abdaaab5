"""The chart of the story: walking through it, following a character, stretching time, and clicks."""

import pytest
from tests.support.ferry import FILM
from tests.support.paths import DATA
from tests.support.reader import NORMAL, WIDE, Reader, reading, screen_strips
from tests.support.story_keys import chart_of, spot

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.load import load, load_bytes
from burnout_tui.prose.reading import Reading

pytestmark = pytest.mark.slow

BROAD, NARROW, SMALLEST = (160, 45), (60, 20), (40, 12)


@pytest.fixture(scope="module")
def godfrey() -> Guide:
    """A film of 28 scenes, 18 of them shown."""
    return load(DATA / "godfrey.toml")


@pytest.mark.varied(size=[SMALLEST, NARROW, NORMAL, WIDE, BROAD])
async def test_a_walk(godfrey: Guide, language: Language, size: tuple[int, int]) -> None:
    """Scene by scene, into a character and back to the same spot; language, spoilers and size keep the place."""
    shown = Reading.of(godfrey, language)
    first, second, third, *_ = shown.guide.scenes
    async with reading(godfrey, language, size) as reader:
        await reader.press("6")
        drawn = size[0] >= NORMAL[0]
        for scene in (first, second):
            assert reader.panel.ref == f"scene:{scene}"
            assert shown.name(f"scene:{scene}")[:14] in reader.text
            await reader.press("right" if drawn else "down")
        assert ("▌3▐" in reader.text) == drawn
        character = shown.guide.scenes[third].characters[0]
        if drawn:
            await reader.press("enter", "escape", *["down"] * 3)
            assert spot(reader)[0] == third
            character = spot(reader)[1]
            assert f"{shown.short_name(shown.guide.characters[character])}" in _row_of_pointer(reader)
        else:
            await reader.press("enter")
            await reader.step_to(f"character:{character}")
        before = reader.whole_place
        await reader.press("enter")
        assert reader.panel.ref == f"character:{character}"
        await reader.press("backspace", "L", "L", "s", "s")
        assert reader.whole_place == before
        for other in (NARROW if drawn else WIDE, size):
            await reader.resize(other)
        assert reader.panel.ref == f"scene:{third}"
        assert drawn == chart_of(reader).display and drawn == chart_of(reader).has_focus


def _row_of_pointer(reader: Reader) -> str:
    """Return the row of the screen with the pointer, up to it."""
    (line,) = (line for line in reader.lines if "▸" in line)
    return line.partition("▸")[0]


async def test_following(godfrey: Guide) -> None:
    """f dims all but one character; the arrows then go through their scenes, and say where these end."""
    async with reading(godfrey, "en", WIDE) as reader:
        await reader.press("6", "f")
        assert reader.lines[-1] == " Choose one of the characters of the scene first."
        await reader.press("right", "down", "down")
        _, followed = spot(reader)
        names = reader.app.reading.short_name(godfrey.characters[followed]), "Carlo"
        before = [_colour(reader, name) for name in names]
        await reader.press("f")
        after = [_colour(reader, name) for name in names]
        assert (after[0] == before[0], after[1] == before[1]) == (True, False)
        seen = [spot(reader)[0]]
        while reader.lines[-1] != " This is the last scene of the character whom you follow.":
            await reader.press("right")
            seen.append(spot(reader)[0])
        scenes = [scene.id for scene in reader.app.reading.guide.scenes_with[followed]]
        assert list(dict.fromkeys(seen)) == scenes[scenes.index(seen[0]) :]
        await reader.press("p")
        assert reader.app.reading.name(f"character:{followed}") in reader.text
        await reader.press("escape", "f")
        assert [_colour(reader, name) for name in names] == before


def _colour(reader: Reader, name: str) -> object:
    """Return the colour of a name in the chart."""
    region = chart_of(reader).content_region
    for strip in screen_strips(reader.app)[region.y : region.bottom]:
        for segment in strip:
            if segment.text.strip(" ─") == name and segment.style:
                return segment.style.color
    raise AssertionError(f"no {name} in\n{reader.text}")


async def test_stretching_and_scrolling(godfrey: Guide) -> None:
    """+ makes room for titles, with the card beside the chart; names stay at the left edge, numbers above."""
    async with reading(godfrey, "en", WIDE) as reader:
        await reader.press("6", "minus")
        assert reader.lines[-1] == " Time cannot be shrunk further."
        await reader.press("plus", *["right"] * 8)
        chart = chart_of(reader)
        assert reader.page.region.x >= chart.region.right
        lines = reader.shown(chart)
        assert "▌9▐" in lines[0]
        assert any(line.startswith(" Godfrey ─") for line in lines)
        assert chart.scroll_offset.x > 0
        await reader.press("left", "left")
        assert "▌7▐" in reader.shown(chart)[0]
        await reader.press(*["plus"] * 4)
        assert reader.lines[-1] == " Time cannot be stretched further."


async def test_clicks(godfrey: Guide) -> None:
    """A click selects a scene, or a character in it; a second one opens it, and so does one on a name."""
    async with reading(godfrey, "en", WIDE) as reader:
        await reader.press("6")
        await reader.click(*_cell(reader, " 5 ", 1))
        assert spot(reader) == (list(reader.app.reading.guide.scenes)[4], "")
        await reader.click(*_cell(reader, "▌5▐", 1))
        assert reader.app.screen.focused is reader.page
        await reader.click(*_cell(reader, "Carlo", 1))
        assert reader.panel.ref == "character:carlo"


def _cell(reader: Reader, text: str, column: int) -> tuple[int, int]:
    """Return the cell of the screen with a character of a text in the chart."""
    top = chart_of(reader).region.y
    row = next(row for row, line in enumerate(reader.lines) if row >= top and text in line)
    return reader.lines[row].index(text) + column, row


async def test_what_is_hidden_leaves_the_chart(godfrey: Guide) -> None:
    """If spoilers are hidden on a scene that is one, another scene is selected, and nothing of it is in view."""
    hidden = next(scene.id for scene in godfrey.film.scenes if scene.spoiler)
    async with reading(godfrey, "en", WIDE, spoilers=True, start=f"scene:{hidden}") as reader:
        title = reader.app.reading.name(f"scene:{hidden}")
        assert f"{len(godfrey.film.scenes)} scenes" in reader.text
        await reader.press("escape", "s")
        shown = reader.app.reading.guide.scenes
        assert title not in reader.text
        assert reader.panel.ref.partition(":")[2] in shown
        assert f"{len(shown)} scenes" in reader.text
        assert chart_of(reader).chart is not None


async def test_very_many_scenes() -> None:
    """The chart of a film with very many scenes comes after its list, with the same scene."""
    scenes = "".join(f'[[scenes]]\nid = "s{n}"\ntitle = "S{n}"\ncharacters = ["mara"]\n' for n in range(100))
    film = load_bytes(f"{FILM}\n{scenes}".encode(), "long.toml")
    async with reading(film, "en", NORMAL) as reader:
        await reader.press("6", "right")
        await reader.until(lambda: chart_of(reader).display, "the chart")
        assert chart_of(reader).has_focus


async def test_strokes_tell_storylines_apart_without_colours() -> None:
    """Without colours, the lines of each storyline have a stroke of their own, in the chart and in its legend."""
    film = FILM.replace("stories = [", 'stories = [{ id = "shore", name = "Ashore" }, ').replace(
        'title = { en = "A dream"', 'story = "shore"\ntitle = { en = "A dream"'
    )
    async with reading(load_bytes(film.encode(), "two.toml"), "en", NORMAL) as reader:
        reader.app.no_color = True
        await reader.press("6")
        assert "╌╌ The crossing" in reader.text
        assert "●╌╌╌" in reader.text


async def test_a_card_below_the_chart_has_a_pane_beside_it() -> None:
    """From 110 columns on who is there stands beside the card, from 140 on with the sources, also after a resize."""
    async with reading(load(DATA / "film.toml"), "en", (109, 40)) as reader:
        await reader.press("6", "right")
        assert "Present: Ayoub, Ronda" in reader.text
        for width, sources in ((110, False), (140, True), (139, False)):
            await reader.resize((width, 40))
            assert "Ronda · shoe-shine boss · Mohamed Khyari" in reader.text
            assert "Present: Ayoub, Ronda" not in reader.text
            assert ("Sources and disputes" in reader.text) == sources
        await reader.press("enter", "right")
        assert reader.panel.place.pane == 2
        await reader.resize((109, 40))
        assert reader.panel.place.pane == 1


async def test_a_legend_with_little_room_cuts_names_before_it_drops_any() -> None:
    """At 80 × 24 each storyline of a film stands in the legend, and the sign of a scene whose place is not known."""
    async with reading(load(DATA / "film.toml"), "fr", NORMAL, start="tab:story") as reader:
        legend = next(line for line in reader.lines if line.startswith(" f  + -"))
        assert "── Ayoub et la prothèse  ── Jad et Ghita  ○ place inconnue" in legend
        await reader.press("s")
        legend = next(line for line in reader.lines if line.startswith(" f  + -"))
        for words in ("── Ayoub et la…", "── Jad et Ghita", "── Les deux vi…", "○ place incon…"):
            assert words in legend
