"""A page of text with links."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from itertools import islice, zip_longest
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region
from textual.strip import Strip

from burnout_tui.prose.document import Document
from burnout_tui.prose.layout import Line
from burnout_tui.prose.measure import cells
from burnout_tui.view.history import PagePlace
from burnout_tui.view.keys import Scope, bindings
from burnout_tui.view.messages import Open, Unavailable
from burnout_tui.view.scroll_anchor import place_at, place_in_new, row_of
from burnout_tui.view.unavailable import IN_PAGE, NO_LINK
from burnout_tui.view.widgets.document_view import DocumentView
from burnout_tui.view.widgets.line_view import KIND_PREFIX
from burnout_tui.view.widgets.page_segments import MARGIN, link_at, page_segments


class Page(DocumentView, can_focus=True):
    """A document. ↑ and ↓ select the next link in view, and scroll if there is none."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("page--body", "page--title", "page--heading", "page--dim", "page--label", "page--quote", "page--mark"),
        *("page--spoiler", "page--dispute", "page--link", "page--match", "page--selected", "page--edge"),
    }
    BASE = "page--body"
    EDGE = "page--edge"
    scope: ClassVar[Scope] = "page"
    reasons: ClassVar[Mapping[str, str]] = IN_PAGE
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("page"))
    DEFAULT_CSS = """
    Page {
        .page--title { text-style: bold; color: $guide-title; }
        .page--heading { text-style: bold; color: $guide-heading; }
        .page--edge { color: $guide-rule-lit; }
        .page--dim { color: $guide-dim; text-style: $guide-dim-style; }
        .page--label { color: $guide-dim; text-style: $guide-dim-style; }
        .page--quote { text-style: italic; }
        .page--spoiler { text-style: italic; color: $guide-spoiler; }
        .page--dispute { text-style: bold; color: $guide-dispute; }
        .page--link { color: $guide-link; text-style: underline; }
        .page--match { text-style: reverse; color: $guide-match; }
        .page--selected { background: $guide-cursor; color: $guide-cursor-text; text-style: bold; }
        &:ansi .page--selected { text-style: reverse bold; }
    }
    """

    def __init__(self, document: Document = (), id: str | None = None) -> None:
        super().__init__(document, id)
        self._link = -1
        self._pending_place: PagePlace | None = None
        self._pending_anchor = ""

    @property
    def link(self) -> str:
        """The ref of the selected link; empty if none is selected."""
        return self.text_layout.links[self._link] if 0 <= self._link < len(self.text_layout.links) else ""

    @property
    def cursor_offset(self) -> Offset | None:
        """The offset of the selected link in the window; None if it is out of view."""
        if not self.link or not self.shows_selection:
            return None
        row = self.text_layout.link_lines[self._link][0]
        runs = self.text_layout.lines[row].runs
        before = runs[: next(number for number, run in enumerate(runs) if run.link == self._link)]
        top = self.scroll_offset.y
        column = MARGIN + sum(cells(run.text) for run in before)
        return Offset(column, row - top) if top <= row < top + self.size.height else None

    @property
    def whereabouts(self) -> object:
        """The state that a movement changes; the end of a text that is not laid out is not known."""
        return (self._link, self.scroll_offset) if self.text_layout.complete else object()

    @property
    def shows_selection(self) -> bool:
        """True if the selected link is shown: while the page has the focus."""
        return self.has_focus

    @property
    def place(self) -> PagePlace:
        """The reader's position."""
        if self._pending_place:
            return self._pending_place
        return self._place_in(
            (self._cached_layout or self.text_layout).lines if self._cached_layout or self.size.height else ()
        )

    def _place_in(self, lines: Sequence[Line]) -> PagePlace:
        top = min(self.scroll_offset.y, len(lines) - 1)
        if top <= 0:
            return PagePlace(link=self._link)
        place = place_at(lines, top, self._link)
        return place if self._layout_width == self._text_width else replace(place, offset=0)

    def set_document(self, document: Document, place: PagePlace | None = None) -> None:
        """Show another document, from a place or from its beginning."""
        painted = self._cached_layout.lines if self._cached_layout and self._link < 0 else None
        if document != self._document:
            self._document = document
            self._cached_layout = None
            self._pending_anchor = ""
        self._link = -1
        self._go_to(place or PagePlace(link=0 if self.shows_selection else -1), painted)

    def refresh_text(self, document: Document, translated: bool) -> None:
        """Show the same document in another language, or with or without spoilers, at the same position."""
        place = self.place
        self.set_document(document, place if translated else place_in_new(place, self._document, document))

    def reveal(self, anchor: str) -> None:
        """Scroll to the text about a ref, as soon as it is laid out."""
        self._pending_anchor = "" if self.text_layout.complete else anchor
        if (row := self.text_layout.anchors.get(anchor)) is not None:
            self._pending_anchor = ""
            link = next((n for n, (first, _) in enumerate(self.text_layout.link_lines) if first >= row), -1)
            line = self.text_layout.lines[row]
            self._go_to(PagePlace(line.block, 0, link))

    def before_layout(self, lines: Sequence[Line]) -> None:
        """Keep the place in the lines of another width: until on_resize, the scroll offset counts those."""
        if self._pending_place is None:
            self._pending_place = self._place_in(lines)

    def after_slice(self) -> None:
        """Go to the place that waits for more lines, as soon as they are there."""
        if self._pending_anchor:
            self.reveal(self._pending_anchor)
        if self._pending_place and self._is_laid_out(self._pending_place):
            self._go_to(self._pending_place)
        else:
            self._grow()

    def _is_laid_out(self, place: PagePlace) -> bool:
        layout = self.text_layout
        return layout.complete or (layout.lines[-1].block > place.block and len(layout.links) > place.link)

    def _go_to(self, place: PagePlace, painted: Sequence[Line] | None = None) -> None:
        """Scroll to a place, as soon as the page has a size.

        ``painted`` are the lines on the screen, if no link in them is selected: only those that differ are repainted.
        """
        if not self.size.height:
            self._pending_place = place
            return
        layout = self.text_layout
        self._pending_place = None if self._is_laid_out(place) else place
        self._grow()
        if self._pending_place:
            self.refresh()
            return
        link = max(place.link, 0) if self.shows_selection else place.link
        self._link = min(link, len(layout.links) - 1)
        row = row_of(place, layout.lines)
        if painted is None or self._link >= 0 or row or self.scroll_offset.y:
            self.scroll_to(y=row, animate=False, force=True)
            self.refresh()
        else:
            lines = zip_longest(painted, layout.lines, fillvalue=Line((), 0))
            shown = enumerate(islice(lines, self.size.height))
            self.repaint(row for row, (before, after) in shown if before.runs != after.runs)

    def _grow(self) -> None:
        """Make the page at least as high as its window, which avoids a layout when it shrinks further."""
        self.set_length(max(len(self.text_layout.lines), self.size.height))

    def on_resize(self, event: events.Resize) -> None:
        """Lay the text out for the new width, with the same block at the top."""
        if self._pending_place:
            self._go_to(self._pending_place)
        elif self._cached_layout is None:
            self._grow()
        else:
            self._go_to(self.place)
        if self.shows_selection and self._link < 0:
            self.on_focus()

    def on_focus(self) -> None:
        """Select the first link in view, once the page is visible."""
        if not self.size.height:
            return
        top = self.scroll_offset.y
        if self._link < 0 or not 0 <= self.text_layout.link_lines[self._link][0] - top < self.size.height:
            self._link = self._first_link(top)
        self._repaint_link(self._link)

    def on_blur(self) -> None:
        """Repaint the selected link, which is only shown while the page has the focus."""
        self._repaint_link(self._link)

    def _repaint_link(self, link: int) -> None:
        if 0 <= link < len(self.text_layout.link_lines):
            first, last = self.text_layout.link_lines[link]
            self.repaint(range(first, last + 1))

    def _select_link(self, link: int) -> None:
        self._repaint_link(self._link)
        self._link = link
        self._repaint_link(link)
        first, last = self.text_layout.link_lines[link]
        self.scroll_to_region(Region(0, first, 1, last - first + 1), animate=False, force=True)

    def action_down(self) -> None:
        """Select the next link in view, or scroll."""
        spans = self.text_layout.link_lines
        bottom = self.scroll_offset.y + self.size.height
        following = self._link + 1
        if self._link >= 0 and spans[self._link][0] < self.scroll_offset.y:
            following = next((n for n, (first, _) in enumerate(spans) if first >= self.scroll_offset.y), len(spans))
        if following < len(spans) and spans[following][0] < bottom:
            self._select_link(following)
        else:
            self.scroll_to(y=self.scroll_offset.y + 1, animate=False, force=True)

    def action_up(self) -> None:
        """Select the previous link in view, or scroll."""
        spans = self.text_layout.link_lines
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        before = self._link - 1
        if self._link >= 0 and spans[self._link][0] >= bottom:
            before = next((n for n in range(len(spans) - 1, -1, -1) if spans[n][0] < bottom), -1)
        if before >= 0 and spans[before][0] >= top:
            self._select_link(before)
        else:
            self.scroll_to(y=top - 1, animate=False, force=True)

    def action_page_down(self) -> None:
        """Scroll one screen down."""
        self._scroll_page(self.scroll_offset.y + max(self.size.height - 1, 1))

    def action_page_up(self) -> None:
        """Scroll one screen up."""
        self._scroll_page(self.scroll_offset.y - max(self.size.height - 1, 1))

    def action_first(self) -> None:
        """Go to the beginning."""
        self._scroll_page(0)

    def action_last(self) -> None:
        """Go to the end."""
        self._scroll_page(len(self.text_layout.lines))

    def _scroll_page(self, top: int) -> None:
        """Scroll to a line and select the first link in view there."""
        top = max(0, min(top, len(self.text_layout.lines) - self.size.height))
        self.scroll_to(y=top, animate=False, force=True)
        self._repaint_link(self._link)
        self._link = self._first_link(top)
        self._repaint_link(self._link)

    def _first_link(self, top: int) -> int:
        """Return the first link in the window below a row; the selected one if there is none."""
        rows = range(top, top + self.size.height)
        spans = self.text_layout.link_lines
        return next((number for number, (first, _) in enumerate(spans) if first in rows), self._link)

    def action_enter(self) -> None:
        """Open the selected link."""
        self.post_message(Open(self.link) if self.link else Unavailable(NO_LINK))

    def on_click(self, event: events.Click) -> None:
        """Open the link under the mouse."""
        place = event.get_content_offset(self)
        if not place:
            return
        row, column = place.y + self.scroll_offset.y, place.x - MARGIN
        if 0 <= row < len(self.text_layout.lines) and (link := link_at(self.text_layout.lines[row], column)) >= 0:
            self._select_link(link)
            self.action_enter()

    @property
    def painted_state(self) -> Hashable | None:
        """The lines in view, and the selected link; None for a long text."""
        state = super().painted_state
        return state and (state, self._link if self.shows_selection else -1)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the page."""
        self._shown = self.text_layout
        return super().render_lines(crop)

    def segments(self, y: int) -> list[Segment]:
        """Return one line of the page."""
        lines, number = self._shown.lines, y + self.scroll_offset.y
        if number >= len(lines):
            return []
        return page_segments(lines[number], self._link if self.shows_selection else -1, self._style_of, self._addresses)

    def _style_of(self, name: str) -> Style:
        return self.component_style(name if name.startswith(KIND_PREFIX) else f"page--{name}")
