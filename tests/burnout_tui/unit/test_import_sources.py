"""Sources with odd values: each draft has a source with a title, and records that are not taken for each other."""

import json
from typing import Any

from burnout_tui.author.imports.formats import reader
from burnout_tui.author.imports.merge import merge


def test_the_source_is_called_after_a_film_with_a_name() -> None:
    """The first film in a result of Wikidata may have no name: the next one gives its own to the source."""
    rows = [
        {"film": "x", "directorLabel": "A"},
        {"film": "http://www.wikidata.org/entity/Q1", "filmLabel": "The Ferry", "directorLabel": "A"},
    ]
    sources = reader("wikidata")(json.dumps(rows).encode(), "a").values["sources"]
    assert [source["title"] for source in sources] == ["The Ferry (Q1)"]


def values(format: str, *sources: Any) -> dict[str, Any]:
    """Return the values of a draft that is made of sources in JSON."""
    drafts = [reader(format)(json.dumps(source).encode(), "a") for source in sources]
    return merge(drafts, ["a"] * len(drafts)).values


def test_answers_of_tmdb_without_numbers() -> None:
    """Films and people without a number are different if their names are, and their sources have no address."""
    title = {"title": "A", "translations": {"translations": [{"iso_639_1": "fr", "data": {"title": "B"}}]}}
    people = [{"name": name, "combined_credits": {"cast": [title]}} for name in ("Ada Brook", "Ida Bly")]
    found = values("tmdb", {"title": "The Ferry"}, {"title": "Low Water"}, *people)
    assert [work["id"] for work in found["works"]] == ["the-ferry", "low-water", "a"]
    assert [person["name"] for person in found["people"]] == ["Ada Brook", "Ida Bly"]
    assert not any("address" in source for source in found["sources"])


def test_a_role_in_another_film_of_wikidata() -> None:
    """The role is made safe before it stands in a credit."""
    films = [{"film": name, "filmLabel": name, "castLabel": "B", "roleName": "\ud800 [[x]]\n\x1b"} for name in "AC"]
    assert values("wikidata", films)["credits"][0]["character"] == "\ufffd [ [x] ] ␛"


def test_names_with_many_spaces() -> None:
    """Names in one value are separated in linear time, however many spaces are between their words."""
    name = "a" + 300_000 * " " + "b"
    xml = f"<movie><title>A</title><director>{name} / C</director><director>D | E</director></movie>".encode()
    assert [one["name"] for one in reader("nfo")(xml, "a").values["people"]] == ["C", "D", "E"]
    people = values("wikidata", [{"film": "A", "filmLabel": "A", "director": f"{name}; C , D"}])["people"]
    assert [one["name"] for one in people] == ["C", "D"]
    title_page = f"<Paragraph><Text>by{900 * ' '}C</Text></Paragraph>"
    scene = '<Paragraph Type="Scene Heading"><Text>INT. X</Text></Paragraph>'
    script = f"<FinalDraft><Content>{scene}</Content><TitlePage><Content>{title_page * 300}</Content></TitlePage>"
    assert reader("fdx")(f"{script}</FinalDraft>".encode(), "a").values["sources"]


def test_an_nfo_file_from_standard_input() -> None:
    """Its source has the usual name of such a file in place of its own."""
    source = reader("nfo")(b"<movie><title>A</title></movie>", "<stdin>").values["sources"][0]
    assert source["title"] == "A: movie.nfo"
