"""Clients that do not read: the output that waits for them is limited, and so is the time that the server waits."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncssh
import pytest
from tests.support.serve_host import DEADLINE, Host, bare_host
from tests.support.ssh_clients import ScreenClient, Visitors, connected, open_guide
from tests.support.worker_probe import wait_until_idle, worker

_WINDOW = 16 * 1024
"""Bytes that may be in transit to a channel that is not read."""
_IN_TRANSIT = 240 * 1024
"""Bytes that may be in transit on a connection that is not read, including the system's buffers."""
_SIZE = (200, 60)
"""The size of a screen."""
_FRAME = 200 * 60
"""The bytes of a frame: one for each cell."""
_TIMES = 2
"""The bytes that are painted, for each one that may be in transit."""
_LOWER_LIMIT = "from textual_ssh.visits import output; output.MAX_PAINTED //= 8\n"
"""Reduces the limit on unread frames to an eighth."""


class _Unread:
    """A visitor with the app open who does not read the channel or, depending on ``level``, the connection."""

    def __init__(self, client: ScreenClient, connection: asyncssh.SSHClientConnection, level: str) -> None:
        self.client = client
        self.max_in_transit = _WINDOW if level == "channel" else _IN_TRANSIT
        self.frames = 5 + _TIMES * self.max_in_transit // _FRAME
        """A number of frames that have clearly more bytes than may be in transit."""
        transport = connection._transport
        assert isinstance(transport, asyncio.ReadTransport)
        self._paused = client.channel if level == "channel" else transport
        self._paused.pause_reading()

    def listen(self) -> None:
        """Start reading again."""
        self._paused.resume_reading()


@asynccontextmanager
async def _unread(host: Host, level: str, size: tuple[int, int]) -> AsyncIterator[_Unread]:
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    line.connect(("127.0.0.1", host.port))
    line.setblocking(False)
    async with connected(host, sock=line) as connection:
        client = await open_guide(connection, size, window=_WINDOW if level == "channel" else 2**30)
        await client.wait_for("no key yet")
        yield _Unread(client, connection, level)


async def _paint(unread: _Unread, other: ScreenClient, frames: int) -> None:
    """Make the server paint a number of frames for both; the visitor who reads confirms each."""
    for _ in range(frames):
        seen = other.received
        if not unread.client.channel.is_closing():
            unread.client.press("n")
        other.press("n")
        await other.wait_for_more(seen)


@pytest.mark.parametrize("level", ["channel", "connection"])
async def test_a_client_that_reads_again_gets_the_newest_frame(tmp_path: Path, level: str) -> None:
    """Of the frames painted while a visitor did not read, only the newest is sent afterwards."""
    with bare_host(tmp_path, keys=1000) as served:
        async with Visitors(served, 1, "no key yet") as visitors, _unread(served, level, _SIZE) as unread:
            await _paint(unread, visitors.all[0], unread.frames)
            unread.client.press("j")
            await asyncio.to_thread(wait_until_idle, worker(served))
            assert "key j" not in unread.client.text
            before = unread.client.received
            unread.listen()
            await unread.client.wait_for("key j")
            assert unread.client.received - before < unread.max_in_transit + 3 * _FRAME


@pytest.mark.parametrize("level", ["channel", "connection"])
async def test_a_client_that_stops_reading_is_disconnected(tmp_path: Path, level: str) -> None:
    """A client that does not read is disconnected after some time and limited output; other visits go on."""
    with bare_host(tmp_path, keys=1000, stalled=3) as served:
        async with Visitors(served, 1, "no key yet") as visitors, _unread(served, level, _SIZE) as unread:
            other = visitors.all[0]
            await _paint(unread, other, unread.frames)
            ended = await asyncio.to_thread(served.line, "disconnect", reason="stalled", size="200x60")
            assert ended["bytes_out"] < unread.max_in_transit + 4 * _FRAME
            other.press("j")
            await other.wait_for("key j")


async def test_a_client_that_types_without_reading_is_disconnected_sooner(tmp_path: Path) -> None:
    """A client that presses keys and never reads is disconnected, even if ``stalled`` is long."""
    with bare_host(tmp_path, first=_LOWER_LIMIT, keys=1000, stalled=3600) as served:
        async with Visitors(served, 1, "no key yet") as visitors, _unread(served, "channel", (500, 200)) as unread:
            deadline = time.monotonic() + DEADLINE
            while not served.found("disconnect", reason="stalled", size="500x200"):
                assert time.monotonic() < deadline
                await _paint(unread, visitors.all[0], 1)
            assert not visitors.all[0].closed


async def test_a_slow_client_is_not_disconnected(tmp_path: Path) -> None:
    """A client that reads slowly at first, and then everything, is not disconnected as stalled."""
    with bare_host(tmp_path, stalled=4, idle=5) as served:
        async with connected(served) as connection:
            slow = await open_guide(connection, _SIZE, window=2**11)
            await slow.wait_for("no key yet")
            slow.press("n")
            await slow.wait_for("key n")
            await slow.wait_for_close()
            assert slow.received > 2**11
            assert (await asyncio.to_thread(served.line, "disconnect"))["reason"] == "idle"
