"""The dialog with an entry's sources."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from burnout_tui.prose.document import Document, is_url
from burnout_tui.prose.entries.documents import window_document
from burnout_tui.prose.found import Found
from burnout_tui.prose.reading import Reading
from burnout_tui.view.history import PagePlace
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import Copy, MarkSeen, Open
from burnout_tui.view.screens.text import TextScreen
from burnout_tui.view.widgets.found import show_found


class SourcesScreen(TextScreen):
    """The sources of an entry, or the entries of a source."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("sources"))

    def __init__(self, reading: Reading, ref: str, found: Found | None = None) -> None:
        """``found`` is what a search has found there."""
        super().__init__(reading)
        self._ref = ref
        self._found = found
        self._before: list[tuple[str, PagePlace]] = []

    def text(self) -> Document:
        """Return the sources of the entry, the entries of the source, or a record that opens in no tab."""
        return window_document(self.reading, self._ref)

    def _below_title(self) -> Document:
        """Return the document, with its title if a search may have found that."""
        return self.text() if self._found else super()._below_title()

    def _begin(self) -> None:
        """Focus the page, and scroll to the dispute that was asked for."""
        super()._begin()
        if self._ref.startswith("dispute:"):
            self._page.reveal(self._ref)
        if self._found:
            self.call_after_refresh(show_found, self._page, self._found)

    @on(Open)
    def _follow(self, message: Open) -> None:
        message.stop()
        if is_url(message.ref):
            self.post_message(Copy(message.ref))
        elif message.ref.startswith("source:"):
            self._before.append((self._ref, self._page.place))
            self._ref = message.ref
            self._show()
        else:
            self.dismiss(message.ref)

    def action_back(self) -> None:
        """Go back to the previous sources, or close the dialog."""
        if self._before:
            self._ref, place = self._before.pop()
            self._show(place)
        else:
            self.dismiss(None)

    def action_mark(self) -> None:
        """Mark the scene of this window as the last one that the reader has seen."""
        self.app.post_message(MarkSeen(self._ref))

    def action_close(self) -> None:
        """Close the dialog from any of its pages."""
        self.dismiss(None)
