"""An unknown key is answered with where the thing goes, and not with a key that only looks like it."""

import re

import pytest
from msgspec.structs import fields
from tests.support.paths import ROOT

from burnout_tui.errors import DocumentError
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.load import load_bytes
from burnout_tui.film.misplaced_keys import DESTINATIONS
from burnout_tui.message import translated
from burnout_tui.normalize import slug
from burnout_tui.prose.i18n import translations_for
from burnout_tui.suggest import is_slip

HINTS = {
    "": {"cast": "[[roles]]", "awards": "“awards”", "title": "[film]", "movies": "[[works]]"},
    "film": {
        "runtime": "“minutes”",
        "minutes": "“minutes” of the film's entry in [[works]]",
        "country": "“countries”",
        "cast": "[[roles]]",
        "awards": "[[works]]",
        "poster": "no images",
        "photo_url": "no images",
        "releases": "“facts”",
        "genre": "“facts”",
        "imdb": "[[sources]]",
        "composer": "[[credits]]",
        "plot": "“synopsis”",
        "format": "first line",
    },
    "characters": {
        "actor": "[[roles]]",
        "played-by": "[[roles]]",
        "Played_By": "[[roles]]",
        "joué par": "[[roles]]",
        "born": "“about”",
        "image": "no images",
        "father": "[[relations]]",
        "storyline": "[[scenes]]",
        "first-scene": "[[scenes]]",
        "goal": "“wants”",
        "minutes": "“minutes” is a key of [[works]]",
        "ocupation": "did you mean “occupation”",
    },
    "people": {
        "born": "“about”",
        "films": "[[credits]]",
        "photo": "no images",
        "role": "[[roles]]",
        "url": "[[sources]]",
    },
    "roles": {"actor": "did you mean “person”", "name": "[[people]]", "order": "billing", "uncredited": "“note”"},
    "relations": {
        "type": "“kind”",
        "source": "did you mean “sources”",
        "target": "“between”",
        "start": "did you mean “from”",
    },
    "kinds": {"color": "did you mean “like”", "about": "only an id, a name, a sign"},
    "works": {
        "runtime": "“minutes”",
        "director": "[[credits]]",
        "genre": "“about”",
        "prizes": "“awards”",
        "url": "[[sources]]",
    },
    "credits": {"job": "“part”", "year": "[[works]]", "id": "nothing refers to it"},
    "sources": {"url": "did you mean “address”", "author": "“title”", "pages": "“title”", "sure": "each record"},
    "disputes": {"sides": "did you mean “claims”", "subject": "did you mean “about”", "sources": "claims"},
    "themes": {"scenes": "[[scenes]]", "people": "did you mean “characters”"},
    "stories": {"characters": "[[scenes]]"},
    "scenes": {"location": "did you mean “place”", "who": "did you mean “characters”", "time": "did you mean “at”"},
    "defaults": {"language": "only “sources” and “sure”"},
}
"""Parts of the hints for unknown keys, by table."""


def answers(table: str, keys: list[str]) -> dict[str, str]:
    """Return the message for each unknown key of a table."""
    header = f"[{table}]" if table in ("film", "defaults") else f"[[{table}]]"
    text = "\n".join([*([header] if table else []), *(f'"{key}" = "x"' for key in keys)])
    with pytest.raises(DocumentError) as raised:
        load_bytes(f"format = 1\n{text}\n".encode(), "film.toml")
    lines = [re.match(r"film\.toml:(\d+):.*: (unknown key .*)", line) for line in raised.value.lines()]
    first = 3 if table else 2
    return {keys[int(found[1]) - first]: found[2] for found in lines if found}


@pytest.mark.parametrize("table", HINTS)
def test_where_things_go(table: str) -> None:
    """Each key has its hint."""
    found = answers(table, list(HINTS[table]))
    assert {key: found[key] for key, hint in HINTS[table].items() if hint not in found[key].partition("”")[2]} == {}


def test_keys_that_only_look_alike_are_not_suggested() -> None:
    """A mistyped key is one with the same first letter, or with few changes."""
    assert is_slip("ocupation", "occupation")
    assert is_slip("knid", "kind")
    assert is_slip("chars", "characters")
    assert not is_slip("image", "age")
    assert not is_slip("minutes", "notes")
    assert "did you mean" not in answers("characters", ["moan"])["moan"]


def test_the_hints_name_what_there_is() -> None:
    """Each word of the table is a slug, stands once in a row, and is no key there; hints name tables and keys."""
    tables = {row.path[0] for row in record_kinds().top_level}
    keys = {field.encode_name for row in record_kinds().rows for field in fields(row.record)} | {"format"}
    for row in DESTINATIONS:
        words = row.words.split()
        assert list(map(slug, words)) == words
        assert sorted(set(words)) == sorted(words), row
        own = {field.encode_name for record in row.records for field in fields(record)}
        assert len(row.records) > 1 or own.isdisjoint(words), row
        assert set(re.findall(r"\[\[([a-z]+)\]\]", row.hint)) <= tables
        assert set(re.findall("“([a-z]+)”", row.hint)) <= keys
        assert row.hint.startswith("; ")
        assert translated(row.hint, translations_for("fr").gettext) != row.hint


def test_the_page_says_that_keys_are_answered() -> None:
    """docs/check.md mentions the table with an example that is what check prints."""
    page = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    assert f"characters[0].actor: {answers('characters', ['actor'])['actor']}" in page
