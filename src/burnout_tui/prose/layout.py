"""A document set to a width: lines of runs, with its links counted.

Lines break at spaces only, never at the no-break spaces of French typography, and between wide characters, as Chinese
and Japanese are set. A word wider than the line is cut.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from burnout_tui.prose.document import Block, Document, Span, Style, begins_link

MIN_WIDTH = 8
"""Columns; a narrower width is taken as this."""

_MAX_CACHED = 128
"""Layouts that are kept, the last used: some tens of kilobytes each."""
_SPACE = re.compile("[ \t\n\r\f\v]+")
_NARROW = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f-\u205e\u2190-\u2199\u2200-\u22ff\u2500-\u25fc\u2605\u2606]*"
)
"""Texts of one column a character: Latin letters and the signs of the guide. Rich's tables are not loaded for these."""

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
"""Scripts set without spaces, from their first to their last character: Unicode's East Asian Wide blocks."""


class Run(NamedTuple):
    """A stretch of one line in one style."""

    text: str
    style: Style
    link: int = -1
    """The link's number in the document, from 0; -1 for plain words."""


class Line(NamedTuple):
    """One line of a laid-out document."""

    runs: tuple[Run, ...]
    block: int
    """The number of the block it belongs to."""

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(run.text for run in self.runs)


class Layout(NamedTuple):
    """A document at one width."""

    lines: tuple[Line, ...]
    links: tuple[str, ...]
    """The refs of the links, in reading order."""
    link_lines: tuple[tuple[int, int], ...]
    """The first and last line of each link."""
    anchors: dict[str, int]
    """The first line of what is about each ref."""


class _Word(NamedTuple):
    """Runs between which no line may break."""

    runs: tuple[Run, ...]
    width: int
    spaced: bool
    """Whether a space stands before it."""


def cells(text: str) -> int:
    """The columns that a text takes on a terminal."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def graphemes(text: str) -> list[tuple[str, int]]:
    """What readers take for one character each, with its columns; their sum is that of ``cells``."""
    from rich.cells import split_graphemes

    return [(text[start:end], size) for start, end, size in split_graphemes(text)[0]]


def truncate(text: str, width: int) -> str:
    """The text in ``width`` columns at the most, an ellipsis where something is left out."""
    if cells(text) <= width:
        return text
    return (_pieces(text, width - 1)[0].rstrip() if width > 1 else "") + "…" if width > 0 else ""


@lru_cache(_MAX_CACHED)
def lay_out(document: Document, width: int) -> Layout:
    """Set a document in lines of ``width`` columns at the most. Readers of the same at one width share the lines."""
    width = max(width, MIN_WIDTH)
    lines: list[Line] = []
    links: list[str] = []
    anchors: dict[str, int] = {}
    for number, block in enumerate(document):
        if lines:
            lines += [Line((), number)] * block.gap
        if block.anchor:
            anchors.setdefault(block.anchor, len(lines))
        lines += (Line(runs, number) for runs in _block(block, width, links))
    where: list[tuple[int, int]] = [(0, 0)] * len(links)
    for row in range(len(lines) - 1, -1, -1):
        for run in lines[row].runs:
            if run.link >= 0:
                where[run.link] = (row, max(row, where[run.link][1]))
    return Layout(tuple(lines), tuple(links), tuple(where), anchors)


def _block(block: Block, width: int, links: list[str]) -> Iterator[tuple[Run, ...]]:
    indent = min(block.indent, width - MIN_WIDTH)
    lead: list[Run] = []
    if block.label_width:
        column = block.label_width + 2
        label = block.label or Span("")
        if column > (width - indent) * 0.45 or cells(label.text) > block.label_width:
            # No room beside the label: it stands above, and the rest goes in by two columns.
            for text in _filled(_words([label], links), width - indent):
                yield _indented(text, indent)
            indent = min(indent + 2, width - MIN_WIDTH)
        else:
            lead = list(_indented(next(_filled(_words([label], links), column)), indent))
            lead.append(Run(" " * (indent + column - sum(cells(run.text) for run in lead)), "body"))
            indent += column
    rows = list(_filled(_words(block.spans, links), width - indent))
    for index, row in enumerate(rows):
        line = (*lead, *row) if index == 0 and lead else _indented(row, indent)
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
        yield _indented((Run(" " * (room - cells(text)), "body"), Run(text, tail.style, link)), indent)


def _indented(runs: tuple[Run, ...], indent: int) -> tuple[Run, ...]:
    return (Run(" " * indent, "body"), *runs) if indent and runs else runs


def _words(spans: Iterable[Span], links: list[str]) -> Iterator[_Word]:
    """The words of a block; adjoining spans without a space between them make one word."""
    held: list[Run] = []
    spaced = False

    def word() -> _Word:
        return _Word(tuple(held), sum(cells(run.text) for run in held), spaced)

    before: Span | None = None
    for span in spans:
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
            for part in _parts(text):
                if held and (_wide(part[0]) or _wide(held[-1].text[-1])):
                    yield word()
                    held, spaced = [], False
                held.append(Run(part, span.style, link))
    if held:
        yield word()


def _parts(text: str) -> list[str]:
    """A word without spaces, cut before and after each wide character."""
    if text.isascii() or not any(map(_wide, text)):
        return [text] if text else []
    parts: list[str] = []
    for character in text:
        if parts and not _wide(character) and not _wide(parts[-1][0]):
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _wide(character: str) -> bool:
    return character >= "\u1100" and any(first <= character <= last for first, last in _WIDE_RANGES)


def _filled(words: Iterator[_Word], width: int) -> Iterator[tuple[Run, ...]]:
    """Lines of words; one empty line where there are no words."""
    line: list[Run] = []
    used = 0
    any_line = False
    for word in words:
        space = 1 if word.spaced and used else 0
        if used and used + space + word.width > width:
            yield _merged(line)
            any_line = True
            line, used, space = [], 0, 0
        if space:
            # The space within a link belongs to it, so that its underline is whole.
            same = line[-1].link == word.runs[0].link
            line.append(Run(" ", line[-1].style if same else "body", line[-1].link if same else -1))
        if word.width > width:
            for piece in _broken(word, width):
                if used:
                    yield _merged(line)
                    any_line = True
                line = list(piece)
                used = sum(cells(run.text) for run in line)
        else:
            line += word.runs
            used += space + word.width
    if line or not any_line:
        yield _merged(line)


def _broken(word: _Word, width: int) -> Iterator[list[Run]]:
    """A word that is wider than a line, in pieces that are not."""
    line: list[Run] = []
    used = 0
    for run in word.runs:
        rest = run.text
        while rest:
            part = _pieces(rest, width - used)[0] if width > used else ""
            if not part or cells(part) > width - used:
                if not used:
                    part = part or rest[0]  # a character wider than the line stands alone
                else:
                    yield line
                    line, used = [], 0
                    continue
            line.append(Run(part, run.style, run.link))
            used += cells(part)
            rest = rest[len(part) :]
    if line:
        yield line


def _pieces(text: str, width: int) -> list[str]:
    if _NARROW.fullmatch(text):
        return [text[:width]]
    from rich.cells import chop_cells

    return chop_cells(text, width) or [""]


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of one style and link joined."""
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].style == run.style and merged[-1].link == run.link:
            merged[-1] = Run(merged[-1].text + run.text, run.style, run.link)
        else:
            merged.append(run)
    return tuple(merged)
