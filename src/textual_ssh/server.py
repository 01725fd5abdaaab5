"""The host: listens, starts the workers, starts again those that die, and ends them."""

import gc
import os
import resource
import signal
import socket
from pathlib import Path
from time import monotonic

import asyncssh
import msgspec

from burnout_tui.errors import GuideError
from burnout_tui.film.bundled import bundled_film
from burnout_tui.film.shelf import Shelf
from burnout_tui.ssh.films import open_films, reopened
from textual_ssh.address import networks
from textual_ssh.context import ServerContext
from textual_ssh.host_key import fingerprint, host_key
from textual_ssh.limits.capacity import Slots
from textual_ssh.log import Log
from textual_ssh.metrics.counters import Counters
from textual_ssh.settings import Settings
from textual_ssh.sharing.memory import reduce_memory
from textual_ssh.sockets import address_of, open_listeners
from textual_ssh.supervisor import HANDLED_SIGNALS, Supervisor
from textual_ssh.warm_up import warm_up
from textual_ssh.worker import run_worker

_SHUTDOWN_GRACE = 15.0
"""Seconds that a worker has to end after the visitors' time is over; then it is killed."""


class HostError(GuideError):
    """Settings with which nothing can be served."""


def serve(settings: Settings) -> int:
    """Serve until SIGTERM or SIGINT. Returns the exit status.

    Raises GuideError before anything is listened to: a film or a key that cannot be used, an address that is taken.
    """
    try:
        networks(settings.proxies)
    except ValueError as error:
        raise HostError(f"proxies: {error}") from None
    files = [Path(name) for name in settings.films] or [bundled_film()]
    films = open_films(files)
    key, key_file = host_key(settings.host_key)
    sockets = open_listeners(settings.host, settings.port, settings.workers)
    metrics = open_listeners(settings.metrics_host, settings.metrics_port, 1) if settings.metrics_port else []
    # What visitors are told to come again with is the port that was found.
    settings = msgspec.structs.replace(settings, port=sockets[0].getsockname()[1])
    log = Log(os.dup(2), settings.log_format)
    host = _Host(settings, files, films, key, log, sockets, metrics)
    return host.run(key_file)


class _Host:
    """The first process: it has no visitors, no loop and no threads, so that it can make workers at any time."""

    def __init__(
        self,
        settings: Settings,
        files: list[Path],
        films: Shelf,
        key: asyncssh.SSHKey,
        log: Log,
        sockets: list[socket.socket],
        metrics: list[socket.socket],
    ) -> None:
        self._settings = settings
        self._files = files
        self._films = films
        self._key = key
        self._log = log
        self._sockets = sockets
        self._metrics = metrics
        self._slots = Slots(settings.max_visitors, settings.max_per_address)
        self._counters = Counters(settings.workers)
        self._pid = os.getpid()
        self._supervisor = Supervisor(log, self._work, self._on_exit)
        reduce_memory()
        self._sheets = warm_up(settings, films)

    def _start_fields(self, key_file: Path) -> dict[str, str | int | float]:
        """What a host wants to see at the start."""
        settings = self._settings
        return {
            "address": address_of(self._sockets[0]),
            "key": fingerprint(self._key),
            "key_file": str(key_file),
            "films": " ".join(self._films.guides),
            "workers": settings.workers,
            "max_visitors": settings.max_visitors,
            "max_per_address": settings.max_per_address,
            "rate": settings.rate,
            "idle": settings.idle,
            "longest": settings.longest,
            **({"metrics": address_of(self._metrics[0])} if self._metrics else {}),
        }

    def run(self, key_file: Path) -> int:
        """Serve. Returns the exit status."""
        # From here on signals wait until they are asked for.
        signal.pthread_sigmask(signal.SIG_BLOCK, HANDLED_SIGNALS)
        self._log.line("start", self._start_fields(key_file))
        _allow_files(self._settings.max_visitors)
        gc.collect()
        gc.freeze()
        for worker in range(self._settings.workers):
            self._supervisor.start("worker", worker)
        if self._metrics:
            self._supervisor.start("metrics", 0)
        while (number := signal.sigwait(HANDLED_SIGNALS)) not in (signal.SIGTERM, signal.SIGINT):
            try:
                self._handle(number)
            except Exception as error:  # visitors keep their host, also where memory is missing
                self._log.crash("error", error)
        return self._end()

    def _handle(self, number: signal.Signals | int) -> None:
        if number == signal.SIGCHLD:
            self._supervisor.reap()
        elif number == signal.SIGALRM:
            self._supervisor.start_missing()
        elif number == signal.SIGHUP:
            self._reload()

    def _work(self, kind: str, index: int) -> None:
        if kind == "metrics":
            from textual_ssh.metrics.exporter import run_metrics

            _close(self._sockets)
            run_metrics(self._metrics[0], self._counters, self._slots, self._pid)
            return
        _close(self._metrics + [other for other in self._sockets if other is not self._sockets[index]])
        row = self._counters.row(index)
        context = ServerContext(
            self._settings, self._files, self._films, self._slots, row, self._log, index, self._sheets
        )
        run_worker(context, self._key, self._sockets[index], self._pid)

    def _on_exit(self, kind: str, index: int) -> None:
        """Free what a dead worker held; it is not well until another gives a sign of life in its place."""
        if kind == "worker":
            self._slots.free_all(index)
            row = self._counters.row(index)
            row.set("open_connections", 0)
            row.set("heartbeat", 0)

    def _reload(self) -> None:
        """Read the films again, for workers yet to come, and have the present ones do so."""
        try:
            self._films, problems = reopened(self._films, self._files)
        except Exception as error:  # the films that are there are kept, and visitors notice nothing
            self._log.crash("error", error)
            return
        for problem in problems:
            self._log.line("reload-problem", problem=problem)
        self._supervisor.send(signal.SIGHUP, "worker")

    def _end(self) -> int:
        _close(self._sockets)
        self._supervisor.send(signal.SIGTERM, "worker")
        killed = self._supervisor.wait_for("worker", monotonic() + self._settings.drain + _SHUTDOWN_GRACE)
        self._supervisor.send(signal.SIGTERM, "metrics")
        self._supervisor.wait_for("metrics", monotonic() + 2)
        self._log.line("stop")
        return 1 if killed else 0


def _close(sockets: list[socket.socket]) -> None:
    for opened in sockets:
        opened.close()


def _allow_files(visitors: int) -> None:
    """Ask the system for as many descriptors as visitors need."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = visitors * 2 + 1000
    if soft < wanted:
        allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
