"""What every panel does, and what most do: a list beside a card."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
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


class Panel(Container):
    """One tab's content."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("panel"))
    reading = reading_state()

    def __init__(self, reading: Reading, tab: str, filled: bool) -> None:
        super().__init__(id=tab)
        self.filled = filled
        """Whether its widgets are there; they are made when the tab is first opened."""
        self.display = filled
        self.tab = tab
        """The tab's name."""
        self.set_reactive(Panel.reading, reading)

    def compose(self) -> ComposeResult:
        """The panel's widgets, if it is the first to be shown."""
        if self.filled:
            yield from self.parts()

    async def fill(self) -> None:
        """Make the panel's widgets, once."""
        if not self.filled:
            self.filled = True
            await self.mount_all(list(self.parts()))

    def parts(self) -> Iterator[Widget]:
        """The panel's widgets."""
        raise NotImplementedError

    def watch_reading(self, before: Reading, reading: Reading) -> None:
        """Say the same in another language, or with more or less of the plot; the reader stays where they were."""
        if self.filled and self.is_mounted and reading is not before:
            self.say_again(translated=reading.language != before.language)

    def say_again(self, translated: bool) -> None:
        """Fill the panel anew after the reading has changed: another language, or more or less of the plot."""
        raise NotImplementedError

    @property
    def ref(self) -> str:
        """What the reader looks at: a record's ref, or ``film``."""
        raise NotImplementedError

    @property
    def place(self) -> Place:
        """Where the reader is in this panel."""
        raise NotImplementedError

    def go(self, place: Place) -> None:
        """Bring the reader to a place in this panel."""
        raise NotImplementedError

    def action_side(self, direction: int) -> None:
        """Go to the panel on the left or on the right."""
        raise NotImplementedError


class ListPanel(Panel):
    """A list of entries beside the card of the selected one; in a narrow window one at a time."""

    wide_column = 0
    """Which column of the list holds the name."""

    def parts(self) -> Iterator[Widget]:
        """A list and a card."""
        self._list = EntryList(self.rows(), self.wide_column)
        yield self._list
        self._page = Page(self.card(self._list.selected))
        yield self._page

    def rows(self) -> Sequence[Row]:
        """The list's rows, for the present reading."""
        raise NotImplementedError

    def card(self, ref: str) -> Document:
        """The card's document."""
        return card(self.reading, ref) if ref else ()

    def say_again(self, translated: bool) -> None:
        """Fill the list and the card anew."""
        before = self._list.selected
        self._list.set_rows(self.rows())
        card = self.card(self._list.selected)
        if self._list.selected == before:
            self._page.say_again(card, translated)
        else:
            self._page.set_document(card)

    @property
    def ref(self) -> str:
        """The selected entry."""
        return self._list.selected

    @property
    def card_open(self) -> bool:
        """Whether the reader is in the card, not in the list."""
        return self.has_class("-card")

    @property
    def place(self) -> Place:
        """The entry, and where in its card."""
        return Place(self.tab, self.ref, (), self.card_open, self._page.place, self._list.top)

    def go(self, place: Place) -> None:
        """Select an entry, and stand in the list or in its card."""
        self._list.select(place.ref, place.list_top)
        self._page.set_document(self.card(self._list.selected), place.page)
        self.stand(place.in_page)

    def open(self, ref: str) -> None:
        """Show an entry's card from its beginning."""
        self._list.select(ref)
        self._page.set_document(self.card(self._list.selected), PagePlace(link=0))
        self.stand(in_card=True)

    def stand(self, in_card: bool) -> None:
        """Give the card, or the list, the focus; in a narrow window show it instead of the other."""
        self.set_class(in_card, "-card")
        (self._page if in_card else self._list).focus(scroll_visible=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The card is open while it has the focus."""
        self.set_class(event.widget is self._page, "-card")

    @on(Selected)
    def _selected(self, message: Selected) -> None:
        self._page.set_document(self.card(message.ref))

    def action_side(self, direction: int) -> None:
        """Go to the list on the left, or to the card on the right."""
        self.stand(in_card=direction > 0)
