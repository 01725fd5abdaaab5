"""Syntax errors: how many are found, what remains of the document, and how soon the search ends."""

import pytest

from burnout_tui.toml.parse import MAX_ERRORS, parse


def test_a_right_document_is_only_parsed() -> None:
    """A document without mistakes gives its values, and line feeds for CRLF."""
    assert parse('a = 1\r\nb = """\r\nx"""\r\n') == ({"a": 1, "b": "x"}, 'a = 1\nb = """\nx"""\n', [])


def test_what_is_around_a_mistake_is_kept() -> None:
    """The statements before and after one with a mistake keep their values and their lines."""
    parsed = parse('a = 1\nb = [\n  2,\n  3\nc = 4\n\n[d]\ne = "5\nf = 6\n')
    assert parsed.values == {"a": 1, "c": 4, "d": {"f": 6}}
    assert parsed.text.split("\n") == ["a = 1", "", "", "", "c = 4", "", "[d]", "", "f = 6", ""]
    assert [(problem.line, problem.column) for problem in parsed.errors] == [(2, 5), (8, 5)]


@pytest.mark.parametrize("header", ["[[a]", "[[a", "[[ a ] ]", "[a]]"])
def test_a_broken_header_keeps_what_stands_below(header: str) -> None:
    """What stands below a header with a slip in its brackets stays in the table that was meant."""
    values = parse(f"[[a]]\nb = 1\n{header}\nb = 2\n").values
    assert values == {"a": [{"b": 1}, {"b": 2}]}


def test_what_stands_below_a_lost_header_goes_nowhere_else() -> None:
    """What stands below a header without a name does not fall to the table above it."""
    values = parse("[a]\nb = 1\n[]\nb = 2\n").values
    assert values["a"] == {"b": 1}
    assert [value for key, value in values.items() if key != "a"] == [{"b": 2}]


def test_not_all_mistakes_are_looked_for() -> None:
    """After so many mistakes the search ends, and says so at the place it came to."""
    mistakes = parse("a =\n" * 200).errors
    assert len(mistakes) == MAX_ERRORS + 1
    assert mistakes[-1].message == "there may be more errors below; fix these first"
    assert mistakes[-1].line == MAX_ERRORS


@pytest.mark.parametrize(
    "document",
    [
        "[" * 100_000,
        "a = " + "[" * 100_000,
        "a = " + "{a=" * 100_000,
        '"' * 100_001,
        "'" * 100_001,
        '"""' * 33_335,
        'a = "' + "\\" * 100_001,
        "a" + ".a" * 100_000,
        "a = [\n" * 10_000,
        'a = "\n' * 10_000,
        'a = """\n' * 10_001,
        "]" * 100_000,
        "=" * 100_000,
        "\r" * 100_000,
        "a = 1\n" * 10_000,
        "[a]\n" * 10_000,
        "a = " + "9" * 100_000,
        "a = 0x" + "f" * 100_000 + " x",
    ],
    ids=range(18),
)
def test_a_hundred_thousand_bad_characters(document: str) -> None:
    """A long document of one mistake again and again is told mistakes of its own lines, and no error escapes."""
    mistakes = parse(document).errors
    assert mistakes
    assert all(1 <= problem.line <= document.count("\n") + 1 for problem in mistakes)
