"""A host's worker seen from outside: what memory it took, and whether it has anything left to do."""

from pathlib import Path

import asyncssh
import pytest
from tests.support.serve_host import Host, wait_until

_LOOKS = 20
"""So often in a row must a process be seen asleep, a hundredth of a second apart, before it is said to rest."""


def worker(host: Host) -> int:
    """The process that the first visitor is in."""
    return int(host.line("connect")["pid"])


async def round_trip(connection: asyncssh.SSHClientConnection) -> None:
    """Wait for the answer to something that is asked after all that was sent: a port's forwarding, which is refused."""
    with pytest.raises(asyncssh.ChannelListenError):
        await connection.forward_remote_port("localhost", 0, "localhost", 9)


def wait_until_at_rest(process: int) -> None:
    """Wait until a process has nothing left to do. One that only waits for a core is ready to run, not asleep."""
    seen: list[tuple[str, ...]] = []

    def rests() -> bool:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        seen.append((fields[0], *fields[11:13]))  # its state, and the ticks of processor time it has used
        last = seen[-_LOOKS:]
        return len(last) == _LOOKS and set(last) == {("S", *fields[11:13])}

    wait_until(rests, f"rest of process {process}")


def memory(process: int) -> int:
    """Bytes of memory that a process has. From here on its peak is counted anew."""
    Path(f"/proc/{process}/clear_refs").write_text("5")
    return _status(process, "VmRSS")


def peak(process: int) -> int:
    """The most memory, in bytes, that a process had at any time since :func:`memory` looked."""
    return _status(process, "VmHWM")


def _status(process: int, name: str) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    (kilobytes,) = [line.split()[1] for line in lines if line.startswith(f"{name}:")]
    return int(kilobytes) * 1024
