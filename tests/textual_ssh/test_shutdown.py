"""How a house closes: with a farewell for everybody, at once where it is asked twice, and with nobody let in."""

import asyncio
import os
import signal
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.support.serve_host import host, wait_until
from tests.support.ssh_clients import Visitors, connected, on_terminal

FAREWELL = "Goodbye: the server is shutting down."


@pytest.mark.parametrize("time", [1, 2, 3])
def test_nobody_misses_the_farewell(tmp_path: Path, time: int) -> None:
    """Visitors of the real ssh see the farewell, on a terminal that is theirs again, also if ssh comes late to it."""
    with host(tmp_path, "--drain=1", "--keys=5") as served, ExitStack() as stack:
        visitors = [stack.enter_context(on_terminal(served)) for _ in range(4)]
        for visitor in visitors:
            visitor.wait_for_text("BURN OUT")
        served.signal(signal.SIGTERM)
        for visitor in visitors:
            visitor.wait_for_text("The server is shutting down")
            visitor.press("][" * 300)  # more than is heeded until the end
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


async def test_asked_twice_it_closes_at_once(tmp_path: Path) -> None:
    """A second SIGTERM ends the visitors' time: each sees the farewell, and the house ends with status 0."""
    with host(tmp_path, "--drain=3000", "--workers=2") as served:
        async with Visitors(served, 4) as visitors:
            served.signal(signal.SIGTERM)
            for visitor in visitors.all:
                await visitor.wait_for("The server is shutting down")
            served.signal(signal.SIGTERM)
            for visitor in visitors.all:
                await visitor.wait_for_close()
                assert FAREWELL.encode() in visitor.tail
        assert await asyncio.to_thread(served.wait_for_end) == 0
        assert [line["reason"] for line in served.found("disconnect")] == ["shutdown"] * 4


async def test_a_signal_for_all_processes_is_one(tmp_path: Path) -> None:
    """Ctrl+c on the host's terminal, which all of its processes get, leaves the visitors their time."""
    with host(tmp_path, "--drain=3000") as served:
        async with Visitors(served, 1) as visitors:
            for process in (served.line("ready")["pid"], served.pid):
                os.kill(process, signal.SIGINT)
            (visitor,) = visitors.all
            await visitor.wait_for("The server is shutting down")
            visitor.press("2")
            await visitor.wait_for("▸ Ayoub")
            visitor.press("q")
            await visitor.wait_for_close()
        assert await asyncio.to_thread(served.wait_for_end) == 0
        assert [line["reason"] for line in served.found("disconnect")] == ["quit"]


async def test_nobody_is_let_in_while_it_closes(tmp_path: Path) -> None:
    """Who is connected already and asks for something while the house closes is told so, with the status 75."""
    with host(tmp_path, "--drain=3000") as served:
        async with Visitors(served, 1) as visitors, connected(served) as connection:
            served.signal(signal.SIGTERM)
            await visitors.all[0].wait_for("The server is shutting down")
            answered = await connection.run("help", check=False)
            assert answered.exit_status == 75
            assert answered.stdout == "The server is shutting down. Please try again later.\n"
            await asyncio.to_thread(wait_until, lambda: served.found("rejected", reason="shutdown"), "the refusal")
