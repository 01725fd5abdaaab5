"""Connections are greeted, limited, replaced or turned away with a farewell, and closed at the end."""

import asyncio
import errno
import gc
import socket
import struct
from typing import Any

import pytest
from tests.support.serve_in_process import BUSY, GREETING, LOCAL, RATE, header_from, serving, until

from textual_ssh.connections import acceptor
from textual_ssh.connections.guarded import AcceptedConnection
from textual_ssh.connections.proxy_protocol import SIGNATURE
from textual_ssh.limits.penalties import PENALTIES, TOLERATED


async def test_misbehaviour_in_the_past_costs_the_next_connection() -> None:
    """Reasons to reject a client are penalties for its address, which end with a farewell."""
    async with serving() as served:
        for _ in range(round(TOLERATED / PENALTIES["protocol"]) + 1):
            served.context.reject("protocol", {"address": "127.0.0.1"})
        farewell = await served.sends(b"")
        assert farewell == b"Too many mistakes from your address: please wait some minutes.\r\n"
        assert await served.line("rejected", reason="penalty") == {"reason": "penalty", "address": "127.0.0.1"}
        assert await served.sends(b"", "127.0.0.2") == GREETING


async def test_an_address_has_a_rate_shared_by_workers() -> None:
    """A worker accepts its share of the connections of an address, and at least one."""
    for rate, workers, burst in ((6, 2, 3), (3, 9, 1)):
        async with serving(rate=rate, workers=workers) as served:
            lines = [await served.sends(b"") for _ in range(burst + 1)]
            assert lines == [GREETING] * burst + [RATE]
            assert await served.line("rejected", reason="rate") == {"reason": "rate", "address": "127.0.0.1"}
            assert await served.sends(b"", "127.0.0.2") == GREETING


async def test_too_many_half_open_connections_replace_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest connection of the address with the most makes room, even one whose handshake waits; others stay."""
    monkeypatch.setattr(acceptor, "MAX_HALF_OPEN", 4)
    async with serving(proxies=["127.0.0.0/24"]) as served:
        streams = []
        for number in (1, 2, 2, 2):
            streams.append(await served.open(header_from(f"203.0.113.{number}")))
            assert await streams[-1][0].readline() == GREETING
        served.context.share.account("203.0.113.9").charge(60)
        streams += [await served.open(header_from("203.0.113.9")) for _ in range(3)]
        for closed in (1, 2):
            await streams[closed][0].read()
        assert await streams[4][0].read() == b""
        gone = [line["address"] for line in served.lines("rejected", reason="busy")]
        assert gone == ["203.0.113.2", "203.0.113.2", "203.0.113.9"]
        assert served.count("open_connections") == 4
        assert not any(streams[open_one][0].at_eof() for open_one in (0, 3, 5, 6))


async def test_logged_in_clients_are_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that has logged in makes no room for others, however many come."""
    monkeypatch.setattr(acceptor, "MAX_HALF_OPEN", 1)
    async with serving() as served:
        clients = [await served.connect() for _ in range(3)]
        assert [(await client.run("me")).exit_status for client in clients] == [0, 0, 0]
        assert not served.lines("rejected")
        for client in clients:
            client.abort()


async def test_connections_are_limited_and_health_checks_are_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """A balancer's connections wait for a header up to a limit, and its health checks have a limit of their own."""
    monkeypatch.setattr(acceptor, "MAX_HALF_OPEN", 2)
    monkeypatch.setattr(acceptor, "MAX_HEALTH_CHECKS", 2)
    monkeypatch.setattr(acceptor, "MAX_AWAITING_PROXY", 2)
    async with serving(proxies=["127.0.0.1"], max_visitors=1) as served:
        silent = [await served.open() for _ in range(2)]
        await until(lambda: served.count("connections") == 2)
        assert await served.sends(b"") == BUSY
        assert await served.line("rejected") == {"reason": "busy", "address": "127.0.0.1"}
        silent[0][1].write(LOCAL)
        assert await silent[0][0].readline() == GREETING
        silent[1][1].write(b"nonsense xyz")
        assert await silent[1][0].read() == b""
        assert await served.line("rejected", reason="proxy") == {
            "reason": "proxy",
            "address": "127.0.0.1",
            "problem": "neither version 1 nor version 2",
        }
        second, second_writer = await served.open(LOCAL)
        assert await second.readline() == GREETING
        clients = [await served.connect(local_addr=("127.0.0.2", 0))]
        assert await served.sends(b"", "127.0.0.2") == BUSY
        assert served.lines("rejected", reason="busy")[-1]["address"] == "127.0.0.2"
        assert await served.sends(LOCAL) == BUSY  # as an ordinary connection
        silent[0][1].close()
        await until(lambda: served.count("open_connections") == 2)
        assert await served.sends(LOCAL) == GREETING
        await until(lambda: served.count("open_connections") == 2)
        third, writer = await served.open(LOCAL)
        assert await third.readline() == GREETING
        assert await served.sends(SIGNATURE + bytes([0x21, 0, 0, 0])) == BUSY
        writer.close()
        await until(lambda: served.count("open_connections") == 2)
        assert await served.sends(SIGNATURE + bytes([0x21, 0, 0, 0])) == GREETING
        await until(lambda: served.count("open_connections") == 2)
        second_writer.close()
        await until(lambda: served.count("open_connections") == 1)
        clients += [await served.connect(local_addr=("127.0.0.2", 0)) for _ in range(2)]
        checks = [await served.open(LOCAL) for _ in range(2)]
        assert [await reader.readline() for reader, _ in checks] == [GREETING] * 2
        assert await served.sends(LOCAL) == BUSY
        assert await served.sends(header_from("203.0.113.1")) == BUSY
        for client in clients:
            client.abort()
        await until(lambda: served.count("open_connections") == 2)
        assert await served.sends(header_from("203.0.113.1")) == GREETING
        for _, writer in checks:
            writer.close()
        before = served.count("connections")
        again = [await served.open() for _ in range(2)]
        await until(lambda: served.count("connections") == before + 2)
        assert await served.sends(b"") == BUSY
        again[1][1].write(LOCAL + b"GET / HTTP/1.1\r\n\r\n")
        assert (await served.line("rejected", reason="protocol"))["address"] == "127.0.0.1"


