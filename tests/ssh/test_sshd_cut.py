"""When the connection is cut the guide ends, soon, and nothing of it is left."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.ssh.sshd import Server, needs_sshd, on_terminal, recipe, server, wait_until
from tests.ssh.sshd_processes import cpu_seconds, state_of
from tests.terminal.session import Session

pytestmark = needs_sshd
SOON = 2.0
"""Seconds within which the guide ends after the hang-up, on a machine where it starts within half of that."""
IMPATIENT = "Match all\n  ClientAliveInterval 1\n  ClientAliveCountMax 1\n"
"""Before the recipe: the client is given up after two seconds, not after 45."""


def _open(visitor: Session, words: str = "q quit") -> float:
    """Wait for the guide; how long it took, seconds."""
    begin = time.monotonic()
    visitor.wait_for_text(words)
    return time.monotonic() - begin


def _ends(host: Server, opening: float, visits: list[int]) -> None:
    """See that the guide ends, soon, and that nothing is left: no process, no connection, no file."""
    # A process that has ended stays a zombie until its new parent asks for it, which may be never in a container.
    taken = wait_until(lambda: all(state_of(number) in ("", "Z") for number in visits), "the guide's end", host)
    assert taken < max(SOON, 2 * opening)
    host.wait_for_nobody()
    assert host.left_behind() == []


@pytest.mark.parametrize("when", ["idle", "busy", "starting", "in lines"])
def test_the_client_is_killed(tmp_path: Path, when: str) -> None:
    """The guide ends when ssh is killed: while it waits, amid output, before it is there, and in the linear mode."""
    command = ["burnout-tui", "--plain"] if when == "in lines" else ["burnout-tui"]
    with server(tmp_path / "server") as host, on_terminal(host.ssh(*command, options=["-t"])) as visitor:
        if when == "starting":
            opening = wait_until(host.visits, "the guide's process", host)
        else:
            opening = _open(visitor, "Number, or word:" if when == "in lines" else "q quit")
        if when == "busy":
            visitor.press("3" + "\x1b[B" * 60 + "12345" * 20)
        visits, (client,) = list(host.visits()), host.clients()
        assert visits
        os.kill(client, signal.SIGKILL)
        _ends(host, opening, visits)


def test_the_client_no_longer_answers(tmp_path: Path) -> None:
    """A client that neither reads nor answers is given up by sshd's ClientAlive settings; the guide waits idly."""
    with server(tmp_path / "server", IMPATIENT + recipe()) as host, on_terminal(host.ssh()) as visitor:
        opening = _open(visitor)
        (guide,), (client,) = host.visits(), host.clients()
        before = cpu_seconds(guide)
        os.kill(client, signal.SIGSTOP)
        try:
            wait_until(lambda: "Timeout, client not responding" in host.log, "sshd to give it up", host)
            assert cpu_seconds(guide) - before < 0.5
            _ends(host, opening, [guide])
        finally:
            os.kill(client, signal.SIGKILL)


class Line(NamedTuple):
    """Two machines, each a network namespace, with a line between them."""

    host: list[str]
    """What runs a command on the one."""
    client: list[str]
    """What runs a command on the other."""
    address: str
    """Of the host."""

    def drop(self) -> None:
        """Cut the line."""
        subprocess.run([*self.client, "ip", "link", "set", "visitor0", "down"], check=True)


@contextmanager
def _line() -> Iterator[Line]:
    if os.geteuid() or not all(shutil.which(name) for name in ("ip", "unshare", "nsenter")):
        pytest.skip("making network namespaces needs root, iproute2 and util-linux")
    ends = [
        subprocess.Popen(["unshare", "-n", "sh", "-c", "echo; exec sleep 600"], stdout=subprocess.PIPE) for _ in "12"
    ]
    try:
        # The line that each says comes when it is in its namespace; without one it was not let.
        if not all(end.stdout and end.stdout.readline() for end in ends):
            pytest.skip("this machine does not let network namespaces be made")
        host, client = (["nsenter", f"--target={end.pid}", "--net"] for end in ends)
        line = ["ip", "link", "add", "host0", "type", "veth", "peer", "name", "visitor0", "netns", str(ends[1].pid)]
        if subprocess.run([*host, *line], capture_output=True, check=False).returncode:
            pytest.skip("this machine's kernel has no veth")
        for machine, name, address in ((host, "host0", "10.0.0.1/24"), (client, "visitor0", "10.0.0.2/24")):
            subprocess.run([*machine, "ip", "address", "add", address, "dev", name], check=True)
            subprocess.run([*machine, "ip", "link", "set", name, "up"], check=True)
        yield Line(host, client, "10.0.0.1")
    finally:
        for end in ends:
            end.kill()
            end.communicate()


def test_the_network_is_dropped(tmp_path: Path) -> None:
    """When the line between two machines goes dead, the guide waits idly until sshd gives the client up, and ends."""
    settings = IMPATIENT + recipe()
    with (
        _line() as line,
        server(tmp_path / "server", settings, line.host, line.address) as host,
        on_terminal([*line.client, *host.ssh()]) as visitor,
    ):
        opening = _open(visitor)
        (guide,) = host.visits()
        before = cpu_seconds(guide)
        line.drop()
        visitor.press("2")
        wait_until(lambda: "Timeout, client not responding" in host.log, "sshd to give it up", host)
        assert cpu_seconds(guide) - before < 0.5
        _ends(host, opening, [guide])
        assert "Jad, 40" not in visitor.text
