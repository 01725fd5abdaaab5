"""A mistake of TOML syntax, in the words of somebody who writes film files, and at the place to mend."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from string import ascii_letters, digits
from typing import NamedTuple

from burnout_tui.errors import Problem, short
from burnout_tui.toml.sanitize import sanitize_line
from burnout_tui.toml.statements import HEADER, Statement, mark

_OPENED = {"[": "this array is not closed; end it with ]", "{": "this inline table is not closed; end it with }"}
_CURLY = "“”„‟«»‹›‘’‚‛"
_IN_KEYS = f"{ascii_letters}{digits}-_"
_IN_NUMBERS = f"{_IN_KEYS}.:+"
_WORD = re.compile(r"[\w.+-]+|.", re.DOTALL)
_DATE = re.compile(r"\d{4}-\d[\d-]*", re.ASCII)


class Report(NamedTuple):
    """What tomli says of a document, and the statement it says it of."""

    document: str
    statement: Statement
    said: str
    place: int
    """An offset into the document."""

    @property
    def rest(self) -> str:
        """The statement from the place on."""
        return self.document[self.place : self.statement.end]

    @property
    def first(self) -> int:
        """Where the statement's first word stands."""
        line = self.document[self.statement.start : self.statement.end]
        return self.statement.start + len(line) - len(line.lstrip(" \t"))


Explained = tuple[int, str]
"""The place to mend, and what to say."""


def mistakes(report: Report) -> list[Problem]:
    """What is wrong in a statement: what tomli says, unless it comes of what the statement leaves open, and that."""
    document, statement, _, place = report
    unclosed = statement.unclosed
    if unclosed < 0:
        return [problem_at(document, *_explained(report))]
    opening = mark(document, unclosed)
    not_closed = problem_at(
        document, unclosed, _OPENED.get(opening, f"this string is not closed; end it with {opening}")
    )
    # Beyond an opening that is never closed the parser is astray. A mistake before a quotation mark without its
    # pair is likely to be the mark's own cause.
    if place > (statement.end - 1 if opening in _OPENED else unclosed):
        return [not_closed]
    before = problem_at(document, *_explained(report))
    wrongly_closed = report.said.startswith("Unclosed") and document[place] in "]}"
    return [before] if wrongly_closed or opening not in _OPENED else [before, not_closed]


def problem_at(document: str, place: int, message: str) -> Problem:
    """A mistake of syntax at an offset into the document."""
    column = place - document.rfind("\n", 0, place)
    message = sanitize_line(f"not TOML: {message}")
    return Problem(message=message, line=document.count("\n", 0, place) + 1, column=column)


def _explained(report: Report) -> Explained:
    for start, explain in _EXPLANATIONS:
        if report.said.startswith(start):
            return (report.place, explain) if isinstance(explain, str) else explain(report)
    return report.place, report.said[:1].lower() + report.said[1:]


def _seen(report: Report) -> str:
    """What stands at the place: ``"name"``, ``the end of the line``."""
    word = _WORD.match(report.document, report.place)
    if not word:
        return "the end of the file"
    if word[0] == "\n":
        return "the end of the line"
    if word[0] in "\"'":
        return "a quotation mark" if word[0] == '"' else "an apostrophe"
    return f'"{short(word[0], 20)}"' if word[0].isprintable() else f"the character U+{ord(word[0][0]):04X}"


def _value(report: Report) -> Explained:
    word = _WORD.match(report.rest)
    if not word or word[0] in "\n#":
        message = "the value is missing"
    elif word[0] in _CURLY:
        message = f"a string begins and ends with a straight quotation mark, found {word[0]}"
    elif near := get_close_matches(word[0].lower(), ("true", "false"), 1, 0.75):
        message = f"expected {near[0]}, found {_seen(report)}"
    elif word[0][0].isalpha():
        message = f"a text must stand in quotation marks, found {_seen(report)}"
    else:
        message = (
            f"expected a string in quotation marks, an integer, true, false, an array or a table, found {_seen(report)}"
        )
    return report.place, message


def _line_end(report: Report) -> Explained:
    document, statement, _, place = report
    header = HEADER.match(document, statement.start)
    before, here = document[place - 1], document[place]
    begins = document.rfind("\n", 0, place) + 1
    begins += len(document[begins:place].rstrip(_IN_NUMBERS))
    if here == "\r":
        return place, "a carriage return cannot stand alone; end the line with a line feed"
    if report.rest.startswith("//"):
        return place, "a comment begins with #"
    if header and here == "]":
        return report.first, _BRACKETS
    if before == '"' and here.isalnum():
        return place, 'the string ends before this; write a quotation mark within a string as \\"'
    if before == "'" and here.isalnum():
        return place, 'the string ends before this; put a text with an apostrophe between "quotation marks"'
    if _DATE.match(document, begins):
        return begins, "put a date in quotation marks"
    if before == "0" and begins == place - 1 and here.isdigit():
        return begins, "a number cannot begin with 0"
    return place, f"expected the end of the line after the {'header' if header else 'value'}, found {_seen(report)}"


