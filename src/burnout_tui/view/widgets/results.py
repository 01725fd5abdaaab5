"""Search results: a page whose links are selected while the input above it has the focus."""

from textual import events
from textual.geometry import Region

from burnout_tui.prose.document import Document
from burnout_tui.prose.layout import Layout
from burnout_tui.view.history import PagePlace
from burnout_tui.view.widgets.dialog_page import DialogPage


class Results(DialogPage, can_focus=False):
    """A page that always has a selected link, if it has links."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._layouts: dict[int, Layout] = {}
        """The layouts of the results, by width."""

    def layout_in(self, width: int) -> Layout:
        """Return the layout of the results. Nobody else has the same ones, so none is shared."""
        if width not in self._layouts:
            self._layouts[width] = Layout(self.document, width)
        return self._layouts[width]

    def set_document(self, document: Document, place: PagePlace | None = None) -> None:
        """Show other results."""
        if document != self.document:
            self._layouts = {}
        super().set_document(document, place)

    @property
    def shows_selection(self) -> bool:
        """True: the selected link is always shown."""
        return True

    def show(self, document: Document, select: str = "") -> None:
        """Show results with the first one selected, or the one that opens a ref."""
        self.set_document(document, PagePlace(link=0))
        if select in (links := self.text_layout.links):
            self.set_document(document, PagePlace(link=links.index(select)))
            self._reveal_selected()

    def on_resize(self, event: events.Resize) -> None:
        """Keep the selected result in view."""
        super().on_resize(event)
        self.call_after_refresh(self._reveal_selected)

    def _reveal_selected(self) -> None:
        if self.size.height and self._link > 0:
            self.select_hit(self._link)

    def move(self, count: int) -> None:
        """Select the result ``count`` steps further down, or up if it is negative."""
        self.select_hit(self._link + count)

    def move_page(self, direction: int) -> None:
        """Select the result about one window further down or up."""
        rows = [first for first, _ in self.text_layout.link_lines]
        if rows:
            wanted = rows[self._link] + direction * max(self.size.height - 1, 1)
            beyond = [number for number, row in enumerate(rows) if (row - wanted) * direction >= 0]
            edge = 0 if direction < 0 else len(rows) - 1
            self.select_hit((beyond[0] if direction > 0 else beyond[-1]) if beyond else edge)

    def select_hit(self, link: int) -> None:
        """Select a result and scroll to show all of it; for the first one, with the heading above."""
        spans = self.text_layout.link_lines
        if not spans:
            return
        link = max(0, min(link, len(spans) - 1))
        self._select_link(link)
        first = spans[link][0] if link else 0
        last = spans[link + 1][0] - 1 if link + 1 < len(spans) else len(self.text_layout.lines) - 1
        block = self.text_layout.lines[spans[link][0]].block
        while last > spans[link][1] and self.text_layout.lines[last].block > block + 1:
            last -= 1
        height = min(last - first + 1, max(self.size.height, 1))
        self.scroll_to_region(Region(0, first, 1, height), animate=False, force=True)
