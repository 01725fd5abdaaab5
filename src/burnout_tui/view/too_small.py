"""Windows that are too small for the guide: the smallest usable size, and the keys that still work below it."""

from typing import Any

from textual.app import App, ScreenStackError
from textual.events import Event, Key
from textual.geometry import Size

from burnout_tui.view.keys import KEYS
from burnout_tui.view.meant_key import names

MIN_SIZE = (40, 12)
"""The smallest number of columns and rows."""
TOO_SMALL = "-too-small"
"""The class of a screen in a window that is too small."""


def is_too_small(size: Size) -> bool:
    """Return True if a window is too small for the guide."""
    return size.width < MIN_SIZE[0] or size.height < MIN_SIZE[1]


def accepts(event: Event, app: App[Any]) -> bool:
    """Return True if the screen takes a key or pasted text; a covered one only takes keys that quit or redraw."""
    try:
        covered = app.screen.has_class(TOO_SMALL)
    except ScreenStackError:  # the app is starting or ending
        return True
    return not covered or (isinstance(event, Key) and not _keys_when_covered().isdisjoint(names(event)))


def _keys_when_covered() -> set[str]:
    actions = ("app.quit", "app.redraw")
    return {name for key in KEYS if key.action in actions for name in key.keys.split(",")}
