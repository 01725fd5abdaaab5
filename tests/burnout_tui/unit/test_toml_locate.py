"""Every key and value of a document has its line and column."""

from collections.abc import Iterator
from typing import Any

import pytest
from tomli import loads

from burnout_tui.errors import KeyPath
from burnout_tui.toml.locate import Location, locate

# Each integer is in its document once, so that the test can find it.
DOCUMENTS = {
    "pairs": "a = 101\nbc = 102\n\n  d =   103 # 5\n'e' = 104\n",
    "dotted keys": "a.b = 101\na . 'c' = 102\n\"a\".d.e = 103\n",
    "numbers and dates as keys": "1.2 = 101\ntrue = 102\n2017-01-01 = 103\n",
    "tables": "[a]\nb = 101\n[a.c]\nb = 102\n[ d . 'e' ]\nb = 103\n",
    "tables out of order": "[a.b]\nc = 101\n[a]\nd = 102\n",
    "arrays of tables": """\
[[a]]
b = 101
[[a.c]]
b = 102
[[a.c]]
b = 103
[a.c.d]
b = 104
[[a]]
[[a.c]]
b = 105
""",
    "arrays": "a = [101, 102, [103], []]\nb = [\n  104, # 1\n  # 2\n  105,\n]\n",
    "inline tables": "a = { b = 101, c.d = 102, e = { f = 103 } }\ng = [{ h = 104 }, { h = 105 }]\n",
    "strings between": 'a = { x = \'é}\', b = 101 }\nc = [ "]", \'[\', 102 ]\nd = """\n[x]\ny = 1\n"""\ne = 103\n',
    "quotation marks in strings": "a = \"\"\"\"x\"\"\"\"\"\nb = 101\nc = ''''x'''''\nd = 102\n",
    "wide characters": "a = { x = '🎬 é جاد', b = 101 }\n",
    "comments": "a = 101# 1\nb = [ # ]\n102 ] # 4\n[c] # x\nd = 103\n",
    "inline tables on lines": "a = {\n  b = 101, # } é\n  c = 102,\n}\nd = 103\n[[e]]\nf = [{\ng = 104 },\n]\n",
    "tables within tables": "a = {\n  b = [\n    { c = 101, },\n    { # }\n d = 102\n },\n  ], e = 103, # ]\n}\n",
    "newer escapes": 'a = "\\e[31m\\x41"\nb = 101\nc = { x = "\\\\e", d = 102 }\n"\\x65" = 103\n',
    "newer times": "a = [ 10:30, 101, 2017-01-01 10:30, 2017-01-01T10:30+01:00, 102 ]\n",
}


def integers(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, int]]:
    """Yield the integers in a value, with their paths."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from integers(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from integers(item, (*path, index))
    elif isinstance(value, int):
        yield path, value


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_value_is_found(name: str) -> None:
    """Each integer of a document has its line and column."""
    document = DOCUMENTS[name]
    expected = {}
    for path, value in integers(loads(document)):
        assert document.count(str(value)) == 1
        before = document[: document.index(str(value))]
        expected[path] = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert expected
    assert {path: place.value for path, place in locate(document, expected).items()} == expected


def test_keys_and_headers() -> None:
    """A key has its own position, a table that of its header, and a table without a header that of its first key."""
    document = "[film]\nyear = 1\n[film.about]\nen = 1\n[[a.b]]\nc.d = 1\n"
    places = locate(
        document, [("film", "year"), ("film",), ("film", "about"), ("a",), ("a", "b", 0), ("a", "b", 0, "c")]
    )
    assert places["film", "year"].key == (2, 1)
    assert places["film",].value == (1, 1)
    assert places["film", "about"].value == (3, 1)
    assert places["a",].value == (5, 1)
    assert places["a", "b", 0].value == (5, 1)
    assert places["a", "b", 0, "c"].value == (6, 1)


def test_a_missing_path_has_the_location_of_its_nearest_parent() -> None:
    """A path that is not in the document has the location of its nearest parent."""
    document = "x = 1\n[[a]]\nb = { c = 1 }\n"
    places = locate(document, [("a", 0, "b", "d"), ("a", 1), ("z",), ()])
    assert places["a", 0, "b", "d"].value == (3, 5)
    assert places["a", 1].value == (2, 1)
    assert places["z",] == places[()] == Location(value=(1, 1), key=(1, 1))


def test_a_list_of_tables_is_at_its_first_header() -> None:
    """A list of tables has the location of its first header."""
    assert locate("[[a.b]]\n[[a.b]]\n", [("a", "b")])["a", "b"].value == (1, 1)


def test_words_within_a_string() -> None:
    """Words have their positions in a multi-line string, each occurrence its own; other words that of the string."""
    document = 'a = 1\nb = """x é [[c]]\n  [[c]] and\n[[c]]"""\n'
    location = locate(document, [("b",)])["b",]
    assert [location.position_of("[[c]]", count) for count in range(4)] == [(2, 12), (3, 3), (4, 1), (2, 5)]
    assert location.position_of("[[d]]", 0) == (2, 5)
