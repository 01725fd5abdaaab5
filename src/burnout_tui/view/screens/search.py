"""The search dialog."""

from asyncio import sleep
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, NamedTuple

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input
from textual.widgets.input import Selection

from burnout_tui.prose.document import Span, paragraph
from burnout_tui.prose.found import Found
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import IndexBuilder
from burnout_tui.prose.search_results import FilmHits, films_document, found_in
from burnout_tui.view.cursor import ListCursor
from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.history import Query
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import Open, Unavailable
from burnout_tui.view.terminal_filter import spelled_keys
from burnout_tui.view.unavailable import IN_LIST, NO_ENTRY
from burnout_tui.view.widgets.field import Field
from burnout_tui.view.widgets.results import Results

_MAX_LENGTH = 100
"""Characters of a query."""


class Chosen(NamedTuple):
    """The end of a search."""

    query: Query
    ref: str = ""
    """The ref to open; empty if the reader left without opening a result."""
    found: Found | None = None


class SearchScreen(ListCursor, ModalScreen[Chosen], FrameScreen[Chosen]):
    """An input, which keeps the focus, with results below it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("search"))

    def __init__(self, reading: Reading, query: Query, in_shelf: bool = False) -> None:
        """Search the open film, or all films of the shelf.

        A query with a hit is shown as it was left; otherwise its text is selected, so that typing replaces it.
        """
        super().__init__()
        self.reading = reading
        """The reader's choices."""
        self._query = query
        self._in_shelf = in_shelf
        self._hits: Sequence[FilmHits] = ()
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
            self._results = Results(films_document(self.reading, "", ()))
            yield self._results

    def on_mount(self) -> None:
        """Focus the input, and build the index before the first letter is typed."""
        self._update_labels()
        self._box.focus()
        with self.prevent(Input.Changed):
            self._box.value = self._query.text
        self._box.selection = Selection(0 if not self._query.hit else len(self._box.value), len(self._box.value))
        self.watch(self._box, "selection", self.cursor_to_input, init=False)
        self.watch(self.app, "reading", self._reading_changed, init=False)
        self._search(select=self._query.hit)

    def show_notice(self, text: str) -> None:
        """Show a line in the frame, or the window's keys again if it is empty."""
        self._update_labels(text)

    def _update_labels(self, notice: str = "") -> None:
        self._box.placeholder = self.reading._("A name, a title, any word")
        keys = spelled_keys(self.app, self.reading._("↑↓ choose  ⏎ open  esc back"))
        self._frame.border_title, self._frame.border_subtitle = self.reading._("Search"), notice or keys

    def _reading_changed(self, reading: Reading) -> None:
        """Search again in another language, or with or without spoilers."""
        self.reading = reading
        self._update_labels()
        self._search(select=self._results.link)

    def on_key(self, event: events.Key) -> None:
        """Insert what is typed before the input has the focus."""
        if event.is_printable and event.character:
            event.stop()
            self._box.replace(event.character, *sorted(self._box.selection))

    @on(Input.Changed)
    def _typed(self) -> None:
        self._open_first = False
        self.cursor_to_input()
        self._search()

    @work(exclusive=True, group="search")
    async def _search(self, select: str = "") -> None:
        """Search for the text in the input; this cancels an earlier search. ``select`` is the result to select."""
        self._shown_for = None
        reading, typed = self.reading, self._box.value
        hits = []
        for film, inside in self._films():
            builder = IndexBuilder.shared(inside)
            if typed.strip() and not builder.ready:
                self._results.show((paragraph(Span(reading._("Reading the film…"), "dim")),))
            while not builder.ready:
                await sleep(0)
                builder.add_batch()
            hits.append(FilmHits(inside, film, builder.index.find(typed)))
        self._hits = hits
        self._results.show(films_document(reading, typed, hits), select)
        self._shown_for = typed
        if self._open_first:
            self._submitted()

    def _films(self) -> Iterator[tuple[str, Reading]]:
        """Yield the films to search, with their keys on the shelf."""
        if self._in_shelf and self.reading.shelf:
            for film, guide in self.reading.shelf.guides.items():
                yield film, replace(self.reading, whole=guide)
        else:
            yield "", self.reading

    @on(Input.Submitted)
    def _submitted(self) -> None:
        """Open the selected result, as soon as the results are current."""
        self._open_first = not self.results_current
        if not self._open_first and self._results.link:
            self._open(self._results.link)
        elif not self._open_first:
            self.post_message(Unavailable(NO_ENTRY))

    @on(Open)
    def _clicked(self, message: Open) -> None:
        message.stop()
        self._open(message.ref)

    def _open(self, ref: str) -> None:
        self.dismiss(Chosen(Query(self._box.value, ref), ref, found_in(self._hits, ref)))

    def action_enter(self) -> None:
        """Open the selected result before the input has the focus."""
        self._submitted()

    def action_step(self, count: int) -> None:
        """Select another result."""
        self._move_or_say(lambda: self._results.move(count), "up" if count < 0 else "down")
        self.cursor_to_list(self._results, self._box)

    def action_turn(self, direction: int) -> None:
        """Select a result about one window away."""
        self._move_or_say(lambda: self._results.move_page(direction), "up" if direction < 0 else "down")
        self.cursor_to_list(self._results, self._box)

    def _move_or_say(self, move: Callable[[], object], way: str) -> None:
        """Move among the results, or say why that leads nowhere."""
        before = self._results.whereabouts
        move()
        if self._results.whereabouts == before:
            self.post_message(Unavailable(IN_LIST[way] if self._results.link else NO_ENTRY))

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss(Chosen(Query(self._box.value)))
