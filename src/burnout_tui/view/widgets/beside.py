"""The third pane of a wide window: a page whose document depends on its width."""

from collections.abc import Callable

from textual import events

from burnout_tui.prose.document import Document
from burnout_tui.view.history import PagePlace
from burnout_tui.view.widgets.page import Page


class BesidePage(Page):
    """A page that makes its document for its width, and only while the window shows it."""

    def __init__(self) -> None:
        super().__init__()
        self._make: Callable[[int], Document] | None = None
        self._made_for = -1

    def show(self, make: Callable[[int], Document], place: PagePlace | None = None) -> None:
        """Show the document that ``make`` returns for the width of the text, in columns."""
        self._make, self._made_for = make, -1
        self._fit(place)

    def show_again(self, make: Callable[[int], Document], translated: bool) -> None:
        """Show the same document in another language, or with or without spoilers, at the same position."""
        self._make, self._made_for = make, -1
        if self.size.width:
            self._made_for = self._text_width
            self.refresh_text(make(self._text_width), translated)

    def on_resize(self, event: events.Resize) -> None:
        """Make the document for the new width."""
        if self._make and self._made_for >= 0:
            self._fit(self.place)
        else:
            self._fit(self._pending_place)

    def _fit(self, place: PagePlace | None) -> None:
        """Make the document unless it fits already; a hidden page waits until it is shown."""
        if not self.size.width or self._make is None:
            self._pending_place = place
        elif self._made_for != self._text_width:
            self._made_for = self._text_width
            self.set_document(self._make(self._text_width), place)
