"""Keys where the guide has no room: one line asks for a larger window, and nothing is done to what it covers."""

from typing import Any

from textual.app import App, ScreenStackError
from textual.events import Event, Key

from burnout_tui.view.keys import KEYS


def is_heeded(event: Event, app: App[Any]) -> bool:
    """Whether a key, or text that is pasted, is for the screen; where that is covered, only what leaves or redraws."""
    try:
        covered = app.screen.has_class("-no-room")
    except ScreenStackError:  # none is there yet, or any more
        return True
    return not covered or (isinstance(event, Key) and event.key in _heeded())


def _heeded() -> set[str]:
    told = {name for key in KEYS if key.action in ("app.quit", "app.redraw") for name in key.keys.split(",")}
    return told | {"ctrl+q"}  # Textual's own
