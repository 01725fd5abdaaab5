"""Lines of widgets that look the same to several readers of a film: painted once, and shown to all of them."""

from collections.abc import Hashable, Sequence
from typing import Any

from rich.style import Style
from textual.strip import Strip

from textual_wire.lru_cache import LruCache

_MAX_WIDGETS = 768
"""Widgets, each in one state and size, whose lines are kept. Most take less than 50 KB."""
MAX_CELLS = 12_000
"""The largest widget whose lines are shared, in cells: few are larger, and they would take the memory."""
_MAX_STYLES = 1024
"""Sets of styles that are kept; the guide has some dozens in each theme."""


class Same:
    """Stands for an object in a key: it equals only itself, whatever the object's own comparison says."""

    __slots__ = ("_of",)

    def __init__(self, of: object) -> None:
        self._of = of

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other._of is self._of

    def __hash__(self) -> int:
        return id(self._of)


class StyleSet(dict[str, Style]):
    """The styles of a widget's component classes, filled when they are first needed. It equals only itself."""

    __slots__ = ("is_shared",)
    __hash__ = object.__hash__  # type: ignore[assignment] # it is a part of keys

    def __init__(self, is_shared: bool = False) -> None:
        super().__init__()
        self.is_shared = is_shared
        """True if widgets of other readers have this same set."""

    def __eq__(self, other: object) -> bool:
        return self is other


class SharedLines:
    """The styles and the lines that the readers of one film share. Keys name everything that these depend on."""

    def __init__(self) -> None:
        self._styles = LruCache[StyleSet](_MAX_STYLES)
        self._lines = LruCache[Sequence[Strip]](_MAX_WIDGETS)

    def styles(self, key: tuple[Any, ...]) -> StyleSet:
        """Return the set of styles of a key."""
        found = self._styles.get(key)
        return self._styles.put(key, StyleSet(is_shared=True)) if found is None else found

    def lines(self, key: Hashable) -> Sequence[Strip] | None:
        """Return the lines of a key, if they are known."""
        return self._lines.get(key)

    def keep_lines(self, key: Hashable, lines: Sequence[Strip]) -> Sequence[Strip]:
        """Keep and return the lines of a key."""
        return self._lines.put(key, lines)
