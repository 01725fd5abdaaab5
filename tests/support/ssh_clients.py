"""SSH clients: the real ssh, with and without a terminal, and small ones in this process."""

import asyncio
import re
import subprocess
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from types import TracebackType
from typing import Any

import asyncssh
import pyte
from tests.support.pty_session import Session, session
from tests.support.serve_host import DEADLINE, Host

OPTIONS = (
    "-F/dev/null",
    "-oUserKnownHostsFile=/dev/null",
    "-oStrictHostKeyChecking=no",
    "-oLogLevel=ERROR",
    "-oIdentityAgent=none",
    "-oBatchMode=yes",
)
"""Options that make ssh, scp and sftp ignore this machine's configuration."""
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*(?:\$p|n)")


def ssh(host: Host, *command: str, user: str = "visitor", options: Sequence[str] = ()) -> list[str]:
    """Return the command line of ssh to a server. The caller's options come first and override ours."""
    return ["ssh", *options, *OPTIONS, f"-p{host.port}", f"{user}@127.0.0.1", *command]


def run(arguments: Sequence[str], **more: Any) -> "subprocess.CompletedProcess[str]":
    """Run a client until it ends."""
    more.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run(arguments, capture_output=True, text=True, timeout=DEADLINE, check=False, **more)


@contextmanager
def on_terminal(
    host: Host,
    *command: str,
    user: str = "visitor",
    size: tuple[int, int] = (100, 30),
    term: str = "xterm-256color",
    options: Sequence[str] = (),
    environment: dict[str, str] | None = None,
) -> Iterator[Session]:
    """Run the real ssh on its own terminal."""
    # ssh closes all inherited descriptors. The shell keeps the one that shows the session that the command runs.
    line = ["/bin/sh", "-c", '"$@"; exit $?', "sh", *ssh(host, *command, user=user, options=options)]
    with session(line, size, {"TERM": term, **(environment or {})}) as opened:
        yield opened


class ScreenClient(asyncssh.SSHClientSession[bytes]):
    """A small client with a screen."""

    def __init__(self, size: tuple[int, int]) -> None:
        """Create a screen with a number of columns and rows."""
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._news = asyncio.Event()
        self._text = ""
        self._shown = 0
        self.received = 0
        """The number of bytes received."""
        self.tail = b""
        """The last bytes received."""
        self.closed = False
        """True once the server has closed the channel."""

    def connection_made(self, chan: "asyncssh.SSHClientChannel[bytes]") -> None:
        """Store the channel."""
        self.channel = chan

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Show the output."""
        self.received += len(data)
        self.tail = (self.tail + data)[-4000:]
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
        self._news.set()

    def connection_lost(self, exc: Exception | None) -> None:
        """Record that the channel is closed."""
        self.closed = True
        self._news.set()

    @property
    def text(self) -> str:
        """The text on the screen."""
        if self._shown != self.received:
            rows = [self._screen.buffer[row] for row in range(self._screen.lines)]
            columns = range(self._screen.columns)
            self._text = "\n".join("".join(row[column].data for column in columns).rstrip() for row in rows)
            self._shown = self.received
        return self._text

    def press(self, keys: str) -> None:
        """Send keys."""
        self.channel.write(keys.encode())

    async def wait_for(self, *words: str) -> None:
        """Wait until the screen shows all of the words."""
        await self._wait(lambda: all(word in self.text for word in words), f"{words}")

    async def wait_for_more(self, than: int) -> None:
        """Wait until more bytes have been received."""
        await self._wait(lambda: self.received > than, "an answer")

    async def wait_for_close(self) -> None:
        """Wait until the server closes the channel."""
        await self._wait(lambda: self.closed, "the end")

    async def _wait(self, condition: Any, what: str) -> None:
        async with asyncio.timeout(DEADLINE):
            while not condition():
                self._news.clear()
                try:
                    await self._news.wait()
                except asyncio.CancelledError:
                    raise AssertionError(f"no {what}. The screen:\n{self.text}") from None


@asynccontextmanager
async def connected(host: Host, user: str = "visitor", **options: Any) -> AsyncIterator[asyncssh.SSHClientConnection]:
    """Connect a small client, and close the connection at the end."""
    connection = await asyncssh.connect(
        "127.0.0.1", host.port, username=user, known_hosts=None, client_keys=None, config=None, **options
    )
    try:
        yield connection
    finally:
        connection.abort()
        await connection.wait_closed()


async def open_guide(
    connection: asyncssh.SSHClientConnection, size: tuple[int, int] = (100, 30), **options: Any
) -> ScreenClient:
    """Open the app on a screen with a number of columns and rows."""
    options.setdefault("term_type", "xterm-256color")
    client = ScreenClient(size)
    options.setdefault("term_size", size)
    await connection.create_session(lambda: client, encoding=None, request_pty="force", **options)
    return client


class Visitors:
    """Visitors, each with a connection and the app open."""

    def __init__(self, host: Host, count: int, words: str = "Synopsis") -> None:
        """Prepare the visitors of an app that shows some words; they connect when the context is entered."""
        self._host = host
        self._count = count
        self._words = words
        self._connections: list[asyncssh.SSHClientConnection] = []
        self.all: list[ScreenClient] = []
        """The visitors' clients."""

    async def __aenter__(self) -> "Visitors":
        """Connect, and wait until all of them see the app."""
        for _ in range(self._count):
            connection = await asyncssh.connect(
                "127.0.0.1", self._host.port, username="visitor", known_hosts=None, client_keys=None, config=None
            )
            self._connections.append(connection)
            self.all.append(await open_guide(connection, (80, 24)))
        for client in self.all:
            await client.wait_for(self._words)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Disconnect all of them."""
        for connection in self._connections:
            connection.abort()
        for connection in self._connections:
            await connection.wait_closed()
