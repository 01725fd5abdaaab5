"""Who is let in: so many connections in all and a minute, and balancers that look whether the host lives."""

import asyncio
import math
import socket
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from tests.support.serve_host import DEADLINE, Host, host
from tests.support.ssh_clients import connected

from textual_ssh.connections.acceptor import MAX_HALF_OPEN, MAX_HEALTH_CHECKS
from textual_ssh.connections.proxy_protocol import SIGNATURE

LOCAL = SIGNATURE + bytes([0x20, 0, 0, 0])
UNKNOWN = b"PROXY UNKNOWN\r\n"
NO_ADDRESS = SIGNATURE + bytes([0x21, 0x00, 0, 0])
RATE, WORKERS, COMING = 8, 4, 60


@contextmanager
def _come(served: Host, header: bytes = b"") -> Iterator[bytes]:
    """A connection that begins with a header. Yields the first line it is told."""
    with closing(socket.create_connection(("127.0.0.1", served.port), DEADLINE)) as connection:
        connection.settimeout(DEADLINE)
        connection.sendall(header)
        with connection.makefile("rb") as told:
            yield told.readline()


def _told(served: Host, header: bytes = b"") -> bytes:
    with _come(served, header) as line:
        return line


def test_workers_share_the_rate_out(tmp_path: Path) -> None:
    """Several workers together greet no more connections of an address than the rate says."""
    with host(tmp_path, f"--workers={WORKERS}", f"--rate={RATE}") as served:
        served.wait_for_lines("ready", WORKERS)
        started = time.monotonic()
        told = [_told(served) for _ in range(COMING)]
        minutes = (time.monotonic() - started) / 60
        greeted = sum(line.startswith(b"SSH-2.0-") for line in told)
        assert 0 < greeted <= RATE + math.ceil(RATE * minutes)
        assert sum(b"please wait" in line for line in told) == COMING - greeted


async def test_connections_in_all_are_limited(tmp_path: Path) -> None:
    """Clients that have logged in and ask for nothing fill the host up to a bound; then it is busy."""
    with host(tmp_path, "--max-visitors=1", "--rate=100000", "--log-in=600") as served:
        async with AsyncExitStack() as stack:
            for _ in range(1 + MAX_HALF_OPEN):
                await stack.enter_async_context(connected(served))
            assert await asyncio.to_thread(_told, served) == b"Busy.\r\n"
            assert served.line("rejected", reason="busy")["address"] == "127.0.0.1"


@pytest.mark.parametrize("header", [UNKNOWN, LOCAL], ids=["1", "2"])
def test_a_balancer_that_looks_is_always_greeted(tmp_path: Path, header: bytes) -> None:
    """A balancer that looks whether the host lives is not rationed, and disturbs none of those who are logging in."""
    with host(tmp_path, "--proxies=127.0.0.1", "--rate=100", "--log-in=600") as served, ExitStack() as stack:
        visitor = b"PROXY TCP4 203.0.113.%d 127.0.0.1 1000 22\r\n"
        for number in range(MAX_HALF_OPEN):
            stack.enter_context(_come(served, visitor % number))
        for _ in range(150):
            assert _told(served, header).startswith(b"SSH-2.0-")
        assert not served.found("rejected")


def test_one_who_only_says_that_he_is_a_balancer_is_rationed(tmp_path: Path) -> None:
    """So many connections at a time are taken for a look whether the host lives; the next ones count as any other."""
    with host(tmp_path, "--proxies=127.0.0.1", "--rate=1", "--log-in=600") as served, ExitStack() as stack:
        for _ in range(MAX_HEALTH_CHECKS + 1):
            assert stack.enter_context(_come(served, LOCAL)).startswith(b"SSH-2.0-")
        assert b"please wait" in _told(served, LOCAL)


def test_a_visitor_without_an_address_counts_as_the_balancer(tmp_path: Path) -> None:
    """Visitors of whom a balancer tells no address share one, its own, and are rationed."""
    with host(tmp_path, "--proxies=127.0.0.1", "--rate=1") as served:
        assert _told(served, NO_ADDRESS).startswith(b"SSH-2.0-")
        assert b"please wait" in _told(served, NO_ADDRESS)
        served.line("rejected", reason="rate", address="127.0.0.1")
