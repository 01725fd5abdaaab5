"""A connection has limited time, sessions, packets and output, and its end has a reason in the log."""

import asyncio
from contextlib import suppress
from functools import partial

import asyncssh
import pytest
from asyncssh.constants import MSG_IGNORE, MSG_KEXINIT
from asyncssh.packet import String
from tests.support.serve_in_process import GREETING, InProcess, serving, until

from textual_ssh.connections import guarded
from textual_ssh.connections.algorithms import CIPHERS, MACS, key_exchanges
from textual_ssh.connections.channel import MIN_PACKET
from textual_ssh.connections.connection import MAX_SESSIONS, VisitorServer, connection_options
from textual_ssh.connections.session import VisitorSession
from textual_ssh.limits import packets
from textual_ssh.limits.penalties import PENALTIES, TOLERATED


async def test_clients_that_ask_for_nothing_are_closed() -> None:
    """Clients that break the protocol, stay silent or ask for nothing are closed and logged, each with its reason."""
    async with serving(log_in=0.1) as served:
        assert await served.sends(b"") == GREETING
        reader, writer = await served.open()
        await reader.read()
        writer.close()
        assert await served.line("rejected") == {"reason": "log-in", "address": "127.0.0.1"}
        assert served.count("rejected:log-in") == 1
        assert await served.sends(b"GET / HTTP/1.1\r\n\r\n") == GREETING
        found = await served.line("rejected", reason="protocol")
        assert found.keys() == {"reason", "address", "problem"}
        assert found["address"] == "127.0.0.1"
        assert "version" in found["problem"]
        client = await served.connect(username="nobody", client_version="tiny")
        await client.wait_closed()
        assert await served.line("rejected", reason="no-request") == {
            "reason": "no-request",
            "address": "127.0.0.1",
            "user": "nobody",
            "client": "SSH-2.0-tiny",
        }
        assert served.count("rejected:log-in") == 1
        assert served.count("connections") == 4
        await until(lambda: served.count("open_connections") == 0)


async def test_clients_with_a_request_have_the_time_to_log_in_after_it() -> None:
    """A client is closed some time after its last session; a session may take longer than the time to log in."""
    async with serving(log_in=1) as served:
        talking = await served.connect()
        process = await talking.create_process("talk")
        client = await served.connect()
        assert (await client.run("me")).exit_status == 0
        await client.wait_closed()
        assert await process.stdout.read(8) == "width 80"
        talking.abort()
        await served.line("disconnect", reason="disconnected")
        assert not served.lines("rejected")


async def test_a_connection_has_one_session_at_a_time() -> None:
    """A client gets one session at a time, a number of them in all, and only for packets that are not too small."""
    async with serving(motd="wel\r\ncome\n") as served:
        banners: list[str] = []

        class Client(asyncssh.SSHClient):
            def auth_banner_received(self, msg: str, lang: str) -> None:
                banners.append(msg)

        client = await served.connect(client_factory=Client, username="x" * 300)
        assert banners == ["wel\r\ncome\r\n\r\n"]
        process = await client.create_process("talk")
        with pytest.raises(asyncssh.ChannelOpenError, match=r"^one session at a time$") as raised:
            await client.run("me")
        assert raised.value.code == asyncssh.OPEN_RESOURCE_SHORTAGE
        process.close()
        await process.wait_closed()
        for _ in range(MAX_SESSIONS - 1):
            result = await client.run("me")
        assert result.stdout == f"{'x' * 200} 127.0.0.1 \n"
        with pytest.raises(asyncssh.ChannelOpenError, match="one session at a time"):
            await client.run("me")
        client.abort()
        await client.wait_closed()
        client = await served.connect()
        with pytest.raises(asyncssh.ChannelOpenError, match=r"^the maximum packet size is too small$") as raised:
            await client.run("me", max_pktsize=MIN_PACKET - 1)
        assert raised.value.code == asyncssh.OPEN_RESOURCE_SHORTAGE
        assert (await client.run("me", max_pktsize=MIN_PACKET)).exit_status == 0
        line = await served.line("rejected")
        assert (line["reason"], line["bytes"], line["user"]) == ("packet-size", MIN_PACKET - 1, "visitor")
        client.abort()
        client = await served.connect()
        with pytest.raises(asyncssh.ChannelOpenError):
            await client.run("me", max_pktsize=1)
        client.abort()
        await until(lambda: served.count("open_connections") == 0)
        assert not served.lines("rejected", reason="no-request")


