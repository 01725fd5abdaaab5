"""The shelf: the open films, and the files that could not be opened."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from burnout_tui.film.shelf import Shelf
from burnout_tui.pictures.shelf import shelved_film
from burnout_tui.prose.document import Document
from burnout_tui.prose.found import Found
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.shelf import headed_shelf_rows, problems_text, shelved_name
from burnout_tui.view.history import History, Place
from burnout_tui.view.key_table import keys_of
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import CopyProblems, Entered, Notice, PlaceNamed, Selected, SwitchFilm, Unavailable
from burnout_tui.view.room import has_room_for_art
from burnout_tui.view.screens.base import BaseScreen
from burnout_tui.view.state import reading_state
from burnout_tui.view.unavailable import NO_PANE, nothing_to_go_back_to
from burnout_tui.view.widgets.bars import ShelfBar
from burnout_tui.view.widgets.entry_list import EntryList
from burnout_tui.view.widgets.frame import FrameTexts
from burnout_tui.view.widgets.hint_bar import HintBar
from burnout_tui.view.widgets.page import Page


class ShelfScreen(BaseScreen):
    """A list of films over the card of the selected one."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("shelf"))
    searches_shelf = True
    reading = reading_state()

    def __init__(self, reading: Reading, history: History, selected: str = "") -> None:
        """``selected`` is the row to begin at, such as ``film:KEY``."""
        super().__init__("shelf", history)
        self.set_reactive(ShelfScreen.reading, reading)
        self._first = selected

    @property
    def _shelf(self) -> Shelf:
        assert self.reading.shelf
        return self.reading.shelf

    def compose(self) -> ComposeResult:
        """Yield the bars, the films, the card."""
        yield ShelfBar(self.reading)
        with Container(id="shelf"):
            self._list = EntryList(headed_shelf_rows(self.reading, self._shelf))
            self._list.select(self._first)
            yield self._list
            self._page = Page(self._card())
            self._update_frames()
            yield self._page
        yield self.hint_bar(HintBar(self.reading, "shelf"))

    def _card(self) -> Document:
        return shelved_film(self.reading, self._shelf, self.selected, has_room_for_art(self.app))

    def _update_frames(self) -> None:
        """Name the films, and the selected one, in the frames."""
        rows, shelf = self._list, self._shelf
        films, broken = len(shelf.guides), rows.count - len(shelf.guides)
        self._list.frame = FrameTexts(self.reading._("Films"), f"{films} + {broken}" if broken else str(films))
        note = self.reading._("{number} of {count}").format(number=rows.position, count=rows.count)
        self._page.frame = FrameTexts(shelved_name(self.reading, shelf, self.selected), note if rows.count else "")

    def on_mount(self) -> None:
        """Focus the films."""
        self._list.focus()
        self._update_hints()

    def on_resize(self, event: events.Resize) -> None:
        """Cover the shelf in a window that is too small."""
        self.cover_if_too_small(event.size)
        self._page.refresh_text(self._card(), translated=False)

    def watch_reading(self, before: Reading, reading: Reading) -> None:
        """Refresh the texts in another language."""
        self.pass_on_reading()
        if self.is_mounted and reading is not before:
            self._list.set_rows(headed_shelf_rows(reading, self._shelf))
            if reading.shelf is not before.shelf:
                self._list.refresh(layout=True)  # it is as high as its rows
            self._update_frames()
            self._page.refresh_text(self._card(), reading.language != before.language)

    @property
    def selected(self) -> str:
        """The key of the selected film."""
        return self._list.selected.partition(":")[2]

    @property
    def place(self) -> Place:
        """The selected film."""
        return Place("shelf", self._list.selected, pane=int(self._page.has_focus), list_top=self._list.top)

    async def go_to(self, place: Place) -> None:
        """Select a film again."""
        self._list.select(place.ref, place.list_top)
        self._update_frames()
        self._page.set_document(self._card(), place.page)
        (self._page if place.pane else self._list).focus(scroll_visible=False)
        if place.query:
            self.open_search(place.query)

    @on(Selected)
    def _selected(self) -> None:
        self._update_frames()
        self._page.set_document(self._card())

    @on(Entered)
    def _entered(self) -> None:
        """Open the film; for a file that cannot be opened, focus the card with its problems."""
        if self.selected in self._shelf.guides:
            self._switch_to(self.selected)
        else:
            self._page.focus(scroll_visible=False)

    def _switch_to(self, film: str, ref: str = "") -> None:
        self._history.leave(self.place)
        self.post_message(SwitchFilm(film, ref))

    async def open(self, ref: str) -> None:
        """Open a film, ``film:KEY``, or an entry of it, ``film:KEY/character:zoe``."""
        film, _, inside = ref.partition(":")[2].partition("/")
        self._switch_to(film, inside)

    async def show_ref(self, ref: str, found: Found | None = None) -> None:
        """Open a hit in its film."""
        film, _, inside = ref.partition(":")[2].partition("/")
        self.post_message(SwitchFilm(film, inside, found=found))

    def action_side(self, direction: int) -> None:
        """Focus the films (-1) or the card (1)."""
        wanted = self._page if direction > 0 else self._list
        if wanted.has_focus:
            self.post_message(Unavailable(NO_PANE[direction]))
        wanted.focus(scroll_visible=False)

    def action_back(self) -> None:
        """Go back to the previous film; from the card, to the films."""
        if self._page.has_focus:
            self._list.focus(scroll_visible=False)
        elif place := self._history.back(self.place):
            self.post_message(SwitchFilm(place.film, place=place))
        else:
            self.post_message(Notice(nothing_to_go_back_to(self.reading, keys_of(self.app))))

    def action_forward(self) -> None:
        """Go forward again."""
        if place := self._history.forward(self.place):
            self.post_message(SwitchFilm(place.film, place=place))
        else:
            self.post_message(Notice(self.reading._("There is nothing to go forward to.")))

    def action_copy(self) -> None:
        """Copy the problems of a broken file."""
        if text := problems_text(self.reading, self._shelf, self.selected):
            self.post_message(CopyProblems(text))
        else:
            keys = keys_of(self.app)
            words = self.reading._("{key} works in a film; {open} opens one.")
            self.post_message(Notice(words.format(key=keys.first("copy"), open=keys.first("open"))))

    def _update_hints(self) -> None:
        bar = self.query_one(HintBar)
        bar.focus_on = "page" if self._page.has_focus else "list"
        bar.can_go_back = bool(self._history.trail) or self._page.has_focus
        self.post_message(PlaceNamed(self.reading._("Films")))

    def on_descendant_focus(self) -> None:
        """Show hints for the widget with the focus."""
        self._update_hints()