def _key(report: Report) -> Explained:
    return report.place, f"{_EXPECTED_KEY}, found {_seen(report)}"


def _statement(report: Report) -> Explained:
    if report.rest.startswith(("//", "/*", ";", "--")):
        return report.place, "a comment begins with #"
    if report.rest[:1].isalpha():
        return _key(report)
    return report.place, f"expected a key or a header in brackets, found {_seen(report)}"


def _equals(report: Report) -> Explained:
    if report.rest[:1].isalnum():
        before = report.document[report.statement.start : report.place].rstrip(_IN_KEYS)
        if report.statement.start + len(before) < report.place:
            return _key(report._replace(place=report.statement.start + len(before)))
    return report.place, f"expected = after the key, found {_seen(report)}"


def _comma(report: Report) -> Explained:
    bracket = "]" if "array" in report.said else "}"
    return report.place, f"expected a comma or {bracket} after the value, found {_seen(report)}"


def _given_before(report: Report) -> Explained:
    document, statement, _, place = report
    if HEADER.match(document, statement.start):
        name = document[report.first : place].strip("[ \t")
        above = document[: report.first]
        if document.startswith("[[", report.first):
            if re.search(rf"^[ \t]*\[[ \t]*{re.escape(name)}[ \t]*\]", above, re.MULTILINE):
                return report.first, f"[{short(name)}] above makes a single table; no list can begin here"
        elif re.search(rf"^[ \t]*\[\[[ \t]*{re.escape(name)}[ \t]*\]\]", above, re.MULTILINE):
            return report.first, f"[[{short(name)}]] above makes a list of tables; write [[{short(name)}]] here too"
        return report.first, f'"{short(name)}" was given before; each may be given once'
    if report.rest.lstrip(" \t\r") and not report.rest.lstrip(" \t").startswith("#"):
        return place, "a key in this table was given before; each may be given once"
    name = document[report.first : place].partition("=")[0].strip()
    return report.first, f'the key "{short(name)}" was given before; each may be given once'


def _given_within(report: Report) -> Explained:
    name = report.said.partition("'")[2][:-1]
    keys = list(re.finditer(rf"""[{{,\s]["']?({re.escape(name)})["']?[ \t]*=""", report.document[: report.place]))
    return keys[-1].start(1) if keys else report.place, f'the key "{short(name)}" was given before in this table'


def _complete(report: Report) -> Explained:
    return report.first, "this table is complete where it was given above; write the key there"


def _backslash(report: Report) -> int:
    return max(report.document.rfind("\\", 0, report.place), report.statement.start)


def _escape(report: Report) -> Explained:
    return _backslash(report), "a backslash in a string must be written twice, or the string put between apostrophes"


def _hexadecimal(report: Report) -> Explained:
    count = {"x": 2, "u": 4, "U": 8}.get(report.document[report.place - 1], 4)
    return _backslash(report), f"expected {count} hexadecimal digits after \\{report.document[report.place - 1]}"


def _no_character(report: Report) -> Explained:
    place = _backslash(report)
    return place, f"{report.document[place : report.place]} stands for no character"


def _control(report: Report) -> Explained:
    character = report.document[report.place]
    if character == "\r":
        return report.place, "a carriage return cannot stand alone; end the line with a line feed"
    return report.place, f"the control character U+{ord(character):04X} cannot stand in a film file; remove it"


_BRACKETS = "a header ends with as many brackets as it begins with: [table] or [[list of tables]]"
_EXPECTED_KEY = "expected a key of letters without accents, digits and hyphens"
_EXPLANATIONS: tuple[tuple[str, Callable[[Report], Explained] | str], ...] = (
    ("Invalid value", _value),
    ("Invalid statement", _statement),
    ("Invalid initial character for a key part", _key),
    ("Invalid date or datetime", "there is no such date or time"),
    ("Invalid hex value", _hexadecimal),
    ("Expected newline or end of document", _line_end),
    ("Expected '=' after a key", _equals),
    ("Expected ']", _BRACKETS),
    ("Unclosed", _comma),
    ("Cannot overwrite a value", _given_before),
    ("Cannot declare", _given_before),
    ("Cannot mutate immutable", _complete),
    ("Cannot redefine namespace", _complete),
    ("Duplicate inline table key", _given_within),
    ("Unescaped '\\'", _escape),
    ("Escaped character is not", _no_character),
    ("Illegal character", _control),
    ("Found invalid character", _control),
)
"""What tomli says, by how it begins, and what an author is told, here or elsewhere."""
