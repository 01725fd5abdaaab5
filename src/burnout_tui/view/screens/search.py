"""The search dialog."""

from asyncio import sleep
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from burnout_tui.prose.document import Span, paragraph
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import IndexBuilder
from burnout_tui.prose.search_results import results_document
from burnout_tui.view.cursor import ListCursor
from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import Open
from burnout_tui.view.terminal_filter import spelled_keys
from burnout_tui.view.widgets.field import Field
from burnout_tui.view.widgets.results import Results

_MAX_LENGTH = 100
"""Characters of a query."""


class SearchScreen(ListCursor, ModalScreen[str | None], FrameScreen[str | None]):
    """An input, which keeps the focus, with results below it. The screen's result is the ref to open, or None."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("search"))

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading
        """The reader's choices."""
        self._shown_for: str | None = None
        self._open_first = False

    @property
    def results_current(self) -> bool:
        """True if the results are those of the text in the input."""
        return self._shown_for == self._box.value

    def compose(self) -> ComposeResult:
        """Yield the input and the results."""
        with Vertical(id="search") as self._frame:
            self._box = Field(max_length=_MAX_LENGTH, compact=True, select_on_focus=False)
            self._box.cursor_blink = False
            yield self._box
            self._results = Results(results_document(self.reading, "", ()))
            yield self._results

    def on_mount(self) -> None:
        """Focus the input, and build the index before the first letter is typed."""
        self._update_labels()
        self._box.focus()
        self.watch(self._box, "selection", self.cursor_to_input, init=False)
        self.watch(self.app, "reading", self._reading_changed, init=False)
        self._search()

    def _update_labels(self) -> None:
        self._box.placeholder = self.reading._("A name, a title, any word")
        self._frame.border_subtitle = spelled_keys(self.app, self.reading._("↑↓ choose  ⏎ open  esc back"))

    def _reading_changed(self, reading: Reading) -> None:
        """Search again in another language, or with or without spoilers."""
        self.reading = reading
        self._update_labels()
        self._search(again=True)

    def on_key(self, event: events.Key) -> None:
        """Insert what is typed before the input has the focus."""
        if event.is_printable and event.character:
            event.stop()
            self._box.insert_text_at_cursor(event.character)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._open_first = False
        self.cursor_to_input()
        self._search()

    @work(exclusive=True, group="search")
    async def _search(self, again: bool = False) -> None:
        """Search for the text in the input; this cancels an earlier search."""
        self._shown_for = None
        reading, typed = self.reading, self._box.value
        builder = IndexBuilder.shared(reading)
        if typed.strip() and not builder.ready:
            self._results.show((paragraph(Span(reading._("Reading the film…"), "dim")),))
        while not builder.ready:
            await sleep(0)
            builder.add_batch()
        self._results.show(results_document(reading, typed, builder.index.find(typed)), keep=again)
        self._shown_for = typed
        if self._open_first:
            self._submitted()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        """Open the selected result, as soon as the results are current."""
        self._open_first = not self.results_current
        if not self._open_first and self._results.link:
            self.dismiss(self._results.link)

    @on(Open)
    def _clicked(self, message: Open) -> None:
        message.stop()
        self.dismiss(message.ref)

    def action_enter(self) -> None:
        """Open the selected result before the input has the focus."""
        self._submitted()

    def action_step(self, count: int) -> None:
        """Select another result."""
        self._results.move(count)
        self.cursor_to_list(self._results, self._box)

    def action_turn(self, direction: int) -> None:
        """Select a result about one window away."""
        self._results.move_page(direction)
        self.cursor_to_list(self._results, self._box)

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss(None)
