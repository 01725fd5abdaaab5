"""Limits on visitors, connections, requests and time, each reached by a real client."""

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import asyncssh
import pytest
from tests.support.serve_host import DEADLINE, Host, bare_host, host, wait_until
from tests.support.ssh_clients import Visitors, connected, on_terminal, open_guide, run, ssh
from tests.support.worker_probe import round_trip

from textual_ssh.connections.acceptor import MAX_HALF_OPEN


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Run a server of the small app, with a high rate limit."""
    with bare_host(tmp_path_factory.mktemp("small"), rate=100000) as served:
        yield served


async def test_a_full_server_rejects(tmp_path: Path) -> None:
    """A visitor beyond the limit gets a message at once, and can connect after another has left."""
    with bare_host(tmp_path, max_visitors=2) as full:
        async with Visitors(full, 2, "no key yet"):
            refused = await asyncio.to_thread(run, ssh(full, "me"))
            assert (refused.returncode, refused.stdout) == (75, "The server is full. Please try again later.\n")
            full.line("rejected", reason="full", address="127.0.0.1")
        await asyncio.to_thread(full.wait_for_lines, "disconnect", 2)
        await asyncio.to_thread(lambda: wait_until(lambda: run(ssh(full, "me")).returncode == 0, "a free slot"))


async def test_visitors_from_one_address_are_limited(tmp_path: Path) -> None:
    """Each address has its own limit on simultaneous visitors."""
    with bare_host(tmp_path, max_per_address=1) as served:
        async with Visitors(served, 1, "no key yet"):
            refused = await asyncio.to_thread(run, ssh(served, "me", user="fr"))
            assert refused.returncode == 75
            served.line("rejected", reason="address")
            other = await asyncio.to_thread(run, ssh(served, "me", options=["-b127.0.0.2"]))
            assert other.returncode == 0


def test_connections_from_one_address_are_limited(tmp_path: Path) -> None:
    """Each address has a limit on connections a minute; further ones are closed before they cost anything."""
    with bare_host(tmp_path, rate=3) as served:
        for _ in range(3):
            assert run(ssh(served, "me")).returncode == 0
        with closing(socket.create_connection(("127.0.0.1", served.port), DEADLINE)) as refused:
            refused.settimeout(DEADLINE)
            assert b"please wait" in refused.makefile("rb").read()
        served.line("rejected", reason="rate", address="127.0.0.1")
        assert run(ssh(served, "me", options=["-b127.0.0.2"])).returncode == 0


def test_the_time_to_log_in_is_limited(tmp_path: Path) -> None:
    """A client that never finishes its handshake is disconnected, and so is one that asks for nothing."""
    with bare_host(tmp_path, log_in=1) as served:
        with closing(socket.create_connection(("127.0.0.1", served.port), DEADLINE)) as silent:
            silent.settimeout(DEADLINE)
            assert silent.makefile("rb").read().startswith(b"SSH-2.0-")
        served.line("rejected", reason="log-in")

        async def ask_for_nothing() -> None:
            async with asyncio.timeout(DEADLINE), connected(served) as connection:
                await connection.wait_closed()

        asyncio.run(ask_for_nothing())


async def test_a_connection_without_a_session_is_closed(tmp_path: Path) -> None:
    """After a session, a client has as much time to ask for another as for the first before it is disconnected."""
    with bare_host(tmp_path, log_in=1) as served:
        async with asyncio.timeout(DEADLINE), connected(served) as connection:
            assert (await connection.run("me")).exit_status == 0
            await connection.wait_closed()


async def test_the_time_to_log_in_is_no_limit_of_a_visit(tmp_path: Path) -> None:
    """A visit outlasts the time for logging in, and so does a second one."""
    with bare_host(tmp_path, log_in=1, idle=3) as served:
        async with connected(served) as connection:
            for _ in range(2):
                client = await open_guide(connection)
                await client.wait_for_close()
                await round_trip(connection)
        await asyncio.to_thread(served.wait_for_lines, "disconnect", 2, reason="idle")


def test_half_open_connections_are_limited(tmp_path: Path) -> None:
    """The number of clients that have not logged in is limited; a new one replaces the oldest."""
    with bare_host(tmp_path, rate=100000, log_in=600) as served, ExitStack() as stack:
        silent = []
        for _ in range(MAX_HALF_OPEN):
            one = socket.create_connection(("127.0.0.1", served.port), DEADLINE, ("127.0.0.2", 0))
            silent.append(stack.enter_context(closing(one)).makefile("rb"))
            assert silent[-1].readline().startswith(b"SSH-2.0-")
        assert run(ssh(served, "me")).returncode == 0
        silent[0].read()  # until the connection is closed
        assert served.line("rejected", reason="busy")["address"] == "127.0.0.2"


def test_an_idle_visit_ends_after_a_warning(tmp_path: Path) -> None:
    """A visitor who presses no key is warned, and then the visit ends; a key postpones that."""
    with host(tmp_path, "--idle=3") as served, on_terminal(served) as visitor:
        visitor.wait_for_text("BURN OUT")
        visitor.wait_for_text("No key was pressed for a while")
        warned = time.monotonic()
        visitor.press("2")
        assert visitor.wait_for_end() == 0
        assert time.monotonic() - warned > 2.5
        assert "Goodbye: no key was pressed for a long time." in visitor.text
        served.line("disconnect", reason="idle")


def test_the_longest_visit_ends_after_a_warning(tmp_path: Path) -> None:
    """A visit that reaches the time limit gets a warning and then ends, even if keys are pressed."""
    with host(tmp_path, "--longest=3") as served, on_terminal(served) as visitor:
        visitor.wait_for_text("time limit is near")
        visitor.press("2")
        assert visitor.wait_for_end() == 0
        assert "Goodbye: time limit reached." in visitor.text
        served.line("disconnect", reason="longest")


async def test_a_large_environment_is_refused(small: Host) -> None:
    """A value that is too long, or too many variables, is refused with a message."""
    for environment in ({"LC_ALL": "x" * 5000}, {f"LC_{number}": "x" for number in range(200)}):
        async with connected(small) as connection:
            answered = await connection.run("me", env=environment, check=False)
            assert answered.exit_status == 75
            assert "That request is too long" in str(answered.stdout)


def test_a_long_command_is_refused(small: Host) -> None:
    """A command that is too long is refused with a message."""
    answered = run(ssh(small, "x" * 20_000))
    assert answered.returncode == 75
    assert "That request is too long" in answered.stdout


async def test_sessions_of_one_connection_are_limited(small: Host) -> None:
    """One connection may open twenty sessions, one after the other, and no more."""
    async with connected(small) as connection:
        for _ in range(20):
            assert (await connection.run("me")).exit_status == 0
            await round_trip(connection)
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.run("me")


async def test_one_connection_has_one_session_at_a_time(small: Host) -> None:
    """While the guide is open, the same connection cannot open another session."""
    async with connected(small) as connection:
        client = await open_guide(connection)
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.run("me")
        await client.wait_for("no key yet")


async def test_the_next_session_may_follow_at_once(small: Host) -> None:
    """A session that is requested immediately after the previous one is not rejected as a second one."""
    for _ in range(10):
        async with connected(small) as connection:
            for _ in range(10):
                assert (await connection.run("me")).exit_status == 0
