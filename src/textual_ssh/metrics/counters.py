"""Counters in memory that all workers share. Each worker writes a row of its own, so nobody waits for a lock."""

import mmap
from bisect import bisect_left
from collections.abc import Sequence
from time import monotonic

REJECTIONS = (
    "proxy",
    "rate",
    "busy",
    "log-in",
    "protocol",
    "no-request",
    "subsystem",
    "oversized",
    "shutdown",
    "full",
    "address",
)
"""The reasons for which a client is not let in, in the order of the guards that server.py lists."""
ENDINGS = ("quit", "disconnected", "idle", "longest", "stalled", "crash", "shutdown", "answered")
"""The reasons for which a visit ends; ``answered`` is that of a command."""
COUNTERS = (
    "connections",
    "visits",
    "answers",
    "received_bytes",
    "sent_bytes",
    "worker_starts",
    *(f"rejected:{reason}" for reason in REJECTIONS),
    *(f"ended:{reason}" for reason in ENDINGS),
)
"""The numbers that only grow. ``visits`` are those with an app or a conversation, ``answers`` those with plain text."""
GAUGES = ("open_connections", "heartbeat")
"""The numbers that go up and down. ``heartbeat`` is a reading of the system's monotonic clock, in seconds."""
BOUNDS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Upper bounds of a histogram's buckets, in seconds; there is one more bucket without a bound."""
HISTOGRAMS = ("first_frame", "key_to_frame")
"""The times that are measured, in seconds."""

_PER_HISTOGRAM = len(BOUNDS) + 2
_INDEXES = {name: index for index, name in enumerate((*COUNTERS, *GAUGES))}
_HISTOGRAM_INDEXES = {name: len(_INDEXES) + index * _PER_HISTOGRAM for index, name in enumerate(HISTOGRAMS)}
_WIDTH = len(_INDEXES) + len(HISTOGRAMS) * _PER_HISTOGRAM


class Counters:
    """A row of numbers for each worker, created before the workers are."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        """The number of rows."""
        self._numbers = memoryview(mmap.mmap(-1, workers * _WIDTH * 8)).cast("d")

    def worker(self, index: int) -> "WorkerCounters":
        """Return the row of a worker, counted from 0."""
        return WorkerCounters(self._numbers[index * _WIDTH : (index + 1) * _WIDTH])

    def all_workers(self) -> list["WorkerCounters"]:
        """Return all rows."""
        return [self.worker(index) for index in range(self.workers)]


class WorkerCounters:
    """One worker's numbers. Only that worker writes them."""

    def __init__(self, numbers: "memoryview[float]") -> None:
        self._numbers = numbers

    def add(self, name: str, amount: float = 1.0) -> None:
        """Add to a counter."""
        self._numbers[_INDEXES[name]] += amount

    def set(self, name: str, value: float) -> None:
        """Set a gauge."""
        self._numbers[_INDEXES[name]] = value

    def get(self, name: str) -> float:
        """Return a counter or a gauge."""
        return self._numbers[_INDEXES[name]]

    def heartbeat(self) -> None:
        """Record that this worker is alive."""
        self.set("heartbeat", monotonic())

    def observe(self, name: str, seconds: float) -> None:
        """Add a time to its histogram."""
        index = _HISTOGRAM_INDEXES[name]
        self._numbers[index + bisect_left(BOUNDS, seconds)] += 1
        self._numbers[index + _PER_HISTOGRAM - 1] += seconds

    def histogram(self, name: str) -> tuple[Sequence[float], float]:
        """Return the count of each bucket, the one without a bound last, and the sum in seconds."""
        index = _HISTOGRAM_INDEXES[name]
        numbers = self._numbers[index : index + _PER_HISTOGRAM].tolist()
        return numbers[:-1], numbers[-1]
