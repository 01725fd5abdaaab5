"""The filmography: the director's, a person's, and what two made together."""

import pytest
from tests.support.reader import NARROW, NORMAL, WIDE, Reader, flat, reading

from burnout_tui.film.filmography import filmography, shared_works
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.prose.numbers import years_text
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import works_of
from burnout_tui.view.widgets.entry_list import POINTER
from burnout_tui.view.widgets.time_line import TimeLine

pytestmark = pytest.mark.slow

Size = tuple[int, int]


def _shown(guide: Guide) -> Guide:
    """Return the guide as readers get it without spoilers."""
    return Reading.of(guide, "en").guide


def _titles(reader: Reader) -> list[str]:
    """Return the titles in the list, as far as they are shown."""
    return [row.ref.partition(":")[2] for row in reader.list_panel.rows() if row.ref]


async def test_directors_time_line(guide: Guide, language: Language) -> None:
    """The time line has a mark for each of the director's works, in the column of its year, and its years below."""
    director = guide.film.film.directors[0]
    works = [entry.work for entry in filmography(_shown(guide), director)]
    years = sorted({work.year for work in works if work.year})
    async with reading(guide, language, WIDE) as reader:
        await reader.press("4")
        assert _titles(reader) == [work.id for work in works]
        if len(years) < 2:
            return
        marks, axis, named = reader.time_line[1:4]
        ticks = [column for column, character in enumerate(axis) if character == "┬"]
        assert {column for column, mark in enumerate(marks) if mark.strip() and mark != "╌"} <= set(ticks)
        assert [int(year) for year in named.split()] == [year for year in years if str(year) in named]
        assert {str(years[0]), str(years[-1])} <= set(named.split())


async def test_selected_work_is_highlighted(burn_out: Guide) -> None:
    """The mark of the selected work stands out on the time line, and follows the selection."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.press("4", "end", "up")
        line = reader.app.screen._compositor.render_strips()[3]
        lit = [segment.text for segment in line if segment.style and segment.style.bold]
        assert lit == ["●"]
        assert line.text.rstrip(" │").endswith("●")
        await reader.press("home")
        line = reader.app.screen._compositor.render_strips()[3]
        lit = [segment.text for segment in line if segment.style and segment.style.bold]
        assert lit == ["○"]
        assert line.text.strip(" │").startswith("○")


async def test_from_a_person(burn_out: Guide, size: Size) -> None:
    """A work opened from somebody's card shows that person's filmography, with the work selected."""
    async with reading(burn_out, "en", size) as reader:
        await reader.open("person:anas-el-baz")
        await reader.step_to("work:casanegra")
        await reader.press("enter")
        assert reader.panel.tab == "filmography"
        assert reader.time_line[0].startswith("Anas El Baz")
        mine = [entry.work.id for entry in filmography(_shown(burn_out), "anas-el-baz")]
        assert _titles(reader) == mine
        assert reader.entries.selected == "work:casanegra"
        assert reader.card.startswith("Casanegra")


async def test_from_a_character(burn_out: Guide) -> None:
    """A work opened from elsewhere shows the director's filmography if that contains it."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.open("work:zero")
        assert reader.time_line[0].startswith("Nour-Eddine Lakhmari")
        await reader.press("1")
        await reader.open("work:taxi-bied")
        assert reader.time_line[0] != "Nour-Eddine Lakhmari"
        assert reader.card.startswith("Taxi Bied")


async def test_whole_filmography(guide: Guide, size: Size) -> None:
    """The link below a person's works opens that person's filmography, and back returns to the card."""
    person = next(role.person for role in guide.film.roles if filmography(_shown(guide), role.person))
    async with reading(guide, "en", size) as reader:
        await reader.open(f"person:{person}")
        assert reader.page.link != f"filmography:{person}"
        await reader.step_to(f"filmography:{person}")
        before = reader.lines
        await reader.press("enter")
        assert reader.time_line[0].startswith(reader.app.reading.name(f"person:{person}"))
        assert _titles(reader) == [entry.work.id for entry in filmography(_shown(guide), person)]
        await reader.press("backspace")
        assert reader.lines == before


async def test_two_together(burn_out: Guide, language: Language, size: Size) -> None:
    """The works that two people made together have a list of their own, under both names."""
    pair = "anas-el-baz", "mohamed-khyari"
    expected = Reading.of(burn_out, language)
    async with reading(burn_out, language, size) as reader:
        await reader.open("filmography:" + "+".join(pair))
        names = [expected.name(f"person:{person}") for person in pair]
        together = expected._("{first} and {second}, together").format(first=names[0], second=names[1])
        assert flat(reader.time_line[0]).startswith(flat(together))
        shared = [work.id for work in shared_works(_shown(burn_out), *pair)]
        assert "taxi-bied" in shared
        assert _titles(reader) == shared


