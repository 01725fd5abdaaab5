"""Memory of a process that runs many Apps: smaller caches, and garbage that is freed without long pauses."""

import asyncio
import gc
from typing import Any, cast
from weakref import WeakSet

import textual.strip
from textual.app import App
from textual.dom import DOMNode

GC_THRESHOLDS = (5_000, 8, 1_000_000_000)
"""Thresholds for gc.set_threshold. The last one keeps Python from collecting the oldest generation by itself: a full
collection pauses every visitor, and the usual thresholds start one after every few visits."""
MIN_ENDED_VISITS = 5
"""Ended visits below which a full collection is not worth its time."""
ENDED_PER_PRESENT = 3
"""Ended visits for each present one that trigger a full collection. Most of an ended visit is freed as it ends, so what
is left of three needs less memory than one that goes on."""
MAX_YOUNG_COLLECTIONS = 500
"""Collections of the young generations after which a full one runs, however few visits have ended."""


def reduce_memory() -> None:
    """Change Textual and the garbage collector for a process of many Apps. Call it once, before the first App.

    A line on the screen (``Strip``) creates seven caches of its own, used or not. They take most of a visitor's memory,
    and building the lines again costs no more than building the caches.
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
    """An App's registry of nodes that also remembers the removed ones which something still refers to."""

    def __init__(self) -> None:
        super().__init__()
        self._ever_added: WeakSet[DOMNode] = WeakSet()

    def add(self, item: DOMNode) -> None:
        """Add a node."""
        super().add(item)
        self._ever_added.add(item)

    def free(self, app: App[Any]) -> None:
        """Empty an App and all its nodes once nothing of it runs.

        The nodes refer to each other in circles. Without them, no garbage collection is needed to free them.
        """
        for node in [*self._ever_added, app]:
            vars(node).clear()


class CollectionSchedule:
    """Runs a full garbage collection once ended visits have left behind about as much as the present ones use.

    So garbage never takes more memory than the present visitors do, and the pauses are in proportion to the visits.
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
