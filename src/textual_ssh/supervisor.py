"""The host's child processes: started, started again when they die, told of signals, and waited for."""

import os
import signal
from collections.abc import Callable
from time import monotonic

from textual_ssh.log import Log

HANDLED_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD, signal.SIGALRM)
"""Signals that wait in the first process until it asks for them, and in a child until it has set up what they do."""
STOP_NOW = signal.SIGUSR1
"""What a child is sent that is to end without giving its visitors time."""
_TOO_SOON = 2.0
"""Seconds: a child that lives no longer, or cannot be made, is started again only after as many."""
_SHUTDOWN_GRACE = 5.0
"""Seconds that children have to end when they must do so at once; then they are killed."""


class Supervisor:
    """Processes, each of a kind and with a number from 0, that run until they are told to end."""

    def __init__(self, log: Log, work: Callable[[str, int], None], on_exit: Callable[[str, int], None]) -> None:
        """``work`` is what a child does; ``buried`` is told of one that has died, before another takes its place."""
        self._log = log
        self._work = work
        self._on_exit = on_exit
        self._running: dict[int, tuple[str, int, float]] = {}
        self._missing: list[tuple[str, int]] = []

    def start(self, kind: str, index: int) -> None:
        """Start a child; where the system has no process or memory to spare, some time later."""
        try:
            child = os.fork()
        except (OSError, MemoryError) as error:
            self._start_later(kind, index)
            self._log.line("worker-not-started", kind=kind, worker=index, error=str(error) or type(error).__name__)
            return
        if child:
            self._running[child] = (kind, index, monotonic())
            return
        status = 1
        try:
            self._work(kind, index)
            status = 0
        except BaseException as error:  # a child must never go on as the host
            self._log.crash("error", error, {"worker": index})
        finally:
            os._exit(status)

    def start_missing(self) -> None:
        """Start those whose time to be started again has come."""
        missing, self._missing = self._missing, []
        for kind, index in missing:
            self.start(kind, index)

    def reap(self) -> None:
        """Look which have died, and start others in their place."""
        for child, status in _exited_children():
            if child not in self._running:
                continue  # a process has children it never started: its own from before exec, or orphans as process 1
            kind, index, started = self._running.pop(child)
            self._on_exit(kind, index)
            self._log.line(
                "worker-exited", kind=kind, worker=index, child=child, status=os.waitstatus_to_exitcode(status)
            )
            if monotonic() - started > _TOO_SOON:
                self.start(kind, index)
            else:
                self._start_later(kind, index)

    def send(self, number: signal.Signals, kind: str) -> None:
        """Send a signal to all of a kind."""
        for child, (child_kind, _, _) in self._running.items():
            if child_kind == kind:
                os.kill(child, number)

    def wait_for(self, kind: str, deadline: float) -> bool:
        """Wait until all of a kind have ended; those that have not by the deadline are killed. Returns whether any was.

        One who asks again to end, with SIGTERM or SIGINT, has them end at once.
        """
        killed = False
        while any(child_kind == kind for child_kind, _, _ in self._running.values()):
            left = deadline - monotonic()
            if left <= 0:
                self.send(signal.SIGKILL, kind)
                killed, left = True, _SHUTDOWN_GRACE
            signal.setitimer(signal.ITIMER_REAL, left)
            number = signal.sigwait(HANDLED_SIGNALS)
            if number in (signal.SIGTERM, signal.SIGINT):
                self.send(STOP_NOW, kind)
                deadline = min(deadline, monotonic() + _SHUTDOWN_GRACE)
            for child, _ in _exited_children():
                self._running.pop(child, None)
        signal.setitimer(signal.ITIMER_REAL, 0)
        return killed

    def _start_later(self, kind: str, index: int) -> None:
        if not self._missing:
            signal.setitimer(signal.ITIMER_REAL, _TOO_SOON)
        self._missing.append((kind, index))


def _exited_children() -> list[tuple[int, int]]:
    """The children that have ended, with their statuses."""
    exited: list[tuple[int, int]] = []
    while True:
        try:
            child, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return exited
        if not child:
            return exited
        exited.append((child, status))
