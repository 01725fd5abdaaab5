"""The text of large changes of the screen, which is the same for all terminals that show the same before and after."""

from typing import NamedTuple

from textual_wire.lru_cache import LruCache


class Painting(NamedTuple):
    """The text that paints a change, and the state of the cursor after it."""

    text: str
    column: int | None
    row: int | None
    pen: str | None
    piece_count: int


class Paintings(LruCache[Painting]):
    """The most recently used paintings. Their keys have all cells before and after, so no two are mixed up."""

    MIN_ROWS = 10
    """The smallest number of rows that change; fewer are painted as fast as they are looked up."""
    MAX_CELLS = 20_000
    """The largest screen whose changes are kept, in cells: few screens are larger, and they would take the memory."""

    def __init__(self, most: int = 256) -> None:
        """``most`` paintings are kept, most of 30 KB, none of more than 200 KB."""
        super().__init__(most)
