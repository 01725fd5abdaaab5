"""The room of a window for drawings."""

from textual.app import App

_ART_ROWS = 32
"""The rows of the smallest window that has room for a film's drawing."""


def has_room_for_art(app: App[None]) -> bool:
    """Return True if the window is high enough for a film's drawing, and the terminal can show it."""
    return app.size.height >= _ART_ROWS and not getattr(app, "ascii_only", False)
