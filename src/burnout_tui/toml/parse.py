"""A document's TOML syntax: parsed at once where it is right, and every mistake in it where it is not."""

import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from burnout_tui.errors import Problem

MOST_MISTAKES = 50
"""After so many mistakes of syntax in one file the rest are not looked for."""

MOST_PARSED = 60_000_000
"""So many characters may be parsed in looking for further mistakes: a large file is told them soon."""

LOST = "lost-"
"""How the keys begin that stand in for headers with a mistake."""

_NAME = re.compile(r"([ \t]*)(\[\[?)[ \t]*([\w-]+(?:[ \t]*\.[ \t]*[\w-]+)*)", re.ASCII)


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
    document = document.replace("\r\n", "\n")
    try:
        return Parsed(_loads(document), document, [])
    except (ValueError, RecursionError):
        return _mended(document)


def _loads(document: str) -> dict[str, Any]:
    """The values of a document whose lines end with a line feed alone."""
    from tomli import loads

    # tomli reads CRLF as a line feed; a return left before a line feed is a mistake, and must stay one.
    return loads(document.replace("\r\n", "\r\r\n"))


def _mended(document: str) -> Parsed:
    """What can be parsed of a document that has mistakes."""
    from burnout_tui.toml.statements import statement_at
    from burnout_tui.toml.syntax_errors import Report, mistakes, problem_at

    problems: list[Problem] = []
    start = parsed = 0
    headers: Iterator[str] = iter(())
    header_at = -1
    while True:
        try:
            return Parsed(_loads(document), document, problems)
        except (ValueError, RecursionError) as error:
            place: int = getattr(error, "pos", -1)
            said = str(getattr(error, "msg", error))
        unplaced = place < 0
        if unplaced:
            place, said = _unreadable(document, start)
        statement = statement_at(document, start, place)
        start = statement.start
        if start != header_at:
            report = Report(document, statement, said, place)
            problems += [problem_at(document, place, said)] if unplaced else mistakes(report)
            header_at, headers = start, _headers(document[start : statement.end], len(problems))
        parsed += len(document)
        if len(problems) >= MOST_MISTAKES or parsed > MOST_PARSED:
            more = "there may be more mistakes below; mend these first"
            last = problems[-1]
            return Parsed({}, "", [*problems, Problem(message=more, line=last.line, column=last.column)])
        left_out = document[start : statement.end]
        if not left_out.strip():
            return Parsed({}, "", problems)
        stand_in = next(headers, "") + "\n" * left_out.count("\n")
        document = document[:start] + stand_in + document[statement.end :]


def _headers(statement: str, count: int) -> Iterator[str]:
    """Headers to try in the place of one with a mistake; what stands below must not fall to the table above it.

    The name it seems to have is tried first, so that what stands below it can be looked at.
    """
    if not statement.lstrip(" \t").startswith("["):
        return
    if name := _NAME.match(statement):
        indent, opened, key = name.groups()
        for brackets in (opened, "[" if opened == "[[" else "[["):
            header = f"{indent}{brackets}{key}{']' * len(brackets)}"
            if header != statement.rstrip():
                yield header
    yield f"[{LOST}{count}]"


def _unreadable(document: str, start: int) -> tuple[int, str]:
    """The first statement that is too deep or has too long a number to be parsed: tomli does not say where."""
    from burnout_tui.toml.statements import statement_at

    while start < len(document):
        statement = statement_at(document, start, start)
        text = document[start : statement.end]
        first = start + len(text) - len(text.lstrip())
        try:
            _loads(text)
        except RecursionError:
            return first, "nested too deeply; a film file needs only a few levels"
        except ValueError as error:
            if not hasattr(error, "pos"):
                longest = re.search(rf"(?<![\d_])\d[\d_]{{{sys.get_int_max_str_digits()},}}", text)
                return longest.start() + start if longest else first, "a number with too many digits"
        start = statement.end + 1
    return len(document), "cannot be read"
