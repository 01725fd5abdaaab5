"""An LRU cache: what was used most recently, for several readers or terminals."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

_V = TypeVar("_V")


class LruCache(Generic[_V]):
    """Values by key. Beyond ``most``, each new one replaces the one that was not used for the longest time.

    Not thread-safe.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, _V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: Hashable) -> _V | None:
        """Return the value of a key; None if there is none, or no longer."""
        value = self._values.get(key)
        if value is not None:
            self._values.move_to_end(key)
        return value

    def put(self, key: Hashable, value: _V) -> _V:
        """Keep a value, and return it."""
        self._values[key] = value
        if len(self._values) > self._most:
            self._values.popitem(last=False)
        return value
