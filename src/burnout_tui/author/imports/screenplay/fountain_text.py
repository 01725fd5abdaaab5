"""Take the boneyard and the notes out of a screenplay in Fountain before its lines are read."""

import re
from typing import NamedTuple

_TAKEN_OUT = "\0"
"""Stands where something was taken out, so that a line with nothing else is no empty line."""
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_EMPHASIS = re.compile(r"\\([*_])|\*+|(?<![^\W_])_+|_+(?![^\W_])")


class ScriptLines(NamedTuple):
    """The lines of a screenplay in Fountain, and the number of what was taken out."""

    lines: list[str]
    omitted: int
    notes: int


def script_lines(text: str) -> ScriptLines:
    """Return the lines without the boneyard ``/* … */`` and without notes ``[[…]]``, which end at an empty line.

    What is not closed stays as it is. Takes linear time.
    """
    text = _LINE_ENDS.sub("\n", text.replace(_TAKEN_OUT, ""))
    text, omitted = _without(text, "/*", "*/", "")
    text, notes = _without(text, "[[", "]]", "\n\n")
    if not omitted and not notes:
        return ScriptLines(text.split("\n"), 0, 0)
    lines = [
        line.replace(_TAKEN_OUT, "")
        for line in text.split("\n")
        if _TAKEN_OUT not in line or line.replace(_TAKEN_OUT, "").strip()
    ]
    return ScriptLines(lines, omitted, notes)


def plain(text: str) -> str:
    """Return a text without the signs of Fountain's emphasis."""
    return _EMPHASIS.sub(r"\1", text).strip()


def _without(text: str, begin: str, end: str, barrier: str) -> tuple[str, int]:
    """Return a text without the parts between two signs, and their number. A part cannot contain the barrier."""
    kept: list[str] = []
    place = closing = limit = 0
    start = text.find(begin)
    while start >= 0:
        inner = start + len(begin)
        # Each search goes on from the last one, so that many beginnings without an end take linear time.
        if closing < inner:
            closing = text.find(end, inner)
            if closing < 0:
                break
        if barrier and 0 <= limit < inner:
            limit = text.find(barrier, inner)
        if barrier and 0 <= limit < closing:
            start = text.find(begin, limit)
            continue
        kept += [text[place:start], _TAKEN_OUT]
        place = closing + len(end)
        start = text.find(begin, place)
    return "".join([*kept, text[place:]]), len(kept) // 2
