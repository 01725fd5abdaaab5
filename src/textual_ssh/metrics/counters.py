"""Counters in memory that all workers share. Each worker writes its own row, so no lock is needed."""

import mmap
from bisect import bisect_left
from collections.abc import Sequence
from time import monotonic

REJECTIONS = (
    "proxy",
    "penalty",
    "rate",
    "busy",
    "log-in",
    "protocol",
    "no-request",
    "packet-size",
    "subsystem",
    "oversized",
    "shutdown",
    "full",
    "address",
)
"""The reasons to reject a client, in the order of the guards in server.py."""
ENDINGS = ("quit", "disconnected", "idle", "longest", "stalled", "crash", "shutdown", "answered")
"""The reasons why a visit ends. A visit with a command ends as ``answered``."""
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
"""Numbers that only grow. ``visits`` counts apps and conversations, ``answers`` counts answers to commands."""
GAUGES = ("open_connections", "heartbeat")
"""Numbers that rise and fall. ``heartbeat`` is a time on the system's monotonic clock, in seconds."""
BOUNDS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Upper bounds of a histogram's buckets, in seconds. One more bucket has no bound."""
HISTOGRAMS = ("first_frame", "key_to_frame")
"""The measured times, in seconds."""

_PER_HISTOGRAM = len(BOUNDS) + 2
_INDEXES = {name: index for index, name in enumerate((*COUNTERS, *GAUGES))}
_HISTOGRAM_INDEXES = {name: len(_INDEXES) + index * _PER_HISTOGRAM for index, name in enumerate(HISTOGRAMS)}
_WIDTH = len(_INDEXES) + len(HISTOGRAMS) * _PER_HISTOGRAM


class Counters:
    """A row of numbers for each worker. Create it before the workers, which share it."""

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
        """Add a time to a histogram."""
        index = _HISTOGRAM_INDEXES[name]
        self._numbers[index + bisect_left(BOUNDS, seconds)] += 1
        self._numbers[index + _PER_HISTOGRAM - 1] += seconds

    def histogram(self, name: str) -> tuple[Sequence[float], float]:
        """Return the count of each bucket, the one without a bound last, and the sum in seconds."""
        index = _HISTOGRAM_INDEXES[name]
        numbers = self._numbers[index : index + _PER_HISTOGRAM].tolist()
        return numbers[:-1], numbers[-1]
