"""Run Python code in forks of a process that has already imported what the code needs.

The imports are three quarters of what the start of a server or of the guide costs. A server forks its own workers in
the same way.
"""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, TextIO

from tests.support.new_processes import bare_environment, default_signals
from tests.support.paths import ROOT

Kind = Literal["server", "guide"]
"""The imports of the forked process: those of a server that starts its workers, or those of the guide."""


class Fork:
    """A fork that runs Python code, with the interface of :class:`subprocess.Popen`."""

    def __init__(self, kind: Kind, kept: int, request: Mapping[str, object]) -> None:
        """Start the code of a request to ``fork_parent.py``. The fork has the descriptor ``kept`` until it ends."""
        self._status, status = os.pipe()
        sent = json.dumps({"folder": str(Path.cwd()), **request}).encode()
        parent = _parent(kind)
        socket.send_fds(parent, [len(sent).to_bytes(4)], [kept, status])
        parent.sendall(sent)
        os.close(status)
        self._reported = b""
        self._read_until(1, None)
        self.pid = int(self._reported.split()[0])
        """Its process id."""

    def _read_until(self, lines: int, deadline: float | None) -> bool:
        """Read the status until it has a number of lines. Returns False at the deadline."""
        while self._reported.count(b"\n") < lines:
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not select.select([self._status], [], [], left)[0]:
                return False
            found = os.read(self._status, 100)
            assert found, "the parent of the forks has ended"
            self._reported += found
        return True

    def poll(self) -> int | None:
        """Return the exit status, or minus the signal that ended it; None while it runs."""
        return self._ended(time.monotonic())

    def wait(self, timeout: float) -> int:
        """Wait until it ends. Raises subprocess.TimeoutExpired."""
        status = self._ended(time.monotonic() + timeout)
        if status is None:
            raise subprocess.TimeoutExpired("a fork", timeout)
        return status

    def _ended(self, deadline: float) -> int | None:
        if not self._read_until(2, deadline):
            return None
        if self._status >= 0:
            os.close(self._status)
            self._status = -1
        return int(self._reported.split()[1])

    def send_signal(self, number: signal.Signals) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):  # it has ended since
                os.kill(self.pid, number)


class ForkedProcess(Fork):
    """A fork whose output is read."""

    def __init__(self, code: str, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start the code in a fork of what a server has imported."""
        reading, output = os.pipe()
        super().__init__("server", output, {"code": code, "arguments": [*arguments], "environment": {**environment}})
        os.close(output)
        self.stdout: TextIO = os.fdopen(reading, encoding="utf-8")
        """The text it writes on either output."""

    def close(self) -> None:
        """Kill it if it still runs, and close its output."""
        self.send_signal(signal.SIGKILL)
        self.stdout.close()


class Program(NamedTuple):
    """Python code of the guide, to be run on a terminal."""

    code: str
    arguments: tuple[str, ...] = ()

    def in_new_interpreter(self) -> list[str]:
        """Return the command line that runs it without a fork."""
        return [sys.executable, "-c", self.code, *self.arguments]

    def fork(self, terminal: str, environment: Mapping[str, str], controlling: bool, kept: int) -> Fork:
        """Start it with the terminal of this name as its streams, and as its controlling terminal if asked for."""
        request = {"terminal": terminal, "controlling": controlling, "environment": {**environment}, **self._asdict()}
        return Fork("guide", kept, request)


@cache
def _parent(kind: Kind) -> socket.socket:
    """Start the process that forks. It ends when the socket is closed."""
    ours, theirs = socket.socketpair()
    program = str(ROOT / "tests" / "support" / "fork_parent.py")
    with theirs, default_signals():
        process = subprocess.Popen(
            [sys.executable, program, str(theirs.fileno()), kind],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,  # a pipe like the outputs of the forks, so that Python opens it in the same way
            stderr=subprocess.STDOUT,
            env={**os.environ, "LC_ALL": "C.UTF-8"} if kind == "server" else bare_environment(),
            pass_fds=[theirs.fileno()],
        )

    def end() -> None:
        ours.close()
        process.communicate()

    atexit.register(end)
    return ours
