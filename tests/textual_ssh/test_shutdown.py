"""Shutdown: every visitor sees a goodbye, a second signal ends all visits at once, and new visitors are rejected."""

import asyncio
import os
import signal
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.support.serve_host import bare_host, wait_until
from tests.support.ssh_clients import Visitors, connected, on_terminal

FAREWELL = "Goodbye: the server is shutting down."


@pytest.mark.parametrize("time", [1, 2, 3])
def test_everybody_sees_the_goodbye(tmp_path: Path, time: int) -> None:
    """Visitors with the real ssh see the goodbye on their restored terminal, even if ssh reads it late."""
    with bare_host(tmp_path, drain=1, keys=5) as served, ExitStack() as stack:
        visitors = [stack.enter_context(on_terminal(served)) for _ in range(4)]
        for visitor in visitors:
            visitor.wait_for_text("no key yet")
        served.signal(signal.SIGTERM)
        for visitor in visitors:
            visitor.wait_for_text("The server is shutting down")
            visitor.press("n" * 600)  # more than is read until the end
            os.killpg(visitor._process.pid, signal.SIGSTOP)
        wait_until(lambda: len(served.found("disconnect", reason="shutdown")) == 4, "the ends of the visits")
        for visitor in visitors:
            os.killpg(visitor._process.pid, signal.SIGCONT)
        for visitor in visitors:
            assert visitor.wait_for_end() == 0
            on_alternate_screen, _, after = bytes(visitor.sent).rpartition(b"\x1b[?1049l")
            assert b"\x1b[?1049h" in on_alternate_screen
            assert FAREWELL in after.decode()
        assert served.wait_for_end() == 0


async def test_a_second_signal_shuts_down_at_once(tmp_path: Path) -> None:
    """A second SIGTERM ends the drain time: each visitor sees the goodbye, and the status is 0."""
    with bare_host(tmp_path, drain=3000, workers=2) as served:
        async with Visitors(served, 4, "no key yet") as visitors:
            served.signal(signal.SIGTERM)
            for visitor in visitors.all:
                await visitor.wait_for("The server is shutting down")
            served.signal(signal.SIGTERM)
            for visitor in visitors.all:
                await visitor.wait_for_close()
                assert FAREWELL.encode() in visitor.tail
        assert await asyncio.to_thread(served.wait_for_end) == 0
        assert [line["reason"] for line in served.found("disconnect")] == ["shutdown"] * 4


async def test_a_signal_to_all_processes_counts_once(tmp_path: Path) -> None:
    """Ctrl+c on the server's terminal signals all of its processes, and visitors still have the drain time."""
    with bare_host(tmp_path, drain=3000) as served:
        async with Visitors(served, 1, "no key yet") as visitors:
            for process in (served.line("ready")["pid"], served.pid):
                os.kill(process, signal.SIGINT)
            (visitor,) = visitors.all
            await visitor.wait_for("The server is shutting down")
            visitor.press("j")
            await visitor.wait_for("key j")
            visitor.press("q")
            await visitor.wait_for_close()
        assert await asyncio.to_thread(served.wait_for_end) == 0
        assert [line["reason"] for line in served.found("disconnect")] == ["quit"]


async def test_nobody_is_let_in_during_shutdown(tmp_path: Path) -> None:
    """A connected client that sends a command during shutdown gets a message and the status 75."""
    with bare_host(tmp_path, drain=3000) as served:
        async with Visitors(served, 1, "no key yet") as visitors, connected(served) as connection:
            served.signal(signal.SIGTERM)
            await visitors.all[0].wait_for("The server is shutting down")
            answered = await connection.run("me", check=False)
            assert answered.exit_status == 75
            assert answered.stdout == "The server is shutting down. Please try again later.\n"
            await asyncio.to_thread(wait_until, lambda: served.found("rejected", reason="shutdown"), "the refusal")
