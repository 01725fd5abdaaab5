"""Find the syntax of TOML 1.1, which this program reads but many editors, formatters and parsers do not."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from burnout_tui.errors import Problem
from burnout_tui.message import Message
from burnout_tui.toml.statements import STRING, TOKEN

_ESCAPE = re.compile(r"\\(?:(e)|x([0-9A-Fa-f]{2})|.)", re.DOTALL)
_ON_LINES = Message("only TOML 1.1 allows a line to end within {{ }}; write the table on one line, or under a header")
_TIME = re.compile(r"(?<![\d:+-])\d\d:\d\d(?![\d:])")
_MAYBE_NEWER = re.compile(r"\\[ex]|:\d\d(?![\d:])|,[ \t]*}")
"""Found in every document with a newer escape, a time without seconds, or a comma before ``}`` on its line."""
_WITHIN = rf"(?: {STRING} | [^\"'\#{{}}\n]++ )"
_ON_ONE_LINE = re.compile(
    rf"(?: {STRING} | \#[^\n]*+ | [^\"'\#{{}}]++ | {{ (?: {_WITHIN} | {{ {_WITHIN}*+ }} )*+ }} )*+",
    re.VERBOSE | re.DOTALL,
)
"""A document in which every table within braces is on one line, and has at most one more level of tables within it."""
_LAST_COMMA = Message("only TOML 1.1 allows a comma before }}; remove it")


def newer_syntax(document: str) -> list[Problem]:
    """Return a warning for each place of a document without syntax errors that TOML 1.0 does not allow.

    The lines of the document must end with LF.
    """
    if not _MAYBE_NEWER.search(document) and _ON_ONE_LINE.fullmatch(document):
        return []  # Most documents are older, and to find that out is much faster than to read every token
    line_starts = [0, *(feed.end() for feed in re.finditer("\n", document))]
    problems = []
    for offset, message in _places(document):
        line = bisect_right(line_starts, offset)
        column = offset - line_starts[line - 1] + 1
        problems.append(Problem(message=message, line=line, column=column, severity="warning", code="newer-toml"))
    return problems


def _places(document: str) -> Iterator[tuple[int, Message]]:
    """Yield the offset and the message of each place."""
    opened: list[tuple[str, int]] = []
    on_lines: set[int] = set()
    comma = -1
    for token in TOKEN.finditer(document):
        kind, text, start = token.lastgroup, token[0], token.start()
        if kind == "string" and text[0] == '"' and "\\" in text:
            yield from _escapes(text, start)
        elif kind == "other" and ":" in text:
            yield from _times(text, start)
        elif kind == "line_end" and opened and opened[-1][0] == "{" and opened[-1][1] not in on_lines:
            on_lines.add(opened[-1][1])
            yield opened[-1][1], _ON_LINES
        elif kind == "bracket" and text in "[{":
            opened.append((text, start))
        elif kind == "bracket" and opened and opened.pop()[0] == "{" and comma >= 0:
            yield comma, _LAST_COMMA
        if kind == "bracket" or (kind == "other" and text.strip()):
            comma = start + len(text.rstrip()) - 1 if kind == "other" and text.rstrip().endswith(",") else -1


def _times(text: str, start: int) -> Iterator[tuple[int, Message]]:
    for time in _TIME.finditer(text):
        message = Message("only TOML 1.1 allows a time without seconds; write {time}", time=f"{time[0]}:00")
        yield start + time.start(), message


def _escapes(string: str, start: int) -> Iterator[tuple[int, Message]]:
    for escape in _ESCAPE.finditer(string):
        if escape[1] or escape[2]:
            code = int(escape[2], 16) if escape[2] else 0x1B
            instead = f"\\u{code:04X}"
            message = Message(
                "only TOML 1.1 knows the escape {escape}; write {instead}", escape=escape[0], instead=instead
            )
            yield start + escape.start(), message
