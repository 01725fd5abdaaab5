"""The PROXY protocol, in which a load balancer sends the address that a connection comes from.

HAProxy's proxy-protocol.txt defines versions 1 and 2.
"""

import asyncio
import re
import socket
from ipaddress import IPv4Address, IPv6Address

SIGNATURE = b"\r\n\r\n\x00\r\nQUIT\n"
"""The first bytes of version 2."""
MAX_LINE = 107
"""The longest line of version 1, in bytes, including its end."""
MAX_HEADER = 2048
"""The most bytes that may follow the first 16 of version 2: an address and a balancer's extensions."""

_LINE = re.compile(rb"PROXY (TCP4|TCP6|UNKNOWN)(?: (\S+) (\S+) ([0-9]{1,5}) ([0-9]{1,5}))?(?: .*)?\r\n\Z", re.DOTALL)
_LOCAL, _PROXY = 0x20, 0x21
_INET, _INET6 = 1, 2


class ProxyError(Exception):
    """A header that breaks the PROXY protocol."""


async def read_origin(connection: socket.socket) -> str | None:
    """Read the header, and return the origin's address; empty if unknown, None for a balancer's health check.

    Version 1 does not distinguish health checks from unknown origins. Reads no byte after the header.
    Raises ProxyError, and OSError if the connection fails.
    """
    loop = asyncio.get_running_loop()
    # Both versions are longer than this: the shortest line is "PROXY UNKNOWN" and its end.
    start = await _exactly(loop, connection, 12)
    if start == SIGNATURE:
        head = await _exactly(loop, connection, 4)
        length = int.from_bytes(head[2:])
        if length > MAX_HEADER:
            raise ProxyError("a header of version 2 that is too long")
        return origin_in_header(head, await _exactly(loop, connection, length))
    if not start.startswith(b"PROXY "):
        raise ProxyError("neither version 1 nor version 2")
    line = start
    while not line.endswith(b"\r\n"):
        if len(line) >= MAX_LINE:
            raise ProxyError("a line of version 1 without an end")
        line += await _exactly(loop, connection, 1)
    return origin_in_line(line)


def origin_in_line(line: bytes) -> str | None:
    """Return the origin in a line of version 1; None if it names none. Raises ProxyError."""
    found = _LINE.match(line)
    if not found:
        raise ProxyError("a malformed line of version 1")
    family, source = found[1], found[2]
    if family == b"UNKNOWN":
        return None
    if source is None:
        raise ProxyError("a line of version 1 without an address")
    kind = IPv4Address if family == b"TCP4" else IPv6Address
    try:
        return str(kind(source.decode("ascii")))
    except ValueError:
        raise ProxyError("a line of version 1 with an invalid address") from None


def origin_in_header(head: bytes, rest: bytes) -> str | None:
    """Return the origin in a header of version 2, given the four bytes after the signature and the rest.

    Empty if the origin has no IP address, None for a health check. Raises ProxyError.
    """
    if head[0] == _LOCAL:
        return None
    if head[0] != _PROXY:
        raise ProxyError("a header of version 2 with an unknown command")
    family = head[1] >> 4
    if family == _INET and len(rest) >= 12:
        return str(IPv4Address(rest[:4]))
    if family == _INET6 and len(rest) >= 36:
        return str(IPv6Address(rest[:16]))
    if family in (_INET, _INET6):
        raise ProxyError("a header of version 2 that is too short")
    return ""


async def _exactly(loop: asyncio.AbstractEventLoop, connection: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = await loop.sock_recv(connection, count - len(data))
        if not more:
            raise ProxyError("closed before the header was complete")
        data += more
    return data
