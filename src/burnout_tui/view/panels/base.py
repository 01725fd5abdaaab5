"""The base of all panels, and of those that show a list beside a card."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from burnout_tui.prose.document import Document
from burnout_tui.prose.entries import card
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row
from burnout_tui.view.history import PagePlace, Place
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import Selected
from burnout_tui.view.state import reading_state
from burnout_tui.view.widgets.entry_list import EntryList
from burnout_tui.view.widgets.page import Page
from burnout_tui.view.widgets.plain import PlainContainer


class Panel(PlainContainer):
    """The content of a tab."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("panel"))
    reading = reading_state()

    def __init__(self, reading: Reading, tab: str, filled: bool) -> None:
        super().__init__(id=tab)
        self.filled = filled
        """True once its widgets exist; they are created when the tab is first opened."""
        self.display = filled
        self.tab = tab
        """The tab's name."""
        self.set_reactive(Panel.reading, reading)
        self._shown_reading = reading
        """The reading of the texts that its widgets have."""

    def compose(self) -> ComposeResult:
        """Yield the panel's widgets, if it is the first to be shown."""
        if self.filled:
            yield from self.make_widgets()

    async def fill(self) -> None:
        """Create the panel's widgets, once; after that, refresh texts of a reading that has changed meanwhile."""
        if not self.filled:
            self.filled = True
            self._shown_reading = self.reading
            await self.mount_all(list(self.make_widgets()))
        else:
            self._refresh_if_stale()

    def make_widgets(self) -> Iterator[Widget]:
        """Create the panel's widgets."""
        raise NotImplementedError

    def watch_reading(self) -> None:
        """Refresh the texts in another language, or with or without spoilers, at the same position.

        The texts of a hidden panel wait until it is shown.
        """
        if self.filled and self.is_mounted and self.display:
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        before, self._shown_reading = self._shown_reading, self.reading
        if self.reading is not before:
            self.refresh_text(translated=self.reading.language != before.language)

    def refresh_text(self, translated: bool) -> None:
        """Refresh the texts after the reading has changed; ``translated`` if its language has."""
        raise NotImplementedError

    @property
    def ref(self) -> str:
        """The ref of the record that the panel shows, or ``film``."""
        raise NotImplementedError

    @property
    def place(self) -> Place:
        """The reader's place in this panel."""
        raise NotImplementedError

    def go_to(self, place: Place) -> None:
        """Go to a place in this panel."""
        raise NotImplementedError

    def action_side(self, direction: int) -> None:
        """Focus the side on the left (-1) or on the right (1)."""
        raise NotImplementedError


class ListPanel(Panel):
    """A list of entries beside the card of the selected one; only one of both in a narrow window."""

    wide_column = 0
    """The number of the list's column with the name."""

    def make_widgets(self) -> Iterator[Widget]:
        """Create a list and a card."""
        self._list = EntryList(self.rows(), self.wide_column)
        yield self._list
        self._page = Page(self.card(self._list.selected))
        yield self._page

    def rows(self) -> Sequence[Row]:
        """Return the list's rows for the present reading."""
        raise NotImplementedError

    def card(self, ref: str) -> Document:
        """Return an entry's card."""
        return card(self.reading, ref) if ref else ()

    def refresh_text(self, translated: bool) -> None:
        """Refresh the list and the card."""
        before = self._list.selected
        self._list.set_rows(self.rows())
        card = self.card(self._list.selected)
        if self._list.selected == before:
            self._page.refresh_text(card, translated)
        else:
            self._page.set_document(card)

    @property
    def ref(self) -> str:
        """The selected entry."""
        return self._list.selected

    @property
    def card_open(self) -> bool:
        """True if the reader is in the card, not in the list."""
        return self.has_class("-card")

    @property
    def place(self) -> Place:
        """The entry, and the position in its card."""
        return Place(self.tab, self.ref, (), self.card_open, self._page.place, self._list.top)

    def go_to(self, place: Place) -> None:
        """Select an entry, and focus the list or its card."""
        self._list.select(place.ref, place.list_top)
        self._page.set_document(self.card(self._list.selected), place.page)
        self.focus_side(place.in_page)

    def open(self, ref: str) -> None:
        """Show an entry's card from its beginning."""
        self._list.select(ref)
        self._page.set_document(self.card(self._list.selected), PagePlace(link=0))
        self.focus_side(in_card=True)

    def focus_side(self, in_card: bool) -> None:
        """Focus the card or the list; in a narrow window, show it instead of the other."""
        self.set_class(in_card, "-card")
        (self._page if in_card else self._list).focus(scroll_visible=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Count the card as open while it has the focus."""
        self.set_class(event.widget is self._page, "-card")

    @on(Selected)
    def _selected(self, message: Selected) -> None:
        message.stop()
        self._page.set_document(self.card(message.ref))

    def action_side(self, direction: int) -> None:
        """Focus the list on the left, or the card on the right."""
        self.focus_side(in_card=direction > 0)
