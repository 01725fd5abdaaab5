"""Headers of the PROXY protocol, byte by byte."""

import asyncio
import socket

import pytest

from textual_ssh.connections.proxy_protocol import MAX_HEADER, MAX_LINE, SIGNATURE, ProxyError, read_origin

_FOUR = bytes([203, 0, 113, 9, 127, 0, 0, 1, 0, 1, 0, 22])
_SIX = socket.inet_pton(socket.AF_INET6, "2001:db8::7") + bytes(20)


def _two(command: int, family: int, rest: bytes, length: int = -1) -> bytes:
    count = len(rest) if length < 0 else length
    return SIGNATURE + bytes([command, family]) + count.to_bytes(2) + rest


def _long_line(length: int) -> bytes:
    """Return a line of a number of bytes, with its end."""
    line = b"PROXY TCP4 203.0.113.9 127.0.0.1 1 22 "
    return line + b"x" * (length - len(line) - 2) + b"\r\n"


@pytest.mark.parametrize(
    ("header", "origin"),
    [
        (b"PROXY TCP4 203.0.113.9 127.0.0.1 65535 22\r\n", "203.0.113.9"),
        (b"PROXY TCP6 2001:DB8:0::7 ::1 1 22\r\n", "2001:db8::7"),
        (b"PROXY UNKNOWN\r\n", None),
        (b"PROXY UNKNOWN ff::1 ff::2 1 2\r\n", None),
        (b"PROXY UNKNOWN what ever\r\n", None),
        (b"PROXY TCP4 203.0.113.9 127.0.0.1 1 22 more\r\n", "203.0.113.9"),
        (_long_line(MAX_LINE), "203.0.113.9"),
        (_two(0x21, 0x11, _FOUR), "203.0.113.9"),
        (_two(0x21, 0x12, _FOUR + b"more"), "203.0.113.9"),
        (_two(0x21, 0x21, _SIX), "2001:db8::7"),
        (_two(0x21, 0x31, bytes(216)), ""),
        (_two(0x21, 0x00, b""), ""),
        (_two(0x20, 0x00, b""), None),
        (_two(0x20, 0x11, b"any"), None),
        (_two(0x21, 0x11, _FOUR + bytes(MAX_HEADER - len(_FOUR))), "203.0.113.9"),
    ],
)
async def test_a_header_names_the_origin(header: bytes, origin: str | None) -> None:
    """A header in one piece or in many names the origin, and what follows it is left to be read."""
    for size in (len(header) + 5, 7):
        assert await _read(header + b"SSH-2", size) == (origin, b"SSH-2")


async def _read(data: bytes, size: int) -> tuple[str | None, bytes]:
    """Send data in pieces, and return the origin and what is left."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.setblocking(False)
        reading = asyncio.create_task(read_origin(theirs))
        for start in range(0, len(data), size):
            await asyncio.sleep(0)
            ours.sendall(data[start : start + size])
        ours.shutdown(socket.SHUT_WR)
        origin = await reading
        left = b""
        while more := theirs.recv(100):
            left += more
        return origin, left


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        (b"SSH-2.0-OpenSSH_9.2\r\n", "neither version 1 nor version 2"),
        (b"proxy TCP4 203.0.113.9 127.0.0.1 1 22\r\n", "neither version 1 nor version 2"),
        (b"PROXY UNKNO", "closed before the header was complete"),
        (b"PROXY UNKNOWN ", "closed before the header was complete"),
        (_long_line(MAX_LINE + 1), "a line of version 1 without an end"),
        (b"PROXY TCP4\r\n", "a line of version 1 without an address"),
        (b"PROXY TCP4 203.0.113.9\r\n", "a line of version 1 without an address"),
        (b"PROXY TCP5 203.0.113.9 1.1.1.1 1 22\r\n", "a malformed line of version 1"),
        (b"PROXY TCP4 203.0.113.999 127.0.0.1 1 22\r\n", "a line of version 1 with an invalid address"),
        (b"PROXY TCP4 2001:db8::7 ::1 1 22\r\n", "a line of version 1 with an invalid address"),
        (b"PROXY TCP6 203.0.113.9 127.0.0.1 1 22\r\n", "a line of version 1 with an invalid address"),
        (b"PROXY TCP4 203.0.113.\xff 127.0.0.1 1 22\r\n", "a line of version 1 with an invalid address"),
        (_two(0x21, 0x11, _FOUR[:-1]), "a header of version 2 that is too short"),
        (_two(0x21, 0x21, _SIX[:-1]), "a header of version 2 that is too short"),
        (_two(0x22, 0x11, _FOUR), "a header of version 2 with an unknown command"),
        (_two(0x31, 0x11, _FOUR), "a header of version 2 with an unknown command"),
        (_two(0x21, 0x11, _FOUR, MAX_HEADER + 1), "a header of version 2 that is too long"),
        (_two(0x21, 0x11, _FOUR, 13), "closed before the header was complete"),
    ],
)
async def test_a_malformed_header_is_a_problem(header: bytes, problem: str) -> None:
    """A malformed header is a problem, which says in what way."""
    with pytest.raises(ProxyError) as raised:
        await _read(header, len(header))
    assert str(raised.value) == problem
