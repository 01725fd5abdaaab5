"""One hostile client of each kind beside fifty ordinary visitors."""

import asyncio
import multiprocessing
import os
import socket
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress

import asyncssh
from measure import Goal
from serve_clients import Visitor
from serve_house import crowd, house

ORDINARY = 50
_HERE = "127.0.0.2"
SECONDS = 15.0
"""How long a hostile client goes on."""


def hostile(kind: str, on: set[int]) -> Iterator[Goal]:
    """What a hostile client of a kind does to ordinary visitors, and to the host's memory."""
    with house("--stalled=10", "--rate=120", cores=on) as opened, crowd(opened.port, on) as visitors:
        visitors.ask("open", visitors=ORDINARY, a_second=8)
        visitors.ask("type", seconds=5, every=2)
        quiet = opened.memory()
        attack = multiprocessing.Process(target=_attack, args=(kind, opened.port, on), daemon=True)
        attack.start()
        typed = visitors.ask("type", seconds=SECONDS, every=2)
        most = opened.memory()
        attack.kill()
        attack.join()
        events = ("slowed", "refusal", "disconnect")
        told = sorted(
            {f"{line['event']} {line.get('what') or line['reason']}" for name in events for line in opened.lines(name)}
        )
    print(f"hostile, {kind}: p99 {typed['wait']['p99'] * 1000:.0f} ms, {most / quiet:.2f} of the memory; log: {told}")
    yield Goal(f"{kind}: key to first byte of others, one in a hundred, seconds", typed["wait"]["p99"], 0.5)
    yield Goal(f"{kind}: memory against the quiet figure", most / quiet, 2.0)
    yield Goal(f"{kind}: ordinary visitors lost", ORDINARY - typed["open"], 0)
    yield Goal(f"{kind}: says nothing in the log", 0 if told or kind == "resizes" else 1, 0)


def _attack(kind: str, port: int, on: set[int]) -> None:
    """Do it from another address, and on other cores: hostile clients are on machines of their own."""
    with suppress(OSError):
        os.sched_setaffinity(0, set(range(os.cpu_count() or 1)) - on)
    with suppress(Exception):
        asyncio.run(asyncio.wait_for(KINDS[kind](port), SECONDS))


async def _visit(port: int) -> Visitor:
    connection = await asyncssh.connect(
        "127.0.0.1", port, local_addr=(_HERE, 0), known_hosts=None, client_keys=None, config=None, username="hostile"
    )
    visitor = Visitor()
    await connection.create_session(
        lambda: visitor, term_type="xterm-256color", term_size=(200, 60), encoding=None, request_pty="force"
    )
    await visitor.opened.wait()
    return visitor


async def _stops_reading(port: int) -> None:
    visitor = await _visit(port)
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
    await asyncio.sleep(SECONDS)


async def _connects_and_drops(port: int) -> None:
    for _ in range(2000):
        socket.create_connection(("127.0.0.1", port), 5, (_HERE, 0)).close()
        await asyncio.sleep(0)


async def _half_open(port: int) -> None:
    held = []
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        with suppress(OSError):
            held.append(socket.create_connection(("127.0.0.1", port), 5, (_HERE, 0)))
            held[-1].sendall(b"SSH-2.0-OpenSSH_9.2\r\n")
        held = held[-400:]
        await asyncio.sleep(0.005)


async def _resizes(port: int) -> None:
    visitor = await _visit(port)
    number = 0
    while True:
        number += 1
        visitor.channel.change_terminal_size(80 + number % 120, 24 + number % 40)
        await asyncio.sleep(0.001)


KINDS: dict[str, Callable[[int], Awaitable[None]]] = {
    "stops reading": _stops_reading,
    "floods keys": _floods_keys,
    "pastes 100 MB": _pastes,
    "opens and drops 2,000 connections": _connects_and_drops,
    "half-open handshakes": _half_open,
    "resizes": _resizes,
}
"""What hostile clients do."""
