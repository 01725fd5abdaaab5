"""Parse TOML, and find every syntax error in one run."""

import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from burnout_tui.errors import Problem
from burnout_tui.message import Message

MAX_ERRORS = 50
"""The search for syntax errors stops after this number."""

MAX_PARSED = 60_000_000
"""The search for syntax errors stops after parsing this number of characters, so that it ends soon."""

PLACEHOLDER = "placeholder-"
"""The prefix of the table names that replace broken headers."""

_FILE = Message("a file")
_TABLE_NAME = re.compile(r"(\[\[?)[ \t]*([\w-]+(?:[ \t]*\.[ \t]*[\w-]+)*)", re.ASCII)


class Parsed(NamedTuple):
    """The result of parsing a document."""

    values: dict[str, Any]
    """Incomplete after a syntax error: each value is right, but values may be missing."""
    text: str
    """The text of the values. Statements with an error are replaced by empty lines, to keep the line numbers."""
    errors: list[Problem]
    """The syntax errors, with lines and columns."""


def parse(document: str, noun: Message = _FILE) -> Parsed:
    """Return the values of the valid statements, and the errors of the others; messages call the document ``noun``."""
    document = document.replace("\r\n", "\n")
    try:
        return Parsed(_loads(document), document, [])
    except (ValueError, RecursionError):
        return _parse_around_errors(document, noun)


def _loads(document: str) -> dict[str, Any]:
    """Return the values of a document with LF line ends."""
    from tomli import loads

    # tomli reads CRLF as LF, which would hide a carriage return that is left before a line feed.
    return loads(document.replace("\r\n", "\r\r\n"))


def _parse_around_errors(document: str, noun: Message) -> Parsed:
    from burnout_tui.toml.statements import statement_at
    from burnout_tui.toml.syntax_errors import ParseFailure, problem_at, problems_in_statement

    problems: list[Problem] = []
    start = parsed = 0
    headers: Iterator[str] = iter(())
    header_at = -1
    while True:
        try:
            return Parsed(_loads(document), document, problems)
        except (ValueError, RecursionError) as error:
            offset: int = getattr(error, "pos", -1)
            message = getattr(error, "msg", str(error))
        limit = None
        if offset < 0:
            offset, limit = _find_limit_error(document, start, noun)
        statement = statement_at(document, start, offset)
        start = statement.start
        if start != header_at:
            failure = ParseFailure(document, statement, message, offset, noun)
            problems += problems_in_statement(failure) if limit is None else [problem_at(document, offset, limit)]
            header_at, headers = start, _replacement_headers(document[start : statement.end], len(problems))
        parsed += len(document)
        if len(problems) >= MAX_ERRORS or parsed > MAX_PARSED:
            more = Message("there may be more errors below; fix these first")
            last = problems[-1]
            return Parsed(
                {}, "", [*problems, Problem(message=more, line=last.line, column=last.column, code="more-errors")]
            )
        removed = document[start : statement.end]
        if not removed.strip():
            return Parsed({}, "", problems)
        replacement = next(headers, "") + "\n" * removed.count("\n")
        document = document[:start] + replacement + document[statement.end :]


def _replacement_headers(statement: str, count: int) -> Iterator[str]:
    """Yield headers to replace a broken one, the likeliest first, so that the table above does not get its keys."""
    broken = statement.strip()
    if not broken.startswith("["):
        return
    if name := _TABLE_NAME.match(broken):
        indent = " " * statement.index("[")
        opened, key = name.groups()
        for brackets in (opened, "[" if opened == "[[" else "[["):
            header = f"{indent}{brackets}{key}{']' * len(brackets)}"
            if header != statement.rstrip():
                yield header
    yield f"[{PLACEHOLDER}{count}]"


def _find_limit_error(document: str, start: int, noun: Message) -> tuple[int, Message]:
    """Return the offset and message for the first statement that exceeds Python's limits; tomli gives no offset."""
    from burnout_tui.toml.statements import statement_at

    while start < len(document):
        statement = statement_at(document, start, start)
        text = document[start : statement.end]
        first = start + len(text) - len(text.lstrip())
        try:
            _loads(text)
        except RecursionError:
            return first, Message("nested too deeply; {noun} needs only a few levels", noun=noun)
        except ValueError as error:
            if not hasattr(error, "pos"):
                longest = re.search(rf"(?<![\d_])\d[\d_]{{{sys.get_int_max_str_digits()},}}", text)
                return longest.start() + start if longest else first, Message("this number has too many digits")
        start = statement.end + 1
    return len(document), Message("cannot be read")
