"""Every client is logged and counted in the metrics, whatever it sends."""

import asyncio
import socket
import subprocess
from contextlib import closing
from pathlib import Path

from tests.support.serve_host import DEADLINE, bare_host, host, wait_until
from tests.support.ssh_clients import connected, run, ssh


def test_an_answer_is_logged_with_duration_and_bytes(tmp_path: Path) -> None:
    """The log line of an answer contains its duration and size."""
    with bare_host(tmp_path) as served:
        answered = run(ssh(served, "me"))
        line = served.line("answer", kind="text", status=0)
    assert line["bytes_out"] == len(answered.stdout.encode())
    assert 0 < line["seconds"] < DEADLINE


def test_a_client_without_a_request_is_logged(tmp_path: Path) -> None:
    """A client that logs in and asks for nothing is logged and counted as one without a request; others are not."""
    with bare_host(tmp_path, metrics_port=0, log_in=2) as served:
        assert run(ssh(served, "me")).returncode == 0
        assert run(ssh(served, options=["-N"])).returncode == 255
        line = served.line("rejected", reason="no-request", address="127.0.0.1", user="visitor")
        assert line["client"].startswith("SSH-2.0-OpenSSH")
        assert run(ssh(served, options=["-W127.0.0.1:1"])).returncode == 255
        served.wait_for_lines("rejected", 2, reason="no-request")
        run(ssh(served, "me"))
        assert len(served.wait_for_lines("answer", 2)) == len(served.found("rejected")) == 2


def test_rejected_subsystems_are_counted(tmp_path: Path) -> None:
    """A client that asks for sftp is logged and counted once, and not as one without a request."""
    with bare_host(tmp_path, log_in=2, first=COUNTED) as served:
        assert run(ssh(served, "sftp", options=["-s"])).returncode
        served.line("rejected", reason="subsystem", subsystem="sftp")
        wait_until(lambda: "rejected:subsystem" in served.other, "the count")
        assert not served.found("rejected", reason="no-request")


COUNTED = """
from textual_ssh.metrics import counters

count = counters.WorkerCounters.add

def add(self, name, amount=1.0):
    count(self, name, amount)
    if name.startswith("rejected:"):
        print(name, flush=True)

counters.WorkerCounters.add = add
"""
"""Makes the server print every counted rejection."""


def test_a_command_that_is_not_utf8_is_answered(tmp_path: Path) -> None:
    """A command that is not UTF-8 is answered and logged."""
    with host(tmp_path) as served:
        for number, command in enumerate((b"\xff\xfe", b"synopsis \xe9"), 1):
            line: list[str | bytes] = [*ssh(served), command]
            answered = subprocess.run(
                line, stdin=subprocess.DEVNULL, capture_output=True, timeout=DEADLINE, check=False
            )
            assert answered.returncode == 2
            assert answered.stdout.strip()
            served.wait_for_lines("answer", number, status=2)


def test_a_user_that_is_not_utf8_is_logged(tmp_path: Path) -> None:
    """A user name that is not UTF-8, and a connection without SSH, are logged."""
    with bare_host(tmp_path) as served:
        options = ["ssh", *ssh(served, options=["-l", b"\xff"])[1:-1], "127.0.0.1"]  # type: ignore[list-item]
        assert subprocess.run(options, capture_output=True, timeout=DEADLINE, check=False).returncode == 255
        assert served.line("rejected", reason="protocol", address="127.0.0.1")["problem"]
        with closing(socket.create_connection(("127.0.0.1", served.port), DEADLINE)) as other:
            other.sendall(b"GET / HTTP/1.1\r\n\r\n")
            served.wait_for_lines("rejected", 2, reason="protocol")


async def test_a_terminal_that_is_not_ascii_is_accepted(tmp_path: Path) -> None:
    """A TERM that is not ASCII does not end the connection."""
    with bare_host(tmp_path) as served:
        async with connected(served) as connection:
            process = await connection.create_process("me", term_type="xterm-é")
            assert str(await process.stdout.read()).startswith("visitor 127.0.0.1")
        await asyncio.to_thread(served.line, "answer")
