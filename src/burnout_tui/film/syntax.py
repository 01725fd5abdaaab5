"""A document's TOML syntax: parsed at once where it is right, and every mistake in it where it is not."""

import re
from typing import Any, NamedTuple

from burnout_tui.errors import Problem

MOST_MISTAKES = 50
"""After so many mistakes of syntax in one file the rest are not looked for."""

_STATEMENT = re.compile(r"""[ \t]*(?:\[|["'\w.\- ]+=)""")
_HEADER = re.compile(r"[ \t]*\[")

_IN_WORDS = (
    ("Illegal character '\\n'", "the string is not closed on its line; end it with the quotation mark it began with"),
    ("Illegal character '\\r'", "a lone carriage return cannot stand here; end the line with a line feed"),
    ("Unterminated string", "a string is not closed before the file ends"),
    ("Expected '\"'", "the string is not closed; end it with a quotation mark"),
    ('Expected "\'"', "the string is not closed; end it with an apostrophe"),
    ("Unclosed array", "an array that began above is not closed; end it with ]"),
    ("Unclosed inline table", "an inline table that began above is not closed; end it with }"),
    ("Cannot overwrite a value", "this key was given before; each may be given once"),
    ("Cannot declare", "this table was given before; each may be given once"),
    ("Cannot mutate immutable", "this table is complete where it was given; nothing can be added to it here"),
    ("Unescaped '\\'", "a backslash in a string must be written twice, or the string put between apostrophes"),
    ("Expected '=' after a key", "expected = after the key"),
    ("Expected newline or end of document", "expected the end of the line after the value"),
    ("Expected ']]'", "expected ]] at the end of the header"),
    ("Expected ']'", "expected ] at the end of the header"),
    (
        "Invalid initial character for a key part",
        "expected a key: letters, digits, hyphens, or any text in quotation marks",
    ),
    (
        "Invalid value",
        "expected a value: a string in quotation marks, a number, true, false, a date, an array, a table",
    ),
    ("Invalid statement", "expected a key, or a header in brackets"),
    ("Escaped character is not", "this escape does not stand for a character"),
    ("Invalid hex value", "expected hexadecimal digits in the escape"),
)
"""What tomli says, by how it begins, and what an author is told."""


class Parsed(NamedTuple):
    """What became of a document."""

    values: dict[str, Any]
    """Complete where there are no mistakes; otherwise good only for looking at each value by itself."""
    document: str
    """The text that the values stand in, line for line: without the statements that hold a mistake."""
    mistakes: list[Problem]
    """The mistakes of syntax, placed in lines."""


def parse(document: str) -> Parsed:
    """The document's values and its mistakes of syntax.

    After a mistake its statement is left out and the rest is parsed again, so that every mistake is found in one run.
    """
    from tomli import loads

    problems: list[Problem] = []
    lines: list[str] | None = None
    while True:
        text = document if lines is None else "\n".join(lines)
        try:
            return Parsed(loads(text), text, problems)
        except RecursionError:
            return Parsed(
                {}, "", [*problems, Problem(message="nested too deeply; a film file needs only a few levels")]
            )
        except ValueError as error:
            line: int | None = getattr(error, "lineno", None)
            column: int = getattr(error, "colno", 0)
            if line is None:  # a number that Python refuses to read: tomli does not say where
                reason = str(error).partition(";")[0]
                return Parsed({}, "", [*problems, Problem(message=f"a value cannot be read: {reason}")])
            message = str(getattr(error, "msg", error))
        if lines is None:
            lines = document.split("\n")
        problems.append(Problem(message=f"not TOML: {in_words(message)}", line=line, column=column))
        if len(problems) >= MOST_MISTAKES or not _leave_out(lines, line, message, len(problems)):
            return Parsed({}, "", problems)


def in_words(message: str) -> str:
    """What tomli says, as an author of a film file would say it."""
    for start, words in _IN_WORDS:
        if message.startswith(start):
            return words
    return message[:1].lower() + message[1:]


def _leave_out(lines: list[str], line: int, message: str, count: int) -> bool:
    """Blank the statement around a mistake, in place; say whether there is something left to parse."""
    unclosed = message.startswith("Unclosed")
    if message.startswith("Unterminated"):
        return False
    last = min(line - 1, len(lines) - 1)
    first = last - 1 if unclosed else last
    while first > 0 and not _STATEMENT.match(lines[first]):
        first -= 1
    first = max(first, 0)
    if unclosed and last > first and _STATEMENT.match(lines[last]):
        last -= 1
    if not any(lines[first : last + 1]):
        return False
    # What stood under a broken header must not fall to the table above it.
    header = f"[lost-{count}]" if _HEADER.match(lines[first]) else ""
    lines[first : last + 1] = [header, *[""] * (last - first)]
    return True
