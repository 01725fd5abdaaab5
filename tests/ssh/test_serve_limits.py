"""Each limit, met by a real client."""

import asyncio
import os
import socket
import time
from contextlib import AsyncExitStack, closing
from pathlib import Path

import asyncssh
import pytest
from tests.ssh.clients import Visitors, connected, on_terminal, open_guide, run, ssh
from tests.ssh.host import DEADLINE, Host, host, wait_until


async def test_a_full_house_says_so(tmp_path: Path) -> None:
    """One visitor more than the house holds is told so at once, and let in when another has left."""
    with host(tmp_path, "--max-visitors=2") as full:
        async with Visitors(full, 2):
            refused = await asyncio.to_thread(run, ssh(full, "synopsis"))
            assert refused.returncode == 75
            assert "The house is full." in refused.stdout
            full.line("refusal", reason="full", address="127.0.0.1")
        await asyncio.to_thread(full.wait_for_lines, "disconnect", 2)
        await asyncio.to_thread(lambda: wait_until(lambda: run(ssh(full, "synopsis")).returncode == 0, "a free seat"))


async def test_visitors_from_one_address_are_limited(tmp_path: Path) -> None:
    """One address may have so many visitors at a time, whatever others have."""
    with host(tmp_path, "--max-per-address=1") as house:
        async with Visitors(house, 1):
            refused = await asyncio.to_thread(run, ssh(house, "synopsis", user="fr"))
            assert refused.returncode == 75
            house.line("refusal", reason="address")
            other = await asyncio.to_thread(run, ssh(house, "synopsis", options=["-b127.0.0.2"]))
            assert other.returncode == 0


def test_connections_from_one_address_are_rationed(tmp_path: Path) -> None:
    """So many connections a minute may come from one address; the next is closed before it costs anything."""
    with host(tmp_path, "--rate=3") as house:
        for _ in range(3):
            assert run(ssh(house, "help")).returncode == 0
        with closing(socket.create_connection(("127.0.0.1", house.port), DEADLINE)) as refused:
            refused.settimeout(DEADLINE)
            assert b"please wait" in refused.makefile("rb").read()
        house.line("refusal", reason="rate", address="127.0.0.1")
        assert run(ssh(house, "help", options=["-b127.0.0.2"])).returncode == 0


def test_log_in_takes_so_long_at_the_most(tmp_path: Path) -> None:
    """A client that never finishes its handshake is let go, and so is one that logs in and asks for nothing."""
    with host(tmp_path, "--log-in=1") as house:
        with closing(socket.create_connection(("127.0.0.1", house.port), DEADLINE)) as silent:
            silent.settimeout(DEADLINE)
            assert silent.makefile("rb").read().startswith(b"SSH-2.0-")
        house.line("refusal", reason="log-in")

        async def ask_for_nothing() -> None:
            async with asyncio.timeout(DEADLINE), connected(house) as connection:
                await connection.wait_closed()

        asyncio.run(ask_for_nothing())


def test_half_open_connections_are_limited(tmp_path: Path) -> None:
    """So many clients may be logging in at a time; the next is told that the host is busy."""
    with host(tmp_path, "--rate=100000", "--log-in=30") as house:
        silent = [socket.create_connection(("127.0.0.1", house.port), DEADLINE) for _ in range(101)]
        try:
            silent[-1].settimeout(DEADLINE)
            assert silent[-1].makefile("rb").read() == b"Busy.\r\n"
            house.line("refusal", reason="busy")
        finally:
            for one in silent:
                one.close()
        wait_until(lambda: run(ssh(house, "help")).returncode == 0, "room for one who logs in")


def test_an_idle_visit_ends_after_a_warning(tmp_path: Path) -> None:
    """Who presses no key is warned, and then the visit ends; a key puts that off."""
    with host(tmp_path, "--idle=3") as house, on_terminal(house) as visitor:
        visitor.wait_for_text("BURN OUT")
        visitor.wait_for_text("No key was pressed for long")
        warned = time.monotonic()
        visitor.press("2")
        assert visitor.wait_for_end() == 0
        assert time.monotonic() - warned > 2.5
        assert "Good-bye: no key was pressed for a long time." in visitor.text
        house.line("disconnect", reason="idle")


