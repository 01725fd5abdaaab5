"""A page of text with links that one steps through."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import islice, zip_longest
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.strip import Strip

from burnout_tui.prose.document import Document, is_url
from burnout_tui.prose.layout import Layout, Line, cells, lay_out
from burnout_tui.view.history import PagePlace
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import Open
from burnout_tui.view.scroll_anchor import same_place
from burnout_tui.view.widgets.line_view import LineView
from burnout_tui.view.widgets.painting import MARGIN, link_at, painted

_MOST_COLUMNS = 88
"""Text is not set wider than this, margins and all: longer lines are hard to read."""


class Page(LineView, can_focus=True):
    """A document. ↑ ↓ go from link to link, and scroll where there is none in view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page--body",
        "page--title",
        "page--heading",
        "page--dim",
        "page--label",
        "page--quote",
        "page--mark",
        "page--spoiler",
        "page--link",
        "page--match",
        "page--selected",
        "page--edge",
    }
    BASE = "page--body"
    EDGE = "page--edge"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("page"))
    DEFAULT_CSS = """
    Page {
        .page--title { text-style: bold; color: $guide-link; }
        .page--heading { text-style: bold; color: $guide-mark; }
        .page--edge { color: $guide-mark; }
        .page--dim { color: $guide-dim; }
        .page--label { color: $guide-dim; }
        .page--quote { text-style: italic; }
        .page--mark { color: $guide-mark; }
        .page--spoiler { text-style: italic; color: $guide-mark; }
        .page--link { color: $guide-link; text-style: underline; }
        .page--match { text-style: bold underline; color: $guide-mark; }
        .page--selected { background: $guide-cursor; color: $guide-cursor-text; text-style: bold underline; }
        &:ansi .page--selected { text-style: reverse bold; }
    }
    """

    def __init__(self, document: Document = (), id: str | None = None) -> None:
        super().__init__(id=id)
        self._document = document
        self._laid: Layout | None = None
        self._width = -1
        self._link = -1
        self._addresses: Mapping[int, Style] = {}
        self._wanted: PagePlace | None = None

    @property
    def document(self) -> Document:
        """What the page shows."""
        return self._document

    @property
    def link(self) -> str:
        """The ref of the selected link; empty where none is."""
        return self._layout.links[self._link] if 0 <= self._link < len(self._layout.links) else ""

    @property
    def pointed_at(self) -> Offset | None:
        """Where the selected link begins in the window; None where it is not in view."""
        if not self.link or not self.points:
            return None
        row = self._layout.link_lines[self._link][0]
        runs = self._layout.lines[row].runs
        before = runs[: next(number for number, run in enumerate(runs) if run.link == self._link)]
        top = self.scroll_offset.y
        column = MARGIN + sum(cells(run.text) for run in before)
        return Offset(column, row - top) if top <= row < top + self.size.height else None

    @property
    def points(self) -> bool:
        """Whether the selected link shows: while the page has the focus."""
        return self.has_focus

    @property
    def place(self) -> PagePlace:
        """Where the reader is."""
        if self._wanted:
            return self._wanted
        return self._place_in((self._laid or self._layout).lines if self._laid or self.size.height else ())

    def _place_in(self, lines: Sequence[Line]) -> PagePlace:
        top = min(self.scroll_offset.y, len(lines) - 1)
        if top <= 0:
            return PagePlace(link=self._link)
        block = lines[top].block
        offset = top - bisect_left(lines, block, key=_block_of) if self._width == self._text_width else 0
        return PagePlace(block, offset, self._link)

    def set_document(self, document: Document, place: PagePlace | None = None) -> None:
        """Show another document, from its beginning unless a place is given."""
        painted = self._laid.lines if self._laid and self._link < 0 else None
        if document != self._document:
            self._document = document
            self._laid = None
        self._link = -1
        self._go_to(place or PagePlace(link=0 if self.points else -1), painted)

    def say_again(self, document: Document, translated: bool) -> None:
        """Show the same in another language, or with more or less of the plot; the reader stays where they were."""
        place = self.place
        self.set_document(document, place if translated else same_place(place, self._document, document))

    def reveal(self, anchor: str) -> None:
        """Scroll to what is about a ref."""
        if (row := self._layout.anchors.get(anchor)) is not None:
            link = next((n for n, (first, _) in enumerate(self._layout.link_lines) if first >= row), -1)
            line = self._layout.lines[row]
            self._go_to(PagePlace(line.block, 0, link))

    @property
    def _text_width(self) -> int:
        return min(self.scrollable_content_region.width, _MOST_COLUMNS) - MARGIN - 1

    @property
    def _layout(self) -> Layout:
        width = self._text_width
        if self._laid is None or width != self._width:
            if self._laid is not None and self._wanted is None:
                # Until the page is told of its new size, its scroll counts the lines that were laid out before.
                self._wanted = self._place_in(self._laid.lines)
            self._laid, self._width = lay_out(self._document, width), width
            links = enumerate(self._laid.links)
            self._addresses = {number: Style(link=ref) for number, ref in links if is_url(ref)}
        return self._laid

    def _go_to(self, place: PagePlace, painted: Sequence[Line] | None = None) -> None:
        """Scroll to a place; before the page has a size, once it has one.

        Of ``painted``, lines without a selected link that are on the screen, only those that differ are painted again.
        """
        if not self.size.height:
            self._wanted = place
            return
        layout = self._layout
        self._wanted = None
        self._grow()
        link = max(place.link, 0) if self.points else place.link
        self._link = min(link, len(layout.links) - 1)
        first = bisect_left(layout.lines, place.block, key=_block_of)
        last = bisect_right(layout.lines, place.block, key=_block_of) - 1
        row = min(first + place.offset, max(first, last)) if place.block or place.offset else 0
        if painted is None or self._link >= 0 or row or self.scroll_offset.y:
            self.scroll_to(y=row, animate=False, force=True)
            self.refresh()
        else:
            lines = zip_longest(painted, layout.lines, fillvalue=Line((), 0))
            shown = enumerate(islice(lines, self.size.height))
            self.repaint(row for row, (before, after) in shown if before.runs != after.runs)

    def _grow(self) -> None:
        """Make the page as high as its text, or as its window: one that shrank below it would be laid out again."""
        self.virtual_size = Size(self.size.width, max(len(self._layout.lines), self.size.height))

    def on_resize(self, event: events.Resize) -> None:
        """Set the text to the new width and keep the same block at the top."""
        if self._wanted:
            self._go_to(self._wanted)
        elif self._laid is None:
            self._grow()
        else:
            self._go_to(self.place)

    def on_focus(self) -> None:
        """Select the first link in view; out of view, none is: the page goes to its place when it comes into view."""
        if not self.size.height:
            return
        rows = range(self.scroll_offset.y, self.scroll_offset.y + self.size.height)
        spans = self._layout.link_lines
        if self._link < 0 or spans[self._link][0] not in rows:
            self._link = next((number for number, (first, _) in enumerate(spans) if first in rows), self._link)
        self._repaint(self._link)

    def on_blur(self) -> None:
        """The selected link shows only while the page has the focus."""
        self._repaint(self._link)

    def _repaint(self, link: int) -> None:
        if 0 <= link < len(self._layout.link_lines):
            first, last = self._layout.link_lines[link]
            self.repaint(range(first, last + 1))

    def _choose(self, link: int) -> None:
        self._repaint(self._link)
        self._link = link
        self._repaint(link)
        first, last = self._layout.link_lines[link]
        self.scroll_to_region(Region(0, first, 1, last - first + 1), animate=False, force=True)

    def action_down(self) -> None:
        """Go to the next link in view; without one, scroll."""
        spans = self._layout.link_lines
        bottom = self.scroll_offset.y + self.size.height
        following = self._link + 1
        if self._link >= 0 and spans[self._link][0] < self.scroll_offset.y:
            following = next((n for n, (first, _) in enumerate(spans) if first >= self.scroll_offset.y), len(spans))
        if following < len(spans) and spans[following][0] < bottom:
            self._choose(following)
        else:
            self.scroll_to(y=self.scroll_offset.y + 1, animate=False, force=True)

    def action_up(self) -> None:
        """Go to the link before in view; without one, scroll."""
        spans = self._layout.link_lines
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        before = self._link - 1
        if self._link >= 0 and spans[self._link][0] >= bottom:
            before = next((n for n in range(len(spans) - 1, -1, -1) if spans[n][0] < bottom), -1)
        if before >= 0 and spans[before][0] >= top:
            self._choose(before)
        else:
            self.scroll_to(y=top - 1, animate=False, force=True)

    def action_page_down(self) -> None:
        """Scroll by a screen."""
        self._turn(self.scroll_offset.y + max(self.size.height - 1, 1))

    def action_page_up(self) -> None:
        """Scroll back by a screen."""
        self._turn(self.scroll_offset.y - max(self.size.height - 1, 1))

    def action_first(self) -> None:
        """Go to the beginning."""
        self._turn(0)

    def action_last(self) -> None:
        """Go to the end."""
        self._turn(len(self._layout.lines))

    def _turn(self, top: int) -> None:
        """Scroll to a line and select the first link in view there."""
        top = max(0, min(top, len(self._layout.lines) - self.size.height))
        self.scroll_to(y=top, animate=False, force=True)
        self._repaint(self._link)
        rows = range(top, top + self.size.height)
        self._link = next(
            (number for number, (first, _) in enumerate(self._layout.link_lines) if first in rows), self._link
        )
        self._repaint(self._link)

    def action_enter(self) -> None:
        """Open the selected link."""
        if self.link:
            self.post_message(Open(self.link))

    def on_click(self, event: events.Click) -> None:
        """Open the link under the mouse."""
        place = event.get_content_offset(self)
        if not place:
            return
        row, column = place.y + self.scroll_offset.y, place.x - MARGIN
        if 0 <= row < len(self._layout.lines) and (link := link_at(self._layout.lines[row], column)) >= 0:
            self._choose(link)
            self.action_enter()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the page."""
        self._shown = self._layout
        return super().render_lines(crop)

    def segments(self, y: int) -> list[Segment]:
        """One line of the page."""
        lines, number = self._shown.lines, y + self.scroll_offset.y
        if number >= len(lines):
            return []
        return painted(lines[number], self._link if self.points else -1, self._style_of, self._addresses)

    def _style_of(self, name: str) -> Style:
        return self.look(f"page--{name}")


def _block_of(line: Line) -> int:
    return line.block
