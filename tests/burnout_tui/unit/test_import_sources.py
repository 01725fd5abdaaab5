"""Each draft has a source with a title."""

import json

from burnout_tui.author.imports.formats import reader


def test_the_source_is_called_after_a_film_with_a_name() -> None:
    """The first film in a result of Wikidata may have no name: the next one gives its own to the source."""
    rows = [
        {"film": "x", "directorLabel": "A"},
        {"film": "http://www.wikidata.org/entity/Q1", "filmLabel": "The Ferry", "directorLabel": "A"},
    ]
    sources = reader("wikidata")(json.dumps(rows).encode(), "a").values["sources"]
    assert [source["title"] for source in sources] == ["The Ferry (Q1)"]
