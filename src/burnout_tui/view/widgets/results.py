"""What was found: a page whose links are chosen while the box above it has the focus."""

from textual.geometry import Region

from burnout_tui.prose.document import Document
from burnout_tui.view.history import PagePlace
from burnout_tui.view.widgets.page import Page


class Results(Page, can_focus=False):
    """A page that always has a link selected, if it has any."""

    @property
    def points(self) -> bool:
        """Whether the selected link shows: always."""
        return True

    def answer(self, document: Document, keep: bool = False) -> None:
        """Show what was found, with the first hit selected, or the same one as before."""
        before = self.link if keep else ""
        self.set_document(document, PagePlace(link=0))
        if before in self._layout.links:
            self.choose(self._layout.links.index(before))

    def step(self, count: int) -> None:
        """Select the hit so many further down, or the last one; up where the count is negative."""
        self.choose(self._link + count)

    def turn(self, direction: int) -> None:
        """Select the hit that is about a window further down or up."""
        rows = [first for first, _ in self._layout.link_lines]
        if rows:
            wanted = rows[self._link] + direction * max(self.size.height - 1, 1)
            beyond = [number for number, row in enumerate(rows) if (row - wanted) * direction >= 0]
            edge = 0 if direction < 0 else len(rows) - 1
            self.choose((beyond[0] if direction > 0 else beyond[-1]) if beyond else edge)

    def choose(self, link: int) -> None:
        """Select a hit and bring all of it into view, with the heading above the first."""
        spans = self._layout.link_lines
        if not spans:
            return
        link = max(0, min(link, len(spans) - 1))
        self._choose(link)
        first = spans[link][0] if link else 0
        last = spans[link + 1][0] - 1 if link + 1 < len(spans) else len(self._layout.lines) - 1
        block = self._layout.lines[spans[link][0]].block
        while last > spans[link][1] and self._layout.lines[last].block > block + 1:
            last -= 1
        height = min(last - first + 1, max(self.size.height, 1))
        self.scroll_to_region(Region(0, first, 1, height), animate=False, force=True)
