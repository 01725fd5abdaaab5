"""The drawing of a film's title card: what it may consist of, and its lines."""

from collections.abc import Iterator

from burnout_tui.errors import KeyPath, Problem, TextProblem
from burnout_tui.message import Message
from burnout_tui.visible import spell_out

MAX_ROWS, MAX_COLUMNS = 12, 64
"""The size of the largest drawing."""
_SIGNS = ".,:;*+^~=_|/\\<>()[]#-"
_DRAWN = frozenset((" ", *_SIGNS, *map(chr, range(0x2500, 0x25A0))))
"""Characters that every terminal shows in one column: blanks, a few signs, lines and blocks."""
_DELIMITERS = "\"'\\"
"""Characters that also stand around a string or in an escape, so that counting them does not find their place."""


def art_lines(art: str) -> list[str]:
    """Return the lines of a drawing, without the blanks at their ends and below."""
    return [line.rstrip() for line in art.rstrip().split("\n")]


def art_problems(art: str, path: KeyPath) -> Iterator[Problem]:
    """Yield the problems of a drawing: its size, and the first wrong character of each line."""
    start = 0
    for number, line in enumerate(art_lines(art)):
        if number == MAX_ROWS:
            start += len(art[start:]) - len(art[start:].lstrip())
            message = Message("a drawing has at most {count} lines; remove those from here on", count=MAX_ROWS)
            yield _at(art, start, path, message)
            return
        if wrong := next((column for column, sign in enumerate(line) if sign not in _DRAWN), -1) + 1:
            message = Message(
                "“{character}” cannot be in a drawing; use spaces, line and block characters (U+2500 to U+259F), and "
                "{signs}",
                character=_named(line[wrong - 1]),
                signs=_SIGNS,
            )
            yield _at(art, start + wrong - 1, path, message)
        if len(line) > MAX_COLUMNS:
            message = Message("a line of a drawing has at most {count} columns; remove the rest", count=MAX_COLUMNS)
            yield _at(art, start + MAX_COLUMNS, path, message)
        start = art.find("\n", start) + 1


def _at(art: str, offset: int, path: KeyPath, message: Message) -> Problem:
    character = art[offset]
    if character in _DELIMITERS:
        return Problem(message=message, path=path, code="drawing")
    before = art.count(character, 0, offset)
    return TextProblem(message=message, path=path, words=character, count=before, code="drawing")


def _named(character: str) -> str:
    """Return a character as a message quotes it: its code if nobody can see it."""
    return spell_out(character) if character.isprintable() else f"U+{ord(character):04X}"
