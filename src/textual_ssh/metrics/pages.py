"""The pages of the metrics server: metrics for Prometheus, and a health check."""

from collections.abc import Callable, Iterator, Mapping
from time import monotonic

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from textual_ssh.limits.slots import Slots
from textual_ssh.metrics.counters import BOUNDS, ENDINGS, HISTOGRAMS, REJECTIONS, Counters

HEARTBEAT_TIMEOUT = 15.0
"""Seconds without a heartbeat after which a worker is unhealthy."""

_COUNTERS = {
    "connections": "Connections accepted.",
    "visits": "Visits with the app or a conversation.",
    "answers": "Commands answered with text.",
    "received_bytes": "Bytes received from visitors.",
    "sent_bytes": "Bytes sent to visitors.",
    "worker_starts": "Worker starts.",
}
_TIMES = {
    "first_frame": "Seconds from the request to the first frame.",
    "key_to_frame": "Seconds from a key to the next frame.",
}

PLAIN_TEXT = "text/plain; charset=utf-8"
"""The content type of the health check."""

Page = tuple[int, str, bytes]
"""The status, the content type and the text of an answer."""


def make_pages(program: str, counters: Counters, slots: Slots) -> Mapping[str, Callable[[], Page]]:
    """Return what answers each path. The names of all metrics begin with the program's name."""
    registry = CollectorRegistry()
    registry.register(_Metrics(program.replace("-", "_"), counters, slots))
    return {
        "/metrics": lambda: (200, CONTENT_TYPE_LATEST, generate_latest(registry)),
        "/healthz": lambda: _health(counters, slots),
    }


def healthy(counters: Counters) -> int:
    """Return the number of workers with a recent heartbeat."""
    now = monotonic()
    heartbeats = [worker.get("heartbeat") for worker in counters.all_workers()]
    return sum(now - heartbeat < HEARTBEAT_TIMEOUT for heartbeat in heartbeats if heartbeat)


def _health(counters: Counters, slots: Slots) -> Page:
    count = healthy(counters)
    ok = count == counters.workers
    text = f"{'ok' if ok else 'unhealthy'}: {count} of {counters.workers} workers, {slots.taken()} visitors\n"
    return 200 if ok else 503, PLAIN_TEXT, text.encode()


class _Metrics(Collector):
    """Reads metrics from the memory that the workers write."""

    def __init__(self, prefix: str, counters: Counters, slots: Slots) -> None:
        self._prefix = prefix
        self._counters = counters
        self._slots = slots

    def collect(self) -> Iterator[Metric]:
        workers = self._counters.all_workers()
        visitors = [self._slots.taken(index) for index in range(len(workers))]
        yield self._gauge("visitors", "Current visitors.", visitors)
        connections = [worker.get("open_connections") for worker in workers]
        yield self._gauge("open_connections", "Current connections.", connections)
        yield GaugeMetricFamily(f"{self._prefix}_healthy_workers", "Healthy workers.", healthy(self._counters))
        for name, text in _COUNTERS.items():
            family = CounterMetricFamily(f"{self._prefix}_{name}", text, labels=["worker"])
            for index, worker in enumerate(workers):
                family.add_metric([str(index)], worker.get(name))
            yield family
        yield self._by_reason("rejections", "Clients that were not let in.", "rejected", REJECTIONS)
        yield self._by_reason("visits_ended", "Visits ended.", "ended", ENDINGS)
        for name in HISTOGRAMS:
            yield self._histogram(name)

    def _gauge(self, name: str, text: str, values: list[float] | list[int]) -> Metric:
        family = GaugeMetricFamily(f"{self._prefix}_{name}", text, labels=["worker"])
        for index, value in enumerate(values):
            family.add_metric([str(index)], value)
        return family

    def _by_reason(self, name: str, text: str, counter: str, reasons: tuple[str, ...]) -> Metric:
        family = CounterMetricFamily(f"{self._prefix}_{name}", text, labels=["reason"])
        for reason in reasons:
            count = sum(worker.get(f"{counter}:{reason}") for worker in self._counters.all_workers())
            family.add_metric([reason], count)
        return family

    def _histogram(self, name: str) -> Metric:
        counts = [0.0] * (len(BOUNDS) + 1)
        total = 0.0
        for worker in self._counters.all_workers():
            more, seconds = worker.histogram(name)
            counts = [count + added for count, added in zip(counts, more, strict=True)]
            total += seconds
        buckets = []
        below = 0.0
        for bound, count in zip((*map(str, BOUNDS), "+Inf"), counts, strict=True):
            below += count
            buckets.append((bound, below))
        full_name = f"{self._prefix}_{name}_seconds"
        return HistogramMetricFamily(full_name, _TIMES[name], buckets=buckets, sum_value=total)
