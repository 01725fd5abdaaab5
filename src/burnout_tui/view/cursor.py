"""The position of the terminal's cursor: on the selected item, since braille displays and magnifiers follow it."""

from typing import TYPE_CHECKING, cast

from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.widgets import Input


class ListCursor:
    """A mixin for a screen with an input and a list. The cursor is in the one that the last key changed."""

    cursor_widget: Widget | None = None
    """The list, if the reader moved in it last; None while they type."""

    def cursor_to_list(self, widget: Widget, box: Widget) -> None:
        """Put the cursor in the list."""
        if self.cursor_widget is not widget:
            self.cursor_widget = widget
            box.refresh()  # the cursor moves with a frame, even if nothing in the list changes

    def cursor_to_input(self) -> None:
        """Put the cursor in the input."""
        self.cursor_widget = None


def cursor_on(screen: Screen[object]) -> Offset:
    """Return the cursor's position on a screen: in the text that is typed, or on the selected item.

    A widget with a selected item has a property ``cursor_offset``: the item's offset in its content, or None if the
    item is out of view. The cursor is then at the start of the content; on a screen with an input, it is in the input.
    """
    cursor_widget = getattr(screen, "cursor_widget", None)
    if cursor_widget and (offset := cursor_widget.cursor_offset) is not None:
        return cast("Offset", cursor_widget.content_region.offset + offset)
    widget = screen.focused
    if hasattr(widget, "cursor_screen_offset"):
        box = cast("Input", widget)  # importing Input here would slow the start
        # At the end of the text, Textual's offset is one column right of the cursor that it paints.
        return box.cursor_screen_offset - Offset(1 if box.cursor_at_end else 0, 0)
    if widget is None or not hasattr(type(widget), "cursor_offset"):
        return Offset(0, 0)
    return widget.content_region.offset + (getattr(widget, "cursor_offset", None) or Offset(0, 0))
