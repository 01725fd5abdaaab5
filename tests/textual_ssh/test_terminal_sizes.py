"""The first size of a terminal and later ones: they are limited, and painted at a limited rate."""

import re
import time
from pathlib import Path

import asyncssh
from tests.support.serve_host import Host, bare_host, host
from tests.support.ssh_clients import ScreenClient, connected, open_guide
from tests.support.worker_probe import round_trip

_AT_ONCE, _A_SECOND = 20, 2
"""Sizes that are painted in a burst, and a second."""


class _Resizable(ScreenClient):
    """A terminal that changes its size. Its screen is larger than the largest size that the server paints."""

    def report_size(self, columns: int, rows: int) -> None:
        """Clear the screen, and report another size."""
        self._screen.reset()
        self._shown = -1  # the text is another one
        self.channel.change_terminal_size(columns, rows)

    @property
    def painted(self) -> tuple[int, int]:
        """Return the painted columns and rows: the length of the longest line, and the row of the keys."""
        lines = [line.rstrip() for line in self.text.splitlines()]
        keys = [row for row, line in enumerate(lines, 1) if re.search(r" q( quit)?$", line)]
        return max(map(len, lines), default=0), max(keys, default=0)

    async def wait_for_size(self, columns: int, rows: int) -> None:
        """Wait until a number of columns and rows is painted."""
        await self._wait(lambda: self.painted == (columns, rows), f"a picture of {columns} by {rows}: {self.painted}")


async def test_the_size_of_a_screen_is_bounded(served: Host) -> None:
    """A screen has at most 500 columns and 200 rows, for any first and later size of the terminal."""
    async with connected(served) as connection:
        client = await _open(connection, (600, 250))
        served.line("connect", size="500x200")
        for reported, painted in (
            ((90, 30), (90, 30)),
            ((550, 220), (500, 200)),
            ((4_000_000_000, 60), (500, 60)),
            ((70, 4_000_000_000), (70, 200)),
            ((0, 0), (80, 24)),
        ):
            client.report_size(*reported)
            await client.wait_for_size(*painted)


async def test_sizes_that_come_too_fast_wait(tmp_path: Path) -> None:
    """A burst of sizes is painted at once, then a few a second."""
    with bare_host(tmp_path) as served:
        async with connected(served) as connection:
            client = await open_guide(connection, (130, 30))
            await client.wait_for("size 130 30")
            started = time.monotonic()
            painted = _AT_ONCE + 12
            for columns in range(80, 80 + painted):
                client.channel.change_terminal_size(columns, 24)
                await client.wait_for(f"size {columns} 24")
            # A slow machine may take longer, but no machine is faster.
            assert time.monotonic() - started > (painted - _AT_ONCE) / _A_SECOND - 0.5
            assert served.line("throttled", limit="sizes")["term"] == "xterm-256color"


async def test_the_newest_of_many_sizes_is_painted(tmp_path: Path) -> None:
    """If sizes change faster than the rate, the last one is always painted, and only a few others."""
    with host(tmp_path) as served:
        async with connected(served) as connection:
            client = await _open(connection, (130, 30))
            picture = client.received
            started = time.monotonic()
            for number in range(300):
                client.channel.change_terminal_size(81 + number % 49, 25)
                await round_trip(connection)
            client.channel.change_terminal_size(100, 25)
            client.report_size(80, 24)
            await client.wait_for_size(80, 24)
            pictures = _AT_ONCE + _A_SECOND * (time.monotonic() - started)
            assert client.received - picture < (pictures + 2) * picture


async def _open(connection: asyncssh.SSHClientConnection, size: tuple[int, int]) -> _Resizable:
    """Open the guide, and wait until it is painted."""
    client = _Resizable(size)
    await connection.create_session(
        lambda: client, encoding=None, request_pty="force", term_type="xterm-256color", term_size=size
    )
    await client.wait_for_size(min(size[0], 500), min(size[1], 200))
    return client
