"""Fuzz the reader of PROXY headers, which come from whoever connects to the port of a load balancer."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.conftest import examples

from textual_ssh.connections.proxy_protocol import MAX_HEADER, SIGNATURE, ProxyError, read_origin

_AFTER = b"SSH-2.0-client\r\n"
"""The client's own first bytes, behind the header."""
_FRAGMENTS = st.sampled_from(
    [
        *(b"PROXY ", b"TCP4", b"TCP6", b"UNKNOWN", b" ", b"\r\n", b"\n", b"\r", b"\0", b"203.0.113.7", b"2001:db8::7"),
        *(b"::ffff:1.2.3.4", b"1000", b"99999", b"-1", b"fe80::1%eth0", b"\xff\xfe", b"1" * 60, b"0x1", b" " * 50),
        *(SIGNATURE, SIGNATURE[:7], b"\x20\x00", b"\x21\x11", b"\x21\x21", b"\x2f\x31", b"\x00\x00", b"\x00\x0c"),
        *(b"\x00\x24", b"\xff\xff", bytes(12), bytes(36), bytes(MAX_HEADER + 1)),
    ]
)
_HEADERS = st.one_of(
    st.lists(_FRAGMENTS, max_size=12).map(b"".join),
    st.lists(_FRAGMENTS, max_size=10).map(b"".join).map(lambda rest: b"PROXY TCP4 " + rest),
    st.tuples(st.binary(min_size=2, max_size=2), st.binary(max_size=60)).map(
        lambda parts: SIGNATURE + parts[0] + len(parts[1]).to_bytes(2) + parts[1]
    ),
    st.binary(max_size=80),
)


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """Provide an event loop for all examples."""
    with asyncio.Runner() as opened:
        yield opened


async def _read(sent: bytes) -> tuple[str | None, bytes]:
    """Return the origin in a header, and the bytes that were left unread."""
    near, far = socket.socketpair()
    with closing(near):
        with closing(far):
            near.setblocking(False)
            far.sendall(sent)
        origin = await read_origin(near)
        return origin, near.recv(len(sent) + 1)


@examples(300)
@given(header=_HEADERS)
def test_any_header_names_an_origin_or_is_rejected(runner: asyncio.Runner, header: bytes) -> None:
    """Any bytes are a header that ends where the client's own bytes begin, or a ProxyError."""
    try:
        origin, rest = runner.run(_read(header + _AFTER))
    except ProxyError:
        return
    assert origin is None or origin.isascii()
    assert (header + _AFTER).endswith(rest)
    used = (header + _AFTER)[: len(header + _AFTER) - len(rest)]
    assert runner.run(_read(used)) == (origin, b"")
