"""Limits on input: it waits in the client, is never lost, and takes little memory in the server."""

import asyncio
import string
import time
from pathlib import Path

import asyncssh
from tests.support.serve_host import DEADLINE, bare_host, host
from tests.support.ssh_clients import ScreenClient, Visitors, connected, open_guide
from tests.support.worker_probe import memory, peak, round_trip, worker

_KILOBYTE = 1024
_WINDOW = 32 * _KILOBYTE
"""Bytes that a client may send before any of them is read."""
_AT_ONCE, _A_SECOND = 256 * _KILOBYTE, 64 * _KILOBYTE
"""Bytes that are read from one visitor in a burst, and a second."""
_ANY_BYTES = """
from textual_ssh.limits import packets
from textual_ssh.visits import input as visitor_input
visitor_input.BYTES_A_SECOND = packets.PACKETS_BURST = 2**40
"""
"""Raises the limits with which a long paste would take minutes."""


async def test_keys_that_come_too_fast_wait(tmp_path: Path) -> None:
    """A flood of keys is read slowly and logged, and other visitors are answered meanwhile."""
    with bare_host(tmp_path, keys=5) as served:
        async with Visitors(served, 2, "no key yet") as visitors:
            flooding, other = visitors.all
            flooding.press("\x1b[B" * 20_000)
            await asyncio.to_thread(served.line, "throttled", limit="keys")
            other.press("j")
            await other.wait_for("key j")
            assert not flooding.closed


async def test_waiting_keys_are_handled_at_the_rate(tmp_path: Path) -> None:
    """Of many keys in one packet, twice the rate is handled at once and the rest at the rate; no key is lost."""
    rate = 10
    letters = (string.ascii_letters + string.digits)[:60]
    with host(tmp_path, f"--keys={rate}") as served:
        async with connected(served) as connection:
            client = await open_guide(connection)
            await client.wait_for("quit")
            started = time.monotonic()
            client.press("/" + letters[:50])
            client.press(letters[50:])  # more keys while the first ones wait
            shown = 0
            while shown < len(letters):
                before = client.received
                shown = max(count for count in range(len(letters) + 1) if letters[:count] in client.text)
                assert shown < rate * (2 + time.monotonic() - started)
                if shown < len(letters):
                    await client.wait_for_more(before)
            served.line("throttled", limit="keys")


async def test_waiting_input_stays_in_the_client(tmp_path: Path) -> None:
    """While keys wait, the client can send one more window, and no byte more."""
    with bare_host(tmp_path, keys=5) as served:
        async with connected(served) as connection:
            client = await open_guide(connection)
            await client.wait_for("no key yet")
            client.press("\x1b[B" * 400)
            await asyncio.to_thread(served.line, "throttled", limit="keys")
            sent = 1_000_000
            client.press("x" * sent)
            for _ in range(20):
                await round_trip(connection)
            assert sent - client.channel.get_write_buffer_size() <= 2 * _WINDOW


async def test_bytes_that_come_too_fast_wait(tmp_path: Path) -> None:
    """A burst of bytes is read at once and further bytes at a limited rate, even if they contain no key."""
    with bare_host(tmp_path) as served:
        async with connected(served) as connection:
            client = await open_guide(connection)
            await client.wait_for("no key yet")
            sent, read = 2_000_000, 0
            started = time.monotonic()
            client.press("/\x1b[200~" + "x" * sent)
            while read < _AT_ONCE + 4 * _A_SECOND:
                await round_trip(connection)
                seconds = time.monotonic() - started
                read = sent - client.channel.get_write_buffer_size()
                assert read <= _AT_ONCE + _A_SECOND * seconds + 2 * _WINDOW
                assert seconds < DEADLINE
            served.line("throttled", limit="bytes")


async def test_a_paste_is_cut(tmp_path: Path) -> None:
    """A long paste is truncated, with or without an end, and the rest is not kept."""
    with host(tmp_path, "--paste=20", first=_ANY_BYTES) as served:
        async with connected(served) as connection:
            client = await open_guide(connection)
            await client.wait_for("quit")
            client.press("/")
            await client.wait_for("any word")
            process = worker(served)
            pasted = "qwertz" * 2_700_000
            for end in ("\x1b[201~", ""):
                before = memory(process)
                client.press("\x1b[200~" + pasted + end)
                await _wait_until_sent(client, connection)
                if end:
                    await client.wait_for("“qwertzqwertzqwertzqw”")
                    served.line("throttled", limit="paste")
                assert peak(process) - before < len(pasted) / 2


async def _wait_until_sent(client: ScreenClient, connection: asyncssh.SSHClientConnection) -> None:
    """Wait until the server has received everything."""
    async with asyncio.timeout(DEADLINE):
        while client.channel.get_write_buffer_size():
            await round_trip(connection)
        await round_trip(connection)
