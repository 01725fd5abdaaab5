"""Hostile clients that send too much, or read too little. Each attacks a server on a port until it is stopped."""

import asyncio
import socket
from contextlib import suppress
from itertools import cycle
from typing import Any

import asyncssh
from asyncssh.constants import MSG_IGNORE
from asyncssh.packet import String
from serve_clients import Visitor

HERE = "127.0.0.2"
"""The address of a hostile client."""
ADDRESSES = [f"127.0.0.{number}" for number in range(2, 62)]
"""Enough addresses for each to have fewer connections than its limit."""
MAX_HELD = 300
"""Connections that a client without handshakes keeps open: more than the server allows."""


async def connect(port: int, address: str = HERE, **options: Any) -> asyncssh.SSHClientConnection:
    """Connect and log in, from an address of this machine."""
    return await asyncssh.connect(
        "127.0.0.1",
        port,
        local_addr=(address, 0),
        known_hosts=None,
        client_keys=None,
        config=None,
        username="hostile",
        **options,
    )


async def open_visit(port: int, address: str = HERE, size: tuple[int, int] = (200, 60), **options: Any) -> Visitor:
    """Open the guide on a screen, from an address of this machine. Returns the visitor."""
    connection = await connect(port, address)
    visitor = Visitor()
    options |= {"term_type": "xterm-256color", "term_size": size, "request_pty": "force"}
    await connection.create_session(lambda: visitor, encoding=None, **options)
    await visitor.opened.wait()
    return visitor


async def stops_reading(port: int) -> None:
    """Press keys and read nothing."""
    visitor = await open_visit(port, window=2**15)  # output that the client buffers would cost the server nothing
    visitor.channel.pause_reading()
    while True:
        visitor.channel.write(b"]")
        await asyncio.sleep(0.02)


async def floods_keys(port: int) -> None:
    """Send far more keys than anybody types."""
    visitor = await open_visit(port)
    while True:
        visitor.channel.write(b"\x1b[B]" * 1000)
        await asyncio.sleep(0.01)


async def pastes(port: int) -> None:
    """Paste 100 MB into the search."""
    visitor = await open_visit(port)
    visitor.channel.write(b"/\x1b[200~")
    for _ in range(100):
        visitor.channel.write(b"x" * 1_000_000)
        await asyncio.sleep(0.05)
    await visitor.channel.wait_closed()


async def connects_and_drops(port: int) -> None:
    """Open 2,000 connections and close them at once."""
    for _ in range(2000):
        socket.create_connection(("127.0.0.1", port), 5, (HERE, 0)).close()
        await asyncio.sleep(0)


async def half_open(port: int) -> None:
    """Hold connections that never log in, from many addresses."""
    held: list[socket.socket] = []
    for address in cycle(ADDRESSES):
        with suppress(OSError):
            connection = socket.create_connection(("127.0.0.1", port), 5, (address, 0))
            connection.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")
            if len(held) < MAX_HELD:
                held.append(connection)
            else:
                connection.close()
        await asyncio.sleep(0.005)


async def resizes(port: int) -> None:
    """Resize the terminal 250 times a second: nearly as many packets as a client may send without end."""
    visitor = await open_visit(port)
    number = 0
    while True:
        number += 1
        visitor.channel.change_terminal_size(80 + number % 120, 24 + number % 40)
        await asyncio.sleep(0.004)


async def floods_packets(port: int) -> None:
    """Send packets that mean nothing."""
    visitor = await open_visit(port)
    connection = visitor.channel.get_connection()
    while True:
        for _ in range(1000):
            connection.send_packet(MSG_IGNORE, String(b""))
        await asyncio.sleep(0.02)
