"""Where a TOML statement begins and ends, in a document that may be wrong.

A parser stops where it can go no further, which is often far below the mistake: a string or an array that was never
closed takes in what follows. Here a line that can only be a header or the beginning of a key ends such a statement.
"""

import re
from typing import NamedTuple

TOKEN = re.compile(
    r'''
    (?P<string> """ (?: [^"\\]++ | \\. | "{1,2}(?!") )*+ "{3,5}
              | \'\'\' (?: [^']++ | '{1,2}(?!') )*+ '{3,5}
              | (?!""") " (?: [^"\\\n]++ | \\[^\n] )*+ "
              | (?!\'\'\') ' [^'\n]*+ ' )
  | (?P<lone> """ | \'\'\' | " | ' )
  | (?P<comment> \# [^\n]*+ )
  | (?P<bracket> [\[\]{}] )
  | (?P<end> \n )
  | (?P<rest> [^"'\#\[\]{}\n]++ )
    ''',
    re.VERBOSE | re.DOTALL,
)
"""The parts of a document that decide where its statements end. ``lone`` opens a string that is never closed."""

HEADER = re.compile(r"[ \t]*\[")
"""How a header begins, at the beginning of a statement."""

_SURE_HEADER = re.compile(
    r"""[ \t]*\[\[?[ \t]*(?!true|false|inf|nan)["']?[A-Za-z_][^\],\n]*\]\]?[ \t]*(?:\#[^\n]*)?$""", re.M
)
_SURE_PAIR = re.compile(r"[ \t]*[A-Za-z_][\w-]*(?:[ \t]*\.[ \t]*[\w-]+)*[ \t]*=(?!=)", re.ASCII)
_NEXT = re.compile(rf"^(?:{_SURE_PAIR.pattern}|{_SURE_HEADER.pattern})", re.M | re.ASCII)
_OPENS = re.compile(r"[ \t]*[A-Za-z_][\w-]*[ \t]*=[ \t]*(?:[\[{][^\n]*)?\Z", re.ASCII)


class Statement(NamedTuple):
    """A statement, as offsets into the document."""

    start: int
    """Where its first line begins."""
    end: int
    """The end of its last line, before the line feed."""
    unclosed: int = -1
    """Where the string, array or inline table stands that it does not close; -1 where it closes all."""


def statement_at(document: str, start: int, place: int) -> Statement:
    """The first statement from ``start`` on that reaches ``place``, or that leaves something unclosed before it.

    ``start`` is the beginning of a statement; lines end with a line feed alone.
    """
    while True:
        statement = _statement(document, start)
        if statement.unclosed >= 0 or statement.end >= min(place, len(document)):
            return statement
        start = statement.end + 1


def mark(document: str, opening: int) -> str:
    """What stands at an opening: ``[``, ``{``, or the quotation marks of a string."""
    character = document[opening]
    return character * 3 if character in "\"'" and document.startswith(character * 3, opening) else character


def _statement(document: str, start: int) -> Statement:
    if HEADER.match(document, start):
        return Statement(start, _line_end(document, start))
    open_brackets: list[int] = []
    before = ""
    lone = -1
    place = start
    while token := TOKEN.match(document, place):
        kind, text = token.lastgroup, token[0]
        place = token.end()
        if kind == "end":
            if not open_brackets:
                return Statement(start, token.start(), lone)
            if _ends_here(document, place, document[open_brackets[-1]], before):
                return Statement(start, token.start(), lone if lone >= 0 else open_brackets[-1])
        elif kind == "lone" or (kind == "string" and _runs_over(text)):
            if len(text) >= 3:
                return _unclosed_lines(document, start, token.start())
            lone = token.start() if lone < 0 else lone
            place = _line_end(document, place)
        elif kind == "bracket":
            if text in "[{":
                open_brackets.append(token.start())
            elif open_brackets and document[open_brackets[-1]] + text in ("[]", "{}"):
                open_brackets.pop()
        if kind not in ("end", "comment") and text.strip():
            before = text.strip()[-1]
    if lone < 0 and open_brackets:
        lone = open_brackets[-1]
    return Statement(start, len(document), lone)


def _ends_here(document: str, line: int, bracket: str, before: str) -> bool:
    """Whether a new statement must begin at ``line``, although a bracket is open."""
    if _SURE_HEADER.match(document, line):
        return True
    return bool(_SURE_PAIR.match(document, line)) and not (bracket == "{" and before in "{,")


def _runs_over(string: str) -> bool:
    """Whether the marks that close a string of several lines look like those that open the next one."""
    first, feed, last = string.rpartition("\n")
    return bool(feed) and len(first) >= 3 and _OPENS.match(last.rstrip("\"'")) is not None


def _unclosed_lines(document: str, start: int, opening: int) -> Statement:
    """The statement of a string of several lines that is never closed: up to the next line that must be another."""
    following = _NEXT.search(document, min(_line_end(document, opening) + 1, len(document)))
    return Statement(start, following.start() - 1 if following else len(document), opening)


def _line_end(document: str, place: int) -> int:
    end = document.find("\n", place)
    return len(document) if end < 0 else end
