"""The first process of a server. It opens the sockets, starts the workers, and handles signals (reload, stop).

A connection passes these guards in order. Each line has the guard's file, and the reason with which a rejected client
is logged and counted. Guards without a reason make the client wait.

 1. a PROXY header, if a listed load balancer connects (acceptor.py): ``proxy``
 2. misbehaviour of earlier clients from one address (limits/penalties.py): ``penalty``
 3. connections a minute from one address (acceptor.py): ``rate``; a balancer's health checks skip guards 2 and 3
 4. connections of one worker, in total and not yet logged in (acceptor.py): ``busy``
 5. packets a second, and the key exchanges that a client asks for (limits/packets.py)
 6. time to log in and to ask for something (connection.py): ``log-in``
 7. the SSH protocol, without forwarding of any kind (connection.py): ``protocol``
 8. a session, one at a time (connection.py): ``no-request``
 9. a channel for packets that are not too small (connection.py): ``packet-size``
10. no subsystem, such as sftp (session.py): ``subsystem``
11. the size of the environment and of the command (channel.py, session.py): ``oversized``
12. a server that is not shutting down (session.py): ``shutdown``
13. visitors in total, in slots that the workers share (limits/slots.py): ``full``
14. visitors from one address (limits/slots.py): ``address``

After that, limits/timeouts.py, visits/input.py and visits/output.py limit the visit.
"""

import gc
import os
import resource
import signal
import socket
from pathlib import Path
from time import monotonic

import asyncssh
import msgspec

from textual_ssh.address import parse_networks
from textual_ssh.child_processes import HANDLED_SIGNALS, Supervisor
from textual_ssh.context import ServerContext
from textual_ssh.errors import ServeError
from textual_ssh.handover import Handover
from textual_ssh.heartbeats import HeartbeatWatch
from textual_ssh.host_key import fingerprint, host_key
from textual_ssh.limits.slots import Slots
from textual_ssh.log import Log, Value
from textual_ssh.metrics.counters import Counters
from textual_ssh.reload import READER, Reloader
from textual_ssh.service_manager import notify
from textual_ssh.settings import Settings
from textual_ssh.sharing.handlers import share_handlers
from textual_ssh.sharing.memory import reduce_memory
from textual_ssh.sharing.reactives import share_reactives
from textual_ssh.site import Site
from textual_ssh.sockets import address_of, open_listeners
from textual_ssh.warm_up import warm_up
from textual_ssh.worker import run_worker
from textual_wire.descriptors import open_standard_descriptors

_SHUTDOWN_GRACE = 15.0
"""Seconds that a worker has to exit after the drain time; then it is killed."""


def serve(site: Site, settings: Settings) -> int:
    """Serve a site until SIGTERM or SIGINT, and return the exit status.

    Raises ServeError before it listens, if a key, an address or a network cannot be used.
    """
    open_standard_descriptors()
    try:
        parse_networks(settings.proxies)
    except ValueError as error:
        raise ServeError("proxies: {reason}", reason=error) from None
    key, key_file = host_key(settings.host_key, site.name)
    sockets = open_listeners(settings.host, settings.port, settings.workers)
    metrics = open_listeners(settings.metrics_host, settings.metrics_port, 1) if settings.metrics_port else []
    # The command to reconnect contains the actual port.
    settings = msgspec.structs.replace(settings, port=sockets[0].getsockname()[1])
    return _Host(site, settings, key, Log(os.dup(2), settings.log_format), sockets, metrics).run(key_file)


