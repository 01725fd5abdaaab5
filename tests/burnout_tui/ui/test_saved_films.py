"""Films that are saved while they are open: the reader stays where they are, and sees the problems."""

import asyncio
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.support.leveled_film import leveled_film
from tests.support.reader import NORMAL, SMALLEST, WIDE, Reader, reading
from tests.support.strategies import films

from burnout_tui.errors import Problem
from burnout_tui.film.cut import cut_film
from burnout_tui.film.guide import Guide, empty_guide
from burnout_tui.film.model import Film
from burnout_tui.film.record_base import Localized
from burnout_tui.film.shelf import Shelf, ShelvedFile
from burnout_tui.message import Message
from burnout_tui.view.messages import FilmsSaved
from burnout_tui.view.panels.ensemble import EnsemblePanel
from burnout_tui.view.screens.problems import ProblemsScreen
from burnout_tui.view.screens.search import SearchScreen

PROBLEMS = (
    Problem(message=Message("unknown key “{key}”", key="knid"), line=31, column=1, path=("characters", 2)),
    Problem(message=Message("not TOML"), line=40, column=3),
)


def one_film(guide: Guide | None, *problems: Problem) -> Shelf:
    """Return what a single file that is followed holds."""
    return Shelf([ShelvedFile("film", "a folder/film.toml", guide, problems)], single=True)


async def save(reader: Reader, shelf: Shelf) -> None:
    """Let a file be saved, and wait until the screen has followed."""
    reader.app.post_message(FilmsSaved(shelf, {}, ()))
    await reader.settle()


def changed(guide: Guide, **records: Any) -> Guide:
    """Return another version of a film."""
    return Guide(replace(guide.film, **records))


def with_first(guide: Guide, name: str = "Zora") -> Guide:
    """Return a film with one more character before all others, and another synopsis."""
    first = replace(guide.film.characters[0], id="zora", name=name, short=name)
    head = replace(guide.film.film, synopsis="Another beginning.")
    return changed(guide, film=head, characters=(first, *guide.film.characters))


def without(guide: Guide, character: str) -> Guide:
    """Return a film without a character, and without all that names them."""
    kept = (replace(one, spoiler=True) if one.id == character else one for one in guide.film.characters)
    return Guide(cut_film(replace(guide.film, characters=tuple(kept))))


@pytest.mark.parametrize("tab", ["2", *(pytest.param(tab, marks=pytest.mark.slow) for tab in "456")])
async def test_the_place_is_kept(burn_out: Guide, tab: str) -> None:
    """Tab, entry, focus, scroll and trail stay, and the new version is shown; only what differs is painted."""
    async with reading(burn_out, "en", WIDE, shelf=one_film(burn_out), spoilers=True) as reader:
        await reader.press("2", "down", "enter", "p", "escape", tab, "down", "down", "right", "pagedown")
        place, trail, focused = reader.guide_screen.place, reader.lines[1], reader.app.screen.focused
        await save(reader, one_film(with_first(burn_out)))
        after = reader.guide_screen.place
        assert (after.tab, after.ref, after.people, after.pane, after.page) == (
            *(place.tab, place.ref, place.people, place.pane),
            place.page,
        )
        assert reader.lines[1] == trail
        assert reader.app.screen.focused is focused
        assert reader.app.reading.spoilers
        await reader.press("1")
        assert "Another beginning." in reader.text


@pytest.mark.slow
async def test_the_nearest_entry_is_selected_when_one_is_gone(burn_out: Guide) -> None:
    """The entry that took the position of one that is gone is selected; the trail leads nowhere wrong."""
    async with reading(burn_out, "en", WIDE, shelf=one_film(burn_out)) as reader:
        await reader.press("2", "down", "enter", "3", "2")
        assert reader.panel.ref == "character:jad"
        await save(reader, one_film(without(burn_out, "jad")))
        assert reader.panel.ref == "character:ghita"
        await reader.press("backspace", "5", "6", "backspace")
        assert "Jad" not in reader.lines[1]


