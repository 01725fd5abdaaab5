"""The base of the screens that dialogs cover: a film, and the shelf."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.geometry import Size

from burnout_tui.prose.found import Found
from burnout_tui.prose.reading import Reading
from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.history import History, Place, Query
from burnout_tui.view.messages import UntilNextKey
from burnout_tui.view.too_small import TOO_SMALL, is_too_small
from burnout_tui.view.widgets.bars import Bar, TooSmallNotice
from burnout_tui.view.widgets.hint_bar import HintBar

if TYPE_CHECKING:
    from burnout_tui.view.screens.search import Chosen


class BaseScreen(FrameScreen[None]):
    """A screen with hints at its foot and a search, which shares its history with the others."""

    searches_shelf = False
    """True if a search is about all films of the shelf."""
    reading: Reading

    def __init__(self, name: str, history: History) -> None:
        super().__init__(name=name)
        self._history = history
        self._last_query = ""
        self.greets = False
        """True to show how to begin, until the first key."""

    @property
    def place(self) -> Place:
        """The reader's place."""
        raise NotImplementedError

    async def show_ref(self, ref: str, found: Found | None = None) -> None:
        """Open a ref without adding to the history, with what a search has found there."""
        raise NotImplementedError

    def cover_if_too_small(self, size: Size) -> None:
        """Cover the screen, which keeps its state, while the window is too small for it."""
        too_small = is_too_small(size)
        notices = [child for child in self.children if isinstance(child, TooSmallNotice)]
        if too_small and not notices:
            self.mount(TooSmallNotice(self.reading))
        elif not too_small:
            for notice in notices:
                notice.remove()
        self.set_class(too_small, TOO_SMALL)

    def pass_on_reading(self) -> None:
        """Give the bars the reading. To bind them would take each a message and a watcher before the first frame."""
        for child in self.children:
            if isinstance(child, Bar):
                child.reading = self.reading

    def hint_bar(self, bar: HintBar) -> HintBar:
        """Return the bar for the foot of the screen, with the greeting."""
        bar.greets = self.greets
        if self.greets:
            self.post_message(UntilNextKey(self._end_greeting))
        return bar

    def hint_bars(self) -> Iterator[HintBar]:
        """Yield the bar with the hints; nothing if the screen is opening or ending."""
        # A query would look at all widgets.
        return (child for child in self.children if isinstance(child, HintBar))

    def _end_greeting(self) -> None:
        self.greets = False
        for bar in self.hint_bars():
            bar.greets = False

    def show_notice(self, text: str) -> None:
        """Show a line at the foot of the screen, or the hints again if it is empty."""
        for bar in self.hint_bars():
            bar.notice = text

    def on_screen_suspend(self) -> None:
        """Hide the hints below a dialog, which has its own keys."""
        self._cover_hints(True)

    def on_screen_resume(self) -> None:
        """Show the hints again."""
        self._cover_hints(False)

    def _cover_hints(self, covered: bool) -> None:
        for bar in self.hint_bars():
            bar.covered = covered

    def action_search(self) -> None:
        """Find anything by typing, beginning with the last query."""
        self.open_search(Query(self._last_query))

    def open_search(self, query: Query) -> None:
        """Open the search with a query."""
        from burnout_tui.view.screens.search import SearchScreen

        if self.app.screen is self:
            self.app.push_screen(SearchScreen(self.reading, query, self.searches_shelf), self._search_ended)

    async def _search_ended(self, chosen: "Chosen | None") -> None:
        """Open the chosen result; back leads to the search again."""
        if chosen is None:
            return
        self._last_query = chosen.query.text
        if chosen.ref:
            self._history.leave(replace(self.place, query=chosen.query))
            await self.show_ref(chosen.ref, chosen.found)