async def test_a_header_must_come_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection without a header is closed after a while, and so is one that is reset."""
    monkeypatch.setattr(acceptor, "_PROXY_SECONDS", 0.05)
    async with serving(proxies=["127.0.0.1"]) as served:
        reader, writer = await served.open()
        assert await reader.read() == b""
        writer.close()
        assert (await served.line("rejected", reason="proxy"))["problem"] == "no header"
        await served.open()  # waits when the server closes


async def test_accepting_goes_on_after_any_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without descriptors or memory the server logs it and waits; an error in one connection ends only that."""
    loop = asyncio.get_running_loop()
    errors: list[Exception] = [
        OSError(errno.EMFILE, "no files"),
        MemoryError(),
        OSError(errno.ECONNABORTED, "aborted"),
    ]
    accept, pauses = loop.sock_accept, list[float]()

    async def sock_accept(listener: Any) -> Any:
        if errors:
            raise errors.pop(0)
        return await accept(listener)

    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        if seconds:
            pauses.append(seconds)
        await sleep(0)

    monkeypatch.setattr(loop, "sock_accept", sock_accept)
    with monkeypatch.context() as patch:
        patch.setattr(asyncio, "sleep", note)
        async with serving() as served:
            assert await served.sends(b"") == GREETING
            found = [line["error"] for line in served.lines("accept-failed")]
            assert found == ["[Errno 24] no files", "no memory"]
            assert pauses == [0.1, 0.1]
            patch.setattr(acceptor, "canonical_address", lambda _: 1 // 0)
            assert await served.sends(b"") == b""
            crash = await served.line("error")
            assert crash["error"] == "ZeroDivisionError"
            patch.undo()
            assert await served.sends(b"") == GREETING


async def test_a_handshake_that_cannot_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection whose handshake cannot begin is closed, and nothing of it is kept."""

    def fail(*_: object) -> None:
        raise OSError(errno.ENOBUFS, "no buffers")

    async with serving() as served:
        assert await served.sends(b"") == GREETING
        with monkeypatch.context() as patch:
            patch.setattr(acceptor, "VisitorConnection", fail)
            assert await served.sends(b"") == b""
        await until(lambda: served.count("open_connections") == 0)
        assert await served.sends(b"") == GREETING
        await until(lambda: served.count("open_connections") == 0)
        await asyncio.sleep(0)
        gc.collect()
        assert not any(isinstance(found, AcceptedConnection) for found in gc.get_objects())
        assert not served.lines("error")


async def test_a_client_that_is_gone_before_its_farewell() -> None:
    """A client that is turned away and has reset its connection is logged like others."""
    async with serving(rate=1) as served:
        assert await served.sends(b"") == GREETING
        with socket.create_connection(("127.0.0.1", served.port)) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        await until(lambda: served.count("connections") == 2)
        assert await served.line("rejected") == {"reason": "rate", "address": "127.0.0.1"}
        assert not served.lines("error")


async def test_a_server_closes_its_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the end, connections without a visit are closed, waiting handshakes too; visitors may close theirs first."""
    monkeypatch.setattr(acceptor, "_HANG_UP_SECONDS", 0.1)
    async with serving() as served:
        half, _ = await served.open()
        assert await half.readline() == GREETING
        served.context.share.account("127.0.0.7").charge(60)
        await served.open(source="127.0.0.7")
        client = await served.connect()
        await until(lambda: served.count("open_connections") == 3)
    await client.wait_closed()
    assert served.count("open_connections") == 0