def test_the_longest_visit_ends_after_a_warning(tmp_path: Path) -> None:
    """Who stays as long as one may is warned, and then the visit ends, whatever is pressed."""
    with host(tmp_path, "--longest=3") as house, on_terminal(house) as visitor:
        visitor.wait_for_text("nearly as long as one may be")
        visitor.press("2")
        assert visitor.wait_for_end() == 0
        assert "Good-bye: this visit was as long as one may be." in visitor.text
        house.line("disconnect", reason="longest")


async def test_the_size_of_a_screen_is_bounded(house: Host) -> None:
    """A screen is painted of 500 columns and 200 rows at the most, whatever a terminal says at first and later."""
    async with connected(house) as connection:
        small = await open_guide(connection, (500, 200), term_size=(4_000_000_000, 4_000_000_000))
        await small.wait_for("Synopsis")
        await asyncio.to_thread(house.line, "connect", size="500x200")
        small.channel.change_terminal_size(100_000, 100_000)
        small.channel.change_terminal_size(0, 0)
        await small.wait_for("quit")
        assert max(len(line) for line in small.text.splitlines()) <= 500


async def test_keys_that_come_too_fast_wait(tmp_path: Path) -> None:
    """A flood of keys is read slowly, the log says so, and others are answered meanwhile."""
    with host(tmp_path, "--keys=5") as house:
        async with Visitors(house, 2) as visitors:
            flooding, other = visitors.all
            flooding.press("\x1b[B" * 20_000)
            await asyncio.to_thread(house.line, "slowed", what="keys")
            other.press("2")
            await other.wait_for("▸ Ayoub")
            assert not flooding.closed


@pytest.mark.parametrize("ended", [True, False], ids=["with its end", "without an end"])
async def test_a_paste_is_cut(tmp_path: Path, ended: bool) -> None:
    """Of a long paste the beginning is heeded; one without an end does not grow in memory."""
    with host(tmp_path, "--paste=20") as house:
        async with connected(house) as connection:
            small = await open_guide(connection)
            await small.wait_for("Synopsis")
            small.press("/")
            await small.wait_for("any word")
            before = _memory(house)
            small.press("\x1b[200~" + "qwertz" * 60_000 + ("\x1b[201~" if ended else ""))
            await asyncio.to_thread(house.line, "slowed", what="paste")
            if ended:
                await small.wait_for("“qwertzqwertzqwertzqw”")
            assert _memory(house) - before < 5_000_000


async def test_one_who_stops_reading_is_let_go(tmp_path: Path) -> None:
    """Who does not read what is sent costs a bounded amount, and is let go after a time; others do not notice."""
    with host(tmp_path, "--stalled=3") as house:
        async with Visitors(house, 1) as visitors, AsyncExitStack() as closing_later:
            connection = await closing_later.enter_async_context(connected(house))
            deaf = await open_guide(connection, (500, 200), window=2**15)
            await deaf.wait_for("Synopsis")
            deaf.channel.pause_reading()
            before = _memory(house)
            for _ in range(300):
                deaf.press("]")
                visitors.all[0].press("]")
                await asyncio.sleep(0)
            await asyncio.to_thread(house.line, "disconnect", reason="stalled")
            assert _memory(house) - before < 30_000_000
            visitors.all[0].press("?")
            await visitors.all[0].wait_for("Keys")


async def test_too_large_an_environment_is_refused(house: Host) -> None:
    """A value that no locale has, or more variables than anybody sets, is refused with a sentence."""
    for environment in ({"LC_ALL": "x" * 5000}, {f"LC_{number}": "x" for number in range(200)}):
        async with connected(house) as connection:
            answered = await connection.run("synopsis", env=environment, check=False)
            assert answered.exit_status == 75
            assert "more than can be asked" in str(answered.stdout)


def test_too_long_a_command_is_refused(house: Host) -> None:
    """A command longer than any of the guide's is refused with a sentence."""
    answered = run(ssh(house, "x" * 20_000))
    assert answered.returncode == 75
    assert "more than can be asked" in answered.stdout


async def test_one_connection_opens_sessions_without_end(house: Host) -> None:
    """One connection may open a bounded number of sessions, one after the other."""
    async with connected(house) as connection:
        with pytest.raises(asyncssh.ChannelOpenError):
            for _ in range(30):
                await connection.run("help")


def _memory(house: Host) -> int:
    """Bytes of memory that all processes of a host have to themselves or share."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == house.pid:
                total += int((process / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except OSError:
            continue
    return total
