"""Find workers without a heartbeat: they run but do nothing, stopped or caught in an endless loop."""

from collections.abc import Sequence

from textual_ssh.metrics.counters import Counters

SILENCE, START_SILENCE = 30, 180
"""Seconds without a heartbeat after which a worker is replaced; before its first heartbeat it has more time."""


class HeartbeatWatch:
    """Counts the seconds in which a worker has sent no heartbeat.

    It counts calls in place of reading a clock. So time in which the whole machine, or this process too, was stopped
    does not count.
    """

    def __init__(self, counters: Counters) -> None:
        self._workers = counters.all_workers()
        self._seen = [0.0] * len(self._workers)
        self._seconds = [0] * len(self._workers)

    def silent(self) -> Sequence[int]:
        """Return the workers that have been silent for too long, and count them from 0 again. Call it every second."""
        found = []
        for index, worker in enumerate(self._workers):
            heartbeat = worker.get("heartbeat")
            self._seconds[index] = self._seconds[index] + 1 if heartbeat == self._seen[index] else 0
            self._seen[index] = heartbeat
            if self._seconds[index] >= (SILENCE if heartbeat else START_SILENCE):
                self._seconds[index] = 0
                found.append(index)
        return found
