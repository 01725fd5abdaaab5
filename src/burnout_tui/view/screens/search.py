"""Finding anything by typing."""

from asyncio import sleep
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from burnout_tui.prose.document import Span, paragraph
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import IndexBuilder
from burnout_tui.prose.search_results import results_document
from burnout_tui.view.cursor import Choosing
from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.messages import Open
from burnout_tui.view.terminal_filter import named
from burnout_tui.view.widgets.results import Results

_LONGEST = 100
"""Letters that can be typed."""


class SearchScreen(Choosing, ModalScreen[str | None], FrameScreen[str | None]):
    """A box, and what is found below it; it ends with the ref of what the reader wants to open, or None.

    The box has the focus all the time, so that letters are always typed; other keys choose among what is found.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,alt+left", "back", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("enter", "enter", show=False),
        Binding("tab,shift+tab", "nothing", show=False),
    ]

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading
        """This reader's reading of the guide."""
        self._answered: str | None = None
        self._open_first = False

    @property
    def answered(self) -> bool:
        """Whether the results are those of what is in the box."""
        return self._answered == self._box.value

    def compose(self) -> ComposeResult:
        """The box and the results."""
        with Vertical(id="search") as self._frame:
            self._box = Input(max_length=_LONGEST, compact=True, select_on_focus=False)
            self._box.cursor_blink = False
            yield self._box
            self._results = Results(results_document(self.reading, "", ()))
            yield self._results

    def on_mount(self) -> None:
        """The box has the keys; what can be found is looked up before the first letter is typed."""
        self._say()
        self._box.focus()
        self.watch(self._box, "selection", self.type_again, init=False)
        self.watch(self.app, "reading", self._read_again, init=False)
        self._answer()

    def _say(self) -> None:
        self._box.placeholder = self.reading._("A name, a title, any word")
        self._frame.border_subtitle = named(self.app, self.reading._("↑↓ choose  ⏎ open  esc back"))

    def _read_again(self, reading: Reading) -> None:
        """Look for the same in another language, or in more or less of the plot."""
        self.reading = reading
        self._say()
        self._answer(again=True)

    def on_key(self, event: events.Key) -> None:
        """What is typed before the box has the keys is typed into it too."""
        if event.is_printable and event.character:
            event.stop()
            self._box.insert_text_at_cursor(event.character)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._open_first = False
        self.type_again()
        self._answer()

    @work(exclusive=True, group="answer")
    async def _answer(self, again: bool = False) -> None:
        """Look for what is in the box; whatever was looked for before is given up."""
        self._answered = None
        reading, typed = self.reading, self._box.value
        builder = IndexBuilder.shared(reading)
        if typed.strip() and not builder.ready:
            self._results.answer((paragraph(Span(reading._("Reading the film…"), "dim")),))
        while not builder.ready:
            await sleep(0)
            builder.add_batch()
        self._results.answer(results_document(reading, typed, builder.index.find(typed)), keep=again)
        self._answered = typed
        if self._open_first:
            self._submitted()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        """Open what is selected; what is typed is looked for first."""
        self._open_first = not self.answered
        if not self._open_first and self._results.link:
            self.dismiss(self._results.link)

    @on(Open)
    def _clicked(self, message: Open) -> None:
        message.stop()
        self.dismiss(message.ref)

    def action_enter(self) -> None:
        """Open what is selected, before the box has the keys."""
        self._submitted()

    def action_step(self, count: int) -> None:
        """Select another hit."""
        self._results.step(count)
        self.choose_in(self._results, self._box)

    def action_turn(self, direction: int) -> None:
        """Select a hit a window further."""
        self._results.turn(direction)
        self.choose_in(self._results, self._box)

    def action_nothing(self) -> None:
        """The focus stays in the box."""

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss(None)
