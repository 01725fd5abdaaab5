"""``burnout-tui import wikidata`` and ``import tmdb``: what is taken from public data, and what is left out."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.support.command import run, run_with_input
from tests.support.paths import CORPUS, ROOT

IMPORTS = CORPUS / "imports"


def imported(tmp_path: Path, *arguments: str, warnings: int = 0) -> tuple[dict[str, Any], list[str]]:
    """Import sources into a new film. Returns its values, and the lines on standard error."""
    out = tmp_path / "out.toml"
    given = [str(IMPORTS / one) if one.endswith(".json") else one for one in arguments]
    done = run("import", *given, "-o", str(out), "--force")
    assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    checked = run("check", str(out))
    assert checked.exit_code == 0
    assert checked.stdout.count("warning") == warnings, checked.stdout
    again = run("import", *given, "--into", str(out))
    assert again.stderr.splitlines()[0] == "nothing new"
    return tomllib.loads(out.read_text(encoding="utf-8")), done.stderr.splitlines()


def roles(film: dict[str, Any]) -> list[tuple[str, str]]:
    """Return who plays whom."""
    return [(role["person"], role.get("character", "")) for role in film["roles"]]


CAST = [("ines-okafor", "mara"), ("ines-okafor", "mara-s-mother"), ("pal-ost", "teo"), ("ida-bly", "")]


def test_a_query_of_wikidata(tmp_path: Path) -> None:
    """Rows of one statement are joined, labels give names in two languages, and what is unknown is counted."""
    film, lines = imported(tmp_path, "wikidata", "wikidata-rows.json")
    assert roles(film) == CAST
    assert film["people"][3]["name"] == {"en": "Ines Okafor", "fr": "Inès Okafor"}
    work = film["works"][0]
    assert (work["minutes"], work["kind"], work["year"]) == (96, "feature", 2024)
    assert work["countries"] == {"en": "Norway, France", "fr": "Norvège, France"}
    assert work["awards"][0]["text"]["fr"] == "Prix Lakeside du meilleur film"
    assert [(fact["id"], fact["value"]) for fact in film["film"]["facts"]] == [
        ("director", "[[person:odile-varn]]"),
        ("writer", "[[person:odile-varn]], [[person:mona-lee]]"),
        ("cinematography", "[[person:ari-holm]]"),
        ("running-time", "96 min"),
        ("countries", {"en": "Norway, France", "fr": "Norvège, France"}),
        ("release", "[[date:2024-03-01]]"),
    ]
    assert film["sources"] == [
        {
            "id": "wikidata",
            "title": "The Night Ferry (Q9001)",
            "publisher": "Wikidata (CC0)",
            "address": "https://www.wikidata.org/wiki/Q9001",
        }
    ]
    assert all(record["sure"] == "C" for record in film["people"])
    assert "people without a label (1: Q12)" in lines[1]


def test_other_files_of_wikidata(tmp_path: Path) -> None:
    """Results with a column for each property, and the data of an entity, give what has a label."""
    film, _ = imported(tmp_path, "wikidata", "wikidata-columns.json")
    assert roles(film) == [("ines-okafor", "mara"), ("pal-ost", "teo")]
    assert (film["film"]["year"], film["film"]["facts"][-1]["id"]) == (2024, "countries")
    film, lines = imported(tmp_path, "wikidata", "wikidata-entity.json", "--lang", "nb")
    assert roles(film) == [("ines-okafor", "mara")]
    assert film["film"]["title"] == {"nb": "Nattfergen"}
    assert film["sources"][0]["date"] == "2024-06-02"
    assert "people without a label (1: Q12)" in lines[1]


def test_the_query_for_wikidata() -> None:
    """``--query`` prints the query that docs/importing.md shows, with labels in the languages asked for."""
    query = run("import", "wikidata", "--query", "Q47221").stdout
    assert query in (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
    spanish = run("import", "wikidata", "--query", "https://www.wikidata.org/wiki/Q1", "--lang", "es").stdout
    assert "wd:Q1 " in spanish
    assert 'LANG(?roleLabel_es) = "es"' in spanish
    beside = ["wikidata", "--query", "Q1", "-o", "query.rq"]
    for arguments in (["tmdb", "--query", "Q1"], ["wikidata", "--query", "tt1"], ["wikidata"], beside):
        assert run("import", *arguments).exit_code == 2


def test_tmdb(tmp_path: Path) -> None:
    """Roles are split, people with one name are kept apart by number, and works of several files are joined."""
    sources = ("tmdb-credits.json", "tmdb-movie.json", "tmdb-person.json")
    film, lines = imported(tmp_path, "tmdb", *sources, warnings=1)
    assert roles(film) == [
        ("ines-okafor", "mara"),
        ("pal-ost", "teo"),
        ("pal-ost", "the-narrator"),
        ("ida-bly", ""),
        ("mona-lee", ""),
        ("mona-lee-2", "guest"),
    ]
    assert film["roles"][1]["note"] == {"en": "voice", "fr": "voix"}
    assert film["film"]["title"] == {"en": "The Night Ferry", "fr": "Le Bac de nuit"}
    credits = {(one["person"], one["work"], str(one.get("part", one.get("character")))) for one in film["credits"]}
    assert ("odile-varn", "the-night-ferry", "['writer', 'producer']") in credits
    assert ("ines-okafor", "low-water", "The lock keeper") in credits
    assert ("pal-ost", "reeds", "Ole") in credits
    notice = "This product uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise approved by TMDB."
    assert film["sources"][0]["title"] == f"The Night Ferry (2024). {notice}"
    assert "crew jobs (3: Gaffer ×2, Best Boy Grip)" in lines[1]
    assert "Somebody" not in str(film)


def test_another_film_becomes_a_work(tmp_path: Path) -> None:
    """A second film among the sources is a work with credits, not part of the film of the guide."""
    other = tmp_path / "other.json"
    other.write_text(
        '{"id": 5, "title": "Reeds", "release_date": "2011-01-01", "credits": {'
        '"cast": [{"id": 10, "name": "Ines Okafor", "character": "Ane"}], '
        '"crew": [{"id": 9, "name": "Bo Ek", "job": "Director"}]}}'
    )
    done = run("import", "tmdb", str(IMPORTS / "tmdb-movie.json"), str(other))
    film = tomllib.loads(done.stdout)
    assert film["film"]["directors"] == ["odile-varn"]
    credits = [one for one in film["credits"] if one["work"] == "reeds"]
    assert [(one["person"], one.get("character"), one.get("part")) for one in credits] == [
        ("bo-ek", None, "director"),
        ("ines-okafor", "Ane", None),
    ]


@pytest.mark.parametrize(
    ("format", "source", "message"),
    [
        ("tmdb", '{"page": 1, "results": []}', "this is a list of TMDB, not a film"),
        ("tmdb", '{"status_message": "Invalid API key"}', "an error of TMDB, not a film: “Invalid API key”"),
        ("tmdb", '{"id": 1, "name": "A", "number_of_seasons": 2}', "this is a series of TMDB"),
        ("tmdb", '{"id": 1, "cast": [{"name": "A", "character": "B"}], "crew": []}', "only the credits of a film"),
        ("tmdb", '{"id": 1, "cast": [{"title": "A", "media_type": "movie"}]}', "whose works these are"),
        ("tmdb", '{"entities": {}}', "import it as wikidata"),
        ("tmdb", '{"id": 1,\n "title": "A', ":2:11: error: not JSON: it ends too early"),
        ("tmdb", '{"id": NaN}', "“NaN” is not a number in JSON"),
        ("tmdb", "[1]", "this is a list in JSON"),
        ("tmdb", "<!DOCTYPE html><p>", "this is an HTML page"),
        ("tmdb", '{"a":' * 100_000, "nested too deeply"),
        ("tmdb", "", "there is nothing to import"),
        ("wikidata", '{"head": {}, "results": {"bindings": []}}', "the result of the query is empty"),
        ("wikidata", '[{"x": "y"}]', "no column of the result is called film"),
        ("wikidata", '[{"film": "http://www.wikidata.org/entity/Q1"}]', "the film has no label"),
        ("wikidata", '{"entities": {"Q1": {"claims": {}}}}', "this Wikidata entity is not a film"),
        ("wikidata", '{"title": "A", "credits": {}}', "import it as tmdb"),
    ],
    ids=lambda value: value[:24],
)
def test_other_files(format: str, source: str, message: str) -> None:
    """A file that is no film is refused in one sentence that says what it is, or where it is wrong."""
    refused = run_with_input(source.encode(), "import", format, "-")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert message in refused.stderr
    assert refused.stderr.count("\n") == 1
