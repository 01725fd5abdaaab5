"""What is counted, in memory that all workers share: each has a row of its own, and nobody has to wait."""

import mmap
from bisect import bisect_left
from collections.abc import Sequence
from time import monotonic

REJECTIONS = (
    "full",
    "address",
    "rate",
    "busy",
    "proxy",
    "log-in",
    "protocol",
    "no-request",
    "subsystem",
    "oversized",
    "shutdown",
)
"""Why a visitor is not let in: no seat, too many or too often from an address, too many that have not logged in yet,
a balancer's line that cannot be read, too slow to log in, what is not SSH or not allowed in it, nothing that the guide
has was asked for, sftp or the like was, too much was asked at once, the host closes."""
ENDINGS = ("quit", "disconnected", "idle", "longest", "stalled", "crash", "shutdown", "answered")
"""How a visit ends: by its visitor, by the connection, by a limit, by a mistake, with the host, with a plain answer."""
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
"""What only grows; ``answers`` are plain texts, ``worker_starts`` is how often a worker was started."""
GAUGES = ("open_connections", "heartbeat")
"""What goes up and down; the heartbeat is a reading of the system's monotonic clock, in seconds."""
BOUNDS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Upper bounds of a histogram's buckets, in seconds; there is one more without a bound."""
HISTOGRAMS = ("first_frame", "key_to_frame")
"""What is measured in seconds."""

_PER_HISTOGRAM = len(BOUNDS) + 2
_INDEXES = {name: index for index, name in enumerate((*COUNTERS, *GAUGES))}
_HISTOGRAM_INDEXES = {name: len(_INDEXES) + index * _PER_HISTOGRAM for index, name in enumerate(HISTOGRAMS)}
_WIDTH = len(_INDEXES) + len(HISTOGRAMS) * _PER_HISTOGRAM


class Counters:
    """A row of numbers for each worker, made before the workers are."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        """How many rows there are."""
        self._numbers = memoryview(mmap.mmap(-1, workers * _WIDTH * 8)).cast("d")

    def row(self, worker: int) -> "WorkerCounters":
        """The row of a worker, counted from 0."""
        return WorkerCounters(self._numbers[worker * _WIDTH : (worker + 1) * _WIDTH])

    def rows(self) -> list["WorkerCounters"]:
        """All rows."""
        return [self.row(worker) for worker in range(self.workers)]


class WorkerCounters:
    """One worker's numbers. Only that worker writes them."""

    def __init__(self, numbers: "memoryview[float]") -> None:
        self._numbers = numbers

    def add(self, name: str, amount: float = 1.0) -> None:
        """Count."""
        self._numbers[_INDEXES[name]] += amount

    def set(self, name: str, value: float) -> None:
        """Set a gauge."""
        self._numbers[_INDEXES[name]] = value

    def get(self, name: str) -> float:
        """A counter or a gauge."""
        return self._numbers[_INDEXES[name]]

    def heartbeat(self) -> None:
        """Say that this worker is alive."""
        self.set("heartbeat", monotonic())

    def observe(self, name: str, seconds: float) -> None:
        """Put a measured time into its histogram."""
        index = _HISTOGRAM_INDEXES[name]
        self._numbers[index + bisect_left(BOUNDS, seconds)] += 1
        self._numbers[index + _PER_HISTOGRAM - 1] += seconds

    def histogram(self, name: str) -> tuple[Sequence[float], float]:
        """How many times fell into each bucket, the one without a bound last, and their sum in seconds."""
        index = _HISTOGRAM_INDEXES[name]
        numbers = self._numbers[index : index + _PER_HISTOGRAM].tolist()
        return numbers[:-1], numbers[-1]
