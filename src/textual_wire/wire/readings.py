"""Screens after large frames, shared by all terminals that get the same frame on the same screen."""

from typing import NamedTuple

from textual_wire.lru_cache import LruCache
from textual_wire.wire.style import Styles


class Reading(NamedTuple):
    """The state of a reader after a frame."""

    text: tuple[str, ...]
    """The text of the rows."""
    styles: tuple[str, ...]
    known_styles: Styles
    column: int
    row: int
    combines: bool
    cursor_visible: bool | None
    synchronizes: bool


class Readings(LruCache[Reading]):
    """The most recently used readings. Their keys have the frame and all that was known of the screen before it."""

    MIN_LENGTH = 4096
    """The shortest frame, in characters; others are read as fast as they are looked up."""
    MAX_CELLS = 20_000
    """The largest screen whose readings are kept, in cells: few screens are larger, and they would take the memory."""

    def __init__(self, most: int = 128) -> None:
        """``most`` readings are kept, most of 60 KB."""
        super().__init__(most)
