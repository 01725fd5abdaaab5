"""A server in this process, for tests that need no process of its own: a small site, a log and counters to look at."""

import asyncio
import json
import os
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import asyncssh
from tests.support.bare_site import BareApp, BareSite

from textual_ssh import Settings, Visitor
from textual_ssh.connections.acceptor import Acceptor
from textual_ssh.connections.proxy_protocol import SIGNATURE
from textual_ssh.context import ServerContext
from textual_ssh.default_messages import Messages
from textual_ssh.handover import Handover
from textual_ssh.limits.slots import Slots
from textual_ssh.log import Log
from textual_ssh.metrics.counters import Counters

PATIENCE = 20
"""Seconds that a test may take, and wait for something that comes."""
GREETING = b"SSH-2.0-textual-ssh\r\n"
RATE = b"Too many connections from your address: please wait a minute.\r\n"
BUSY = b"The server is busy: please try again later.\r\n"
"""The first line that a client gets if it is let in, and the farewells if it is not."""
LOCAL = SIGNATURE + bytes([0x20, 0, 0, 0])
"""The header of a load balancer's own check."""


def header_from(address: str) -> bytes:
    """Return the header of a load balancer for a client with an address."""
    return f"PROXY TCP4 {address} 127.0.0.1 1 22\r\n".encode()


@cache
def _key() -> asyncssh.SSHKey:
    return asyncssh.generate_private_key("ssh-ed25519")


class TestSite(BareSite):
    """The small site, whose app or messages may be broken, and which keeps its visitors."""

    __test__ = False

    def __init__(self) -> None:
        """Begin without visitors."""
        self.visitors: list[Visitor] = []
        self.threads: list[str] = []
        self.is_broken = False

    def app(self, visitor: Visitor) -> BareApp:
        """Return the app, and keep the visitor."""
        self.visitors.append(visitor)
        return super().app(visitor)

    def answer(self, visitor: Visitor) -> Any:
        """Answer a command, and keep the visitor."""
        self.threads.append(threading.current_thread().name)
        if visitor.command is not None:
            self.visitors.append(visitor)
        return super().answer(visitor)

    def messages(self, visitor: Visitor) -> Messages:
        """Return the messages, unless they are broken."""
        if self.is_broken:
            raise RuntimeError("no messages")
        return super().messages(visitor)


@dataclass
class InProcess:
    """The server, as the tests see it."""

    context: ServerContext
    site: TestSite
    port: int
    log_file: int
    writers: list[asyncio.StreamWriter] = field(default_factory=list)

    def lines(self, event: str, **fields: Any) -> list[dict[str, Any]]:
        """Return the log lines of an event with some fields."""
        text = os.pread(self.log_file, os.fstat(self.log_file).st_size, 0).decode()
        found = [json.loads(line) for line in text.splitlines()]
        return [line for line in found if line["event"] == event and fields.items() <= line.items()]

    async def line(self, event: str, **fields: Any) -> dict[str, Any]:
        """Wait for a log line, and return what is special about it."""
        await until(lambda: self.lines(event, **fields))
        line = self.lines(event, **fields)[0]
        return {name: value for name, value in line.items() if name not in ("time", "pid", "event")}

    def count(self, name: str) -> float:
        """Return a counter."""
        return self.context.counters.get(name)

    async def connect(self, **options: Any) -> asyncssh.SSHClientConnection:
        """Connect a client that logs in."""
        options = {"username": "visitor", "known_hosts": None, "client_keys": None, "config": None, **options}
        return await asyncssh.connect("127.0.0.1", self.port, **options)

    async def run(self, command: str | None = None, **options: Any) -> asyncssh.SSHCompletedProcess:
        """Return what a client gets for a command."""
        connection = await self.connect()
        try:
            return await connection.run(command, **options)
        finally:
            connection.close()
            await connection.wait_closed()

    async def sends(self, data: bytes, source: str = "127.0.0.1") -> bytes:
        """Send bytes, and return the first line of the answer, after which the client disconnects."""
        reader, writer = await self.open(data, source)
        try:
            return await reader.readline()
        finally:
            writer.close()

    async def open(
        self, data: bytes = b"", source: str = "127.0.0.1"
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Connect, send bytes, and stay connected."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(source, 0))
        writer.write(data)
        self.writers.append(writer)  # a writer that nobody has is closed
        return reader, writer

    async def disconnect(self) -> None:
        """Close all streams."""
        for writer in self.writers:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()


async def until(condition: Callable[[], object]) -> None:
    """Wait until something is true."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 # a log and counters have no events
            await asyncio.sleep(0.001)


@asynccontextmanager
async def serving(**settings: Any) -> AsyncIterator[InProcess]:
    """Run a server in this process and its event loop. At the end, no task or callback has failed unnoticed."""
    given = Settings(**{"host": "127.0.0.1", "max_visitors": 5, "max_per_address": 4, "rate": 1000, **settings})
    site = TestSite()
    file = os.memfd_create("log")
    log = Log(file, "json")
    slots = Slots(given.max_visitors, given.max_per_address)
    context = ServerContext(given, site, slots, Counters(1).worker(0), log, Handover(), stylesheets=None)
    unnoticed: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, failure: unnoticed.append(failure))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        acceptor = Acceptor(context, _key(), listener)
        running = asyncio.create_task(acceptor.run())
        served = InProcess(context, site, listener.getsockname()[1], file)
        try:
            async with asyncio.timeout(PATIENCE):
                yield served
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            await acceptor.close()
            await served.disconnect()
            os.close(file)
    assert unnoticed == []
