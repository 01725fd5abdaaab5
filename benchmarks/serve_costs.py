"""Hostile clients that ask for what costs a server time. Each attacks a server on a port until it is stopped."""

import asyncio
import os
import socket
from contextlib import suppress
from functools import partial
from itertools import cycle

import asyncssh
from asyncssh.packet import NameList, String
from serve_clients import Visitor
from serve_floods import ADDRESSES, HERE, connect, open_visit

BURST = 60
"""Connections of one address at once: the default rate."""
_BIG = (500, 200)


def _packet(payload: bytes) -> bytes:
    """Return an SSH packet before encryption (RFC 4253, section 6)."""
    padding = 8 - (len(payload) + 5) % 8
    padding += 8 if padding < 4 else 0
    return (len(payload) + padding + 1).to_bytes(4) + bytes([padding]) + payload + bytes(padding)


def _offer(key_exchange: bytes) -> bytes:
    """Return a greeting, an offer of one key exchange, and a guess at its first packet. Making it costs nothing."""
    lists = (key_exchange, b"ssh-ed25519", *[b"aes128-gcm@openssh.com"] * 2, *[b"hmac-sha2-256"] * 2, *[b"none"] * 2)
    offer = b"\x14" + os.urandom(16) + b"".join(NameList([name]) for name in lists) + String(b"") * 2 + bytes(5)
    number = b"\0" + b"\x7f" * 1024
    return b"SSH-2.0-hostile\r\n" + _packet(offer) + _packet(b"\x1e" + String(number))


async def key_exchanges(port: int, key_exchange: bytes, addresses: int) -> None:
    """Begin key exchanges that cost the server much and the client nothing, in bursts from some addresses."""
    offer = _offer(key_exchange)
    held: list[socket.socket] = []
    while True:
        for address in ADDRESSES[:addresses] * BURST:
            with suppress(OSError):
                connection = socket.create_connection(("127.0.0.1", port), 5, (address, 0))
                connection.sendall(offer)
                held.append(connection)
        await asyncio.sleep(1)
        for connection in held:
            connection.close()
        held.clear()


async def rekeys(port: int) -> None:
    """Ask for another key exchange as soon as one is complete, on twenty connections."""

    async def rekey() -> None:
        visitor = await open_visit(port)
        connection = visitor.channel.get_connection()
        while True:
            if not connection._kex and not connection._kexinit_sent:
                connection._kexinit_sent = True
                connection._send_kexinit()
            await asyncio.sleep(0.005)

    await asyncio.gather(*(rekey() for _ in range(20)), return_exceptions=True)


async def tiny_packets(port: int) -> None:
    """Open channels whose packets may have one byte."""
    while True:
        connection = await connect(port)
        for _ in range(100):
            with suppress(asyncssh.ChannelOpenError):
                await connection.create_session(
                    Visitor,
                    term_type="xterm",
                    term_size=_BIG,
                    encoding=None,
                    max_pktsize=1,
                    request_pty="force",
                )
        connection.abort()
        await asyncio.sleep(1)


async def floods_commands(port: int, *, commands: tuple[str, ...] = ("",), addresses: int = 1) -> None:
    """Ask for texts without end, on nineteen connections of each address."""

    async def ask(address: str, number: int) -> None:
        while True:
            with suppress(OSError, asyncssh.Error):
                connection = await connect(port, address)
                for _, command in zip(range(20), cycle(commands[number % len(commands) :] + commands)):
                    await connection.run(command or None, encoding=None)
                connection.abort()
            await asyncio.sleep(1)

    asked = [(address, number) for address in ADDRESSES[:addresses] for number in range(19)]
    await asyncio.gather(*(ask(*one) for one in asked))


async def presses_keys(port: int, *, keys: bytes = b"]" * 6, size: tuple[int, int] = _BIG) -> None:
    """Press keys at the limit, as twenty visitors of one address with the largest screens."""
    visitors = await asyncio.gather(*(open_visit(port, HERE, size) for _ in range(20)))
    while True:
        for visitor in visitors:
            with suppress(OSError):
                visitor.channel.write(keys)
        await asyncio.sleep(0.15)


async def asks_a_large_film(port: int) -> None:
    """Ask for the longest texts of a film, from three addresses, and walk through its tabs."""
    commands = ("", "filmography", "cast", "ensemble", "path c-0 c-2998", "person:director")
    await asyncio.gather(
        floods_commands(port, commands=commands, addresses=3),
        presses_keys(port, keys=b"]", size=(120, 40)),
        return_exceptions=True,
    )


rsa = partial(key_exchanges, key_exchange=b"rsa2048-sha256")
group18 = partial(key_exchanges, key_exchange=b"diffie-hellman-group18-sha512")
