"""The figures for Prometheus, and whether the house is well: a small web server in a process of its own."""

import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from typing import ClassVar

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from textual_ssh.limits.capacity import Slots
from textual_ssh.metrics.counters import BOUNDS, ENDINGS, HISTOGRAMS, REJECTIONS, Counters
from textual_ssh.supervisor import HANDLED_SIGNALS, STOP_NOW

HEARTBEAT_TIMEOUT = 15.0
"""Seconds without a sign of life after which a worker is not well."""

_COUNTERS = {
    "connections": "Connections accepted.",
    "visits": "Visits to the guide.",
    "answers": "Commands answered with text.",
    "received_bytes": "Bytes received from visitors.",
    "sent_bytes": "Bytes sent to visitors.",
    "worker_starts": "Worker starts.",
}
_TIMES = {
    "first_frame": "Seconds from the request to the first frame.",
    "key_to_frame": "Seconds from a key to the next frame.",
}


def run_metrics(listener: socket.socket, counters: Counters, slots: Slots, host: int) -> None:
    """Serve ``/metrics`` and ``/healthz`` until SIGTERM, or until the host is gone whose process this number is."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for ignored in (signal.SIGINT, signal.SIGHUP, STOP_NOW):
        signal.signal(ignored, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HANDLED_SIGNALS)
    registry = CollectorRegistry()
    registry.register(_Metrics(counters, slots))

    class Handler(_Handler):
        pages: ClassVar = {
            "/metrics": lambda: (200, CONTENT_TYPE_LATEST, generate_latest(registry)),
            "/healthz": lambda: _health(counters, slots),
        }

    server = _Server(listener.getsockname()[:2], Handler, bind_and_activate=False)
    server.socket.close()
    server.socket = listener
    server.host = host
    with suppress(_HostGoneError):
        server.serve_forever()


def healthy(counters: Counters) -> int:
    """How many workers have given a sign of life of late."""
    now = monotonic()
    return sum(now - row.get("heartbeat") < HEARTBEAT_TIMEOUT for row in counters.rows() if row.get("heartbeat"))


def _health(counters: Counters, slots: Slots) -> tuple[int, str, bytes]:
    well = healthy(counters)
    words = f"{'ok' if well == counters.workers else 'unhealthy'}: {well} of {counters.workers} workers, "
    words += f"{slots.taken()} visitors\n"
    return 200 if well == counters.workers else 503, "text/plain; charset=utf-8", words.encode()


class _HostGoneError(Exception):
    """The process is gone that would say when to end."""


class _Server(ThreadingHTTPServer):
    """Nobody is told of those who go away before they are answered."""

    host = 0

    def service_actions(self) -> None:
        """Look, twice a second and at each question, whether the host is still there. Raises _HostGoneError."""
        if os.getppid() != self.host:
            raise _HostGoneError

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: one who looks at the figures and is gone is no mistake of the host's."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # as it came


class _Handler(BaseHTTPRequestHandler):
    pages: ClassVar[dict[str, object]] = {}
    timeout = 5.0
    server_version = "burnout-tui"
    sys_version = ""

    def do_HEAD(self) -> None:
        self._answer(body_too=False)

    def do_GET(self) -> None:
        self._answer(body_too=True)

    def _answer(self, *, body_too: bool) -> None:
        page = self.pages.get(self.path.partition("?")[0])
        status, kind, body = page() if callable(page) else (404, "text/plain; charset=utf-8", b"/metrics /healthz\n")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if body_too:
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing: who looks at the figures is not written down."""


class _Metrics(Collector):
    """Reads the memory that the workers write."""

    def __init__(self, counters: Counters, slots: Slots) -> None:
        self._counters = counters
        self._slots = slots

    def collect(self) -> Iterator[Metric]:
        rows = self._counters.rows()
        yield self._gauge("visitors", "Current visitors.", [self._slots.taken(worker) for worker in range(len(rows))])
        yield self._gauge("open_connections", "Current connections.", [row.get("open_connections") for row in rows])
        yield GaugeMetricFamily("burnout_tui_healthy_workers", "Healthy workers.", healthy(self._counters))
        for name, told in _COUNTERS.items():
            family = CounterMetricFamily(f"burnout_tui_{name}", told, labels=["worker"])
            for worker, row in enumerate(rows):
                family.add_metric([str(worker)], row.get(name))
            yield family
        yield self._reasons("rejections", "Rejected visitors.", "rejected", REJECTIONS)
        yield self._reasons("visits_ended", "Visits ended.", "ended", ENDINGS)
        for name in HISTOGRAMS:
            yield self._histogram(name)

    def _gauge(self, name: str, told: str, values: list[float] | list[int]) -> Metric:
        family = GaugeMetricFamily(f"burnout_tui_{name}", told, labels=["worker"])
        for worker, value in enumerate(values):
            family.add_metric([str(worker)], value)
        return family

    def _reasons(self, name: str, told: str, counter: str, reasons: tuple[str, ...]) -> Metric:
        family = CounterMetricFamily(f"burnout_tui_{name}", told, labels=["reason"])
        for reason in reasons:
            family.add_metric([reason], sum(row.get(f"{counter}:{reason}") for row in self._counters.rows()))
        return family

    def _histogram(self, name: str) -> Metric:
        counts = [0.0] * (len(BOUNDS) + 1)
        total = 0.0
        for row in self._counters.rows():
            more, seconds = row.histogram(name)
            counts = [count + added for count, added in zip(counts, more, strict=True)]
            total += seconds
        buckets = []
        below = 0.0
        for bound, count in zip((*map(str, BOUNDS), "+Inf"), counts, strict=True):
            below += count
            buckets.append((bound, below))
        return HistogramMetricFamily(f"burnout_tui_{name}_seconds", _TIMES[name], buckets=buckets, sum_value=total)
