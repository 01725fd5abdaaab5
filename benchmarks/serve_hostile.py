"""Measure the effect of hostile clients on ordinary visitors: one client of each kind."""

import asyncio
import multiprocessing
import os
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from typing import Any, NamedTuple

import asyncssh
from asyncssh.constants import MSG_IGNORE
from asyncssh.packet import String
from measure import Goal
from serve_clients import Visitor
from serve_host import Host, crowd, host

ORDINARY = 50
"""The number of ordinary visitors."""
SECONDS = 15.0
"""The duration of an attack, in seconds."""
MAX_HELD = 300
"""Connections that a client without handshakes keeps open: more than the server allows."""
_HERE = "127.0.0.2"
_ADDRESSES = [f"127.0.0.{number}" for number in range(2, 62)]
"""Enough addresses for each to have fewer connections than its limit."""


class Kind(NamedTuple):
    """A kind of hostile client."""

    attack: Callable[[int], Awaitable[None]]
    """Attacks the server on a port until stopped."""
    expected: str
    """The event and the reason, or limit, that must be in the log."""


def hostile(kind: str, cores: set[int], ordinary: int = ORDINARY, seconds: float = SECONDS) -> Iterator[Goal]:
    """Measure the effect of one kind of hostile client on ordinary visitors and on the server's memory."""
    options = (f"--stalled={max(1, round(seconds * 2 / 3))}", f"--rate={ordinary + 70}")
    with host(*options, cores=cores) as opened, crowd(opened.port, cores) as visitors:
        visitors.ask("open", visitors=ordinary, a_second=8)
        calm = visitors.ask("type", seconds=seconds / 3, every=2)
        quiet = opened.memory()
        with opened.watched() as memory, _attacked(kind, opened.port, cores, seconds):
            typed = visitors.ask("type", seconds=seconds, every=2)
        logged = sorted({f"{line['event']} {line.get('limit') or line['reason']}" for line in _logged(opened)})
    before, wait = calm["wait"]["p99"], typed["wait"]["p99"]
    print(
        f"hostile, {kind}: p99 {wait * 1000:.0f} ms (before: {before * 1000:.0f}), {typed['unanswered']} of "
        f"{typed['pressed']} keys without an answer, {max(memory) / quiet:.2f} of the memory; log: {logged}"
    )
    yield Goal(f"{kind}: key to first byte of others, one in a hundred, seconds", wait, 0.5)
    yield Goal(f"{kind}: the most memory meanwhile against the quiet figure", max(memory) / quiet, 2.0)
    yield Goal(f"{kind}: ordinary visitors lost", ordinary - typed["open"], 0)
    yield Goal(f"{kind}: the log does not say {KINDS[kind].expected!r}", KINDS[kind].expected not in logged, 0)


def _logged(opened: Host) -> Iterator[dict[str, Any]]:
    for event in ("throttled", "rejected", "disconnect"):
        yield from opened.lines(event)


@contextmanager
def _attacked(kind: str, port: int, cores: set[int], seconds: float) -> Iterator[None]:
    attack = multiprocessing.Process(target=_attack, args=(kind, port, cores, seconds), daemon=True)
    attack.start()
    try:
        yield
    finally:
        attack.kill()
        attack.join()


def _attack(kind: str, port: int, cores: set[int], seconds: float) -> None:
    """Attack from another address and on other cores, because hostile clients have their own machines."""
    with suppress(OSError):
        os.sched_setaffinity(0, set(range(os.cpu_count() or 1)) - cores)
    with suppress(Exception):  # the server disconnects it in the end; the log proves the attack
        asyncio.run(asyncio.wait_for(KINDS[kind].attack(port), seconds))


async def _visit(port: int, **options: Any) -> Visitor:
    connection = await asyncssh.connect(
        "127.0.0.1", port, local_addr=(_HERE, 0), known_hosts=None, client_keys=None, config=None, username="hostile"
    )
    visitor = Visitor()
    options |= {"term_type": "xterm-256color", "term_size": (200, 60), "request_pty": "force"}
    await connection.create_session(lambda: visitor, encoding=None, **options)
    await visitor.opened.wait()
    return visitor


async def _stops_reading(port: int) -> None:
    visitor = await _visit(port, window=2**15)  # output that the client buffers would cost the server nothing
    visitor.channel.pause_reading()
    while True:
        visitor.channel.write(b"]")
        await asyncio.sleep(0.02)


async def _floods_keys(port: int) -> None:
    visitor = await _visit(port)
    while True:
        visitor.channel.write(b"\x1b[B]" * 1000)
        await asyncio.sleep(0.01)


async def _pastes(port: int) -> None:
    visitor = await _visit(port)
    visitor.channel.write(b"/\x1b[200~")
    for _ in range(100):
        visitor.channel.write(b"x" * 1_000_000)
        await asyncio.sleep(0.05)
    await visitor.channel.wait_closed()


async def _connects_and_drops(port: int) -> None:
    for _ in range(2000):
        socket.create_connection(("127.0.0.1", port), 5, (_HERE, 0)).close()
        await asyncio.sleep(0)


async def _half_open(port: int) -> None:
    held: list[socket.socket] = []
    for address in cycle(_ADDRESSES):
        with suppress(OSError):
            connection = socket.create_connection(("127.0.0.1", port), 5, (address, 0))
            connection.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")
            if len(held) < MAX_HELD:
                held.append(connection)
            else:
                connection.close()
        await asyncio.sleep(0.005)


async def _resizes(port: int) -> None:
    visitor = await _visit(port)
    number = 0
    while True:
        number += 1
        visitor.channel.change_terminal_size(80 + number % 120, 24 + number % 40)
        await asyncio.sleep(0.001)


async def _floods_packets(port: int) -> None:
    visitor = await _visit(port)
    connection = visitor.channel.get_connection()
    while True:
        for _ in range(1000):
            connection.send_packet(MSG_IGNORE, String(b""))
        await asyncio.sleep(0.02)


KINDS = {
    "stops reading": Kind(_stops_reading, "disconnect stalled"),
    "floods keys": Kind(_floods_keys, "throttled keys"),
    "pastes 100 MB": Kind(_pastes, "throttled paste"),
    "opens and drops 2,000 connections": Kind(_connects_and_drops, "rejected rate"),
    "half-open handshakes": Kind(_half_open, "rejected busy"),
    "floods packets that mean nothing": Kind(_floods_packets, "throttled packets"),
    "resizes": Kind(_resizes, "throttled sizes"),
}
"""The kinds of hostile clients."""
