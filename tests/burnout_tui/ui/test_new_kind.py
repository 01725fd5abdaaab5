"""A kind of record that is added to the table of kinds works in every part of the guide."""

from pathlib import Path

import pytest
from tests.support.command import run
from tests.support.linear_answers import at
from tests.support.reader import NORMAL, reading
from textual.command import CommandPalette

from burnout_tui.errors import DocumentError
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import RECORD_KINDS, RecordKind, RecordKinds
from burnout_tui.film.load import load, load_bytes
from burnout_tui.film.model import Film
from burnout_tui.film.record_base import Sourced, Text
from burnout_tui.film.values import Id
from burnout_tui.linear.mode import LinearMode
from burnout_tui.view.screens.sources import SourcesScreen

HEAD = """format = 1
[film]
title = "Dust"
year = 1999
directors = []
synopsis = "A city. [[song:harbour]]"
[[characters]]
id = "zoe"
name = "Zoe"
"""
SONGS = """[[songs]]
id = "harbour"
name = "Harbour Lights"
about = "Sung at dawn by [[character:zoe]]."
singers = ["zoe"]
"""


class Song(Sourced, frozen=True, kw_only=True):
    """A song of the film."""

    id: Id
    name: Text
    about: Text | None = None
    singers: tuple[Id, ...] = ()


class FilmWithSongs(Film, frozen=True, kw_only=True):
    """A film file with songs."""

    songs: tuple[Song, ...] = ()


SONG = RecordKind(
    Song,
    "song",
    ("songs",),
    texts=("name", "about"),
    refs=(("singers", "character"),),
    label="song",
    heading="Songs",
    is_entry=True,
)


@pytest.fixture(autouse=True)
def _songs(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = RecordKinds(FilmWithSongs, (*RECORD_KINDS.rows, SONG))
    monkeypatch.setattr("burnout_tui.film.kinds.RECORD_KINDS", changed)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A film file with a song."""
    file = tmp_path / "dust.toml"
    file.write_text(HEAD + SONGS, encoding="utf-8")
    return file


@pytest.fixture
def guide(file: Path) -> Guide:
    """The guide in that file."""
    return load(file)


def _problems(text: str) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        load_bytes(text.encode(), "dust.toml")
    return caught.value.lines()


def test_its_ids_are_unique() -> None:
    """The same id twice is an error at the second."""
    (problem,) = _problems(HEAD + SONGS + SONGS)
    assert problem == "dust.toml:16:6: error: songs[1].id: the id “harbour” is already used by songs[0]"


def test_unknown_refs_are_errors() -> None:
    """An id or a link that names nothing is an error, with its line and column and what may be meant."""
    singers, link = _problems(HEAD + SONGS.replace('["zoe"]', '["zo"]').replace("character:zoe", "song:harbor"))[::-1]
    assert singers.startswith("dust.toml:14:12: error: songs[0].singers[0]: there is no character “zo”")
    assert link.startswith("dust.toml:13:26: error: songs[0].about: there is no song “harbor”; did you mean “harbour”?")


def test_a_lost_id_is_no_second_error() -> None:
    """While its own id is wrong, links to it are not reported."""
    (problem,) = _problems(HEAD + SONGS.replace('id = "harbour"', "id = 7"))
    assert problem.startswith("dust.toml:11:6: error: songs[0].id: expected an id")


def test_it_is_shown_as_text(file: Path) -> None:
    """``show`` prints its card by its ref, and suggests the ref for a misspelt one."""
    shown = run("show", "song:harbour", str(file))
    assert shown.stdout.splitlines()[:3] == ["Harbour Lights", "", "Sung at dawn by Zoe."]
    assert "song:ID" in run("show", "tune:harbour", str(file)).stderr
    assert "did you mean “song:harbour”?" in run("show", "song:harbuor", str(file)).stderr


async def test_search_and_palette_open_it(guide: Guide) -> None:
    """It is found by name under its own heading, and by the palette, and opens over the guide."""
    async with reading(guide, "en", NORMAL) as reader:
        await reader.press("slash", *"harb")
        await reader.until(lambda: "Songs" in reader.text, "the results")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, SourcesScreen), "the song")
        assert "Sung at dawn by" in reader.text
        await reader.press("escape", "ctrl+p")
        await reader.until(lambda: isinstance(reader.app.screen, CommandPalette), "the palette")
        await reader.write("lights")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, SourcesScreen), "the song")
        assert "Harbour Lights" in reader.text


async def test_a_guide_can_begin_there(guide: Guide) -> None:
    """``--open`` with its ref opens it."""
    async with reading(guide, "en", NORMAL, start="song:harbour") as reader:
        await reader.until(lambda: "Sung at dawn by" in reader.text, "the song")


def test_the_linear_mode_shows_it(guide: Guide) -> None:
    """In the linear mode a link and a search lead to it, and its links have numbers."""
    linear = LinearMode(guide, "en")
    assert at(linear, "synopsis", "1").startswith("Harbour Lights\n")
    assert at(linear, "/ harbour", "1").startswith("Harbour Lights\n")
    assert "Sung at dawn by Zoe [1]." in linear.answer("r")
