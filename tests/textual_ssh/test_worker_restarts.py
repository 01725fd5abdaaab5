"""The server's processes: those that exit, cannot start, or are inherited."""

import json
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError

import pytest
from tests.support.paths import DATA
from tests.support.serve_host import DEADLINE, Host, bare_host, free_port, host, serve_command, wait_until
from tests.support.ssh_clients import run, ssh

from textual_ssh.heartbeats import SILENCE, HeartbeatWatch
from textual_ssh.metrics.counters import Counters

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
"""Makes the system refuse the first two processes."""
EXITING = """
import os
from textual_ssh import server

run_worker = server.run_worker

def exiting(context, *arguments):
    if context.worker:
        context.counters.heartbeat()
        os._exit(3)
    run_worker(context, *arguments)

server.run_worker = exiting
"""
"""Makes the second worker exit right after the first heartbeat of each start."""
IMPATIENT = """
import os
from textual_ssh import heartbeats
heartbeats.SILENCE = 2
os.environ["NOTIFY_SOCKET"] = {manager!r}
"""
"""Replaces workers after two seconds of silence, and reports to a service manager."""
NO_FILES = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
"""
"""Makes every attempt to write a file fail."""


@contextmanager
def _with_an_inherited_child(folder: Path) -> Iterator[tuple[Path, int]]:
    """Run a server that inherits a child from a shell. Yields its log, and a descriptor that ends the child."""
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


def test_an_inherited_child_is_ignored(tmp_path: Path) -> None:
    """After an inherited child has exited, the server still replaces its own children."""
    with _with_an_inherited_child(tmp_path) as (log, end_of_child):
        (ready,) = wait_until(lambda: log.exists() and _events(log, "ready"), "a worker")
        os.close(end_of_child)
        os.kill(int(ready["pid"]), signal.SIGKILL)
        wait_until(lambda: len(_events(log, "ready")) == 2, "another worker")
        assert [line["child"] for line in _events(log, "worker-exited")] == [ready["pid"]]


def test_a_worker_that_cannot_start_starts_later(tmp_path: Path) -> None:
    """If the system lacks processes or memory, that is logged, and the worker starts later."""
    with bare_host(tmp_path, first=NO_FORK) as served:
        assert [line["error"] for line in served.found("worker-not-started")] == [
            "[Errno 11] no more processes",
            "MemoryError",
        ]
        assert run(ssh(served, "me")).returncode == 0


def test_a_silent_worker_is_replaced(tmp_path: Path) -> None:
    """A worker that sends no heartbeat is killed and replaced; a service manager hears that the host lives."""
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as manager:
        manager.bind(str(tmp_path / "manager"))
        manager.settimeout(DEADLINE)
        with bare_host(tmp_path, first=IMPATIENT.format(manager=str(tmp_path / "manager")), drain=0) as served:
            assert manager.recv(100) == b"READY=1"
            worker = served.line("ready")["pid"]
            os.kill(worker, signal.SIGSTOP)
            assert served.line("worker-silent")["worker"] == 0
            assert served.line("worker-exited", child=worker)["status"] == -signal.SIGKILL
            served.wait_for_lines("ready", 2)
            assert run(ssh(served, "me")).returncode == 0
            assert len(served.found("worker-silent")) == 1
            assert manager.recv(100) == b"WATCHDOG=1"
            served.signal(signal.SIGTERM)
            assert served.wait_for_end() == 0
        manager.setblocking(False)
        assert b"STOPPING=1" in iter(lambda: manager.recv(100), b"")


def test_a_silence_of_the_whole_machine_is_none() -> None:
    """A worker counts as silent after thirty looks at the same heartbeat, however long each of them took."""
    counters = Counters(2)
    watch = HeartbeatWatch(counters)
    counters.worker(1).set("heartbeat", 1.0)
    assert not any(watch.silent() for _ in range(SILENCE))
    counters.worker(1).set("heartbeat", 2.0)
    assert not any(watch.silent() for _ in range(SILENCE))
    assert watch.silent() == [1]
    assert not any(watch.silent() for _ in range(SILENCE - 1))
    assert watch.silent() == [1]


def test_a_worker_that_keeps_exiting_is_unhealthy(tmp_path: Path) -> None:
    """While one of two workers keeps exiting, /healthz reports it as unhealthy, and the metrics count one worker."""
    with bare_host(tmp_path, first=EXITING, workers=2, metrics_port=free_port()) as served:
        wait_until(
            lambda: _health(served).startswith("unhealthy: 1 of 2 workers"), "one worker's heartbeat, and no other"
        )
        wait_until(lambda: "textual_ssh_healthy_workers 1.0" in served.page("/metrics"), "one worker in the metrics")
        assert len(served.found("worker-exited", worker=1, status=3)) >= 1


def test_the_metrics_end_with_the_server(tmp_path: Path) -> None:
    """If the first process is killed, the others exit by themselves, and the next server can use the ports."""
    port = free_port()
    with bare_host(tmp_path, new_interpreter=True, metrics_port=port, drain=0) as killed:
        wait_until(lambda: not _health(killed), "a heartbeat")
        assert "ok: 1 of 1" in killed.page("/healthz")
        killed.signal(signal.SIGKILL)
        try:
            wait_until(lambda: not _processes(tmp_path), "the ends of the others")
        finally:
            for left in _processes(tmp_path):
                os.kill(left, signal.SIGKILL)
    with bare_host(tmp_path, metrics_port=port, port=killed.port) as again:
        wait_until(lambda: not _health(again), "a heartbeat")
        assert "ok: 1 of 1" in again.page("/healthz")


def test_later_workers_have_the_reloaded_films(tmp_path: Path) -> None:
    """A worker that starts later uses the films of the last reload, not those of the start or on disk."""
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
    """A server whose key exists writes no file, so it runs even if no folder is writable."""
    subprocess.run(["ssh-keygen", "-q", "-ted25519", "-N", "", "-f", str(tmp_path / "host_key")], check=True)
    # Without a compiler, asyncssh writes no file to find a library.
    with host(tmp_path, first=NO_FILES, environment={"PATH": "/nowhere"}) as served:
        assert run(ssh(served, "help")).returncode == 0


def _health(served: Host) -> str:
    """Return the text of /healthz if its status is 503; empty otherwise."""
    try:
        served.page("/healthz")
    except HTTPError as error:
        with error:
            assert error.code == 503
            return error.read().decode()
    return ""


def _processes(folder: Path) -> list[int]:
    """Return the processes with a folder in their command line."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if bytes(folder) in (process / "cmdline").read_bytes():
                found.append(int(process.name))
    return found
