"""Reload the site's data as one act: one process reads it, and all workers get what that process has read.

So a file that never answers, such as a named pipe or one of a server that is gone, stops that process only, and a file
that is replaced meanwhile cannot give workers different data.
"""

import os
import signal
from contextlib import suppress
from time import monotonic

from textual_ssh.child_processes import HANDLED_SIGNALS, Supervisor
from textual_ssh.handover import Handover
from textual_ssh.library_logs import log_libraries
from textual_ssh.log import Log
from textual_ssh.site import Site

READER = "reader"
"""The kind of child process that reads the data."""
READING_SECONDS = 120
"""Seconds after which reading is given up."""
_NICENESS = 5
"""The number by which the reader yields processor time to the workers, as in nice(1)."""


class Reloader:
    """Reloads a site, in the first process."""

    def __init__(self, site: Site, log: Log, supervisor: Supervisor, handover: Handover) -> None:
        self._site = site
        self._log = log
        self._supervisor = supervisor
        self._handover = handover
        self._deadline = 0.0
        """0 if nothing is being read."""
        self._again = False
        """True if another reload was requested meanwhile, which may want newer files."""
        self._given_up = False

    def request(self) -> None:
        """Start to read the data. If that is already going on, read it once more afterwards."""
        if self._deadline:
            self._again = True
            return
        self._again = self._given_up = False
        self._deadline = monotonic() + READING_SECONDS
        self._supervisor.start(READER, 0)

    def check_deadline(self) -> None:
        """Give up reading after the deadline. Call it every second."""
        if self._deadline and monotonic() > self._deadline and not self._given_up:
            self._given_up = True
            self._supervisor.send(signal.SIGKILL, READER)
            self._log_problem(f"gave up reading after {READING_SECONDS} seconds")

    def read(self) -> None:
        """Read the data, and write it for the workers. Runs in the reader."""
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HANDLED_SIGNALS)
        signal.alarm(READING_SECONDS + 5)  # if the first process is gone
        with suppress(OSError):
            os.nice(_NICENESS)
        log_libraries(self._log)
        if self._handover.version:
            self._site.use(self._handover.read()[1])
        self._handover.write(*self._site.reload())

    def finish(self, status: int) -> None:
        """Publish what the reader has read, tell the workers, and log all problems in one line."""
        self._deadline = 0.0
        if status == 0:
            header = self._handover.next_header()
            if header.problems:
                self._log.line("reload-problem", problems=header.problems, problem=header.shown)
            if header.has_data:
                self._handover.publish()
                self._supervisor.send(signal.SIGHUP, "worker")
        elif not self._given_up:
            self._log_problem(f"the process that read it ended with status {status}")
        if self._again:
            self.request()

    def _log_problem(self, problem: str) -> None:
        self._log.line("reload-problem", problems=1, problem=problem)
