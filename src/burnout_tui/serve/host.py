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
from burnout_tui.film.shelf import Shelf
from burnout_tui.film.shipped import shipped_film
from burnout_tui.serve.address import networks
from burnout_tui.serve.figures import Figures
from burnout_tui.serve.films import open_films, reopened
from burnout_tui.serve.house import House
from burnout_tui.serve.key import fingerprint, host_key
from burnout_tui.serve.lean import make_lean
from burnout_tui.serve.listening import address_of, listeners
from burnout_tui.serve.log import Log
from burnout_tui.serve.seats import Seats
from burnout_tui.serve.settings import Settings
from burnout_tui.serve.warm import warmed
from burnout_tui.serve.worker import run_worker

_HEEDED = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD, signal.SIGALRM)
_TOO_SOON = 2.0
"""Seconds: a worker that lives no longer is started again only after as many."""
_LAST = 15.0
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
    files = [Path(name) for name in settings.films] or [shipped_film()]
    films = open_films(files)
    key, key_file = host_key(settings.host_key)
    sockets = listeners(settings.host, settings.port, settings.workers)
    metrics = listeners(settings.metrics_host, settings.metrics_port, 1) if settings.metrics_port else []
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
        self._seats = Seats(settings.max_visitors, settings.max_per_address)
        self._figures = Figures(settings.workers)
        self._children: dict[int, tuple[str, int, float]] = {}
        self._missing: list[tuple[str, int]] = []
        make_lean()
        self._sheets = warmed(settings, films)

    def _told(self, key_file: Path) -> dict[str, str | int | float]:
        """What a host wants to see at the start."""
        settings = self._settings
        return {
            "address": address_of(self._sockets[0]),
            "key": fingerprint(self._key),
            "key_file": str(key_file),
            "films": " ".join(self._films.guides),
            "workers": settings.workers,
            "visitors": settings.max_visitors,
            "per_address": settings.max_per_address,
            "rate": settings.rate,
            "idle": settings.idle,
            "longest": settings.longest,
            **({"metrics": address_of(self._metrics[0])} if self._metrics else {}),
        }

    def run(self, key_file: Path) -> int:
        """Serve. Returns the exit status."""
        # From here on signals wait until they are asked for.
        signal.pthread_sigmask(signal.SIG_BLOCK, _HEEDED)
        self._log.line("start", self._told(key_file))
        _allow_files(self._settings.max_visitors)
        gc.collect()
        gc.freeze()
        for worker in range(self._settings.workers):
            self._start("worker", worker)
        if self._metrics:
            self._start("metrics", 0)
        while True:
            number = signal.sigwait(_HEEDED)
            if number == signal.SIGCHLD:
                self._buried()
            elif number == signal.SIGALRM:
                self._start_missing()
            elif number == signal.SIGHUP:
                self._reload()
            else:
                return self._end()

    def _start(self, kind: str, index: int) -> None:
        child = os.fork()
        if child:
            self._children[child] = (kind, index, monotonic())
            return
        status = 1
        try:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _HEEDED)
            self._work(kind, index)
            status = 0
        except BaseException as error:  # a child must never go on as the host
            self._log.crash("mistake", error, {"worker": index})
        finally:
            os._exit(status)

    def _work(self, kind: str, index: int) -> None:
        if kind == "metrics":
            from burnout_tui.serve.metrics import run_metrics

            _close(self._sockets)
            run_metrics(self._metrics[0], self._figures, self._seats)
            return
        _close(self._metrics + [other for other in self._sockets if other is not self._sockets[index]])
        row = self._figures.row(index)
        house = House(self._settings, self._files, self._films, self._seats, row, self._log, index, self._sheets)
        run_worker(house, self._key, self._sockets[index])

    def _buried(self) -> None:
        """Free what dead children held, and start others in their place."""
        for child, status in _dead():
            kind, index, started = self._children.pop(child)
            if kind == "worker":
                self._seats.free_all(index)
                self._figures.row(index).set("open_connections", 0)
            self._log.line("died", kind=kind, worker=index, child=child, status=os.waitstatus_to_exitcode(status))
            if monotonic() - started > _TOO_SOON:
                self._start(kind, index)
            else:
                self._missing.append((kind, index))
                signal.setitimer(signal.ITIMER_REAL, _TOO_SOON)

    def _start_missing(self) -> None:
        missing, self._missing = self._missing, []
        for kind, index in missing:
            self._start(kind, index)

    def _reload(self) -> None:
        """Read the films again, for workers yet to come, and have the present ones do so."""
        try:
            self._films, problems = reopened(self._films, self._files)
        except Exception as error:  # the films that are there are kept, and visitors notice nothing
            self._log.crash("mistake", error)
            return
        for problem in problems:
            self._log.line("film-kept", problem=problem)
        self._send(signal.SIGHUP, "worker")

    def _end(self) -> int:
        _close(self._sockets)
        self._send(signal.SIGTERM, "worker")
        deadline = monotonic() + self._settings.drain + _LAST
        killed = self._wait_for("worker", deadline)
        self._send(signal.SIGTERM, "metrics")
        self._wait_for("metrics", monotonic() + 2)
        self._log.line("end")
        return 1 if killed else 0

    def _wait_for(self, kind: str, deadline: float) -> bool:
        """Wait until all children of a kind have ended; those that have not by the deadline are killed."""
        killed = False
        while any(child_kind == kind for child_kind, _, _ in self._children.values()):
            left = deadline - monotonic()
            if left <= 0:
                self._send(signal.SIGKILL, kind)
                killed, left = True, _LAST
            signal.setitimer(signal.ITIMER_REAL, left)
            number = signal.sigwait(_HEEDED)
            if number in (signal.SIGTERM, signal.SIGINT):
                deadline = 0.0  # asked twice: now
            for child, _ in _dead():
                self._children.pop(child, None)
        signal.setitimer(signal.ITIMER_REAL, 0)
        return killed

    def _send(self, number: signal.Signals, kind: str) -> None:
        for child, (child_kind, _, _) in self._children.items():
            if child_kind == kind:
                os.kill(child, number)


def _dead() -> list[tuple[int, int]]:
    """The children that have ended, with their statuses."""
    dead: list[tuple[int, int]] = []
    while True:
        try:
            child, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return dead
        if not child:
            return dead
        dead.append((child, status))


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
