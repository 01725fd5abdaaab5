"""The base of the panels that show a list beside a card."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from textual import events, on
from textual.css.scalar import Scalar
from textual.widget import Widget

from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.prose.entries.foot import card_foot
from burnout_tui.prose.entries.shared import shared_card
from burnout_tui.prose.found import Found
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row, list_columns
from burnout_tui.prose.tabs import TAB_TITLES
from burnout_tui.view.history import PagePlace, Place
from burnout_tui.view.messages import Selected, Unavailable
from burnout_tui.view.panels.base import EMPTY, Panel
from burnout_tui.view.unavailable import NO_PANE
from burnout_tui.view.widgets.beside import BesidePage
from burnout_tui.view.widgets.card_page import CardPage
from burnout_tui.view.widgets.entry_list import MARGIN as LIST_MARGIN
from burnout_tui.view.widgets.entry_list import EntryList
from burnout_tui.view.widgets.found import show_found
from burnout_tui.view.widgets.frame import FrameTexts

_SHARE_OF_TWO, _SHARE_OF_THREE = 0.48, 0.35
"""The greatest share of the window that a list takes, beside one or two panes."""
_MIN_LIST = 30
"""The least width of a list, in columns."""
_ROOM = 40
"""The columns that a list may take in any window: half of the narrowest one that has two panes."""
_FRAME = 3
"""Columns of a list's frame and of the space inside it on the right."""


