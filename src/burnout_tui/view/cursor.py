"""Where the terminal's cursor stands: on what is selected, since braille displays and magnifiers follow it."""

from typing import TYPE_CHECKING, cast

from textual.geometry import Offset
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.widgets import Input


def cursor_on(screen: Screen[object]) -> Offset:
    """Where the cursor stands on a screen: where one types, or on what is selected in the widget that has the focus.

    A widget in which something is selected says in ``pointed_at`` where that begins in its content; None where it is
    out of view, and then the cursor stands where the content begins.
    """
    widget = screen.focused
    if hasattr(widget, "cursor_screen_offset"):
        typed = cast("Input", widget)  # which is imported where it is used
        # Textual counts one more at the end of the text than where it paints its cursor.
        return typed.cursor_screen_offset - Offset(1 if typed.cursor_at_end else 0, 0)
    if widget is None or not hasattr(type(widget), "pointed_at"):
        return Offset(0, 0)
    return widget.content_region.offset + (getattr(widget, "pointed_at", None) or Offset(0, 0))
