"""A screen that shows one page of text over the guide."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from burnout_tui.prose.document import Document
from burnout_tui.prose.reading import Reading
from burnout_tui.view.state import reading_state
from burnout_tui.view.widgets.page import Page


class TextScreen(ModalScreen[str | None]):
    """A document in a frame; it ends with the ref of what the reader wants to open, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,alt+left", "back", show=False),
        Binding("s", "app.spoilers", show=False),
        Binding("L", "app.language", show=False),
        Binding("t", "app.theme", show=False),
    ]
    reading = reading_state()

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.set_reactive(TextScreen.reading, reading)

    def compose(self) -> ComposeResult:
        """The page."""
        self._page = Page(self.text())
        yield self._page

    def on_mount(self) -> None:
        """The page has the keys."""
        self._page.focus()
        self._frame()

    def _frame(self) -> None:
        self._page.border_subtitle = self.reading._("esc: back")

    def watch_reading(self, before: Reading, reading: Reading) -> None:
        """Say the same in another language."""
        if self.is_mounted and reading is not before:
            self._page.set_document(self.text(), self._page.place)
            self._frame()

    def text(self) -> Document:
        """What is shown."""
        raise NotImplementedError

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss(None)
