"""A screen that shows one page of text over the guide."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from burnout_tui.prose.document import Document
from burnout_tui.prose.reading import Reading
from burnout_tui.view.widgets.page import Page


class TextScreen(ModalScreen[str | None]):
    """A document in a frame; it ends with the ref of what the reader wants to open, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,alt+left", "back", show=False),
        Binding("q", "dismiss", show=False),
        Binding("ctrl+c", "app.quit", show=False),
        Binding("s", "app.spoilers", show=False),
        Binding("L", "app.language", show=False),
        Binding("t", "app.theme", show=False),
    ]

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading
        """This reader's reading of the guide."""

    def compose(self) -> ComposeResult:
        """The page."""
        self._page = Page(self.text())
        yield self._page

    def on_mount(self) -> None:
        """Begin, and say everything again when the reading changes."""
        self._begin()
        self._frame()
        self.watch(self.app, "reading", self._read_again, init=False)

    def _begin(self) -> None:
        """The page has the keys."""
        self._page.focus()

    def _frame(self) -> None:
        self._page.border_subtitle = self.reading._("esc: back")

    def _read_again(self, reading: Reading) -> None:
        """Say the same in another language, or with more or less of the plot."""
        translated = reading.language != self.reading.language
        self.reading = reading
        self._page.say_again(self.text(), translated)
        self._frame()

    def text(self) -> Document:
        """What is shown."""
        raise NotImplementedError

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss(None)
