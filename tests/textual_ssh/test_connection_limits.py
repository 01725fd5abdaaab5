"""Limits on connections, in total and a minute, and the health checks of load balancers."""

import asyncio
import math
import socket
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from tests.support.serve_host import DEADLINE, Host, bare_host
from tests.support.ssh_clients import connected

from textual_ssh.connections.acceptor import MAX_HALF_OPEN, MAX_HEALTH_CHECKS
from textual_ssh.connections.proxy_protocol import SIGNATURE

LOCAL = SIGNATURE + bytes([0x20, 0, 0, 0])
UNKNOWN = b"PROXY UNKNOWN\r\n"
NO_ADDRESS = SIGNATURE + bytes([0x21, 0x00, 0, 0])
RATE, WORKERS, CONNECTIONS = 8, 4, 60


@contextmanager
def _connect(served: Host, header: bytes = b"") -> Iterator[bytes]:
    """Connect and send a header. Yields the first line of the answer."""
    with closing(socket.create_connection(("127.0.0.1", served.port), DEADLINE)) as connection:
        connection.settimeout(DEADLINE)
        connection.sendall(header)
        with connection.makefile("rb") as answer:
            yield answer.readline()


def _first_line(served: Host, header: bytes = b"") -> bytes:
    with _connect(served, header) as line:
        return line


def test_workers_share_the_rate(tmp_path: Path) -> None:
    """Several workers together accept no more connections from an address than the rate allows."""
    with bare_host(tmp_path, workers=WORKERS, rate=RATE) as served:
        served.wait_for_lines("ready", WORKERS)
        started = time.monotonic()
        lines = [_first_line(served) for _ in range(CONNECTIONS)]
        minutes = (time.monotonic() - started) / 60
        greeted = sum(line.startswith(b"SSH-2.0-") for line in lines)
        assert 0 < greeted <= RATE + math.ceil(RATE * minutes)
        assert sum(b"please wait" in line for line in lines) == CONNECTIONS - greeted


async def test_connections_in_all_are_limited(tmp_path: Path) -> None:
    """Clients that log in and ask for nothing can take connections up to a limit; then the server is busy."""
    with bare_host(tmp_path, max_visitors=1, rate=100000, log_in=600) as served:
        async with AsyncExitStack() as stack:
            for _ in range(1 + MAX_HALF_OPEN):
                await stack.enter_async_context(connected(served))
            assert await asyncio.to_thread(_first_line, served) == b"The server is busy: please try again later.\r\n"
            assert served.line("rejected", reason="busy")["address"] == "127.0.0.1"


@pytest.mark.parametrize("header", [UNKNOWN, LOCAL], ids=["1", "2"])
def test_health_checks_are_always_answered(tmp_path: Path, header: bytes) -> None:
    """A load balancer's health checks have no rate limit, and do not affect clients that are logging in."""
    with bare_host(tmp_path, proxies=["127.0.0.1"], rate=100, log_in=600) as served, ExitStack() as stack:
        visitor = b"PROXY TCP4 203.0.113.%d 127.0.0.1 1000 22\r\n"
        for number in range(MAX_HALF_OPEN):
            stack.enter_context(_connect(served, visitor % number))
        for _ in range(150):
            assert _first_line(served, header).startswith(b"SSH-2.0-")
        assert not served.found("rejected")


def test_health_checks_are_limited(tmp_path: Path) -> None:
    """Connections count as health checks up to a limit; further ones count as ordinary connections."""
    with bare_host(tmp_path, proxies=["127.0.0.1"], rate=1, log_in=600) as served, ExitStack() as stack:
        for _ in range(MAX_HEALTH_CHECKS + 1):
            assert stack.enter_context(_connect(served, LOCAL)).startswith(b"SSH-2.0-")
        assert b"please wait" in _first_line(served, LOCAL)


def test_visitors_without_an_address_share_the_balancers(tmp_path: Path) -> None:
    """Visitors whose address a balancer does not pass on share the balancer's address and its limits."""
    with bare_host(tmp_path, proxies=["127.0.0.1"], rate=1) as served:
        assert _first_line(served, NO_ADDRESS).startswith(b"SSH-2.0-")
        assert b"please wait" in _first_line(served, NO_ADDRESS)
        served.line("rejected", reason="rate", address="127.0.0.1")
