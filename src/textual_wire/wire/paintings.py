"""The text of large changes of the screen, which is the same for all terminals that show the same before and after."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import NamedTuple


class Painting(NamedTuple):
    """The text that paints a change, and the state of the cursor after it."""

    text: str
    column: int | None
    row: int | None
    pen: str | None
    piece_count: int


class Paintings:
    """The paintings that were used most recently. Their keys have all cells before and after, so no two are mixed up.

    Not thread-safe: it is for the wires of one event loop.
    """

    MIN_ROWS = 10
    """The smallest number of rows that change; fewer are painted as fast as they are looked up."""
    MAX_CELLS = 20_000
    """The largest screen whose changes are kept, in cells: few screens are larger, and they would take the memory."""

    def __init__(self, most: int = 256) -> None:
        """``most`` paintings are kept, most of 30 KB, none of more than 200 KB."""
        self._most = most
        self._known: OrderedDict[Hashable, Painting] = OrderedDict()

    def __len__(self) -> int:
        return len(self._known)

    def get(self, key: Hashable) -> Painting | None:
        """Return the painting of a key, if it is known."""
        found = self._known.get(key)
        if found:
            self._known.move_to_end(key)
        return found

    def put(self, key: Hashable, painting: Painting) -> None:
        """Keep a painting."""
        self._known[key] = painting
        if len(self._known) > self._most:
            self._known.popitem(last=False)
