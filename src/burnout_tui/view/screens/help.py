"""The help: every key, from the table of keys, and the signs."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from burnout_tui.prose.document import Document
from burnout_tui.prose.layout import lay_out
from burnout_tui.prose.reading import Reading
from burnout_tui.view.help_text import help_documents
from burnout_tui.view.key_table import keys_of
from burnout_tui.view.keys import bindings
from burnout_tui.view.screens.text import TextScreen
from burnout_tui.view.widgets.dialog_page import DialogPage

_LEAST_WIDTH, _MOST_WIDTH = 110, 124
"""Columns of a window in which the help may have two columns, and of both together."""
_BORDERS = 6
"""Columns of a page that are not for its text: frame, margin, scroll bar."""


class HelpScreen(TextScreen):
    """The keys by their purpose, and the signs and colours beside them where there is room for all of it."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("help"))

    def compose(self) -> ComposeResult:
        """Yield a page, and another one for the second column."""
        with Horizontal(id="help") as self._columns:
            yield from super().compose()
            self._second = DialogPage(id="signs")
            self._second.can_focus = False
            yield self._second

    def _below_title(self) -> Document:
        """Return the whole text: its name stands only in the frame."""
        self._title = self.reading._("Help")
        return self.text()

    def on_resize(self) -> None:
        """Use one column or two."""
        self._page.refresh_text(self.text(), translated=False)
        self._arrange()

    def _reading_changed(self, reading: Reading) -> None:
        super()._reading_changed(reading)
        self._arrange()

    def _arrange(self) -> None:
        """Show the second column, or only the first."""
        self._columns.set_class(self._has_two, "-two")
        if self._has_two:
            self._second.set_document(self._documents[1])
        height = self._rows if self._has_two else None
        self._page.styles.height = self._second.styles.height = height

    @property
    def _documents(self) -> tuple[Document, Document]:
        return help_documents(self.reading, keys_of(self.app).rows)

    @property
    def _has_two(self) -> bool:
        """True if the window has room for two columns, each whole."""
        columns, rows = self.app.size
        return columns >= _LEAST_WIDTH and self._rows <= rows

    @property
    def _rows(self) -> int:
        """The rows of two columns, with their frames."""
        width = min(self.app.size.width, _MOST_WIDTH) // 2 - _BORDERS
        return 2 + max(len(lay_out(part, width).lines) for part in self._documents)

    def text(self) -> Document:
        """Return the keys; without room for two columns, then the signs."""
        first, second = self._documents
        return first if self._has_two else (*first, second[0]._replace(gap=1), *second[1:])