async def test_a_broken_save_is_told_until_it_is_mended(burn_out: Guide) -> None:
    """The first problem stands in the title and stays there; a key and a click list all; the guide stays as it was."""
    async with reading(burn_out, "en", WIDE, shelf=one_film(burn_out)) as reader:
        await reader.press("2", "down")
        title, below = reader.lines[0], reader.lines[1:-1]
        await reader.press("e")
        assert reader.lines[-1].strip() == "The film’s file has no problems."
        await reader.press("up", "down")
        assert "problems" not in reader.lines[-1]
        await save(reader, one_film(burn_out, *PROBLEMS))
        told = " ✗ film.toml:31:1: characters[2]: unknown key “knid” · 2 problems"
        assert reader.lines[0].startswith(told)
        assert reader.lines[1:-1] == below
        await reader.press("L", "L", "t", "t", "down", "up")
        assert reader.lines[0].startswith(told)
        assert "e problems" in reader.lines[-1]
        await reader.press("e")
        assert isinstance(reader.app.screen, ProblemsScreen)
        assert "a folder/film.toml:31:1: error: characters[2]: unknown key “knid”" in reader.text
        assert "a folder/film.toml:40:3: error: not TOML" in reader.text
        await save(reader, one_film(burn_out, PROBLEMS[1]))
        assert "film.toml:31" not in reader.text
        await save(reader, one_film(burn_out))
        assert "The film’s file has no problems." in reader.text
        await reader.press("escape")
        assert reader.lines[0] == title
        await save(reader, one_film(burn_out, *PROBLEMS))
        await reader.resize(SMALLEST)
        assert reader.lines[0].startswith(" ✗ 31:1: unknown key “knid”")
        await reader.click(5, 0)
        assert isinstance(reader.app.screen, ProblemsScreen)


@pytest.mark.slow
async def test_a_dialog_stays_open() -> None:
    """Search, path, sources, help and palette stay over a film that has lost whom they are about."""
    film = leveled_film()
    async with reading(film, "en", NORMAL, shelf=one_film(film)) as reader:
        for keys in ("slash t e", "p", "p m a enter", "i", "question_mark", "ctrl+p"):
            await reader.press("2", "home", "down", "enter", *keys.split())
            dialog = reader.app.screen
            assert dialog is not reader.guide_screen
            await save(reader, one_film(without(film, "teo")))
            assert reader.app.screen is dialog
            assert "This is a spoiler." not in reader.text
            if isinstance(dialog, SearchScreen):
                assert dialog._box.value == "te"
            await reader.press("escape", "escape", "2")
            assert "Teo" not in reader.text
            await save(reader, one_film(film))


async def test_scenes_are_seen_by_their_ids() -> None:
    """A scene that was seen is known by its id wherever it stands; if it is gone, the one before it counts."""
    film = leveled_film()
    async with reading(film, "en", WIDE, shelf=one_film(film), marks=((film, 2),)) as reader:
        scenes = film.film.scenes
        await save(reader, one_film(changed(film, scenes=(replace(scenes[0], id="quay", title="Quay"), *scenes))))
        assert "seen up to 3" in reader.lines[0]
        await save(reader, one_film(film))
        assert "seen up to 2" in reader.lines[0]
        characters = tuple(one for one in film.film.characters if one.id != "anton")
        without = changed(
            film, scenes=(scenes[0], *scenes[2:]), characters=characters, relations=film.film.relations[:1]
        )
        without = changed(without, characters=tuple(replace(one, notes=()) for one in characters))
        await save(reader, one_film(without))
        assert "seen up to 1" in reader.lines[0]
        assert "Revealed" not in reader.text


async def test_the_map_keeps_still(burn_out: Guide) -> None:
    """Everybody in the picture before and after a save keeps row and order; a text that changes moves nobody."""
    async with reading(burn_out, "en", WIDE, shelf=one_film(burn_out), start="tab:ensemble") as reader:
        panel = reader.panel
        assert isinstance(panel, EnsemblePanel)
        await reader.press("down", "f")
        drawing, filtered, selected = panel._picture.drawing, panel._kind, panel.ref
        assert drawing
        kind = burn_out.film.relations[0].kind
        added = replace(burn_out.film.relations[0], between=("zora", burn_out.film.characters[3].id), kind=kind)
        bigger = with_first(burn_out)
        await save(reader, one_film(changed(bigger, relations=(*bigger.film.relations, added))))
        assert panel._picture.drawing
        rows = panel._picture.drawing.arrangement
        kept = [tuple(name for name in row if name != "zora") for row in rows]
        assert [row for row in kept if row] == list(drawing.arrangement)
        assert any("zora" in row for row in rows)
        assert (panel._kind, panel.ref) == (filtered, selected)
        await save(reader, one_film(burn_out))
        assert panel._picture.drawing.arrangement == drawing.arrangement


