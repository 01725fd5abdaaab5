"""The host's processes: those that die, those that cannot be made, those it does not know, and what they are left."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError

import pytest
from tests.support.paths import DATA
from tests.support.serve_host import DEADLINE, Host, free_port, host, serve_command, wait_until
from tests.support.ssh_clients import run, ssh

FILM = (DATA / "film.toml").read_text(encoding="utf-8")
NO_FORK = """
import os
fork, failures = os.fork, [OSError(11, "no more processes"), MemoryError()]

def scarce():
    if failures:
        raise failures.pop(0)
    return fork()

os.fork = scarce
"""
"""The system refuses the first two processes that are asked for."""
DYING = """
import os
from textual_ssh import server

run_worker = server.run_worker

def dying(context, *arguments):
    if context.worker:
        context.counters.heartbeat()
        os._exit(3)
    run_worker(context, *arguments)

server.run_worker = dying
"""
"""The second worker dies right after its first sign of life, each time it is started."""
NO_FILES = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
"""
"""Nothing can be written into any file."""


@contextmanager
def _beside_a_child(folder: Path) -> Iterator[tuple[Path, int]]:
    """A host in whose process a shell ran before, which left a child. Yields its log, and what ends the child."""
    reading, writing = os.pipe()
    log = folder / "log"
    arguments = ["--host=127.0.0.1", "--port=0", f"--host-key={folder / 'key'}", "--log-format=json", "--drain=0"]
    line = ["sh", "-c", 'exec 3<&0; cat <&3 & exec "$@"', "sh", *serve_command(*arguments)]
    with log.open("wb") as file:
        process = subprocess.Popen(line, stdin=reading, stdout=file, stderr=file)
    os.close(reading)
    try:
        yield log, writing
        process.send_signal(signal.SIGTERM)
        assert process.wait(DEADLINE) == 0
    finally:
        process.kill()
        process.wait()


def _events(log: Path, event: str) -> list[dict[str, int | str]]:
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    return [line for line in lines if line["event"] == event]


def test_a_child_it_never_started_does_not_concern_the_host(tmp_path: Path) -> None:
    """A child that a shell left in the host's process may end: the host goes on, and replaces its own that die."""
    with _beside_a_child(tmp_path) as (log, end_of_child):
        (ready,) = wait_until(lambda: log.exists() and _events(log, "ready"), "a worker")
        os.close(end_of_child)
        os.kill(int(ready["pid"]), signal.SIGKILL)
        wait_until(lambda: len(_events(log, "ready")) == 2, "another worker")
        assert [line["child"] for line in _events(log, "worker-exited")] == [ready["pid"]]


def test_a_worker_that_cannot_be_made_is_made_later(tmp_path: Path) -> None:
    """Where the system has no process or memory to spare, the log says so, and the worker comes some time later."""
    with host(tmp_path, first=NO_FORK) as served:
        assert [line["error"] for line in served.found("worker-not-started")] == [
            "[Errno 11] no more processes",
            "MemoryError",
        ]
        assert run(ssh(served, "help")).returncode == 0


def test_a_worker_that_keeps_dying_is_seen(tmp_path: Path) -> None:
    """While one of two workers is dead, /healthz says that the host is not well, and the figures count one."""
    with host(tmp_path, "--workers=2", f"--metrics-port={free_port()}", first=DYING) as served:
        assert wait_until(lambda: _health(served), "a host that is not well").startswith("unhealthy: 1 of 2 workers")
        wait_until(lambda: "burnout_tui_healthy_workers 1.0" in served.page("/metrics"), "one worker in the figures")
        assert len(served.found("worker-exited", worker=1, status=3)) >= 1


def test_the_figures_end_with_the_host(tmp_path: Path) -> None:
    """When the first process is killed, the others end by themselves, and the next host finds its ports free."""
    port = free_port()
    with host(tmp_path, f"--metrics-port={port}", "--drain=0") as killed:
        assert "ok: 1 of 1" in killed.page("/healthz")
        killed.signal(signal.SIGKILL)
        try:
            wait_until(lambda: not _processes(tmp_path), "the ends of the others")
        finally:
            for left in _processes(tmp_path):
                os.kill(left, signal.SIGKILL)
    with host(tmp_path, f"--metrics-port={port}", f"--port={killed.port}") as again:
        assert "ok: 1 of 1" in again.page("/healthz")


def test_a_reload_is_kept_for_workers_yet_to_come(tmp_path: Path) -> None:
    """A worker that is started later has the films as they were last read, not as they were at the start or are now."""
    film = tmp_path / "some.toml"
    film.write_text(FILM, encoding="utf-8")
    with host(tmp_path, str(film)) as served:
        film.write_text(FILM.replace("Burn Out", "Burn In"), encoding="utf-8")
        served.signal(signal.SIGHUP)
        served.line("reloaded")
        film.write_text(FILM.replace("Burn Out", "Burn Down"), encoding="utf-8")
        os.kill(served.line("ready")["pid"], signal.SIGKILL)
        served.wait_for_lines("ready", 2)
        assert "Burn In (2017)" in run(ssh(served, "synopsis")).stdout


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="the system has no files in memory")
def test_no_temporary_folder_is_needed(tmp_path: Path) -> None:
    """A host whose key is there writes no file: it serves where no folder can be written to."""
    subprocess.run(["ssh-keygen", "-q", "-ted25519", "-N", "", "-f", str(tmp_path / "host_key")], check=True)
    # Without a compiler asyncssh does not write a file itself to find a library.
    with host(tmp_path, first=NO_FILES, environment={"PATH": "/nowhere"}) as served:
        assert run(ssh(served, "help")).returncode == 0


def _health(served: Host) -> str:
    """What /healthz says with the status 503; empty while it says that all is well."""
    try:
        served.page("/healthz")
    except HTTPError as error:
        assert error.code == 503
        return error.read().decode()
    return ""


def _processes(folder: Path) -> list[int]:
    """The processes that were told of a folder when they were started."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if bytes(folder) in (process / "cmdline").read_bytes():
                found.append(int(process.name))
    return found
