"""The sizes of a visitor's terminal, at first and later: bounded, and painted no oftener than a host can bear."""

import re
import time
from pathlib import Path

import asyncssh
from tests.support.serve_host import Host, host
from tests.support.ssh_clients import Small, connected
from tests.support.worker_probe import round_trip

_AT_ONCE, _A_SECOND = 20, 2
"""Sizes that are painted."""


class _Resizable(Small):
    """A terminal that may change its size. Its screen has room for more than a host may paint."""

    def say(self, columns: int, rows: int) -> None:
        """Say that it has another size, and show nothing until that is painted."""
        self._screen.reset()
        self.channel.change_terminal_size(columns, rows)

    @property
    def painted(self) -> tuple[int, int]:
        """Columns and rows that are painted: the longest rule's, and down to the row of the keys."""
        lines = self.text.splitlines()
        rules = [len(rule) for rule in re.findall("─+", self.text)]
        return max(rules, default=0), max((row for row, line in enumerate(lines, 1) if "quit" in line), default=0)

    async def wait_for_size(self, columns: int, rows: int) -> None:
        """Wait until so many columns and rows are painted."""
        await self._wait(lambda: self.painted == (columns, rows), f"a picture of {columns} by {rows}: {self.painted}")


async def test_the_size_of_a_screen_is_bounded(served: Host) -> None:
    """A screen is painted of 500 columns and 200 rows at the most, whatever a terminal says at first and later."""
    async with connected(served) as connection:
        small = await _open(connection, (600, 250))
        served.line("connect", size="500x200")
        for said, painted in (
            ((90, 30), (90, 30)),
            ((550, 220), (500, 200)),
            ((4_000_000_000, 60), (500, 60)),
            ((70, 4_000_000_000), (70, 200)),
            ((0, 0), (80, 24)),
        ):
            small.say(*said)
            await small.wait_for_size(*painted)


async def test_sizes_that_come_too_fast_wait(tmp_path: Path) -> None:
    """Some sizes are painted at once, then a few a second."""
    with host(tmp_path) as served:
        async with connected(served) as connection:
            small = await _open(connection, (130, 30))
            started = time.monotonic()
            painted = _AT_ONCE + 12
            for columns in range(80, 80 + painted):
                small.say(columns, 24)
                await small.wait_for_size(columns, 24)
            # A slow machine takes longer; none may be faster.
            assert time.monotonic() - started > (painted - _AT_ONCE) / _A_SECOND - 0.5
            served.line("throttled", limit="sizes")


async def test_of_many_sizes_the_newest_is_painted(tmp_path: Path) -> None:
    """Of sizes that come faster than they are painted the last is always painted, and few of the others."""
    with host(tmp_path) as served:
        async with connected(served) as connection:
            small = await _open(connection, (130, 30))
            picture = small.received
            started = time.monotonic()
            for number in range(300):
                small.channel.change_terminal_size(81 + number % 49, 25)
                await round_trip(connection)
            small.channel.change_terminal_size(100, 25)
            small.say(80, 24)
            await small.wait_for_size(80, 24)
            pictures = _AT_ONCE + _A_SECOND * (time.monotonic() - started)
            assert small.received - picture < (pictures + 2) * picture


async def _open(connection: asyncssh.SSHClientConnection, size: tuple[int, int]) -> _Resizable:
    """The guide on a terminal that is painted."""
    small = _Resizable(size)
    await connection.create_session(
        lambda: small, encoding=None, request_pty="force", term_type="xterm-256color", term_size=size
    )
    await small.wait_for_size(min(size[0], 500), min(size[1], 200))
    return small