async def test_two_together_from_the_card(burn_out: Guide) -> None:
    """The sign beside a collaborator on a card opens the works that the two made together."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.open("person:anas-el-baz")
        await reader.step_to("filmography:anas-el-baz+mohamed-khyari")
        assert reader.pointed == "›"
        await reader.press("enter")
        assert reader.time_line[0].startswith("Anas El Baz and Mohamed Khyari, together")
        await reader.press("down", "backspace")
        assert reader.page.link == "filmography:anas-el-baz+mohamed-khyari"


async def test_back_to_the_other_filmography(burn_out: Guide) -> None:
    """Back from a person's filmography shows the one that was there before, at the same row."""
    async with reading(burn_out, "en", NORMAL) as reader:
        await reader.press("4", "down", "down")
        directors = reader.below_trail
        await reader.open("filmography:sarah-perles")
        assert reader.below_trail != directors
        await reader.press("2", "escape")
        assert reader.below_trail == directors


async def test_unknown_years(burn_out: Guide) -> None:
    """A work of unknown year is last, with a dash for its year, and its card says so."""
    async with reading(burn_out, "en", WIDE) as reader:
        await reader.open("filmography:driss-roukhe")
        await reader.press("end")
        assert reader.pointed.startswith(years_text(None, None))
        assert "year not known" in reader.card


async def test_own_film_leads_to_its_story(guide: Guide) -> None:
    """The card of the guide's own film lists its cast and leads to its story."""
    async with reading(guide, "en", NARROW) as reader:
        await reader.open(f"work:{guide.film.film.work}")
        await reader.step_to("tab:synopsis")
        await reader.press("enter")
        assert reader.panel.tab == "synopsis"


async def test_the_way_back_to_the_director(burn_out: Guide) -> None:
    """After an actor's filmography its tab's key leads to the director's, from there and from another tab."""
    for keys in (("4",), ("3", "4")):
        async with reading(burn_out, "en", WIDE) as reader:
            await reader.open("filmography:anas-el-baz")
            assert reader.entries.selected != ""
            await reader.press(*keys)
            assert _titles(reader) == [work.id for work in works_of(reader.app.reading, ("nour-eddine-lakhmari",))]


@pytest.mark.parametrize("size", [NORMAL, NARROW], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_director_above_the_works_of_others(burn_out: Guide, size: tuple[int, int]) -> None:
    """Above an actor's works stand the key that leads back to the director's, and the director: a link in the way of
    ``tab``, for a click too."""
    async with reading(burn_out, "en", size) as reader:
        await reader.press("4")
        assert "4: Nour-Eddine" not in reader.lines[2] + reader.lines[3]
        await reader.open("filmography:anas-el-baz")
        row = next(row for row, line in enumerate(reader.lines) if "Anas El Baz" in line and "4: Nour-Eddine" in line)
        await reader.click(size[0] - 6, row)
        assert "Anas El Baz" not in reader.lines[row]
        assert "Nour-Eddine Lakhmari" in reader.lines[row]
        await reader.press("backspace")
        assert "Anas El Baz" in reader.lines[row]
        await reader.press("shift+tab")
        assert f"{POINTER}4: Nour-Eddine" in reader.lines[row]
        x, y = reader.app.cursor_position
        assert (reader.lines[y][x], y) == (POINTER, row)
        await reader.press("tab")
        assert POINTER not in reader.lines[row]
        await reader.press("shift+tab", "enter")
        assert "Anas El Baz" not in reader.lines[row]
        assert reader.app.screen.focused is reader.entries
        await reader.press("shift+tab")
        assert POINTER not in reader.lines[row]
        await reader.press("backspace", "4")
        assert "Anas El Baz" not in reader.lines[row]


async def test_rows_that_nothing_needs(burn_out: Guide) -> None:
    """A time line of one year is one line high, and the French facts stand in two columns in a large window."""
    async with reading(burn_out, "fr", WIDE) as reader:
        assert any("Réalisation" in line and line.count("Nour-Eddine Lakhmari") for line in reader.lines[3:])
        await reader.open("filmography:moncef-malzi")
        frame = reader.app.screen.query_one(TimeLine).region
        assert frame.height == 3
        assert reader.lines[frame.y + 1].strip(" │") == "2019"
