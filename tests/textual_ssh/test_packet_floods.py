"""Clients that flood the server are logged and have to wait; other clients do not."""

import asyncio
import time
from pathlib import Path

import asyncssh
import pytest
from asyncssh.constants import MSG_GLOBAL_REQUEST, MSG_IGNORE, MSG_KEXINIT, MSG_REQUEST_FAILURE
from asyncssh.packet import Boolean, String
from tests.support.serve_host import bare_host, host
from tests.support.ssh_clients import Visitors, connected, open_guide

FLOODS = {
    "ignored": (2000, MSG_IGNORE, String(b"")),
    "large": (70, MSG_IGNORE, String(bytes(30_000))),
    "requests": (1400, MSG_GLOBAL_REQUEST, String(b"nothing@example.org") + Boolean(True)),
}
"""Floods: the number of packets, their kind, and their payload."""
MIN_SECONDS = 2.0
"""The shortest time, in seconds, that each flood takes on any machine."""


@pytest.mark.parametrize("flood", FLOODS)
async def test_packets_of_any_kind_are_limited(tmp_path: Path, flood: str) -> None:
    """Packets of any kind have a rate limit; a client that exceeds it is logged and has to wait, and no other does."""
    count, kind, payload = FLOODS[flood]
    with bare_host(tmp_path) as served:
        async with Visitors(served, 1, "no key yet") as visitors, connected(served) as flooding:
            (other,) = visitors.all
            _ignore(flooding, MSG_REQUEST_FAILURE)
            began = time.monotonic()
            for _ in range(count):
                flooding.send_packet(kind, payload)
            waiting = asyncio.create_task(open_guide(flooding))
            await asyncio.to_thread(served.line, "throttled", limit="packets")
            other.press("j")
            await other.wait_for("key j")
            assert not waiting.done()
            await (await waiting).wait_for("no key yet")
            assert time.monotonic() - began > MIN_SECONDS
        assert len(served.found("throttled", limit="packets")) == 1


async def test_pastes_and_keys_are_no_flood_of_packets(tmp_path: Path) -> None:
    """A paste of the largest size, and a key held down, are no flood of packets."""
    with host(tmp_path, "--paste=20") as served:
        async with connected(served) as connection:
            client = await open_guide(connection)
            await client.wait_for("Synopsis")
            client.press("/")
            await client.wait_for("any word")
            client.press("\x1b[200~" + "qwertz" * 30_000 + "\x1b[201~")
            await client.wait_for("“qwertzqwertzqwertzqw”")
            for letter in "asdf" * 50:
                client.press(letter)
            await client.wait_for("asdfasdf")
            assert not served.found("throttled", limit="packets")


async def test_an_unfinished_key_exchange_costs_a_bounded_amount(tmp_path: Path) -> None:
    """A client that never finishes a key exchange is disconnected, like one that does not read."""
    with bare_host(tmp_path, stalled=2) as served:
        async with connected(served) as connection:
            client = await open_guide(connection)
            await client.wait_for("no key yet")
            _ignore(connection, MSG_KEXINIT)
            connection.send_packet(MSG_KEXINIT, connection._client_kexinit[1:])
            client.press("n")
            await asyncio.to_thread(served.line, "disconnect", reason="stalled")


async def test_a_key_exchange_disturbs_nobody(tmp_path: Path) -> None:
    """After another key exchange, which ssh starts every gigabyte, the client sees the app as before."""
    with bare_host(tmp_path) as served:
        async with connected(served, rekey_bytes="2k") as connection:
            client = await open_guide(connection)
            await client.wait_for("no key yet")
            for key in "jkj":
                for _ in range(8):
                    client.press("n")
                    await client.wait_for_more(client.received)
                client.press(key)
                await client.wait_for(f"key {key}")
        assert not served.found("throttled")


def _ignore(connection: asyncssh.SSHClientConnection, kind: int) -> None:
    """Make a client ignore packets of a kind."""
    connection._packet_handlers = {**connection._packet_handlers, kind: lambda *_: None}
