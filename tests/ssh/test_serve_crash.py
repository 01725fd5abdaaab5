"""A mistake in one visitor's guide ends that visit and no other, and the process's streams stay its own."""

import asyncio
from pathlib import Path

from tests.ssh.clients import Small, Visitors, connected, open_guide
from tests.ssh.host import host

CRASH = """
from burnout_tui.view.app import GuideApp

def action_theme(self, name=None):
    secret = "what a visitor typed"
    raise RuntimeError("a mistake was made")

GuideApp.action_theme = action_theme
"""
"""The key t is a mistake in the program."""
STREAMS = """
import os, sys
from burnout_tui.view.app import GuideApp

def action_theme(self, name=None):
    own = sys.stdout is sys.__stdout__ and sys.stderr is sys.__stderr__
    print("own streams" if own else "another's streams", flush=True)

GuideApp.action_theme = action_theme
"""
"""The key t prints whose the streams are."""
TYPING = 20


async def test_a_crash_ends_one_visit_alone(tmp_path: Path) -> None:
    """While 20 others type, a mistake in one visitor's guide ends that visit with one line; the others keep drawing."""
    with host(tmp_path, "--max-per-address=100", "--rate=1000", first=CRASH) as house:
        async with Visitors(house, TYPING + 1) as visitors:
            unlucky, *others = visitors.all
            crashed = asyncio.Event()

            async def type_on(other: Small) -> int:
                """Type until some answers have come after the crash. Returns how many came before."""
                answers = after = 0
                while after < 3:
                    before = other.received
                    other.press("]")
                    await other.wait_for_more(before)
                    answers += not crashed.is_set()
                    after += crashed.is_set()
                return answers

            typing = [asyncio.create_task(type_on(other)) for other in others]
            for other in others:
                await other.wait_for_more(other.received)
            unlucky.press("t")
            await unlucky.wait_for_close()
            crashed.set()
            assert min(await asyncio.gather(*typing)) > 0
            assert not any(other.closed for other in others)
        told = unlucky.tail.rpartition(b"\x1b[?1049l")[2].decode()
        assert "A mistake in the guide ended this visit." in told
        assert "RuntimeError" not in told
        crash = house.line("crash", error="RuntimeError")
        assert "a mistake was made" in crash["traceback"]
        assert "what a visitor typed" not in str(crash["traceback"]).replace('secret = "what a visitor typed"', "")
        assert len(house.found("crash")) == 1
        await asyncio.to_thread(house.line, "disconnect", reason="crash")


async def test_the_streams_stay_the_processs_own(tmp_path: Path) -> None:
    """Whatever the order in which visitors come and go, the standard streams are not those of an App that is gone."""
    with host(tmp_path, first=STREAMS) as house:
        async with connected(house) as one, connected(house) as two, connected(house) as three:
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
        async with connected(house) as last:
            guide = await open_guide(last)
            await guide.wait_for("Synopsis")
            guide.press("t2")
            await guide.wait_for("▸ Ayoub")
        house.close()
        assert house.other == ["own streams", "own streams"]
