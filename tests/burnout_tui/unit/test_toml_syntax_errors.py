"""Syntax errors: how many are found, what remains of the document, and how soon the search ends."""

import pytest

from burnout_tui.message import Message
from burnout_tui.toml.newer import newer_syntax
from burnout_tui.toml.parse import MAX_ERRORS, parse
from burnout_tui.toml.statements import Statement
from burnout_tui.toml.syntax_errors import ParseFailure, problems_in_statement


def test_a_document_without_errors() -> None:
    """A document without errors gives its values; CRLF becomes LF."""
    assert parse('a = 1\r\nb = """\r\nx"""\r\n') == ({"a": 1, "b": "x"}, 'a = 1\nb = """\nx"""\n', [])


def test_the_statements_around_an_error_are_kept() -> None:
    """The statements before and after an error keep their values and their lines."""
    parsed = parse('a = 1\nb = [\n  2,\n  3\nc = 4\n\n[d]\ne = "5\nf = 6\n')
    assert parsed.values == {"a": 1, "c": 4, "d": {"f": 6}}
    assert parsed.text.split("\n") == ["a = 1", "", "", "", "c = 4", "", "[d]", "", "f = 6", ""]
    assert [(problem.line, problem.column) for problem in parsed.errors] == [(2, 5), (8, 5)]


@pytest.mark.parametrize("header", ["[[a]", "[[a", "[[ a ] ]", "[a]]", " \t[[a]", "\xa0[[a]]", "\xa0 [a]"])
def test_keys_below_a_broken_header_stay_in_its_table(header: str) -> None:
    """Keys below a header with a typo in its brackets, or a no-break space before it, stay in the table meant."""
    values = parse(f"[[a]]\nb = 1\n{header}\nb = 2\n").values
    assert values == {"a": [{"b": 1}, {"b": 2}]}


def test_a_broken_header_of_a_single_table() -> None:
    """Keys below a header with a bracket too many stay in its table, if that can only be a single one."""
    assert parse("[a.b]\nc = 1\n[[a]\nd = 2\n").values == {"a": {"b": {"c": 1}, "d": 2}}


@pytest.mark.parametrize("line", ["b[", "X[c]"])
def test_keys_below_another_broken_line_stay_in_the_table_above(line: str) -> None:
    """A broken line that does not begin with a bracket is no header."""
    assert parse(f"[a]\n{line}\nd = 2\n").values == {"a": {"d": 2}}


def test_keys_below_a_header_without_a_name_join_no_other_table() -> None:
    """Keys below a header without a name do not join the table above it."""
    values = parse("[a]\nb = 1\n[]\nb = 2\n").values
    assert values["a"] == {"b": 1}
    assert [value for key, value in values.items() if key != "a"] == [{"b": 2}]


def test_the_number_of_errors_is_limited() -> None:
    """After the maximum number of errors the search stops, and the last message says so."""
    values, text, errors = parse("a =\n" * 200)
    assert (values, text, len(errors)) == ({}, "", MAX_ERRORS + 1)
    assert errors[-1].message == "there may be more errors below; fix these first"
    assert [(problem.line, problem.column) for problem in errors[-2:]] == [(MAX_ERRORS, 4)] * 2


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
    """A long document with the same error again and again gives errors in its lines, and no exception."""
    errors = parse(document).errors
    assert errors
    assert all(1 <= problem.line <= document.count("\n") + 1 for problem in errors)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("12:30", ["12:30:00"]),
        ("2020-01-01T12:30", ["12:30:00"]),
        ("2020-01-01 12:30-05:00", ["12:30:00"]),
        ("[07:15, 13:00:01, 08:00]", ["07:15:00", "08:00:00"]),
        ('"12:30"', []),
        ("12:30:00.5", []),
        ("2020-01-01T10:00:00+01:00 # 12:30", []),
        ("{\n}", ["one line"]),
        ("{ b = 1, }", ["comma"]),
        (r'"\e\x41"', [r"\e", r"\x41"]),
        (r"'\e'", []),
    ],
)
def test_each_novelty_of_toml_1_1_is_told(value: str, found: list[str]) -> None:
    """Only the syntax of TOML 1.1 gives a warning, with a remedy."""
    problems = newer_syntax(f"a = {value}\n")
    assert len(problems) == len(found)
    assert all(words in problem.message for problem, words in zip(problems, found, strict=True))


