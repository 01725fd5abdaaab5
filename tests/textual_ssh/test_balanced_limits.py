"""Limits on connections that load balancers pass on, and penalties for clients that misbehave."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import BinaryIO

import pytest
from tests.support.serve_host import DEADLINE, Host, bare_host, wait_until

from textual_ssh.limits.address_rate import ADDRESSES_PER_NETWORK, AddressRate
from textual_ssh.limits.penalties import MAX_PENALTY, PENALTIES, TOLERATED, Penalties

MOST = 4
"""The largest number of connections without a header, and of those that have not logged in."""
RATE = 20
_LIMITS = f"""
from textual_ssh.connections import acceptor
acceptor.MAX_AWAITING_PROXY = acceptor.MAX_HALF_OPEN = {MOST}
"""


@pytest.fixture(scope="module")
def balanced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Run a server behind a balancer at 127.0.0.1, with low limits."""
    folder = tmp_path_factory.mktemp("balanced")
    with bare_host(folder, first=_LIMITS, proxies=["127.0.0.1"], rate=RATE, log_in=600) as served:
        yield served


def _opened(stack: ExitStack, served: Host, first: bytes = b"", source: str = "127.0.0.1") -> BinaryIO:
    """Connect, send some bytes, and return what the server sends."""
    connection = socket.create_connection(("127.0.0.1", served.port), DEADLINE, (source, 0))
    stack.enter_context(closing(connection)).settimeout(DEADLINE)
    connection.sendall(first)
    return stack.enter_context(connection.makefile("rb"))


def _first_line(served: Host, first: bytes = b"", source: str = "127.0.0.1") -> bytes:
    with ExitStack() as stack:
        return _opened(stack, served, first, source).readline()


def _origin(address: str) -> bytes:
    family, own = (6, "::1") if ":" in address else (4, "127.0.0.1")
    return f"PROXY TCP{family} {address} {own} 1 22\r\n".encode()


def _greeted(served: Host, addresses: Iterator[str]) -> int:
    """Return the number of connections, from one address after another, before the first that comes too soon."""
    for number, address in enumerate(addresses):
        if b"please wait a minute" in _first_line(served, _origin(address)):
            return number
    raise AssertionError("all were greeted")


def test_networks_of_ipv6_have_a_rate(balanced: Host) -> None:
    """All addresses of a /64 network share one rate, and all /64 networks of a /48 network four times as much."""
    one = _greeted(balanced, (f"2001:db8:1::{number:x}" for number in range(1, 3 * RATE)))
    assert RATE <= one < 2 * RATE
    more = _greeted(balanced, (f"2001:db8:1:{number:x}::1" for number in range(1, 2 * ADDRESSES_PER_NETWORK * RATE)))
    assert (ADDRESSES_PER_NETWORK - 1) * RATE <= more + one - RATE < 2 * ADDRESSES_PER_NETWORK * RATE
    assert _first_line(balanced, _origin("2001:db8:2::1")).startswith(b"SSH-2.0-")


def test_silent_connections_from_a_balancer_are_limited(balanced: Host) -> None:
    """Connections without a header are accepted up to a limit, and count no longer when they have sent one or ended."""
    with ExitStack() as stack:
        for _ in range(MOST):
            _opened(stack, balanced)
        wait_until(lambda: b"busy" in _first_line(balanced), "limit")
    header = _origin("203.0.113.1")
    wait_until(lambda: _first_line(balanced, header).startswith(b"SSH-2.0-"), "greeting")
    for _ in range(2 * MOST):
        assert _first_line(balanced, header).startswith(b"SSH-2.0-")


def test_the_address_with_the_most_connections_makes_room(balanced: Host) -> None:
    """If too many connections have not logged in, one of the address with the most is closed, not the oldest of all."""
    with ExitStack() as stack:
        first = _opened(stack, balanced, _origin("203.0.113.2"))
        assert first.readline().startswith(b"SSH-2.0-")
        flood = []
        for _ in range(MOST):
            flood.append(_opened(stack, balanced, _origin("203.0.113.3")))
            assert flood[-1].readline().startswith(b"SSH-2.0-")
        flood[0].read()  # until the connection is closed
        balanced.line("rejected", reason="busy", address="203.0.113.3")
        _opened(stack, balanced, _origin("203.0.113.3")).readline()
        flood[1].read()
        assert not balanced.found("rejected", reason="busy", address="203.0.113.2")


def test_misbehaviour_costs_an_address(balanced: Host) -> None:
    """An address whose clients break the protocol again and again is rejected for a while; others are not."""
    mistakes = round(TOLERATED / PENALTIES["protocol"]) + 1
    for number in range(mistakes):
        with ExitStack() as stack:
            _opened(stack, balanced, b"GET / HTTP/1.1\r\n\r\n", "127.0.0.3").read()
        balanced.wait_for_lines("rejected", number + 1, reason="protocol", address="127.0.0.3")
    assert b"Too many mistakes" in _first_line(balanced, source="127.0.0.3")
    balanced.line("rejected", reason="penalty", address="127.0.0.3")
    assert _first_line(balanced, source="127.0.0.4").startswith(b"SSH-2.0-")


def test_an_address_pays_only_for_what_its_network_allows() -> None:
    """An address that is refused because of its network has its rate when the network has one again."""
    clock = _Clock()
    rate = AddressRate(1, 1, clock)
    addresses = [f"2001:db8:1:{number}::1" for number in range(ADDRESSES_PER_NETWORK + 1)]
    assert [rate.take(address) for address in addresses] == [True] * ADDRESSES_PER_NETWORK + [False]
    clock.now = 1 / ADDRESSES_PER_NETWORK
    assert rate.take(addresses[-1])


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_penalties_decay() -> None:
    """Penalties add up to a limit and pass by themselves; an IPv6 network tolerates as much as four addresses."""
    clock = _Clock()
    penalties = Penalties(clock)
    for _ in range(1000):
        penalties.add("192.0.2.1", "protocol")
        penalties.add("192.0.2.2", "rate")
    assert penalties.rejects("192.0.2.1")
    assert not penalties.rejects("192.0.2.2")
    clock.now = MAX_PENALTY - TOLERATED
    assert not penalties.rejects("192.0.2.1")
    per_network = 2 * round(TOLERATED / PENALTIES["protocol"])
    for network in range(ADDRESSES_PER_NETWORK // 2):
        for _ in range(per_network):
            penalties.add(f"2001:db8:1:{network}::1", "protocol")
    assert penalties.rejects("2001:db8:1:0::2")
    assert not penalties.rejects("2001:db8:1:9::1")
    penalties.add("2001:db8:1:8::1", "protocol")
    assert penalties.rejects("2001:db8:1:9::1")
