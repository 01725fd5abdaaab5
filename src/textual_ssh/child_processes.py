"""Start, restart, signal and await the child processes of the first process."""

import os
import signal
from collections.abc import Callable
from time import monotonic
from typing import NamedTuple

from textual_ssh.log import Log

HANDLED_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD, signal.SIGALRM)
"""Signals that the first process blocks and receives with sigwait. A child unblocks them once its handlers are set."""
STOP_NOW = signal.SIGUSR1
"""The signal that makes a child stop at once, without time for its visitors."""
_RESTART_DELAY = 2.0
"""Seconds before a child is restarted if it could not start, or exited within this time after its start."""
_STOP_NOW_GRACE = 5.0
"""Seconds that children have to exit after STOP_NOW; then they are killed."""


class _Child(NamedTuple):
    kind: str
    number: int
    started: float


class Supervisor:
    """Keeps child processes running until they are stopped. Each has a kind and a number, counted from 0."""

    def __init__(self, log: Log, work: Callable[[str, int], None], on_exit: Callable[[str, int, int], bool]) -> None:
        """``work`` runs in the child. ``on_exit`` runs here after a child has exited, with its status.

        A child is replaced if ``on_exit`` returns True.
        """
        self._log = log
        self._work = work
        self._on_exit = on_exit
        self._running: dict[int, _Child] = {}
        self._missing: list[tuple[float, str, int]] = []

    def start(self, kind: str, index: int) -> None:
        """Start a child. If the system lacks processes or memory, try again later."""
        try:
            child = os.fork()
        except (OSError, MemoryError) as error:
            self._start_later(kind, index)
            message = str(error) or type(error).__name__
            self._log.line("worker-not-started", kind=kind, worker=index, error=message)
            return
        if child:
            self._running[child] = _Child(kind, index, monotonic())
            return
        status = 1
        try:
            self._work(kind, index)
            status = 0
        except BaseException as error:  # a child must never return into the first process's code
            self._log.crash("error", error, {"worker": index})
        finally:
            os._exit(status)

    def start_missing(self) -> None:
        """Start the children whose delay is over. Call it every second."""
        now = monotonic()
        missing, self._missing = self._missing, [one for one in self._missing if one[0] > now]
        for due, kind, index in missing:
            if due <= now:
                self.start(kind, index)

    def reap(self) -> None:
        """Reap the children that have exited, and replace them."""
        for process, status in _exited_children():
            if process not in self._running:
                continue  # not ours: a child from before exec, or an orphan inherited as process 1
            child = self._running.pop(process)
            code = os.waitstatus_to_exitcode(status)
            if not self._on_exit(child.kind, child.number, code):
                continue
            self._log.line("worker-exited", kind=child.kind, worker=child.number, child=process, status=code)
            if monotonic() - child.started > _RESTART_DELAY:
                self.start(child.kind, child.number)
            else:
                self._start_later(child.kind, child.number)

    def send(self, number: signal.Signals, kind: str, index: int | None = None) -> None:
        """Send a signal to all children of a kind, or to one of them."""
        for process, child in self._running.items():
            if child.kind == kind and index in (None, child.number):
                os.kill(process, number)

    def wait_for(self, kind: str, deadline: float, every_second: Callable[[], None]) -> bool:
        """Wait until all children of a kind have exited, and kill those that run past the deadline.

        Another SIGTERM or SIGINT makes them stop at once. The timer must send SIGALRM every second. Returns True if any
        was killed.
        """
        killed = False
        while any(child.kind == kind for child in self._running.values()):
            if monotonic() >= deadline:
                self.send(signal.SIGKILL, kind)
                killed = True
            number = signal.sigwait(HANDLED_SIGNALS)
            if number in (signal.SIGTERM, signal.SIGINT):
                self.send(STOP_NOW, kind)
                deadline = min(deadline, monotonic() + _STOP_NOW_GRACE)
            elif number == signal.SIGALRM:
                every_second()
            for child, _ in _exited_children():
                self._running.pop(child, None)
        return killed

    def _start_later(self, kind: str, index: int) -> None:
        self._missing.append((monotonic() + _RESTART_DELAY, kind, index))


def _exited_children() -> list[tuple[int, int]]:
    """Return the children that have exited, with their wait statuses."""
    exited: list[tuple[int, int]] = []
    while True:
        try:
            child, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return exited
        if not child:
            return exited
        exited.append((child, status))
