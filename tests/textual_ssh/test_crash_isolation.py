"""An error in one visit ends only that visit, and the process keeps its standard streams."""

import asyncio
from pathlib import Path

import pytest
from tests.support.serve_host import DEADLINE, bare_host, host
from tests.support.ssh_clients import ScreenClient, Visitors, connected, open_guide

STREAMS = """
import os, sys
from burnout_tui.view.app import GuideApp

def action_theme(self, name=None):
    own = sys.stdout is sys.__stdout__ and sys.stderr is sys.__stderr__
    print("own streams" if own else "another's streams", flush=True)

GuideApp.action_theme = action_theme
"""
"""Makes the key t print if the standard streams are the process's own."""
TYPING = 20
LEAVING = 15


async def test_a_crash_ends_one_visit_alone(tmp_path: Path) -> None:
    """While 20 others type, an error in one visit ends that visit with a message; the others keep getting frames."""
    with bare_host(tmp_path, max_per_address=100, rate=1000, keys=10) as served:
        async with Visitors(served, TYPING + 1, "no key yet") as visitors:
            unlucky, *others = visitors.all
            crashed = asyncio.Event()

            async def press_keys(other: ScreenClient) -> int:
                """Type until three answers have arrived after the crash, and return the number before it."""
                answers = after = 0
                while after < 3:
                    before = other.received
                    other.press("jk"[(answers + after) % 2])
                    await other.wait_for_more(before)
                    answers += not crashed.is_set()
                    after += crashed.is_set()
                return answers

            typing = [asyncio.create_task(press_keys(other)) for other in others]
            for other in others:
                await other.wait_for_more(other.received)
            unlucky.press("x")
            await unlucky.wait_for_close()
            crashed.set()
            assert min(await asyncio.gather(*typing)) > 0
            assert not any(other.closed for other in others)
        output = unlucky.tail.rpartition(b"\x1b[?1049l")[2].decode()
        assert "The program crashed and your visit ended." in output
        assert "RuntimeError" not in output
        crash = served.line("crash", error="RuntimeError")
        assert "the app is broken" in crash["traceback"]
        assert "what a visitor typed" not in str(crash["traceback"]).replace('secret = "what a visitor typed"', "")
        assert len(served.found("crash")) == 1
        await asyncio.to_thread(served.line, "disconnect", reason="crash")


async def test_nothing_of_a_visit_runs_after_its_end(tmp_path: Path) -> None:
    """No error is logged after a visit that the visitor quit, or whose visitor disconnected."""
    with host(tmp_path, "--log-in=2") as served:
        for keys in ("q", "2"):
            async with connected(served) as connection:
                guide = await open_guide(connection)
                await guide.wait_for("Synopsis")
                guide.press(keys)
                await guide.wait_for_more(guide.received)
        await asyncio.to_thread(served.wait_for_lines, "disconnect", 2)
        # The timeout of this connection starts later than those of escape keys, and is longer.
        async with asyncio.timeout(DEADLINE), connected(served) as idle:
            await idle.wait_closed()


@pytest.mark.parametrize("keys", ["", "\x10"], ids=["the guide", "the palette"])
async def test_leaving_before_the_first_frame_is_no_crash(tmp_path: Path, keys: str) -> None:
    """A visitor who disconnects while the guide, or a dialog, is opening causes no crash."""
    with host(tmp_path, "--rate=1000") as served:
        for _ in range(LEAVING):
            async with connected(served) as connection:
                guide = await open_guide(connection)
                if keys:
                    await guide.wait_for("Synopsis")
                    guide.press(keys)
                guide.channel.write_eof()
                await guide.wait_for_close()
        ended = await asyncio.to_thread(served.wait_for_lines, "disconnect", LEAVING)
        assert {line["reason"] for line in ended} == {"disconnected"}


async def test_the_process_keeps_its_streams(tmp_path: Path) -> None:
    """Visits may end in any order, and the standard streams never belong to an App that has ended."""
    with host(tmp_path, first=STREAMS) as served:
        async with connected(served) as one, connected(served) as two, connected(served) as three:
            guides = [await open_guide(connection) for connection in (one, two, three)]
            for guide in guides:
                await guide.wait_for("Synopsis")
            for number in (0, 1):  # first in, first out
                guides[number].press("q")
                await guides[number].wait_for_close()
            guides[2].press("t")
            await guides[2].wait_for_more(0)
            guides[2].press("q")
            await guides[2].wait_for_close()
        async with connected(served) as last:
            guide = await open_guide(last)
            await guide.wait_for("Synopsis")
            guide.press("t2")
            await guide.wait_for("▸ Ayoub")
        served.close()
        assert served.other == ["own streams", "own streams"]
