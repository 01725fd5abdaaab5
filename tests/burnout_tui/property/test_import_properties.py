"""A source becomes a film that checks, or a sentence, whatever it contains; and a film file keeps what it has."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.paths import CORPUS
from tests.support.strategies import documents, words

from burnout_tui.author.imports.complete import completed
from burnout_tui.author.imports.film_file import grow
from burnout_tui.author.imports.formats import reader
from burnout_tui.author.imports.merge import merge
from burnout_tui.author.imports.toml_text import toml_text
from burnout_tui.errors import GuideError
from burnout_tui.film.kinds import record_kinds, records_of
from burnout_tui.film.language import localized
from burnout_tui.film.load import load_bytes
from burnout_tui.film.model import Film

IMPORTS = CORPUS / "imports"
JSON = {
    "tmdb-movie.json": "tmdb",
    "tmdb-person.json": "tmdb",
    "wikidata-rows.json": "wikidata",
    "wikidata-columns.json": "wikidata",
    "wikidata-entity.json": "wikidata",
}
SOURCES = {name: json.loads((IMPORTS / name).read_bytes()) for name in JSON}
JUNK: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(
        (None, True, -1, 10**30, 1.5, "", " ", [], {}, [[]], [None], {"id": []}, "\u202eabc\x07", "x" * 2000)
    ),
    st.sampled_from(("[[character:x]]", "]]", "Q1", "2024-13-45", "1870-00-00", "/", "() / (", "Self", "true", "300")),
    words(),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of all values within a value."""
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    return [found for key, item in items for found in ((*path, key), *places(item, (*path, key)))]


PLACES = {name: places(value) for name, value in SOURCES.items()}


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, bytes]:
    """Generate a source with some values replaced by others: its format and its bytes."""
    name = draw(st.sampled_from(sorted(JSON)))
    value = copy.deepcopy(SOURCES[name])
    for path in draw(st.lists(st.sampled_from(PLACES[name]), min_size=1, max_size=4)):
        try:
            inner = value
            for key in path[:-1]:
                inner = inner[key]
            inner[path[-1]] = draw(JUNK)
        except (KeyError, IndexError, TypeError):  # another value has taken the place of the one around it
            continue
    return JSON[name], json.dumps(value).encode()


def film_of(format: str, data: bytes) -> bytes:
    """Return the film file of a source. Raises GuideError."""
    merged = merge([reader(format)(data, "a")], ["a"])
    if "film" not in merged.values:
        return b""
    return toml_text(completed(merged.values)[0]).encode()


@examples(40)
@given(spoilt())
def test_odd_values(source: tuple[str, bytes]) -> None:
    """A source with wrong values anywhere is refused with a sentence, or becomes a film that checks."""
    try:
        written = film_of(*source)
    except GuideError as error:
        assert len(error.lines()) == 1
        return
    if written:
        load_bytes(written, "a")


@examples(5)
@pytest.mark.parametrize(("name", "format"), [*JSON.items(), ("ferry.nfo", "nfo")])
@given(data=st.data())
def test_odd_bytes(name: str, format: str, data: st.DataObject) -> None:
    """A source that is cut or changed anywhere is refused with a sentence, or becomes a film that checks."""
    source = (IMPORTS / name).read_bytes()
    start = data.draw(st.integers(0, len(source)))
    changed = source[:start] + data.draw(st.binary(max_size=3) | st.sampled_from((b"<", b"}", b'"', b"&x;")))
    changed += source[start + data.draw(st.integers(0, 30)) :] if data.draw(st.booleans()) else b""
    try:
        written = film_of(format, changed)
    except GuideError as error:
        assert len(error.lines()) == 1
        return
    if written:
        load_bytes(written, "a")


@st.composite
def movies(draw: st.DrawFn, film: Film) -> bytes:
    """Generate a film of TMDB that has the title of another, and some of its people and characters."""
    named = [*(one.name for one in film.people), *(one.name for one in film.characters)]
    names = [localized(name, "en") for name in named]
    name = st.sampled_from(names) | words() if names else words()
    entry = st.fixed_dictionaries(
        {"id": st.integers(1, 9), "name": name, "character": name, "job": st.sampled_from(("Director", "Editor"))}
    )
    credits = {"cast": draw(st.lists(entry, max_size=4)), "crew": draw(st.lists(entry, max_size=4))}
    title = localized(film.film.title, "en")
    movie = {"id": 1, "title": title, "release_date": f"{film.film.year}-02-03", "runtime": 90, "credits": credits}
    return json.dumps(movie).encode()


@examples(10)
@given(documents(2).flatmap(lambda written: st.tuples(st.just(written), movies(written[0]))))
def test_everything_that_was_there_stays(given: tuple[tuple[Film, str], bytes]) -> None:
    """Adding to any film keeps each of its bytes, leaves it without errors, and adds nothing a second time."""
    (_, document), movie = given
    before = document.encode()
    try:
        draft = merge([reader("tmdb")(movie, "a")], ["a"]).values
    except GuideError:  # a title that is no name
        return
    grown = grow(before, "film", draft, "Imported.")
    load_bytes(grown.data, "film")
    rest = iter(grown.data)
    assert all(byte in rest for byte in before)
    for kind in record_kinds().top_level:
        known, now = (records_of(load_bytes(data, "film").film, kind) for data in (before, grown.data))
        assert now[: len(known)] == known
    assert grow(grown.data, "film", draft, "Imported.").data == grown.data