class ListPanel(Panel):
    """A list of entries beside the card of the selected one; only one of both in a narrow window."""

    wide_column = 0
    """The number of the list's column with the name."""
    last_is_spare = False
    """True if what the list's last column says can also be seen elsewhere."""
    _was_broad = False, False
    _in_full = ""
    """The entry whose card is not brief, because a search has found what only the whole one says."""

    def make_widgets(self) -> Iterator[Widget]:
        """Create a list and a card."""
        self._make_panes()
        yield from self._first_panes
        self.call_after_refresh(self._show_beside)

    def _make_panes(self) -> None:
        self._list = EntryList(self.rows(), self.wide_column, last_is_spare=self.last_is_spare)
        ref = self._list.selected
        self._page = CardPage(self.card(ref), card_foot(self.reading, ref))
        self._beside = BesidePage()
        self._fit_list()
        self._update_frames()

    @property
    def _first_panes(self) -> Sequence[Widget]:
        """The list, the card, and the third pane if the window has room for it; else it is not mounted."""
        panes = self._list, self._page
        return (*panes, self._beside) if self.screen.has_class("-broad") else panes

    @property
    def _main(self) -> Widget:
        """The widget in which an entry is selected."""
        return self._list

    def rows(self) -> Sequence[Row]:
        """Return the list's rows for the present reading."""
        raise NotImplementedError

    def card(self, ref: str) -> Document:
        """Return an entry's card."""
        return shared_card(self.reading, ref, ref != self._in_full, self._is_broad) if ref else ()

    @property
    def _is_broad(self) -> bool:
        """True if the window has a third pane."""
        return self.screen.has_class("-broad")

    def _fit_list(self) -> None:
        """Make the list as wide as the rows of all tabs need, and at most a share of the window."""
        if self.screen.has_class("-narrow") or not self._list.count:
            self._list.styles.clear_rule("width")
        else:
            share = _SHARE_OF_THREE if self._is_broad else _SHARE_OF_TWO
            around = LIST_MARGIN + _FRAME
            most = max(int(self.app.size.width * share), _ROOM)
            width = max(list_columns(self.reading, most - around) + around, _MIN_LIST)
            if self._list.styles.width != Scalar.from_number(width):
                self._list.styles.width = width

    def _surroundings(self) -> Callable[[int], Document]:
        return partial(self._make_surroundings, self.reading, self._list.selected)

    def _make_surroundings(self, reading: Reading, ref: str, width: int) -> Document:
        from burnout_tui.pictures.surroundings import surroundings  # only wide windows need it

        return surroundings(reading, ref, width, sources=self.screen.has_class("-broad"))

    def on_resize(self) -> None:
        """Leave out of the card what the third pane shows, or take it in again."""
        if self.filled:
            self._fit_list()
        broad = self._is_broad, self.screen.has_class("-broad")
        if self.filled and broad[1] and not self._beside.is_attached:
            assert isinstance(self._page.parent, Widget)
            self._page.parent.mount(self._beside, after=self._page)
        if self.filled and broad != self._was_broad:
            self._was_broad = broad
            self._refresh_card(translated=False)
            self._beside.show_again(self._surroundings(), translated=False)
            if self._beside.has_focus and not self._is_broad:
                self._page.focus(scroll_visible=False)

    def list_frame(self) -> FrameTexts:
        """Return the title of the list, and its count."""
        return FrameTexts(self.reading._(TAB_TITLES[self.tab]), str(self._list.count))

    def _update_frames(self) -> None:
        """Name the list and the card in their frames. A list without entries has the panel to itself."""
        if self.has_class(EMPTY) == bool(self._list.count):
            self.set_class(not self._list.count, EMPTY)
            self._fit_list()
        self._list.frame = self.list_frame()
        ref, words = self._list.selected, self.reading._("{number} of {count}")
        note = words.format(number=self._list.position, count=self._list.count)
        name = opening_name(self.reading, ref) if ref else ""
        self._page.frame = FrameTexts(name, note if ref else "")
        self._beside.frame = FrameTexts(self.reading._("Around {name}").format(name=name) if ref else "")

    def _show_card(self, place: PagePlace | None = None, pane: int = 1) -> None:
        """Show the card of the selected entry, from a place in it or in what stands beside it."""
        self._update_frames()
        self._in_full = ""
        self._page.foot = card_foot(self.reading, self._list.selected)
        self._page.set_document(self.card(self._list.selected), place if pane < 2 else None)
        self._show_beside(place if pane == 2 else None)

    def show_found(self, found: Found) -> bool:
        """Mark what a search has found. What the brief card leaves out is shown on the whole one."""
        if show_found(self._page, found):
            return True
        self._in_full = self._list.selected
        self._refresh_card(translated=False)
        return show_found(self._page, found)

    def _refresh_card(self, translated: bool) -> None:
        ref = self._list.selected
        self._page.refresh_card(self.card(ref), card_foot(self.reading, ref), translated)

    def _show_beside(self, place: PagePlace | None = None) -> None:
        self._beside.show(self._surroundings(), place)

    def refresh_text(self, translated: bool) -> None:
        """Refresh the list and the card."""
        before = self._list.selected
        self._list.set_rows(self.rows())
        self._update_frames()
        if self._list.selected == before:
            self._refresh_card(translated)
            self._beside.show_again(self._surroundings(), translated)
        else:
            self._show_card()

    @property
    def ref(self) -> str:
        """The selected entry."""
        return self._list.selected

    @property
    def card_open(self) -> bool:
        """True if the reader is in the card, not in the list."""
        return self.has_class("-card")

    @property
    def covers_list(self) -> bool:
        """True if the card is shown instead of the list."""
        return self.card_open and self.screen.has_class("-narrow")

    @property
    def place(self) -> Place:
        """The entry, and the position in its card."""
        page = self._beside if self._beside.has_focus else self._page
        return Place(self.tab, self.ref, (), self._pane, page.place, self._list.top)

    @property
    def _pane(self) -> int:
        return 2 if self._beside.has_focus else int(self.card_open)

    def go_to(self, place: Place) -> None:
        """Select an entry, and focus the list or its card."""
        self._list.select(place.ref, place.list_top)
        pane = min(place.pane, self._panes - 1)
        self._show_card(place.page if pane == place.pane else None, pane)
        self._focus_pane(pane)

    def enter(self) -> str:
        """Focus the card of the selected row."""
        self.focus_side(in_card=True)
        return ""

    def open(self, ref: str, came_from: str = "") -> None:
        """Show an entry's card from its beginning."""
        self._list.select(ref)
        self._show_card(PagePlace(link=0))
        self.focus_side(in_card=True)

    def focus_side(self, in_card: bool) -> None:
        """Focus the card or the list; in a narrow window, show it instead of the other."""
        in_card = in_card and self._list.count > 0
        self.set_class(in_card, "-card")
        (self._page if in_card else self._main).focus(scroll_visible=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Count the card as open while it, or what stands beside it, has the focus."""
        self.set_class(event.widget in (self._page, self._beside), "-card")

    @on(Selected)
    def _selected(self, message: Selected) -> None:
        message.stop()
        self._show_card()

    def action_side(self, direction: int) -> None:
        """Focus the pane on the left or on the right."""
        panes, before = self._panes, self._pane
        self._focus_pane(min(max(before + direction, 0), panes - 1))
        if self._pane == before and direction in NO_PANE:
            self.post_message(Unavailable(NO_PANE[direction]))

    @property
    def _panes(self) -> int:
        """The number of panes, or of views in a narrow window."""
        if not self._list.count:
            return 1
        return 3 if self._is_broad else 2

    def _focus_pane(self, pane: int) -> None:
        if pane == 2:
            self._beside.focus(scroll_visible=False)
        else:
            self.focus_side(in_card=pane == 1)
