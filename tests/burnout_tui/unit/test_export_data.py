"""``burnout-tui export json`` and ``export csv`` have all records of a film."""

import csv
import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from tests.support.command import SECOND_FILM, run
from tests.support.paths import ROOT

from burnout_tui.author.exports.formats import TABLES
from burnout_tui.film.cut import shown_guide
from burnout_tui.film.kinds import record_kinds, records_of
from burnout_tui.film.load import load

DOCUMENT = (ROOT / "docs" / "exporting.md").read_text(encoding="utf-8")
FILM = """
format = 1
[film]
title = { en = "Dust", fr = "Poussière" }
year = 1999
directors = ["mona"]
work = "dust"
synopsis = "[[character:ben|He]] came on [[date:1999-10-01]].\\n\\nHe  left."
[[characters]]
id = "ben"
name = "=1+1"
occupation = { en = "thief; \\"the\\" one,", fr = " -2\\nvoleur" }
[[people]]
id = "mona"
name = "Mona"
[[works]]
id = "dust"
title = "Dust"
[[sources]]
id = "post"
title = "Interview"
[defaults]
sources = ["post"]
sure = "B"
"""


def _json(*arguments: str) -> Any:
    return json.loads(run("export", "json", *arguments).stdout_bytes)


def _rows(*arguments: str) -> list[dict[str, str]]:
    """Return the rows of a table, which begins with a mark of UTF-8 and has the line ends of RFC 4180."""
    data = run("export", "csv", *arguments).stdout_bytes
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.endswith("\r\n")
    return [*csv.DictReader(StringIO(text, newline=""), strict=True)]


@pytest.fixture
def film(tmp_path: Path) -> str:
    """A film with texts that mean something to spreadsheets."""
    file = tmp_path / "dust.toml"
    file.write_text(FILM, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("seen", [None, "5"])
def test_json_has_the_records_that_are_shown(seen: str | None) -> None:
    """The lists have the ids of the film that is cut to the level, in its order, each name in every language."""
    guide = shown_guide(load(SECOND_FILM), int(seen or 0)).guide
    data = _json(str(SECOND_FILM), *(("--seen", seen) if seen else ()))
    assert data["spoilers_hidden"]
    assert data["seen_scenes"] == int(seen or 0)
    assert data["languages"] == [*guide.languages]
    for kind in record_kinds().top_level:
        if kind.name and kind.name != "kind":
            found = [record.get("id") for record in data[kind.path[0]]]
            assert found == [record.id for record in records_of(guide.film, kind)]
    assert [scene["number"] for scene in data["scenes"]] == [*range(1, len(guide.scenes) + 1)]
    for character in data["characters"]:
        assert list(character["name"]) == data["languages"]
    assert {kind["id"] for kind in data["kinds"]} == {relation["kind"] for relation in data["relations"]}


def test_json_resolves_what_a_film_file_leaves_open(film: str) -> None:
    """Links and dates are words, defaults are values, languages are there, and the director has a credit."""
    data = _json(film)
    assert data["film"]["title"] == {"en": "Dust", "fr": "Poussière"}
    assert data["film"]["synopsis"] == {
        "en": "He came on 1\u00a0October 1999.\n\nHe left.",
        "fr": "He came on 1er\u00a0octobre 1999.\n\nHe left.",
    }
    assert data["film"]["links"] == ["character:ben"]
    assert data["credits"] == [
        {"person": "mona", "work": "dust", "part": "director", "also": [], "sources": ["post"], "sure": "B"}
    ]
    assert data["characters"][0]["sources"] == ["post"]
    assert _json(film, "--lang", "fr")["film"]["title"] == {"fr": "Poussière"}


def test_json_marks_spoilers_only_where_all_is_shown() -> None:
    """With everything shown, records and texts say that they are spoilers, and from which scene on they are shown."""
    whole, part = _json(str(SECOND_FILM), "--spoilers"), _json(str(SECOND_FILM), "--seen", "10")
    marked = [one for one in whole["scenes"] if "spoiler" in one]
    assert marked
    assert any("spoiler_texts" in one for one in (*whole["characters"], whole["film"], *whole["scenes"]))
    assert not re.search(r'"spoiler(_texts)?"', json.dumps(part))


def test_tables_have_a_row_for_each_record() -> None:
    """Each table has the records of the film, texts in each language, and the columns that the document names."""
    guide = load(SECOND_FILM)
    shown = shown_guide(guide, 0).guide
    expected = {
        "cast": [role.person for role in shown.film.roles],
        "characters": [*shown.characters],
        "people": [*shown.people],
        "relations": [relation.between[0] for relation in shown.film.relations],
        "scenes": [str(number) for number in shown.scene_numbers.values()],
        "works": [*shown.works],
        "credits": [credit.person for credit in shown.credits],
        "sources": [*shown.sources],
    }
    assert set(expected) == set(TABLES)
    for table, first in expected.items():
        rows = _rows(str(SECOND_FILM), "--table", table)
        assert [next(iter(row.values())) for row in rows] == first
        texts = {name for name in rows[0] if name.endswith("_en")}
        assert texts == {name.replace("_fr", "_en") for name in rows[0] if name.endswith("_fr")}


def test_no_cell_is_a_formula(film: str) -> None:
    """A text that a spreadsheet would compute has an apostrophe before it; any other one is as it was."""
    (row,) = _rows(film, "--table", "characters")
    assert row["name_en"] == "'=1+1"
    assert row["occupation_en"] == 'thief; "the" one,'
    assert row["occupation_fr"] == "'-2 voleur"
    assert (row["lead"], row["age"], row["sources"]) == ("false", "", "post")
    (row,) = _rows(film, "--table", "characters", "--lang", "fr")
    assert "name_fr" in row
    assert "name_en" not in row


def test_an_empty_table_has_its_head(film: str) -> None:
    """A film without scenes has a table of scenes with the names of the columns alone."""
    assert _rows(film, "--table", "scenes") == []
    assert run("export", "csv", film, "--table", "scenes").stdout.startswith("\ufeffnumber,id,title_en,title_fr,")


def test_the_document_names_the_keys() -> None:
    """docs/exporting.md names every key that an export adds to those of the film file, and every table."""
    added = ("burnout_tui_export", "languages", "spoilers_hidden", "seen_scenes", "links", "number", "spoiler_texts")
    assert not [name for name in added if f"`{name}`" not in DOCUMENT]
    assert not [table for table in TABLES if table not in DOCUMENT]
