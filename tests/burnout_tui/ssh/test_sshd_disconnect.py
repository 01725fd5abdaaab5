"""When the connection is lost, the guide soon ends and leaves nothing behind."""

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
from tests.support.openssh_server import Server, needs_sshd, on_terminal, recipe, server, wait_until
from tests.support.proc_files import cpu_seconds, has_ended, is_hung_up, queued_seconds

pytestmark = needs_sshd
SOON = 2.0
"""Seconds within which the guide must end after the hang-up, not counting time without a processor."""
IMPATIENT = "Match all\n  ClientAliveInterval 1\n  ClientAliveCountMax 1\n"
"""Precedes the recipe, so that sshd gives up a client after two seconds instead of 45."""


def _ends(host: Server, visits: list[int]) -> None:
    """Check that the guide soon ends and leaves no process, connection or file."""
    wait_until(lambda: all(map(is_hung_up, visits)), "the hang-up", host)
    taken = max(_seconds_to_end(visits, host).values())
    assert taken < SOON, f"{taken:.2f} seconds after the hang-up the guide still ran"
    host.wait_for_nobody()
    assert host.left_behind() == []


def _seconds_to_end(visits: list[int], host: Server) -> dict[int, float]:
    """Wait until processes have ended, and return how long each ran or slept, by a clock of its own.

    That clock stops while the process is ready and has no processor. So a process that sleeps or works for too long
    fails on any machine, and one that waits for others does not.
    """
    begin = time.monotonic()
    queued = {number: queued_seconds(number) for number in visits}
    taken = dict.fromkeys(visits, 0.0)

    def look() -> bool:
        running = [number for number in visits if not has_ended(number)]
        for number in running:
            seconds = time.monotonic() - begin - (queued_seconds(number) - queued[number])
            taken[number] = max(taken[number], seconds)
        return not running

    wait_until(look, "the guide's end", host)
    return taken


@pytest.mark.parametrize("when", ["idle", "busy", "starting", "in lines"])
def test_the_client_is_killed(tmp_path: Path, when: str) -> None:
    """The guide ends when ssh is killed: while it waits, during output, before it opens, and in the linear mode."""
    command = ["burnout-tui", "--plain"] if when == "in lines" else ["burnout-tui"]
    with server(tmp_path / "server") as host, on_terminal(host.ssh(*command, options=["-t"])) as visitor:
        if when == "starting":
            wait_until(host.visits, "the guide's process", host)
        else:
            visitor.wait_for_text("Number or command:" if when == "in lines" else "q quit")
        if when == "busy":
            visitor.press("3" + "\x1b[B" * 60 + "12345" * 20)
        visits, (client,) = list(host.visits()), host.clients()
        assert visits
        os.kill(client, signal.SIGKILL)
        _ends(host, visits)


def test_the_client_stops_answering(tmp_path: Path) -> None:
    """sshd's ClientAlive settings end a client that neither reads nor answers; meanwhile the guide is idle."""
    with server(tmp_path / "server", IMPATIENT + recipe()) as host, on_terminal(host.ssh()) as visitor:
        visitor.wait_for_text("q quit")
        (guide,), (client,) = host.visits(), host.clients()
        before = cpu_seconds(guide)
        os.kill(client, signal.SIGSTOP)
        try:
            wait_until(lambda: "Timeout, client not responding" in host.log, "sshd to give it up", host)
            assert cpu_seconds(guide) - before < 0.5
            _ends(host, [guide])
        finally:
            os.kill(client, signal.SIGKILL)


class Line(NamedTuple):
    """Two machines, each a network namespace, and a line between them."""

    host: list[str]
    """The prefix of commands that run on the first machine."""
    client: list[str]
    """The prefix of commands that run on the second machine."""
    address: str
    """The server's address."""

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
        # Each prints a line once it is in its namespace; without the line, the system has refused.
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


def test_the_network_fails(tmp_path: Path) -> None:
    """When the network between two machines fails, the guide is idle until sshd ends the connection."""
    settings = IMPATIENT + recipe()
    with (
        _line() as line,
        server(tmp_path / "server", settings, line.host, line.address) as host,
        on_terminal([*line.client, *host.ssh()]) as visitor,
    ):
        visitor.wait_for_text("q quit")
        (guide,) = host.visits()
        before = cpu_seconds(guide)
        line.drop()
        visitor.press("2")
        wait_until(lambda: "Timeout, client not responding" in host.log, "sshd to give it up", host)
        assert cpu_seconds(guide) - before < 0.5
        _ends(host, [guide])
        assert "Jad, 40" not in visitor.text
