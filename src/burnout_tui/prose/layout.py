"""Layout of documents: lines of a given width, with their links numbered."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from burnout_tui.prose.document import Block, Document, Span, begins_link
from burnout_tui.prose.line_breaking import Run, fill, split_words
from burnout_tui.prose.measure import cells, truncate
from textual_wire.direction import mark_fields

MIN_WIDTH = 8
"""The smallest width, in columns. Narrower widths are rounded up to it."""

_MAX_CACHED = 512
"""Layouts in the cache."""
_MAX_BLOCKS, _MAX_SPANS = 500, 2000
"""The blocks, and the pieces of text in them, of the largest document whose layout is cached."""


class Line(NamedTuple):
    """One line of a layout."""

    runs: tuple[Run, ...]
    block: int
    """The index of the block that the line belongs to."""

    @property
    def text(self) -> str:
        """The text of the line."""
        return "".join(run.text for run in self.runs)


class Layout:
    """A document at one width, laid out from the beginning as far as somebody has asked for."""

    def __init__(self, document: Document, width: int) -> None:
        self.lines: list[Line] = []
        self.links: list[str] = []
        """The refs of the links in the lines, in reading order."""
        self.link_lines: list[tuple[int, int]] = []
        """The first and last line of each link."""
        self.anchors: dict[str, int] = {}
        """The first line about each ref."""
        self.complete = False
        """True if the whole document is laid out."""
        self.is_shared = False
        """True if readers of the same document get this same layout."""
        self._refs: list[str] = []
        """The refs of the links so far, with those of words whose line is not full yet."""
        self._rest = self._lay_out(document, max(width, MIN_WIDTH))

    def extend(self, count: int | None = None) -> None:
        """Lay out some more lines, or all."""
        added = 0
        for line in islice(self._rest, count):
            added += 1
            for run in line.runs:
                if run.link >= 0:
                    self._add_links(run.link + 1)
                    self.link_lines[run.link] = (self.link_lines[run.link][0], len(self.lines))
            self.lines.append(line)
        if count is None or added < count:
            self._add_links(len(self._refs))
            self.complete = True

    def _add_links(self, count: int) -> None:
        """Add links that begin on the next line, so that there are ``count``."""
        while len(self.links) < count:
            self.links.append(self._refs[len(self.links)])
            self.link_lines.append((len(self.lines), len(self.lines)))

    def _lay_out(self, document: Document, width: int) -> Iterator[Line]:
        """Yield the lines. Each is added before the next one is made."""
        for number, block in enumerate(document):
            if self.lines:
                yield from [Line((), number)] * block.gap
            if block.anchor:
                self.anchors.setdefault(block.anchor, len(self.lines))
            for runs in _lay_out_block(block, width, self._refs):
                yield Line(runs, number)


def begin_layout(document: Document, width: int) -> Layout:
    """Return the layout of a document in lines of at most ``width`` columns, as far as it exists.

    The latest layouts of short documents are cached and shared by all readers.
    """
    return _begin_layout(document, width) if is_short(document) else Layout(document, width)


def is_short(document: Document) -> bool:
    """Return True if readers may share a document and its layouts."""
    return len(document) <= _MAX_BLOCKS and sum(len(block.spans) for block in document) <= _MAX_SPANS


@lru_cache(_MAX_CACHED)
def _begin_layout(document: Document, width: int) -> Layout:
    layout = Layout(document, width)
    layout.is_shared = True
    return layout


def lay_out(document: Document, width: int) -> Layout:
    """Set a whole document in lines of at most ``width`` columns."""
    layout = begin_layout(document, width)
    layout.extend()
    return layout


def plain_lines(blocks: Iterable[Block], width: int) -> Iterator[str]:
    """Yield the lines of a document as plain text, without trailing spaces, with marks that keep fields in place.

    Each block is laid out when its lines are wanted, so a long text can be made in pieces.
    """
    width = max(width, MIN_WIDTH)
    is_first = True
    for block in blocks:
        yield from () if is_first else [""] * block.gap
        is_first = False
        for runs in _lay_out_block(block, width, []):
            yield mark_fields("".join(run.text for run in runs).rstrip(" "))


def _lay_out_block(block: Block, width: int, links: list[str]) -> Iterator[tuple[Run, ...]]:
    if block.draw:
        for spans in block.draw(width):
            yield _drawn_runs(spans, width, links)
        return
    if block.drawn:
        yield _drawn_runs(block.spans, width, links)
        return
    indent = min(block.indent, width - MIN_WIDTH)
    leads: list[tuple[Run, ...]] = []
    if block.label_width:
        column = block.label_width + 2
        fits = column <= (width - indent) * 0.45 and _label_fits(block)
        if not fits:
            # The label does not fit beside the text: it goes above, and the text is indented by two columns. A sign
            # alone has room before the text.
            column = min(2, width - MIN_WIDTH - indent)
            if block.label:
                label = fill(split_words(block.label_spans, links), width - indent)
                yield from (_indent(text, indent) for text in label)
        if fits or not block.label:
            label = fill(split_words(block.label_spans, links), max(block.label_width if fits else column, 1))
            leads = [_label_row(row, indent, column) for row in label]
        indent += column
    rows: Iterable[tuple[Run, ...]] = fill(split_words(block.spans, links), width - indent)
    if len(leads) > 1:
        rows = [*rows]
        rows += [()] * (len(leads) - len(rows))
    line: tuple[Run, ...] = ()
    for number, row in enumerate(rows):
        if number:
            yield line
        line = (*leads[number], *row) if number < len(leads) else _indent(row, indent)
    if block.tail:
        yield from _with_tail(line, block.tail, width, indent, links)
    else:
        yield line


def _label_fits(block: Block) -> bool:
    """Return True if the label fits into its column: on one line, or word by word if it may wrap."""
    text = "".join(span.text for span in block.label_spans)
    parts = text.split(" ") if block.label_wraps else [text]
    return max(map(cells, parts)) <= block.label_width


def _label_row(row: tuple[Run, ...], indent: int, column: int) -> tuple[Run, ...]:
    """Return a line of a label, filled up to the width of its column."""
    runs = _indent(row, indent)
    return (*runs, Run(" " * (indent + column - sum(cells(run.text) for run in runs)), "body"))


def _drawn_runs(spans: Iterable[Span], width: int, links: list[str]) -> tuple[Run, ...]:
    """Return a line of a drawing, cut off at ``width`` columns."""
    runs: list[Run] = []
    before: Span | None = None
    for span in spans:
        if width <= 0:
            break
        if begins_link(span, before):
            links.append(span.ref)
        text = truncate(span.text, width)
        runs.append(Run(text, span.style, len(links) - 1 if span.ref else -1))
        width -= cells(text)
        before = span
    return tuple(runs)


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
