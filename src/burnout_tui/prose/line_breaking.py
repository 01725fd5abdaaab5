"""Break spans into words, and fill lines with them.

Lines break at spaces, but not at the no-break spaces of French typography, and between wide characters, as in Chinese
and Japanese. A word wider than the line is split.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from burnout_tui.prose.document import Span, Style, begins_link, close_fields
from burnout_tui.prose.measure import cells, sizes

_SPACE = re.compile("[ \t\n\r\f\v]+")
_WIDE_RANGES = (
    ("\u1100", "\u115f"),
    ("\u2e80", "\u303e"),
    ("\u3041", "\ua4cf"),
    ("\uac00", "\ud7a3"),
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe6f"),
    ("\uff00", "\uff60"),
    ("\U00020000", "\U0003fffd"),
)
"""Scripts that are written without spaces, as first and last character: Unicode's East Asian Wide blocks."""


class Run(NamedTuple):
    """A piece of a line in one style."""

    text: str
    style: Style
    link: int = -1
    """The index of the link in the document; -1 for plain text."""


class Word(NamedTuple):
    """Runs that stay together on one line."""

    runs: tuple[Run, ...]
    width: int
    spaced: bool
    """True if a space precedes the word."""


def split_words(spans: Iterable[Span], links: list[str]) -> Iterator[Word]:
    """Split spans into words. Adjoining spans without a space between them belong to one word."""
    held: list[Run] = []
    spaced = False

    def word() -> Word:
        width = cells(held[0].text) if len(held) == 1 else sum(cells(run.text) for run in held)
        return Word(tuple(held), width, spaced)

    before: Span | None = None
    for span in close_fields(spans):
        if begins_link(span, before):
            links.append(span.ref)
        link = len(links) - 1 if span.ref else -1
        before = span
        for index, text in enumerate(_SPACE.split(span.text)):
            if index:
                if held:
                    yield word()
                    held = []
                spaced = True
            for part in _split_wide(text):
                if held and (_is_wide(part[0]) or _is_wide(held[-1].text[-1])):
                    yield word()
                    held, spaced = [], False
                held.append(Run(part, span.style, link))
    if held:
        yield word()


def _split_wide(text: str) -> list[str]:
    """Split a word before and after each wide character."""
    if text.isascii() or not any(map(_is_wide, text)):
        return [text] if text else []
    parts: list[str] = []
    for character in text:
        if parts and not _is_wide(character) and not _is_wide(parts[-1][0]):
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _is_wide(character: str) -> bool:
    return character >= "\u1100" and any(first <= character <= last for first, last in _WIDE_RANGES)


def fill(words: Iterator[Word], width: int) -> Iterator[tuple[Run, ...]]:
    """Fill lines with words. Without words, yield one empty line."""
    line: list[Run] = []
    used = 0
    any_line = False
    for word in words:
        space = 1 if word.spaced and used else 0
        if used and used + space + word.width > width:
            yield _merge(line)
            any_line = True
            line, used, space = [], 0, 0
        if space:
            # A space inside a link belongs to the link, so that its underline has no gap; one behind a match does not.
            same = line[-1].link == word.runs[0].link and "match" not in (line[-1].style, word.runs[0].style)
            line.append(Run(" ", line[-1].style if same else "body", line[-1].link if same else -1))
        if word.width > width:
            for piece in _split_word(word, width):
                if used:
                    yield _merge(line)
                    any_line = True
                line = list(piece)
                used = sum(cells(run.text) for run in line)
        else:
            line += word.runs
            used += space + word.width
    if line or not any_line:
        yield _merge(line)


def _split_word(word: Word, width: int) -> Iterator[list[Run]]:
    """Split a word that is wider than a line. Each character is measured once: words may be very long."""
    line: list[Run] = []
    used = 0
    for run in word.runs:
        start = place = 0
        for length, size in sizes(run.text):
            if used and used + size > width:
                if place > start:
                    line.append(Run(run.text[start:place], run.style, run.link))
                yield line
                line, used, start = [], 0, place
            place += length
            used += size
        line.append(Run(run.text[start:], run.style, run.link))
    if line:
        yield line


def _merge(runs: list[Run]) -> tuple[Run, ...]:
    """Join neighbouring runs of the same style and link."""
    merged: list[Run] = []
    for (style, link), alike in groupby(runs, itemgetter(1, 2)):
        merged.append(Run("".join([run[0] for run in alike]), style, link))
    return tuple(merged)
