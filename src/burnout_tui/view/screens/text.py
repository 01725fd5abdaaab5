"""A dialog with one page of text."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from burnout_tui.prose.document import Document, title_of
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading
from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.history import PagePlace
from burnout_tui.view.keys import bindings
from burnout_tui.view.widgets.dialog_page import DialogPage
from burnout_tui.view.widgets.frame import FrameTexts

_WIDTH, _CORNERS = 92, 6
"""Columns of a dialog, and those of the upper line of its frame that are not for the title."""


class TextScreen(ModalScreen[str | None], FrameScreen[str | None]):
    """A document in a frame. Its result is the ref to open, or None."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("dialog"))

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading
        """The reader's choices."""
        self._title = ""
        """The title in the frame."""

    def compose(self) -> ComposeResult:
        """Yield the page."""
        self._page = DialogPage(self._below_title())
        yield self._page

    def on_mount(self) -> None:
        """Set the focus and the texts, and refresh them when the reading changes."""
        self._begin()
        self._update_labels()
        self.watch(self.app, "reading", self._reading_changed, init=False)

    def _begin(self) -> None:
        """Focus the page."""
        self._page.focus()

    def _update_labels(self, notice: str = "") -> None:
        """Name the window's keys in its frame, or show a notice there."""
        self._page.frame = FrameTexts(self._title, foot=notice or self._foot)

    def on_resize(self) -> None:
        """Move the title of the text between the text and the frame."""
        before = self._title
        document = self._below_title()
        if self._title != before:
            if self._page.scroll_offset.y:
                self._page.refresh_text(document, translated=False)
            else:
                self._page.set_document(document, PagePlace(link=self._page.place.link))
            self._update_labels()

    @property
    def _foot(self) -> str:
        return self.reading._("esc: back")

    def show_notice(self, text: str) -> None:
        """Show a line in the frame, or the window's keys again if it is empty."""
        self._update_labels(text)

    def _reading_changed(self, reading: Reading) -> None:
        """Refresh the texts in another language, or with or without spoilers."""
        translated = reading.language != self.reading.language
        self.reading = reading
        self._page.refresh_text(self._below_title(), translated)
        self._update_labels()

    def _show(self, place: PagePlace | None = None) -> None:
        """Show the document again after it has changed, from a place or from its beginning."""
        self._page.set_document(self._below_title(), place)
        self._update_labels()

    def _below_title(self) -> Document:
        """Return the document without its title if the frame has room for that."""
        document = self.text()
        self._title = title_of(document)
        if self._title and cells(self._title) <= min(self.app.size.width, _WIDTH) - _CORNERS:
            return document[1:]
        self._title = ""
        return document

    def text(self) -> Document:
        """Return the document to show."""
        raise NotImplementedError

    def action_back(self) -> None:
        """Close the screen."""
        self.dismiss(None)
