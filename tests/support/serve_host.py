"""A host of visitors in a process of its own, on a port that is free, with its log at hand."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from tests.support.paths import DATA

DEADLINE = 30.0
"""Seconds to wait for what must come. Only a test that fails takes that long."""
_RUN = """
from burnout_tui.cli import main
main()
"""

Line = dict[str, Any]
PROBLEMS = ("error", "library", "crash")
"""Events that no test may cause but one that asks for them."""


def wait_until(condition: Callable[[], Any], what: str) -> Any:
    """Wait until the condition holds, and return what it returned. Fails at the deadline."""
    deadline = time.monotonic() + DEADLINE
    while not (found := condition()):
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.01)
    return found


def serve_command(*arguments: str, first: str = "") -> list[str]:
    """The command that serves, with Python code to run before it."""
    return [sys.executable, "-c", first + _RUN, "serve", *arguments]


class Host:
    """A host that is running. Its log is JSON."""

    def __init__(self, folder: Path, arguments: Sequence[str], first: str, environment: Mapping[str, str]) -> None:
        """Start it, and wait until it is open."""
        self.key = folder / "host_key"
        """The file of its key."""
        self.lines: list[Line] = []
        """The lines of its log so far."""
        self.other: list[str] = []
        """What it wrote beside its log."""
        self._asked: set[int] = set()
        command = serve_command(
            "--host=127.0.0.1",
            "--port=0",
            f"--host-key={self.key}",
            "--log-format=json",
            *arguments,
            first=first,
        )
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder), **environment},
            text=True,
        )
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()
        self.started = self.line("start")
        """The line with which it started."""
        self.port = int(self.started["address"].rpartition(":")[2])
        """Where it listens."""
        self.wait_for_lines("ready", 1)

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            try:
                self.lines.append(json.loads(line))
            except ValueError:
                self.other.append(line.rstrip("\n"))

    @property
    def pid(self) -> int:
        """The first process."""
        return self._process.pid

    def found(self, event: str, **fields: Any) -> list[Line]:
        """The lines of an event that have these fields. Who asks for mistakes has to expect them."""
        found = [
            line
            for line in [*self.lines]
            if line["event"] == event and all(line.get(name) == value for name, value in fields.items())
        ]
        self._asked.update(map(id, found))
        return found

    def line(self, event: str, **fields: Any) -> Line:
        """The first line of an event with these fields; waits for it."""

        def seen() -> list[Line]:
            assert self._process.poll() is None or self.found(event, **fields), f"ended: {self.other} {self.lines}"
            return self.found(event, **fields)

        found: list[Line] = wait_until(seen, f"{event} {fields} in {self.lines} {self.other}")
        return found[0]

    def wait_for_lines(self, event: str, count: int, **fields: Any) -> list[Line]:
        """So many lines of an event; waits for them."""
        wait_until(lambda: len(self.found(event, **fields)) >= count, f"{count} of {event} {fields} in {self.lines}")
        return self.found(event, **fields)

    def page(self, path: str) -> str:
        """A page of its figures."""
        with urlopen(f"http://{self.started['metrics']}{path}", timeout=DEADLINE) as answer:
            return str(answer.read().decode())

    def signal(self, number: signal.Signals) -> None:
        """Send the first process a signal."""
        self._process.send_signal(number)

    def wait_for_end(self) -> int:
        """Wait until it has ended. Returns the exit status."""
        status = self._process.wait(DEADLINE)
        self._reading.join(DEADLINE)
        if self._process.stdout:
            self._process.stdout.close()
        return status

    def close(self) -> None:
        """End it, if it runs, without waiting for visitors. Fails if its log tells of mistakes nobody asked for."""
        self._end()
        unasked = [line for line in self.lines if line["event"] in PROBLEMS and id(line) not in self._asked]
        assert not unasked, "\n".join(f"{line}\n{line.get('traceback', '')}" for line in unasked)

    def _end(self) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(0.5)
            except subprocess.TimeoutExpired:
                self._process.send_signal(signal.SIGTERM)  # asked twice: at once
                self._process.wait(DEADLINE)
        self._reading.join(DEADLINE)
        if self._process.stdout:
            self._process.stdout.close()


@contextmanager
def host(
    folder: Path, *arguments: str, first: str = "", environment: Mapping[str, str] | None = None
) -> Iterator[Host]:
    """A host that is ended, come what may. ``first`` is Python code that it runs before anything else."""
    folder.mkdir(parents=True, exist_ok=True)
    running = Host(folder, arguments, first, environment or {})
    try:
        yield running
    except BaseException:
        running._end()  # what failed is told by itself
        raise
    running.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A host of one film, with a name and room enough."""
    folder = tmp_path_factory.mktemp("served")
    film = str(DATA / "film.toml")
    with host(folder, "--name=film.example.org", "--rate=100000", "--metrics-port=0", film) as opened:
        yield opened
