"""Measure a worker from outside: its memory and activity."""

from pathlib import Path

import asyncssh
import pytest
from tests.support.serve_host import Host, wait_until

_SAMPLES = 20
"""The number of successive samples in which a process must be asleep to count as idle."""


def worker(host: Host) -> int:
    """Return the id of the worker that serves the first visitor."""
    return int(host.line("connect")["pid"])


async def round_trip(connection: asyncssh.SSHClientConnection) -> None:
    """Wait for the answer to a request sent after everything else: forwarding of a port, which is refused."""
    with pytest.raises(asyncssh.ChannelListenError):
        await connection.forward_remote_port("localhost", 0, "localhost", 9)


def wait_until_idle(process: int) -> None:
    """Wait until a process is idle. One that only waits for a core counts as running, not as asleep."""
    seen: list[tuple[str, ...]] = []

    def is_idle() -> bool:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        seen.append((fields[0], *fields[11:13]))  # the state and the ticks of processor time
        last = seen[-_SAMPLES:]
        return len(last) == _SAMPLES and set(last) == {("S", *fields[11:13])}

    wait_until(is_idle, f"idleness of process {process}")


def memory(process: int) -> int:
    """Return the bytes of memory of a process, and reset its peak."""
    Path(f"/proc/{process}/clear_refs").write_text("5")
    return _status(process, "VmRSS")


def peak(process: int) -> int:
    """Return the peak of a process's memory, in bytes, since :func:`memory` was called."""
    return _status(process, "VmHWM")


def _status(process: int, name: str) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    (kilobytes,) = [line.split()[1] for line in lines if line.startswith(f"{name}:")]
    return int(kilobytes) * 1024
