"""Where the terminal's cursor stands: on what is selected, since braille displays and magnifiers follow it."""

from textual.geometry import Offset
from textual.screen import Screen


def cursor_on(screen: Screen[object], typed_at: Offset) -> Offset:
    """Where the cursor stands on a screen; ``typed_at`` is where one types, if one does.

    A widget in which something is selected says in ``pointed_at`` where that begins in its content; None where it is
    out of view, and then the cursor stands where the content begins.
    """
    widget = screen.focused
    if widget is None or not hasattr(type(widget), "pointed_at"):
        return typed_at
    return widget.content_region.offset + (getattr(widget, "pointed_at", None) or Offset(0, 0))
