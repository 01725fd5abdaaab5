"""Run a server and many visitors for the benchmarks, in separate processes on chosen cores."""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
_RUN = """
from burnout_tui.cli import main
main()
"""
_SAMPLE_INTERVAL = 0.1
"""Seconds between two samples of memory."""


class Host:
    """A running server."""

    def __init__(self, process: "subprocess.Popen[str]", log: Path) -> None:
        """Wait until the server is ready."""
        self._process = process
        self._log = log
        self._children: list[int] = []
        deadline = time.monotonic() + 60
        while '"ready"' not in log.read_text() and time.monotonic() < deadline:
            time.sleep(0.05)
        self.port = int(re.findall(r'"address": "127.0.0.1:(\d+)"', log.read_text())[0])
        """The port that it listens on."""

    @property
    def pid(self) -> int:
        """The id of the first process."""
        return self._process.pid

    def workers(self) -> list[int]:
        """Return the ids of the workers' processes."""
        return [*{line["worker"]: int(line["pid"]) for line in self.lines("ready")}.values()]

    def memory(self) -> float:
        """Return the megabytes of all its processes. Shared memory counts once (Pss)."""
        return sum(pss(pid) for pid in (self._process.pid, *self.workers()))

    @contextmanager
    def watched(self) -> Iterator[list[float]]:
        """Sample its memory several times a second. Yields the growing list of samples, in megabytes."""
        found = [self.memory()]
        over = threading.Event()

        def sample() -> None:
            while not over.wait(_SAMPLE_INTERVAL):
                with suppress(OSError):  # a process that has just ended
                    found.append(self.memory())

        thread = threading.Thread(target=sample, daemon=True)
        thread.start()
        try:
            yield found
        finally:
            over.set()
            thread.join()

    def cpu(self) -> float:
        """Return the seconds of processor time that its workers have used."""
        return sum(cpu_of(pid) for pid in self.workers())

    def waited(self) -> float:
        """Return the seconds in which its workers were ready to run but had no core."""
        return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) for pid in self.workers()) / 1e9

    def lines(self, event: str) -> list[dict[str, Any]]:
        """Return the log lines of an event."""
        return [line for line in map(json.loads, self._log.read_text().splitlines()) if line["event"] == event]


class Crowd:
    """A process that simulates many visitors."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        """Store the process, which runs ``serve_clients.py``."""
        self._process = process

    def ask(self, do: str, **arguments: float | list[int]) -> dict[str, Any]:
        """Make the visitors do something, and return their answer."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
        self._process.stdin.flush()
        answered: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answered


@contextmanager
def host(*options: str, cores: set[int]) -> Iterator[Host]:
    """Run a server with high limits on some cores of the machine."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        arguments = ["--host=127.0.0.1", "--port=0", f"--host-key={folder}/key", "--log-format=json", "--rate=100000"]
        arguments += ["--max-visitors=5000", "--max-per-address=5000", "--drain=0", *options]
        with log.open("w") as file:
            command = [sys.executable, "-c", _RUN, "serve", *arguments]
            process = subprocess.Popen(command, stderr=file, text=True)
            os.sched_setaffinity(process.pid, cores)
            try:
                yield Host(process, log)
            finally:
                process.terminate()
                process.wait()


@contextmanager
def crowd(port: int, cores: set[int], key: str = "") -> Iterator[Crowd]:
    """Run a process that simulates visitors to a port.

    ``key`` is a file for a server that requires one, or ``LIGHT`` of ``serve_clients`` for light clients.
    """
    process = subprocess.Popen(
        [sys.executable, str(FOLDER / "serve_clients.py"), str(port), *([key] if key else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    os.sched_setaffinity(process.pid, cores)
    try:
        yield Crowd(process)
    finally:
        process.kill()
        process.wait()


def children(pid: int) -> list[int]:
    """Return the child processes of a process."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in found]


def pss(pid: int) -> float:
    """Return the megabytes of a process, including its share of shared memory."""
    kilobytes = re.findall(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(kilobytes[0]) / 1024


def cpu_of(pid: int) -> float:
    """Return the seconds of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
