"""Compare the server with OpenSSH, whose ForceCommand runs one guide for each visitor. Needs sshd and root."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from measure import Goal
from serve_host import Crowd, children, crowd, host, pss

VISITS = 12
"""The number of visits in a round."""
ROUNDS = 3
MANY = 100
"""The number of visitors for measuring memory. They come first, so they reuse no memory of earlier visitors."""
_CONFIG = """
ListenAddress 127.0.0.1:{port}
HostKey {folder}/key
AuthorizedKeysFile {folder}/authorized
PidFile none
StrictModes no
UsePAM no
MaxStartups 1000
PermitRootLogin yes
ForceCommand {command}
"""


def openssh(cores: set[int]) -> Iterator[Goal]:
    """Compare the processor time of a visit and the memory of a visitor, in alternating rounds."""
    if not shutil.which("sshd") or os.geteuid():
        print("openssh: needs sshd, and to be root")
        return
    rates: list[float] = []
    memories: list[float] = []
    with (
        host(cores=cores) as opened,
        crowd(opened.port, cores) as ours,
        _sshd(cores) as (port, key, pid),
        crowd(port, cores, key) as theirs,
    ):
        for visitors in (ours, theirs):  # load modules and fill caches first
            visitors.ask("open", visitors=3, a_second=3)
            visitors.ask("close")
        base = opened.memory()
        ours.ask("open", visitors=MANY, a_second=8)
        our_memory = (opened.memory() - base) / MANY
        ours.ask("close")
        time.sleep(2)
        for _ in range(ROUNDS):
            our_cpu, _ = _visits(ours, 4, opened.cpu, opened.memory, leaving=True)
            their_cpu, their_memory = _visits(
                theirs, 1.5, lambda: _all_cpu(pid), lambda: sum(map(pss, _descendants(pid))), leaving=False
            )
            rates.append(their_cpu / our_cpu)
            memories.append(our_memory / their_memory)
            print(
                f"openssh: a visit {our_cpu * 1000:.0f} ms of CPU and {our_memory:.1f} MB here, "
                f"{their_cpu * 1000:.0f} ms and {their_memory:.1f} MB through OpenSSH"
            )
    yield Goal("visits a second a core, OpenSSH against here", 1 / median(rates), 1 / 6)
    yield Goal("memory a visitor, here against OpenSSH", median(memories), 1 / 20)


def _visits(
    visitors: Crowd, a_second: float, cpu: Callable[[], float], memory: Callable[[], float], *, leaving: bool
) -> tuple[float, float]:
    """Return the processor time of a visit up to its first frame, and its megabytes while it lasts.

    With ``leaving``, the time includes the end of the visits. OpenSSH is measured without it, because the time of its
    orphaned processes cannot be measured. That favours OpenSSH.
    """
    before = cpu()
    visitors.ask("open", visitors=VISITS, a_second=a_second)
    time.sleep(1)
    used, megabytes = cpu() - before, memory() / VISITS
    visitors.ask("close")
    time.sleep(2)
    return (cpu() - before if leaving else used) / VISITS, megabytes


def _all_cpu(pid: int) -> float:
    """Return the seconds of processor time of a server and its descendants, including those that have exited."""
    ticks = 0
    for process in (pid, *_descendants(pid)):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _descendants(pid: int) -> list[int]:
    """Return all descendants of a process."""
    found = []
    for child in children(pid):
        found += [child, *_descendants(child)]
    return found


@contextmanager
def _sshd(cores: set[int]) -> Iterator[tuple[int, str, int]]:
    """Run an OpenSSH server. Yields its port, the file of the key that it accepts, and its process id."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("key", "client"):
            subprocess.run(["ssh-keygen", "-q", "-ted25519", "-N", "", "-f", f"{folder}/{name}"], check=True)
        shutil.copy(f"{folder}/client.pub", f"{folder}/authorized")
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = Path(sys.executable).with_name("burnout-tui")
        Path(folder, "config").write_text(_CONFIG.format(port=port, folder=folder, command=command))
        Path("/run/sshd").mkdir(exist_ok=True)
        process = subprocess.Popen([shutil.which("sshd") or "sshd", "-D", "-f", f"{folder}/config"])
        os.sched_setaffinity(process.pid, cores)
        try:
            deadline = time.monotonic() + 20
            while time.monotonic() < deadline and socket.socket().connect_ex(("127.0.0.1", port)):
                time.sleep(0.05)
            yield port, f"{folder}/client", process.pid
        finally:
            process.terminate()
            process.wait()