async def test_a_flood_of_packets_is_logged_once_and_costs_a_penalty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that sends too many packets waits; it is logged with what is known of it, and its address punished."""
    monkeypatch.setattr(packets, "PACKETS_BURST", 120)
    monkeypatch.setattr(packets, "PACKETS_A_SECOND", 1000)
    async with serving() as served:
        for session, user in ((False, None), (True, "visitor")):
            client = await served.connect()
            if session:
                await client.create_process("talk")
            for _ in range(200):
                client.send_packet(MSG_IGNORE, String(b""))
            await until(partial(_throttled, served, 1 + session))
            assert served.lines("throttled")[-1].get("user") == user
            assert served.lines("throttled")[-1]["address"] == "127.0.0.1"
            client.abort()
            await client.wait_closed()
        for _ in range(round((TOLERATED - 2 * PENALTIES["packets"]) / PENALTIES["packets"])):
            served.context.penalties.add("127.0.0.1", "packets")
        served.context.penalties.add("127.0.0.1", "protocol")
        assert served.context.penalties.rejects("127.0.0.1")


@pytest.mark.parametrize("how", ["reads nothing", "never ends a key exchange"])
async def test_a_client_that_takes_no_output_is_disconnected(monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """A client that reads nothing, or never ends a key exchange, gets a bounded amount of output."""
    monkeypatch.setattr(guarded, "MAX_UNSENT", 1000)
    async with serving(stalled=0.1) as served:
        client = await served.connect()
        process = await client.create_process("endless")
        await process.stdout.read(10)
        if how == "reads nothing":
            process.channel.pause_reading()
        else:
            client._packet_handlers = {**client._packet_handlers, MSG_KEXINIT: lambda *_: None}
            client.send_packet(MSG_KEXINIT, client._client_kexinit[1:])
            process.channel.resume_reading()
            reading = asyncio.create_task(process.stdout.read())
        line = await served.line("answer", reason="stalled")
        assert line["bytes_out"] < 8_000_000
        await client.wait_closed()
        if how != "reads nothing":
            with suppress(asyncssh.Error):
                await reading


async def test_output_waits_for_a_connection_that_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a client reads nothing at all, no more output is made than the system takes; later the rest follows."""
    monkeypatch.setattr(guarded, "MAX_UNSENT", 1000)
    async with serving() as served:
        client = await served.connect()
        process = await client.create_process("endless", window=2**30)
        transport = client._transport
        assert transport
        transport.pause_reading()
        before = -1.0
        while before < (before := served.count("sent_bytes")):  # noqa: ASYNC110 # nothing tells that nothing happens
            await asyncio.sleep(0.1)
        transport.resume_reading()
        await process.stdout.readexactly(int(before) + 100_000)
        client.abort()


async def test_another_key_exchange_disturbs_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Output that waits during a key exchange follows after it."""
    pause, reasons = VisitorSession.pause_writing, list[str]()

    def note(session: VisitorSession, reason: str = "channel") -> None:
        reasons.append(reason)
        pause(session, reason)

    monkeypatch.setattr(VisitorSession, "pause_writing", note)
    async with serving() as served:
        client = await served.connect(rekey_bytes="30k")
        process = await client.create_process("endless", window=50_000)
        for _ in range(40):
            client.send_packet(MSG_IGNORE, String(b"x" * 1000))
        process.stdin.write("x")  # asyncssh begins the exchange with a packet of a session
        assert len(await process.stdout.readexactly(300_000)) == 300_000
        assert "keys" in reasons
        client.abort()


async def test_all_connections_have_the_same_options() -> None:
    """Anybody may log in with the allowed algorithms, nothing is forwarded, and dead clients are noticed."""
    async with serving() as served:
        key = asyncssh.generate_private_key("ssh-ed25519")
        options = connection_options(served.context, key)
        expected = {
            "protocol_factory": VisitorServer,
            "version": b"textual-ssh",
            "kex_algs": [name.encode() for name in key_exchanges()],
            "encryption_algs": [name.encode() for name in CIPHERS],
            "mac_algs": [name.encode() for name in MACS],
            "compression_algs": [b"none"],
            "allow_scp": False,
            "sftp_factory": None,
            "agent_forwarding": False,
            "x11_forwarding": False,
            "line_editor": False,
            "encoding": None,
            "gss_host": None,
            "host_based_auth": False,
            "keepalive_interval": 30,
            "keepalive_count_max": 3,
            "login_timeout": 0,
        }
        assert {name: getattr(options, name) for name in expected} == expected
        assert [pair.public_data for pair in options.server_host_keys.values()] == [key.public_data]


def _throttled(served: InProcess, times: int) -> bool:
    return len(served.lines("throttled", limit="packets")) == times
