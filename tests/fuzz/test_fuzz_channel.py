"""Fuzz the channels of the server: whatever a logged-in client sends, the others are served as before."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import asyncssh
import pytest
from asyncssh.constants import (
    MSG_CHANNEL_CLOSE,
    MSG_CHANNEL_DATA,
    MSG_CHANNEL_EOF,
    MSG_CHANNEL_EXTENDED_DATA,
    MSG_CHANNEL_OPEN,
    MSG_CHANNEL_REQUEST,
    MSG_CHANNEL_WINDOW_ADJUST,
    MSG_GLOBAL_REQUEST,
    MSG_IGNORE,
    MSG_UNIMPLEMENTED,
)
from asyncssh.packet import Boolean, String, UInt32
from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.conftest import examples
from tests.support.serve_host import DEADLINE, Host, bare_host

Packet = tuple[int, bytes]

_NUMBERS = st.one_of(st.sampled_from((0, 1, 2, 80, 1024, 32_768, 2**31, 2**32 - 1)), st.integers(0, 2**32 - 1))
_NAMES = st.sampled_from(
    (
        *(b"shell", b"exec", b"subsystem", b"pty-req", b"env", b"window-change", b"signal", b"break", b"x11-req"),
        *(
            b"xon-xoff",
            b"auth-agent-req@openssh.com",
            b"eow@openssh.com",
            b"exit-status",
            b"",
            b"\xff",
            b"no-such-request",
        ),
        b"e" * 300,
    )
)
_WORDS = st.one_of(
    st.sampled_from((b"", b"me", b"talk", b"TERM", b"xterm", b"LC_ALL", b"sftp", b"\x1b[2J\x00", b"\xff", b"a" * 5000)),
    st.binary(max_size=40),
)
_FIELDS = st.one_of(_WORDS.map(String), _NUMBERS.map(UInt32), st.booleans().map(Boolean), st.binary(max_size=6))
_PAYLOADS = st.lists(_FIELDS, max_size=6).map(b"".join)
_CHANNELS = st.sampled_from((0, 0, 0, 0, 1, 7, 2**32 - 1)).map(UInt32)


def _packets(kind: int, *fields: st.SearchStrategy[bytes]) -> st.SearchStrategy[Packet]:
    return st.tuples(st.just(kind), st.tuples(*fields).map(b"".join))


_OPENS = _packets(
    MSG_CHANNEL_OPEN,
    st.sampled_from((b"session", b"session", b"session", b"direct-tcpip", b"x11", b"\xff")).map(String),
    _NUMBERS.map(UInt32),
    _NUMBERS.map(UInt32),
    _NUMBERS.map(UInt32),
    st.sampled_from((b"", b"", b"\0")),
)
_ANY = st.one_of(
    _packets(MSG_CHANNEL_REQUEST, _CHANNELS, _NAMES.map(String), st.booleans().map(Boolean), _PAYLOADS),
    _packets(MSG_CHANNEL_REQUEST, _CHANNELS, _NAMES.map(String), st.booleans().map(Boolean), _PAYLOADS),
    _OPENS,
    _packets(MSG_CHANNEL_DATA, _CHANNELS, _WORDS.map(String)),
    _packets(MSG_CHANNEL_EXTENDED_DATA, _CHANNELS, _NUMBERS.map(UInt32), _WORDS.map(String)),
    _packets(MSG_CHANNEL_WINDOW_ADJUST, _CHANNELS, _NUMBERS.map(UInt32)),
    _packets(MSG_CHANNEL_EOF, _CHANNELS),
    _packets(MSG_CHANNEL_CLOSE, _CHANNELS),
    _packets(MSG_GLOBAL_REQUEST, _NAMES.map(String), st.booleans().map(Boolean), _PAYLOADS),
    _packets(MSG_IGNORE, _WORDS.map(String)),
    _packets(MSG_UNIMPLEMENTED, _NUMBERS.map(UInt32)),
    st.tuples(st.integers(2, 100).filter(lambda kind: kind not in range(20, 50)), _PAYLOADS),
)
_SESSION: Packet = (MSG_CHANNEL_OPEN, String(b"session") + UInt32(0) + UInt32(2**21) + UInt32(32_768))
_CONVERSATIONS = st.lists(_ANY, max_size=12).map(lambda packets: [_SESSION, *packets]) | st.lists(_ANY, max_size=6)


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Run a server that closes if its log has an error or a line of a library."""
    with bare_host(tmp_path_factory.mktemp("fuzzed"), rate=1_000_000, max_per_address=1000) as served:
        yield served


@pytest.fixture(scope="module")
def addresses() -> Iterator[str]:
    """Yield addresses of this machine, each for one client: the server soon rejects one that misbehaves again."""
    return (f"127.9.{number >> 8}.{number & 255}" for number in range(1, 2**16))


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """Provide an event loop for all examples."""
    with asyncio.Runner() as opened:
        yield opened


def _connect(host: Host, address: str) -> Any:
    """Return a connection from an address of this machine."""
    return asyncssh.connect(
        "127.0.0.1",
        host.port,
        local_addr=(address, 0),
        username="visitor",
        known_hosts=None,
        client_keys=None,
        config=None,
    )


async def _send(host: Host, packets: list[Packet], address: str) -> None:
    """Log in, send packets, and wait until the server has read them all, or has closed the connection."""
    async with asyncio.timeout(DEADLINE):
        connection = await _connect(host, address)
        ignore = dict.fromkeys(range(80, 101), lambda *_: None)
        connection._packet_handlers = {**connection._packet_handlers, **ignore}
        with suppress(asyncssh.Error, OSError):
            for kind, payload in packets:
                connection.send_packet(kind, payload)
            connection.disconnect(asyncssh.DISC_BY_APPLICATION, "the end")
        await connection.wait_closed()


async def _answer(host: Host) -> str:
    """Return what an ordinary visitor gets for a command."""
    async with asyncio.timeout(DEADLINE), _connect(host, "127.0.0.1") as connection:
        return str((await connection.run("me")).stdout)


@examples(40)
@given(packets=_CONVERSATIONS)
def test_any_packets_of_a_client_leave_the_server_as_it_was(
    fuzzed: Host, addresses: Iterator[str], runner: asyncio.Runner, packets: list[Packet]
) -> None:
    """After any packets, the server answers the next visitor from the same worker, and its log has no error."""
    runner.run(_send(fuzzed, packets, next(addresses)))
    assert runner.run(_answer(fuzzed)) == "visitor 127.0.0.1 \n"
    assert not [line for line in fuzzed.lines if line["event"] in ("error", "library", "crash", "worker-exited")]
