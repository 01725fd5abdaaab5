"""Reduce the memory of a process that runs many Apps: smaller caches, and garbage collection without long pauses."""

import asyncio
import gc
from typing import Any, cast
from weakref import WeakSet

import textual.strip
from textual.app import App
from textual.dom import DOMNode

GC_THRESHOLDS = (5_000, 8, 1_000_000_000)
"""Thresholds for gc.set_threshold. The last one prevents automatic full collections: each pauses every visitor, and the
default thresholds start one after every few visits."""
MIN_ENDED_VISITS = 5
"""The smallest number of ended visits for which a full collection runs."""
ENDED_PER_PRESENT = 3
"""The number of ended visits, for each present one, that triggers a full collection. Most of a visit is freed at its
end, so the garbage of three ended visits takes less memory than a present one."""
MAX_YOUNG_COLLECTIONS = 500
"""The number of collections of the younger generations after which a full one runs, for any number of visits."""


def reduce_memory() -> None:
    """Change Textual and the garbage collector for a process that runs many Apps. Call it once, before the first App.

    Each line on the screen (``Strip``) creates seven caches, used or not. They take most of a visitor's memory, and
    building the lines again costs no more than filling the caches.
    """
    cast("Any", textual.strip).FIFOCache = lambda maxsize: _EMPTY_CACHE
    gc.set_threshold(*GC_THRESHOLDS)


class _EmptyCache:
    """A cache that keeps nothing, shared by all lines."""

    __slots__ = ()

    def get(self, key: Any, default: Any = None) -> Any:
        return default

    def __setitem__(self, key: Any, value: Any) -> None:
        pass

    def __len__(self) -> int:
        return 0

    def clear(self) -> None:
        pass


_EMPTY_CACHE = _EmptyCache()


class NodeRegistry(WeakSet[DOMNode]):
    """An App's registry of nodes. It also remembers removed nodes that something still refers to."""

    def __init__(self) -> None:
        super().__init__()
        self._ever_added: WeakSet[DOMNode] = WeakSet()

    def add(self, item: DOMNode) -> None:
        """Add a node."""
        super().add(item)
        self._ever_added.add(item)

    def free(self, app: App[Any]) -> None:
        """Clear an App and all its nodes. Call it when no part of the App runs.

        The nodes refer to each other in cycles. Clearing them breaks the cycles, so that they are freed at once.
        """
        for node in [*self._ever_added, app]:
            vars(node).clear()


class CollectionSchedule:
    """Runs a full garbage collection when ended visits have left about as much garbage as the present ones use.

    So garbage never takes more memory than the present visitors, and the number of pauses depends on the visits.
    """

    def __init__(self) -> None:
        self._ended = 0

    def visit_ended(self, present: int) -> None:
        """Count an ended visit; ``present`` is the number of visits that go on."""
        self._ended += 1
        threshold = max(MIN_ENDED_VISITS, ENDED_PER_PRESENT * present)
        if self._ended >= threshold or gc.get_count()[2] > MAX_YOUNG_COLLECTIONS:
            self._ended = 0
            # The caller still holds the visit that has just ended.
            asyncio.get_running_loop().call_later(0.1, gc.collect)
