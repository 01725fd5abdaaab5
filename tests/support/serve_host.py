"""Run a server for tests in its own process, on a free port, and read its log."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from tests.support.forks import ForkedProcess
from tests.support.paths import DATA, ROOT

DEADLINE = 30.0
"""Seconds to wait for a condition. Only a failing test takes that long."""
_RUN = """
from burnout_tui.cli import main
main()
"""

Line = dict[str, Any]
PROBLEMS = ("error", "library", "crash")
"""Events that fail a test unless it searches for them."""


def wait_until(condition: Callable[[], Any], what: str) -> Any:
    """Wait until the condition is true, and return its value. Fails at the deadline."""
    deadline = time.monotonic() + DEADLINE
    while not (found := condition()):
        assert time.monotonic() < deadline, f"no {what}"
        time.sleep(0.01)
    return found


def free_port() -> int:
    """Return a port of this machine that is currently free."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def serve_command(*arguments: str, first: str = "") -> list[str]:
    """Return the command that serves the guide; ``first`` is Python code to run before it."""
    return [sys.executable, "-c", first + _RUN, "serve", *arguments]


class Host:
    """A running server whose log is JSON."""

    def __init__(self, folder: Path, process: "subprocess.Popen[str] | ForkedProcess") -> None:
        """Wait until a started server is ready."""
        self.key = folder / "host_key"
        """The file of its key."""
        self.lines: list[Line] = []
        """The lines of its log so far."""
        self.other: list[str] = []
        """Its other output."""
        self._expected: set[int] = set()
        self._process = process
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()
        self.started = self.line("start")
        """The log line of its start."""
        self.port = int(self.started["address"].rpartition(":")[2])
        """The port that it listens on."""
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
        """The id of the first process."""
        return self._process.pid

    def found(self, event: str, **fields: Any) -> list[Line]:
        """Return the log lines of an event with these fields. Problems that a test searches for do not fail it."""
        found = [
            line
            for line in [*self.lines]
            if line["event"] == event and all(line.get(name) == value for name, value in fields.items())
        ]
        self._expected.update(map(id, found))
        return found

    def line(self, event: str, **fields: Any) -> Line:
        """Wait for a log line of an event with these fields, and return the first."""

        def seen() -> list[Line]:
            assert self._process.poll() is None or self.found(event, **fields), f"ended: {self.other} {self.lines}"
            return self.found(event, **fields)

        found: list[Line] = wait_until(seen, f"{event} {fields} in {self.lines} {self.other}")
        return found[0]

    def wait_for_lines(self, event: str, count: int, **fields: Any) -> list[Line]:
        """Wait for a number of log lines of an event, and return them."""
        wait_until(lambda: len(self.found(event, **fields)) >= count, f"{count} of {event} {fields} in {self.lines}")
        return self.found(event, **fields)

    def page(self, path: str) -> str:
        """Return a page of its metrics server."""
        with urlopen(f"http://{self.started['metrics']}{path}", timeout=DEADLINE) as answer:
            return str(answer.read().decode())

    def signal(self, number: signal.Signals) -> None:
        """Send the first process a signal."""
        self._process.send_signal(number)

    def wait_for_end(self) -> int:
        """Wait until it ends, and return the exit status."""
        status = self._process.wait(DEADLINE)
        self._reading.join(DEADLINE)
        if self._process.stdout:
            self._process.stdout.close()
        return status

    def close(self) -> None:
        """Stop it without waiting for visitors. Fails if its log has problems that the test did not search for."""
        self.kill()
        unexpected = [line for line in self.lines if line["event"] in PROBLEMS and id(line) not in self._expected]
        assert not unexpected, "\n".join(f"{line}\n{line.get('traceback', '')}" for line in unexpected)

    def kill(self) -> None:
        """Stop it without waiting for visitors."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            try:
                self._process.wait(0.5)
            except subprocess.TimeoutExpired:
                self._process.send_signal(signal.SIGTERM)  # the second one stops it at once
                self._process.wait(DEADLINE)
        self._reading.join(DEADLINE)
        if self._process.stdout:
            self._process.stdout.close()


@contextmanager
def _running(folder: Path, process: "subprocess.Popen[str] | ForkedProcess") -> Iterator[Host]:
    """Stop a server at the end, even after an error."""
    started = Host(folder, process)
    try:
        yield started
    except BaseException:
        started.kill()  # the failure is reported by itself
        raise
    started.close()


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder)}


def _start(command: Sequence[str], environment: Mapping[str, str]) -> "subprocess.Popen[str]":
    """Start a server in a new interpreter."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=pipe, stderr=subprocess.STDOUT, env=environment, text=True
    )


@contextmanager
def host(
    folder: Path,
    *arguments: str,
    first: str = "",
    environment: Mapping[str, str] | None = None,
    new_interpreter: bool = False,
) -> Iterator[Host]:
    """Run a server of the guide. ``first`` is Python code that it runs before anything else.

    It is a fork of a process that has imported the guide, unless it needs a new interpreter, or an environment that is
    read when modules are imported.
    """
    folder.mkdir(parents=True, exist_ok=True)
    options = ("--host=127.0.0.1", "--port=0", f"--host-key={folder / 'host_key'}", "--log-format=json", *arguments)
    if new_interpreter or environment:
        process = _start(serve_command(*options, first=first), {**_environment(folder), **(environment or {})})
        with _running(folder, process) as started:
            yield started
    else:
        with _running(folder, ForkedProcess(first + _RUN, ("serve", *options), _environment(folder))) as started:
            yield started


def started_server(*arguments: str, **variables: str) -> ForkedProcess:
    """Start a server of the guide with these options alone, and these variables in its environment."""
    return ForkedProcess(_RUN, ("serve", *arguments), {**os.environ, "LC_ALL": "C.UTF-8", **variables})


def serve_in_vain(*arguments: str, **variables: str) -> tuple[int, str]:
    """Run a server of the guide that cannot start. Returns its exit status and its output."""
    with closing(started_server(*arguments, **variables)) as process:
        return process.wait(DEADLINE), process.stdout.read()


@contextmanager
def bare_host(folder: Path, first: str = "", new_interpreter: bool = False, **settings: Any) -> Iterator[Host]:
    """Run a server of the app in ``bare_site.py``, in a fork that has imported the guide or in a new interpreter.

    ``first`` is Python code that a fork runs before anything else.
    """
    folder.mkdir(parents=True, exist_ok=True)
    arguments = (str(folder / "host_key"), json.dumps(settings))
    program = str(ROOT / "tests" / "support" / "bare_site.py")
    if new_interpreter:
        with _running(folder, _start([sys.executable, program, *arguments], _environment(folder))) as started:
            yield started
    else:
        code = f"{first}import runpy; runpy.run_path({program!r}, run_name='__main__')"
        with _running(folder, ForkedProcess(code, arguments, _environment(folder))) as started:
            yield started


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Run a server of one film, with a name and a high rate limit."""
    folder = tmp_path_factory.mktemp("served")
    film = str(DATA / "film.toml")
    with host(folder, "--name=film.example.org", "--rate=100000", "--metrics-port=0", film) as started:
        yield started
