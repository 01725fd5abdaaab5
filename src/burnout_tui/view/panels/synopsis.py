"""The synopsis panel: the story, and beside it the film's facts and an overview."""

from collections.abc import Iterator
from dataclasses import replace

from textual import events
from textual.widget import Widget

from burnout_tui.pictures.title_card import first_screen
from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.overview import overview_document
from burnout_tui.prose.entries.synopsis import shared_facts
from burnout_tui.prose.tabs import TAB_TITLES
from burnout_tui.view.history import PagePlace, Place
from burnout_tui.view.messages import Unavailable
from burnout_tui.view.panels.base import EMPTY, Panel
from burnout_tui.view.room import has_room_for_art
from burnout_tui.view.scroll_anchor import block_of_link, place_in_new
from burnout_tui.view.unavailable import NO_PANE
from burnout_tui.view.widgets.frame import FrameTexts
from burnout_tui.view.widgets.page import Page


class SynopsisPanel(Panel):
    """Two pages, a third one in a broad window, or in a narrow one a single page with the facts below the story."""

    def make_widgets(self) -> Iterator[Widget]:
        """Create the story on the left, the facts on the right."""
        self._narrow, self._has_art = self._room
        self._in_facts = False
        self._page = Page(self._story(), id="plot")
        yield self._page
        facts = shared_facts(self.reading)
        self._facts = Page(facts, id="facts")
        self.set_class(not facts, EMPTY)
        self._overview = self._make_overview() if self._is_broad else None
        self._update_frames()
        yield self._facts
        if self._overview:
            yield self._overview

    @property
    def _room(self) -> tuple[bool, bool]:
        """The window's room: True if it is narrow, and True if it is high enough for the film's drawing."""
        return self.screen.has_class("-narrow"), has_room_for_art(self.app)

    @property
    def _is_broad(self) -> bool:
        """True if the window has room for the overview, which is made when it is first shown."""
        return self.screen.has_class("-broad")

    def _make_overview(self) -> Page:
        return Page(overview_document(self.reading), id="overview")

    def _update_frames(self) -> None:
        """Name the pages in their frames."""
        _ = self.reading._
        self._page.frame = FrameTexts(_(TAB_TITLES[self.tab]))
        self._facts.frame = FrameTexts(_("The film"))
        if self._overview:
            self._overview.frame = FrameTexts(_("The guide"))

    def _story(self) -> Document:
        story = first_screen(self.reading, self._has_art)
        if not self._narrow:
            return story
        facts = shared_facts(self.reading)
        return (*story, *(block._replace(gap=1) for block in facts[:1]), *facts[1:])

    def on_resize(self) -> None:
        """Move the facts below the story, or beside it again, at the same position; leave an overview that goes."""
        if self.filled:
            self._resize_overview()
        if not self.filled or self._room == (self._narrow, self._has_art):
            return
        was_narrow, on_first_screen = self._narrow, len(first_screen(self.reading, self._has_art))
        self._narrow, self._has_art = narrow, _ = self._room
        page, facts = self._page, self._facts
        before, place, after = page.document, page.place, self._story()
        if narrow and not was_narrow and self._in_facts:
            place = _at_link(place_in_new(facts.place, facts.document, after), after)
            page.focus(scroll_visible=False)
        elif was_narrow and not narrow and page.has_focus and block_of_link(before, place.link) >= on_first_screen:
            self._in_facts = True
            facts.set_document(facts.document, _at_link(place_in_new(place, before, facts.document), facts.document))
            place = replace(place_in_new(place, before, after), link=-1)
            self.call_after_refresh(facts.focus, scroll_visible=False)
        else:
            self._in_facts = self._in_facts and narrow == was_narrow
            place = place_in_new(place, before, after)
        page.set_document(after, place)

    def _resize_overview(self) -> None:
        """Make the overview when there is room for it; leave it when there is no longer any."""
        if self._is_broad and not self._overview:
            self._overview = self._make_overview()
            self._update_frames()
            self.mount(self._overview)
        elif self._overview and self._overview.has_focus and not self._is_broad:
            self.call_after_refresh(self._page.focus, scroll_visible=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember the focused page; in a narrow window Textual takes the focus from the facts."""
        if not self.screen.has_class("-narrow"):
            self._in_facts = event.widget is self._facts

    def refresh_text(self, translated: bool) -> None:
        """Refresh both pages."""
        self._update_frames()
        self._page.refresh_text(self._story(), translated)
        facts = shared_facts(self.reading)
        self.set_class(not facts, EMPTY)
        self._facts.refresh_text(facts, translated)
        if self._overview:
            self._overview.refresh_text(overview_document(self.reading), translated)

    @property
    def ref(self) -> str:
        """The film as a whole."""
        return "film"

    @property
    def _focused(self) -> Page:
        return next((page for page in self._pages if page.has_focus), self._page)

    @property
    def _pages(self) -> list[Page]:
        """The pages in view, from left to right."""
        facts = [self._facts] if self._facts.document and not self._narrow else []
        return [self._page, *facts, *([self._overview] if self._overview and self._is_broad else [])]

    @property
    def place(self) -> Place:
        """The position in the page with the focus."""
        page = self._focused
        return Place(self.tab, pane=(self._page, self._facts, self._overview).index(page), page=page.place)

    def go_to(self, place: Place) -> None:
        """Go to a place in one of the pages; to the story if that one is not in view."""
        page = (self._page, self._facts, self._overview)[place.pane]
        if page in self._pages:
            page.set_document(page.document, place.page)
        else:
            page = self._page
        page.focus(scroll_visible=False)

    def open(self, ref: str, came_from: str = "") -> None:
        """Scroll to a theme in the story, or to a fact."""
        page = self._facts if ref.startswith("fact:") and not self._narrow else self._page
        page.reveal(ref)
        page.focus(scroll_visible=False)

    def action_side(self, direction: int) -> None:
        """Focus the page on the left or on the right, if there is one."""
        pages, before = self._pages, self._focused
        wanted = pages[min(max(pages.index(before) + direction, 0), len(pages) - 1)]
        wanted.focus(scroll_visible=False)
        if wanted is before and direction in NO_PANE:
            self.post_message(Unavailable(NO_PANE[direction]))


def _at_link(place: PagePlace, document: Document) -> PagePlace:
    """Return the place with the selected link's block on top, so that the link is in view at any width."""
    return place if place.link < 0 else PagePlace(block_of_link(document, place.link), 0, place.link)
