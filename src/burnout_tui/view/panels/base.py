"""The base of all panels, and of those that show a list beside a card."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from burnout_tui.prose.found import Found
from burnout_tui.prose.reading import Reading
from burnout_tui.view.history import Place
from burnout_tui.view.keys import bindings
from burnout_tui.view.state import reading_state
from burnout_tui.view.widgets.found import show_found
from burnout_tui.view.widgets.page import Page
from burnout_tui.view.widgets.plain import PlainContainer

EMPTY = "-empty"
"""The class of a panel whose list has no entry, and so no card, or whose film has no facts."""
TO_LIST = -2
"""The direction from any pane to the list, or the first pane."""


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

    def open(self, ref: str, came_from: str = "") -> None:
        """Show a record, for a reader who comes from another one."""
        self.go_to(self.place)

    def enter(self) -> str:
        """Go from a row to its card; or return the ref to open instead."""
        return ""

    @property
    def covers_list(self) -> bool:
        """True if a card is shown instead of the list that it belongs to."""
        return False

    @property
    def character(self) -> str:
        """The ref of the character that is selected beside the record of the panel; empty if there is none."""
        return ""

    def show_own(self) -> bool:
        """Show the film's own records instead of those that a link led to. Returns False if they are shown already."""
        return False

    def show_found(self, found: Found) -> bool:
        """Mark what a search has found on the page that has it. Returns False if none has."""
        return any(page.display and show_found(page, found) for page in self.query(Page))

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
