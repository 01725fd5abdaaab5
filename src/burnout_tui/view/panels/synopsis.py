"""The synopsis panel: the story, and the film's facts beside it."""

from collections.abc import Iterator
from dataclasses import replace

from textual import events
from textual.widget import Widget

from burnout_tui.pictures.title_card import first_screen
from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.synopsis import shared_facts
from burnout_tui.prose.plain import TAB_TITLES
from burnout_tui.view.history import PagePlace, Place
from burnout_tui.view.messages import Unavailable
from burnout_tui.view.panels.base import Panel
from burnout_tui.view.room import has_room_for_art
from burnout_tui.view.scroll_anchor import block_of_link, place_in_new
from burnout_tui.view.unavailable import NO_PANE
from burnout_tui.view.widgets.frame import FrameTexts
from burnout_tui.view.widgets.page import Page


class SynopsisPanel(Panel):
    """Two pages, or in a narrow window one page with the facts below the story."""

    def make_widgets(self) -> Iterator[Widget]:
        """Create the story on the left, the facts on the right."""
        self._narrow, self._has_art = self._room
        self._in_facts = False
        self._page = Page(self._story(), id="story")
        yield self._page
        facts = shared_facts(self.reading)
        self._facts = Page(facts, id="facts")
        self._facts.set_class(not facts, "-empty")
        self._update_frames()
        yield self._facts

    @property
    def _room(self) -> tuple[bool, bool]:
        """The window's room: True if it is narrow, and True if it is high enough for the film's drawing."""
        return self.screen.has_class("-narrow"), has_room_for_art(self.app)

    def _update_frames(self) -> None:
        """Name the pages in their frames."""
        _ = self.reading._
        self._page.frame = FrameTexts(_(TAB_TITLES[self.tab]))
        self._facts.frame = FrameTexts(_("The film"))

    def _story(self) -> Document:
        story = first_screen(self.reading, self._has_art)
        if not self._narrow:
            return story
        facts = shared_facts(self.reading)
        return (*story, *(block._replace(gap=1) for block in facts[:1]), *facts[1:])

    def on_resize(self) -> None:
        """Move the facts below the story, or beside it again, at the same position."""
        if not self.filled or self._room == (self._narrow, self._has_art):
            return
        was_narrow, told = self._narrow, len(first_screen(self.reading, self._has_art))
        self._narrow, self._has_art = narrow, _ = self._room
        page, facts = self._page, self._facts
        before, place, after = page.document, page.place, self._story()
        if narrow and not was_narrow and self._in_facts:
            place = _at_link(place_in_new(facts.place, facts.document, after), after)
            page.focus(scroll_visible=False)
        elif was_narrow and not narrow and page.has_focus and block_of_link(before, place.link) >= told:
            self._in_facts = True
            facts.set_document(facts.document, _at_link(place_in_new(place, before, facts.document), facts.document))
            place = replace(place_in_new(place, before, after), link=-1)
            self.call_after_refresh(facts.focus, scroll_visible=False)
        else:
            self._in_facts = self._in_facts and narrow == was_narrow
            place = place_in_new(place, before, after)
        page.set_document(after, place)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember the focused page; in a narrow window Textual takes the focus from the facts."""
        if not self.screen.has_class("-narrow"):
            self._in_facts = event.widget is self._facts

    def refresh_text(self, translated: bool) -> None:
        """Refresh both pages."""
        self._update_frames()
        self._page.refresh_text(self._story(), translated)
        facts = shared_facts(self.reading)
        self._facts.set_class(not facts, "-empty")
        self._facts.refresh_text(facts, translated)

    @property
    def ref(self) -> str:
        """The film as a whole."""
        return "film"

    @property
    def _focused(self) -> Page:
        return self._facts if self._facts.has_focus else self._page

    @property
    def place(self) -> Place:
        """The position in the story or in the facts."""
        page = self._focused
        return Place(self.tab, pane=int(page is self._facts), page=page.place)

    def go_to(self, place: Place) -> None:
        """Go to a place in the story or in the facts."""
        page = self._facts if place.pane and not self._narrow else self._page
        if not (place.pane and self._narrow):
            page.set_document(page.document, place.page)
        page.focus(scroll_visible=False)

    def open(self, ref: str) -> None:
        """Scroll to a theme in the story, or to a fact."""
        page = self._facts if ref.startswith("fact:") and not self._narrow else self._page
        page.reveal(ref)
        page.focus(scroll_visible=False)

    def action_side(self, direction: int) -> None:
        """Focus the story on the left, or the facts on the right, if there are any."""
        before, has_facts = self._focused, not self._narrow and bool(self._facts.document)
        wanted = self._facts if direction > 0 and has_facts else self._page
        wanted.focus(scroll_visible=False)
        if wanted is before and direction in NO_PANE:
            self.post_message(Unavailable(NO_PANE[direction]))


def _at_link(place: PagePlace, document: Document) -> PagePlace:
    """Return the place with the selected link's block on top, so that the link is in view at any width."""
    return place if place.link < 0 else PagePlace(block_of_link(document, place.link), 0, place.link)
