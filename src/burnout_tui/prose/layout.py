"""Layout of documents: lines of a given width, with their links numbered.

Lines break at spaces, but not at the no-break spaces of French typography, and between wide characters, as in Chinese
and Japanese. A word wider than the line is split.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from burnout_tui.prose.document import Block, Document, Span, Style, begins_link, close_fields
from textual_wire.direction import mark_fields

MIN_WIDTH = 8
"""The smallest width, in columns. Narrower widths are rounded up to it."""

_MAX_CACHED = 128
"""Layouts in the cache."""
_SPACE = re.compile("[ \t\n\r\f\v]+")
_NARROW = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f-\u205e\u2190-\u2199\u2200-\u22ff\u2500-\u25fc\u2605\u2606]*"
)
"""Texts with one column per character: Latin letters and the guide's own signs. They need no character tables."""

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


class Line(NamedTuple):
    """One line of a layout."""

    runs: tuple[Run, ...]
    block: int
    """The index of the block that the line belongs to."""

    @property
    def text(self) -> str:
        """The text of the line."""
        return "".join(run.text for run in self.runs)


class Layout(NamedTuple):
    """A document at one width."""

    lines: tuple[Line, ...]
    links: tuple[str, ...]
    """The refs of the links, in reading order."""
    link_lines: tuple[tuple[int, int], ...]
    """The first and last line of each link."""
    anchors: dict[str, int]
    """The first line about each ref."""


class _Word(NamedTuple):
    """Runs that stay together on one line."""

    runs: tuple[Run, ...]
    width: int
    spaced: bool
    """True if a space precedes the word."""


def cells(text: str) -> int:
    """Return the width of a text on a terminal, in columns."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def graphemes(text: str) -> list[tuple[str, int]]:
    """Return the grapheme clusters of a text with their widths. The widths add up to ``cells(text)``."""
    from rich.cells import split_graphemes

    return [(text[start:end], size) for start, end, size in split_graphemes(text)[0]]


def truncate(text: str, width: int) -> str:
    """Shorten a text to ``width`` columns. An ellipsis replaces what is left out."""
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    end = used = 0
    for length, size in _sizes(text):
        if used + size >= width:
            break
        end, used = end + length, used + size
    return text[:end].rstrip() + "…"


@lru_cache(_MAX_CACHED)
def lay_out(document: Document, width: int) -> Layout:
    """Set a document in lines of at most ``width`` columns. The latest layouts are cached and shared by all readers."""
    width = max(width, MIN_WIDTH)
    lines: list[Line] = []
    links: list[str] = []
    anchors: dict[str, int] = {}
    for number, block in enumerate(document):
        if lines:
            lines += [Line((), number)] * block.gap
        if block.anchor:
            anchors.setdefault(block.anchor, len(lines))
        lines += (Line(runs, number) for runs in _lay_out_block(block, width, links))
    where: list[tuple[int, int]] = [(0, 0)] * len(links)
    for row in range(len(lines) - 1, -1, -1):
        for run in lines[row].runs:
            if run.link >= 0:
                where[run.link] = (row, max(row, where[run.link][1]))
    return Layout(tuple(lines), tuple(links), tuple(where), anchors)


def plain_lines(document: Document, width: int) -> Iterator[str]:
    """Yield the lines of a document as plain text, without trailing spaces, with marks that keep fields in place."""
    for line in lay_out(document, width).lines:
        yield mark_fields(line.text.rstrip(" "))


def _lay_out_block(block: Block, width: int, links: list[str]) -> Iterator[tuple[Run, ...]]:
    indent = min(block.indent, width - MIN_WIDTH)
    lead: list[Run] = []
    if block.label_width:
        column = block.label_width + 2
        label = block.label_spans
        if column > (width - indent) * 0.45 or sum(cells(span.text) for span in label) > block.label_width:
            # The label does not fit beside the text: it goes above, and the text is indented by two columns.
            if label:
                yield from (_indent(text, indent) for text in _fill(_split_words(label, links), width - indent))
            indent = min(indent + 2, width - MIN_WIDTH)
        else:
            lead = list(_indent(next(_fill(_split_words(label, links), column)), indent))
            lead.append(Run(" " * (indent + column - sum(cells(run.text) for run in lead)), "body"))
            indent += column
    rows = list(_fill(_split_words(block.spans, links), width - indent))
    for index, row in enumerate(rows):
        line = (*lead, *row) if index == 0 and lead else _indent(row, indent)
        if index == len(rows) - 1 and block.tail:
            yield from _with_tail(line, block.tail, width, indent, links)
        else:
            yield line


def _with_tail(
    line: tuple[Run, ...], tail: Span, width: int, indent: int, links: list[str]
) -> Iterator[tuple[Run, ...]]:
    used = sum(cells(run.text) for run in line)
    size = cells(tail.text)
    link = -1
    if tail.ref:
        links.append(tail.ref)
        link = len(links) - 1
    if used + 2 + size <= width:
        yield (*line, Run(" " * (width - used - size), "body"), Run(tail.text, tail.style, link))
    else:
        yield line
        room = width - indent
        text = truncate(tail.text, room)
        yield _indent((Run(" " * (room - cells(text)), "body"), Run(text, tail.style, link)), indent)


def _indent(runs: tuple[Run, ...], indent: int) -> tuple[Run, ...]:
    return (Run(" " * indent, "body"), *runs) if indent and runs else runs


def _split_words(spans: Iterable[Span], links: list[str]) -> Iterator[_Word]:
    """Split spans into words. Adjoining spans without a space between them belong to one word."""
    held: list[Run] = []
    spaced = False

    def word() -> _Word:
        return _Word(tuple(held), sum(cells(run.text) for run in held), spaced)

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


def _fill(words: Iterator[_Word], width: int) -> Iterator[tuple[Run, ...]]:
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


def _split_word(word: _Word, width: int) -> Iterator[list[Run]]:
    """Split a word that is wider than a line. Each character is measured once: words may be very long."""
    line: list[Run] = []
    used = 0
    for run in word.runs:
        start = place = 0
        for length, size in _sizes(run.text):
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


def _sizes(text: str) -> Iterable[tuple[int, int]]:
    """Return the number of characters and the width of each grapheme cluster."""
    if _NARROW.fullmatch(text):
        return repeat((1, 1), len(text))
    return ((len(cluster), size) for cluster, size in graphemes(text))


def _merge(runs: list[Run]) -> tuple[Run, ...]:
    """Join neighbouring runs of the same style and link."""
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].style == run.style and merged[-1].link == run.link:
            merged[-1] = Run(merged[-1].text + run.text, run.style, run.link)
        else:
            merged.append(run)
    return tuple(merged)
