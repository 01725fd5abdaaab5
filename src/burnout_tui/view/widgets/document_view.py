"""A document that is laid out for the width of its widget, in slices if it is long."""

from asyncio import sleep
from collections.abc import Hashable, Sequence

from rich.style import Style
from textual import work

from burnout_tui.prose.document import Document, is_url
from burnout_tui.prose.layout import Layout, Line, begin_layout
from burnout_tui.view.widgets.line_view import LineView
from burnout_tui.view.widgets.page_segments import MARGIN
from burnout_tui.view.widgets.shared_lines import Same

_MAX_COLUMNS = 88
"""The greatest width of the text, margins included: longer lines are hard to read."""
_FIRST_SLICE, _SLICE = 300, 150
"""Lines that are laid out at a time. Few documents have more than the first."""


def text_width(columns: int) -> int:
    """Return the width of the text on a page, given the columns of the page."""
    return min(columns, _MAX_COLUMNS) - MARGIN - 1


class DocumentView(LineView):
    """The lines of a document. Between the slices of a long one, other visitors have their turn."""

    def __init__(self, document: Document, id: str | None) -> None:
        super().__init__(id=id)
        self._document = document
        self._cached_layout: Layout | None = None
        self._layout_width = -1
        self._addresses: dict[int, Style] = {}
        """A style with a terminal hyperlink for each link to a web address."""

    @property
    def document(self) -> Document:
        """The document that the page shows."""
        return self._document

    @property
    def _text_width(self) -> int:
        return text_width(self.scrollable_content_region.width)

    @property
    def text_layout(self) -> Layout:
        """The lines of the document at the present width as far as they are laid out, and their links and anchors."""
        width = self._text_width
        if self._cached_layout is None or width != self._layout_width:
            if self._cached_layout is not None:
                self.before_layout(self._cached_layout.lines)
            layout = self._cached_layout = self.layout_in(width)
            self._layout_width, self._addresses = width, {}
            if not layout.lines:
                layout.extend(_FIRST_SLICE)
            self._add_addresses(0)
            if not layout.complete and self.is_mounted:
                self._lay_out_rest(layout)
        return self._cached_layout

    def layout_in(self, width: int) -> Layout:
        """Return the layout of the document in a width, as far as it exists. All readers share those of most pages."""
        return begin_layout(self._document, width)

    @property
    def painted_state(self) -> Hashable | None:
        """The lines in view; None for a text whose layout no other reader has."""
        layout = self.text_layout
        return (Same(layout), self.scroll_offset.y) if layout.is_shared and layout.complete else None

    def before_layout(self, lines: Sequence[Line]) -> None:
        """Prepare for another width, in place of the one of these lines."""

    def after_slice(self) -> None:
        """Show more lines."""

    @work(exclusive=True, group="layout")
    async def _lay_out_rest(self, layout: Layout) -> None:
        while not layout.complete:
            await sleep(0)
            if layout is not self._cached_layout:
                return
            known = len(layout.links)
            layout.extend(_SLICE)
            self._add_addresses(known)
            self.after_slice()

    def _add_addresses(self, first: int) -> None:
        links = self._cached_layout.links if self._cached_layout else []
        for number in range(first, len(links)):
            if is_url(links[number]):
                self._addresses[number] = Style(link=links[number])
