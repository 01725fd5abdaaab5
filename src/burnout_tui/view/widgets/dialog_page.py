"""A page of a dialog that is as high as its text."""

from textual.geometry import Size

from burnout_tui.prose.document import Document
from burnout_tui.view.history import PagePlace
from burnout_tui.view.widgets.document_view import text_width
from burnout_tui.view.widgets.page import Page


class DialogPage(Page):
    """A page whose height may be ``auto``."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines of the text in a width."""
        bar = self.styles.scrollbar_size_vertical or 0
        layout = self.layout_in(text_width(width - bar))
        layout.extend()
        return max(len(layout.lines), 1)

    def set_document(self, document: Document, place: PagePlace | None = None) -> None:
        """Show another document, from a place or from its beginning; the height follows."""
        super().set_document(document, place)
        if self.styles.is_auto_height:
            self.refresh(layout=True)
