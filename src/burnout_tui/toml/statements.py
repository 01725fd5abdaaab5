"""Find where a TOML statement begins and ends, even if it has a syntax error.

A parser fails where it cannot continue, often far below the error: an unclosed string or array swallows the lines that
follow. Here such a statement ends before a line that can only be a header or the start of a key.
"""

import re
from typing import NamedTuple

STRING = r'''(?: """ (?: [^"\\]++ | \\. | "{1,2}(?!") )*+ "{3,5}
              | \'\'\' (?: [^']++ | '{1,2}(?!') )*+ '{3,5}
              | (?!""") " (?: [^"\\\n]++ | \\[^\n] )*+ "
              | (?!\'\'\') ' [^'\n]*+ ' )'''
"""The pattern of a complete string, for ``re.VERBOSE | re.DOTALL``."""

TOKEN = re.compile(
    rf'''
    (?P<string> {STRING} )
  | (?P<unclosed> """ | \'\'\' | " | ' )
  | (?P<comment> \# [^\n]*+ )
  | (?P<bracket> [\[\]{{}}] )
  | (?P<line_end> \n )
  | (?P<other> [^"'\#\[\]{{}}\n]++ )
    ''',
    re.VERBOSE | re.DOTALL,
)
"""The tokens that decide where a statement ends. ``unclosed`` opens a string that is never closed."""

HEADER = re.compile(r"[ \t]*\[")
"""The start of a header, at the start of a statement."""

_CERTAIN_HEADER = re.compile(
    r"""[ \t]*\[\[?[ \t]*(?!true|false|inf|nan)["']?[A-Za-z_][^\],\n]*\]\]?[ \t]*(?:\#[^\n]*)?$""", re.M
)
_CERTAIN_PAIR = re.compile(r"[ \t]*[A-Za-z_][\w-]*(?:[ \t]*\.[ \t]*[\w-]+)*[ \t]*=(?!=)", re.ASCII)
_CERTAIN_STATEMENT = re.compile(rf"^(?:{_CERTAIN_PAIR.pattern}|{_CERTAIN_HEADER.pattern})", re.M | re.ASCII)
_PAIR_BEFORE_STRING = re.compile(r"[ \t]*[A-Za-z_][\w-]*[ \t]*=[ \t]*(?:[\[{][^\n]*)?\Z", re.ASCII)


class Statement(NamedTuple):
    """A statement, as offsets into the document."""

    start: int
    """The start of its first line."""
    end: int
    """The end of its last line, before the line feed."""
    unclosed: int = -1
    """The first string, array or inline table that the statement does not close; -1 if it closes all."""


def statement_at(document: str, start: int, offset: int) -> Statement:
    """Return the first statement from ``start`` on that reaches ``offset`` or leaves something unclosed before it.

    ``start`` is the start of a statement. Lines must end with LF.
    """
    while True:
        statement = _statement(document, start)
        if statement.unclosed >= 0 or statement.end >= min(offset, len(document)):
            return statement
        start = statement.end + 1


def delimiter_at(document: str, offset: int) -> str:
    """Return the opening delimiter at an offset: ``[``, ``{``, or the quotation marks of a string."""
    character = document[offset]
    return character * 3 if character in "\"'" and document.startswith(character * 3, offset) else character


def _statement(document: str, start: int) -> Statement:
    if HEADER.match(document, start):
        return Statement(start, _line_end(document, start))
    open_brackets: list[int] = []
    last_character = ""
    unclosed = -1
    offset = start
    while token := TOKEN.match(document, offset):
        kind, text = token.lastgroup, token[0]
        offset = token.end()
        if kind == "line_end":
            if not open_brackets:
                return Statement(start, token.start(), unclosed)
            if _must_end(document, offset, document[open_brackets[-1]], last_character):
                return Statement(start, token.start(), unclosed if unclosed >= 0 else open_brackets[-1])
        elif kind == "unclosed" or (kind == "string" and _swallows_a_string(text)):
            if len(text) >= 3:
                return _statement_with_open_string(document, start, token.start())
            unclosed = token.start() if unclosed < 0 else unclosed
            offset = _line_end(document, offset)
        elif kind == "bracket":
            if text in "[{":
                open_brackets.append(token.start())
            elif open_brackets and document[open_brackets[-1]] + text in ("[]", "{}"):
                open_brackets.pop()
        if kind != "comment" and text.strip():
            last_character = text.strip()[-1]
    if unclosed < 0 and open_brackets:
        unclosed = open_brackets[-1]
    return Statement(start, len(document), unclosed)


def _must_end(document: str, line: int, bracket: str, last_character: str) -> bool:
    """Return True if a new statement must begin at ``line``, although a bracket is open."""
    if header := _CERTAIN_HEADER.match(document, line):
        is_item = last_character in "[," and header[0].lstrip(" \t[")[0] in "\"'"
        return not is_item
    return bool(_CERTAIN_PAIR.match(document, line)) and not (bracket == "{" and last_character in "{,")


def _swallows_a_string(string: str) -> bool:
    """Return True if the quotation marks that close a multi-line string seem to open the next one."""
    first, line_feed, last = string.rpartition("\n")
    return bool(line_feed) and len(first) >= 3 and _PAIR_BEFORE_STRING.match(last.rstrip("\"'")) is not None


def _statement_with_open_string(document: str, start: int, opening: int) -> Statement:
    """Return the statement with an unclosed multi-line string; it ends before the next line that must be another."""
    following = _CERTAIN_STATEMENT.search(document, min(_line_end(document, opening) + 1, len(document)))
    return Statement(start, following.start() - 1 if following else len(document), opening)


def _line_end(document: str, offset: int) -> int:
    end = document.find("\n", offset)
    return len(document) if end < 0 else end
