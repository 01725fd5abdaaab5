"""The story, and the film's facts beside it."""

from collections.abc import Iterator

from textual.widget import Widget

from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.synopsis import facts, story
from burnout_tui.view.history import Place
from burnout_tui.view.panels.base import Panel
from burnout_tui.view.widgets.page import Page


class SynopsisPanel(Panel):
    """Two pages; in a narrow window one, with the facts below the story."""

    def parts(self) -> Iterator[Widget]:
        """The story on the left, the facts on the right."""
        self._narrow = self.screen.has_class("-narrow")
        self._page = Page(self._story(), id="story")
        yield self._page
        self._facts = Page(facts(self.reading), id="facts")
        yield self._facts

    def _story(self) -> Document:
        if not self._narrow:
            return story(self.reading)
        first, *rest = facts(self.reading)
        return (*story(self.reading), first._replace(gap=1), *rest)

    def on_resize(self) -> None:
        """Put the facts below the story, or beside it again; they have the same place in both."""
        narrow = self.screen.has_class("-narrow")
        if self.filled and narrow != self._narrow:
            self._narrow = narrow
            if narrow and self._facts.has_focus:
                self._page.focus(scroll_visible=False)
            self._page.set_document(self._story(), self._page.place)

    def say_again(self) -> None:
        """Fill both pages anew."""
        self._page.set_document(self._story(), self._page.place)
        self._facts.set_document(facts(self.reading), self._facts.place)

    @property
    def ref(self) -> str:
        """The film as a whole."""
        return "film"

    @property
    def _focused(self) -> Page:
        return self._facts if self._facts.has_focus else self._page

    @property
    def place(self) -> Place:
        """Where in the story, or in the facts."""
        page = self._focused
        return Place(self.tab, in_page=page is self._facts, page=page.place)

    def go(self, place: Place) -> None:
        """Bring the reader to a place in the story or in the facts."""
        page = self._facts if place.in_page and not self._narrow else self._page
        if not (place.in_page and self._narrow):
            page.set_document(page.document, place.page)
        page.focus(scroll_visible=False)

    def open(self, ref: str) -> None:
        """Scroll to a theme in the story, or to a fact."""
        page = self._facts if ref.startswith("fact:") and not self._narrow else self._page
        page.reveal(ref)
        page.focus(scroll_visible=False)

    def action_side(self, direction: int) -> None:
        """Go to the story on the left, or to the facts on the right."""
        if not self._narrow:
            (self._facts if direction > 0 else self._page).focus(scroll_visible=False)