@pytest.mark.parametrize(
    ("document", "place", "found"),
    [
        ("a", (1, 2), "= after the key, found the end of the file"),
        ("a\n", (1, 2), "= after the key, found the end of the line"),
        ("a 'x'\n", (1, 3), "= after the key, found an apostrophe"),
        ('a "x"\n', (1, 3), "= after the key, found a quotation mark"),
        ("a = 1 \a\n", (1, 7), "the end of the line after the value, found the character U+0007"),
        (f"a = 1 {'x' * 20}", (1, 7), f"the end of the line after the value, found “{'x' * 20}”"),
        (f"a = 1 {'x' * 21}", (1, 7), f"the end of the line after the value, found “{'x' * 19}…”"),
    ],
)
def test_what_stands_in_the_place_of_something_else_is_named(document: str, place: tuple[int, int], found: str) -> None:
    """A message says what was expected and what stands there, in few letters."""
    assert [(problem.line, problem.column, problem.message) for problem in parse(document).errors] == [
        (*place, f"not TOML: expected {found}")
    ]


@pytest.mark.parametrize(
    ("document", "lines", "values"),
    [
        ("\na =\nb = 1\n", [2], {"b": 1}),
        ('a = """\nb = """x"""\nc = 1\n', [1], {"b": "x", "c": 1}),
        ('a = """\nb = X"""\nc =\nd = 1\n', [3], {"a": "b = X", "d": 1}),
        ("a = [\n[\"x\"],\n [ 'y' ]\n]\nb =\n", [5], {"a": [["x"], ["y"]]}),
        ('a = [\n[1], # x\n["x"]\n]\nb =\n', [5], {"a": [[1], ["x"]]}),
        ("a = { # x\nb = 1 }\nc =\n", [3], {"a": {"b": 1}}),
        ("a = [\n[x]\nb = 1\n", [1], {"x": {"b": 1}}),
        ('a = [1\n["x"]\nb = 1\n', [1], {"x": {"b": 1}}),
    ],
)
def test_each_error_is_in_its_line(document: str, lines: list[int], values: dict[str, object]) -> None:
    """Only the lines with an error are lost: an empty line before them, or an open string, takes no others along."""
    parsed = parse(document)
    assert ([problem.line for problem in parsed.errors], parsed.values) == (lines, values)


@pytest.mark.parametrize(
    ("document", "messages"),
    [
        ('"a = 1\n', ['this string is not closed; end it with "']),
        (r'a = "\q', ['this string is not closed; end it with "']),
        (r'a = "\q and more', ['this string is not closed; end it with "']),
        (
            "a = [1 X\nb = 1\n",
            ["expected a comma or ] after the value, found “X”", "this array is not closed; end it with ]"],
        ),
        ('a = ["x\nb = 1\n', ['this string is not closed; end it with "']),
        ('a = [\n"x \\q,\n"y\n]\n', ['this string is not closed; end it with "']),
        ("a = [1 }\nb = 1\n", ["expected a comma or ] after the value, found “}”"]),
    ],
)
def test_errors_around_what_is_not_closed(document: str, messages: list[str]) -> None:
    """An array or a string that is not closed is reported with the errors before it, but without their consequences."""
    assert [problem.message for problem in parse(document).errors] == [f"not TOML: {message}" for message in messages]


def test_a_limit_is_reported_at_its_statement() -> None:
    """A number beyond Python's limit has its place, though a line in a string before it looks like a statement."""
    problem = parse(f'a = """\nb = """\nc = {"9" * 5000}\n').errors[0]
    assert (problem.line, problem.column, problem.message) == (3, 5, "not TOML: this number has too many digits")


def test_an_unknown_message_of_the_parser_is_kept() -> None:
    """A message of tomli that the guide does not explain is shown as it is, in small letters."""
    failure = ParseFailure("a = 1", Statement(0, 5), "Some New Rule", 4, Message("a file"))
    assert [(problem.line, problem.column, problem.message) for problem in problems_in_statement(failure)] == [
        (1, 5, "not TOML: some New Rule")
    ]


def test_a_time_without_seconds_is_at_its_place() -> None:
    """Each time without seconds has its own place and remedy."""
    problems = newer_syntax("a = 1\nb = [ 07:15, 10:30 ]\n")
    assert [(problem.line, problem.column, problem.message) for problem in problems] == [
        (2, column, f"only TOML 1.1 allows a time without seconds; write {time}:00")
        for column, time in ((7, "07:15"), (14, "10:30"))
    ]


def test_the_search_for_errors_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search stops after the first error with which more than the largest number of characters was parsed."""
    monkeypatch.setattr("burnout_tui.toml.parse.MAX_PARSED", 40 + 37)
    errors = parse("a =\n" * 10).errors
    assert [(problem.line, problem.column) for problem in errors] == [(1, 4), (2, 4), (3, 4), (3, 4)]
    assert errors[-1].message == "there may be more errors below; fix these first"