async def test_the_guide_opens_when_the_file_is_right(burn_out: Guide) -> None:
    """A file that is broken at first has its problems on the screen, always the present ones, until it opens."""
    async with reading(empty_guide(), "en", NORMAL, shelf=one_film(None, *PROBLEMS), start="shelf") as reader:
        assert "a folder/film.toml:40:3: error: not TOML" in reader.text
        assert "The guide opens with the first save that has no problems." in reader.text
        await save(reader, one_film(None, PROBLEMS[0]))
        assert "not TOML" not in reader.text
        await save(reader, one_film(burn_out))
        assert "BURN OUT" in reader.lines[0]
        await reader.press("0")
        assert reader.lines[-1].strip() == "Only one film is open."
        await reader.press("backspace")
        assert "BURN OUT" in reader.lines[0]


async def test_films_of_a_folder_come_and_go(burn_out: Guide, razzia: Guide) -> None:
    """A new film is on the shelf; one whose file has gone stays until the reader leaves it, and says so."""
    one, other = ShelvedFile("film", "film.toml", burn_out), ShelvedFile("razzia", "razzia.toml", razzia)
    broken = ShelvedFile("broken", "broken.toml", None, PROBLEMS)
    async with reading(burn_out, "en", NORMAL, shelf=Shelf([one]), start="shelf") as reader:
        await save(reader, Shelf([one, other, broken]))
        rows = [line.strip("│ ") for line in reader.lines[2:6]]
        assert rows[0].startswith("▸ Burn Out     2017")
        assert rows[1].startswith("Razzia  ")
        assert rows[3].split() == ["broken.toml", "✗", "line", "31:", "unknown", "key", "“knid”"]
        await reader.press("down", "enter", "2", "down")
        await save(reader, Shelf([one]))
        assert reader.lines[0].startswith(" ✗ razzia.toml: no such file")
        before = reader.panel.ref
        await save(reader, Shelf([one, other._replace(guide=changed(razzia))]))
        assert "RAZZIA" in reader.lines[0]
        assert reader.panel.ref == before
        await reader.press("0")
        await save(reader, Shelf([one]))
        assert "Razzia" not in reader.text
        await reader.press("backspace")
        assert reader.lines[0].strip().startswith("FILMS")
        await save(reader, Shelf([one._replace(problems=PROBLEMS)]))
        assert "✗ line 31: unknown key “knid”" in reader.text


@pytest.mark.slow
async def test_a_language_that_is_gone_gives_way(burn_out: Guide) -> None:
    """A reader of a language in which nothing is left reads English; a language of the interface stays."""
    film = leveled_film()
    title = Localized(words=(("en", "Ferry"), ("es", "El ferri")))
    spanish = changed(film, film=replace(film.film.film, title=title))
    async with reading(spanish, "es", NORMAL, shelf=one_film(spanish)) as reader:
        await save(reader, one_film(spanish, *PROBLEMS))
        assert reader.app.reading.language == "es"
        await save(reader, one_film(film))
        assert reader.app.reading.language == "en"
        await reader.press("L")
        await save(reader, one_film(burn_out))
        assert reader.app.reading.language == "fr"


@pytest.mark.slow
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(
    versions=st.lists(films(), min_size=2, max_size=4),
    tab=st.sampled_from("123456"),
    dialog=st.sampled_from(["", "i", "p", "slash", "question_mark"]),
)
def test_any_film_becomes_any_other(versions: list[Film], tab: str, dialog: str) -> None:
    """The guide goes on, whatever an author saves over whatever was open, wherever the reader is."""
    asyncio.run(_walk(versions, tab, dialog))


async def _walk(versions: list[Film], tab: str, dialog: str) -> None:
    first, *later = map(Guide, versions)
    async with reading(first, "en", NORMAL, shelf=one_film(first)) as reader:
        await reader.press("2", "enter", tab, "down", "right", *filter(None, [dialog]))
        for version in later:
            await save(reader, one_film(version))
        await reader.press("escape", "escape", *"123456", "backspace", "s", "alt+right")
        assert reader.app.reading.whole is later[-1]
