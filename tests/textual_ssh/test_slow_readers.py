"""Clients that do not read: their waiting output is bounded, and so is the server's patience."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncssh
import pytest
from tests.support.serve_host import DEADLINE, Host, host
from tests.support.ssh_clients import ScreenClient, Visitors, connected, open_guide
from tests.support.worker_probe import wait_until_at_rest, worker

_WINDOW = 16 * 1024
"""Bytes that may be under way to a channel that is not read."""
_UNDER_WAY = 240 * 1024
"""Bytes that may be under way on a connection that is not read, the system's buffers included."""
_SOONER = "from textual_ssh.visits import output; output.MAX_PAINTED //= 8"
"""Lowers the number of unread frames to an eighth."""


class _Unread:
    """A visitor with the guide open who reads neither the channel nor, if asked so, the connection."""

    def __init__(self, client: ScreenClient, connection: asyncssh.SSHClientConnection, way: str) -> None:
        self.client = client
        self.most_under_way = _WINDOW if way == "channel" else _UNDER_WAY
        transport = connection._transport
        assert isinstance(transport, asyncio.ReadTransport)
        self._paused = client.channel if way == "channel" else transport
        self._paused.pause_reading()

    def listen(self) -> None:
        """Start reading again."""
        self._paused.resume_reading()


@asynccontextmanager
async def _unread(host: Host, way: str, size: tuple[int, int]) -> AsyncIterator[_Unread]:
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    line.connect(("127.0.0.1", host.port))
    line.setblocking(False)
    async with connected(host, sock=line) as connection:
        client = await open_guide(connection, size, window=_WINDOW if way == "channel" else 2**30)
        await client.wait_for("quit")
        yield _Unread(client, connection, way)


async def _paint(unread: _Unread, other: ScreenClient, frames: int) -> None:
    """Have a number of frames painted for both, which the one who reads can confirm."""
    for _ in range(frames):
        seen = other.received
        if not unread.client.channel.is_closing():
            unread.client.press("]")
        other.press("]")
        await other.wait_for_more(seen)


@pytest.mark.parametrize("way", ["channel", "connection"])
async def test_a_client_that_reads_again_gets_the_newest_frame(tmp_path: Path, way: str) -> None:
    """Of the frames painted while a visitor did not read, only the newest is sent afterwards."""
    with host(tmp_path, "--keys=1000") as served:
        async with Visitors(served, 1) as visitors, _unread(served, way, (200, 60)) as unread:
            frame = unread.client.received
            await _paint(unread, visitors.all[0], 120)
            unread.client.press("?")
            await asyncio.to_thread(wait_until_at_rest, worker(served))
            assert "Go to" not in unread.client.text
            before = unread.client.received
            unread.listen()
            await unread.client.wait_for("Keys", "Go to")
            assert unread.client.received - before < unread.most_under_way + 3 * frame


@pytest.mark.parametrize("way", ["channel", "connection"])
async def test_a_client_that_stops_reading_is_disconnected(tmp_path: Path, way: str) -> None:
    """A client that does not read is disconnected after a time and a bounded amount, and others do not notice."""
    with host(tmp_path, "--keys=1000", "--stalled=3") as served:
        async with Visitors(served, 1) as visitors, _unread(served, way, (200, 60)) as unread:
            other, frame = visitors.all[0], unread.client.received
            await _paint(unread, other, 120)
            ended = await asyncio.to_thread(served.line, "disconnect", reason="stalled", size="200x60")
            assert ended["bytes_out"] < unread.most_under_way + 4 * frame
            other.press("?")
            await other.wait_for("Keys")


async def test_a_client_that_types_without_reading_is_disconnected_sooner(tmp_path: Path) -> None:
    """A client that presses keys and never reads the frames is disconnected, however patient the server is."""
    with host(tmp_path, "--keys=1000", "--stalled=3600", first=_SOONER) as served:
        async with Visitors(served, 1) as visitors, _unread(served, "channel", (500, 200)) as unread:
            deadline = time.monotonic() + DEADLINE
            while not served.found("disconnect", reason="stalled", size="500x200"):
                assert time.monotonic() < deadline
                await _paint(unread, visitors.all[0], 1)
            assert not visitors.all[0].closed


async def test_a_slow_client_is_not_disconnected(tmp_path: Path) -> None:
    """A client that was slow once and then reads everything may stay as long as any other."""
    with host(tmp_path, "--stalled=4", "--idle=5") as served:
        async with connected(served) as connection:
            slow = await open_guide(connection, (200, 60), window=2**11)
            await slow.wait_for("quit")
            assert slow.received > 2**11
            await slow.wait_for_close()
            assert (await asyncio.to_thread(served.line, "disconnect"))["reason"] == "idle"
