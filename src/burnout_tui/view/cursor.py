"""Where the terminal's cursor stands: on what is selected, since braille displays and magnifiers follow it."""

from typing import TYPE_CHECKING, cast

from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.widgets import Input


class Choosing:
    """For a screen with a box to type in and something to choose from, which the reader is at by turns.

    The box has the focus all the time. The cursor is where the last key had its effect.
    """

    chosen_in: Widget | None = None
    """What the reader chose in last; None while they type."""

    def choose_in(self, widget: Widget, box: Widget) -> None:
        """The reader has chosen in a widget."""
        if self.chosen_in is not widget:
            self.chosen_in = widget
            box.refresh()  # where the choice stays as it is there is nothing to paint, and the cursor goes with a frame

    def type_again(self) -> None:
        """The reader is at the box."""
        self.chosen_in = None


def cursor_on(screen: Screen[object]) -> Offset:
    """Where the cursor stands on a screen: where one types, or on what is selected in the widget that has the focus.

    A widget in which something is selected says in ``pointed_at`` where that begins in its content; None where it is
    out of view, and then the cursor stands where the content begins. With a box to type in, it stands in that then.
    """
    chosen_in = getattr(screen, "chosen_in", None)
    if chosen_in and (place := chosen_in.pointed_at) is not None:
        return cast("Offset", chosen_in.content_region.offset + place)
    widget = screen.focused
    if hasattr(widget, "cursor_screen_offset"):
        typed = cast("Input", widget)  # which is imported where it is used
        # Textual counts one more at the end of the text than where it paints its cursor.
        return typed.cursor_screen_offset - Offset(1 if typed.cursor_at_end else 0, 0)
    if widget is None or not hasattr(type(widget), "pointed_at"):
        return Offset(0, 0)
    return widget.content_region.offset + (getattr(widget, "pointed_at", None) or Offset(0, 0))