class _Host:
    """The first process. It has no visitors, event loop or threads, so it can fork workers at any time."""

    def __init__(
        self,
        site: Site,
        settings: Settings,
        key: asyncssh.SSHKey,
        log: Log,
        sockets: list[socket.socket],
        metrics: list[socket.socket],
    ) -> None:
        self._site = site
        self._settings = settings
        self._key = key
        self._log = log
        self._sockets = sockets
        self._metrics = metrics
        self._slots = Slots(settings.max_visitors, settings.max_per_address)
        self._counters = Counters(settings.workers)
        self._pid = os.getpid()
        self._handover = Handover()
        self._supervisor = Supervisor(log, self._work, self._on_exit)
        self._reloader = Reloader(site, log, self._supervisor, self._handover)
        self._heartbeats = HeartbeatWatch(self._counters)
        reduce_memory()
        share_handlers()
        share_reactives()
        self._stylesheets = warm_up(site, settings.share_styles)

    def _start_fields(self, key_file: Path) -> dict[str, Value]:
        settings = self._settings
        return {
            "address": address_of(self._sockets[0]),
            "key": fingerprint(self._key),
            "key_file": str(key_file),
            **self._site.log_fields(),
            "workers": settings.workers,
            "max_visitors": settings.max_visitors,
            "max_per_address": settings.max_per_address,
            "rate": settings.rate,
            "idle": settings.idle,
            "longest": settings.longest,
            **({"metrics": address_of(self._metrics[0])} if self._metrics else {}),
        }

    def run(self, key_file: Path) -> int:
        """Serve, and return the exit status."""
        # From here on, signals are pending until sigwait receives them.
        signal.pthread_sigmask(signal.SIG_BLOCK, HANDLED_SIGNALS)
        self._log.line("start", self._start_fields(key_file))
        _raise_file_limit(self._settings.max_visitors)
        gc.collect()
        gc.freeze()
        for worker in range(self._settings.workers):
            self._supervisor.start("worker", worker)
        if self._metrics:
            self._supervisor.start("metrics", 0)
        signal.setitimer(signal.ITIMER_REAL, 1.0, 1.0)
        notify("READY=1")
        while (number := signal.sigwait(HANDLED_SIGNALS)) not in (signal.SIGTERM, signal.SIGINT):
            try:
                self._handle(number)
            except Exception as error:  # keep the visitors' server running, even without memory
                self._log.crash("error", error)
        return self._stop()

    def _handle(self, number: signal.Signals | int) -> None:
        if number == signal.SIGCHLD:
            self._supervisor.reap()
        elif number == signal.SIGALRM:
            self._every_second()
        elif number == signal.SIGHUP:
            self._reloader.request()

    def _every_second(self) -> None:
        notify("WATCHDOG=1")
        self._supervisor.start_missing()
        self._reloader.check_deadline()
        for worker in self._heartbeats.silent():
            self._log.line("worker-silent", worker=worker)
            self._supervisor.send(signal.SIGKILL, "worker", worker)
        self._log.report()

    def _work(self, kind: str, index: int) -> None:
        if kind == "metrics":
            from textual_ssh.metrics.exporter import run_metrics

            _close(self._sockets)
            run_metrics(self._metrics[0], self._site.name, self._counters, self._slots, self._pid, self._log)
            return
        if kind == READER:
            _close(self._metrics + self._sockets)
            self._reloader.read()
            return
        _close(self._metrics + [other for other in self._sockets if other is not self._sockets[index]])
        context = ServerContext(
            self._settings,
            self._site,
            self._slots,
            self._counters.worker(index),
            self._log,
            self._handover,
            index,
            self._stylesheets,
        )
        run_worker(context, self._key, self._sockets[index], self._pid)

    def _on_exit(self, kind: str, index: int, status: int) -> bool:
        """Release an exited worker's slots and connections. It is unhealthy until its replacement sends a heartbeat."""
        if kind == READER:
            self._reloader.finish(status)
            return False
        if kind == "worker":
            self._slots.release_all(index)
            counters = self._counters.worker(index)
            counters.set("open_connections", 0)
            counters.set("heartbeat", 0)
        return True

    def _stop(self) -> int:
        notify("STOPPING=1")
        _close(self._sockets)
        self._supervisor.send(signal.SIGKILL, READER)
        self._supervisor.send(signal.SIGTERM, "worker")
        killed = self._supervisor.wait_for("worker", monotonic() + self._settings.drain + _SHUTDOWN_GRACE, _still_alive)
        self._supervisor.send(signal.SIGTERM, "metrics")
        self._supervisor.wait_for("metrics", monotonic() + 2, _still_alive)
        self._log.report(now=True)
        self._log.line("stop")
        return 1 if killed else 0


def _still_alive() -> None:
    notify("WATCHDOG=1")


def _close(sockets: list[socket.socket]) -> None:
    for opened in sockets:
        opened.close()


def _raise_file_limit(visitors: int) -> None:
    """Raise this process's limit on open files to the number that visitors need, if the system allows it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = visitors * 2 + 1000
    if soft < needed:
        allowed = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
