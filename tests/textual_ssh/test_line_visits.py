"""Visits line by line: one line at a time is answered, all of them, and a mistake ends one visit alone."""

import asyncio
from pathlib import Path

import asyncssh
import pytest
from tests.support.serve_host import host
from tests.support.ssh_clients import connected, run, ssh

PROMPT = "Number or command: "
POURED = 500
"""Lines that come at once."""
CRASH = """
from burnout_tui.linear.mode import LinearMode

def crash(*arguments, **named):
    raise RuntimeError("a mistake was made")

"""
"""A mistake in the program."""


async def _prompts(process: "asyncssh.SSHClientProcess[str]", count: int) -> None:
    """Read up to the next questions, so many."""
    for _ in range(count):
        await process.stdout.readuntil(PROMPT)


async def test_lines_that_are_poured_in_hold_up_nobody(tmp_path: Path) -> None:
    """While one has hundreds of lines to be answered, another is answered in between."""
    with host(tmp_path) as served:
        async with connected(served) as one, connected(served) as another:
            pouring = await one.create_process("plain")
            await _prompts(pouring, 1)
            pouring.stdin.write("/ a\n" * POURED)
            await _prompts(pouring, 1)
            assert (await another.run("films")).exit_status == 0
            await asyncio.to_thread(served.line, "throttled", limit="lines")
            pouring.terminate()
            rest = await pouring.stdout.read()
        assert str(rest).count(PROMPT) < POURED / 2


def test_lines_from_a_pipe_are_all_answered(tmp_path: Path) -> None:
    """Lines that come at once, and nothing after them, are answered one after the other before the visit ends."""
    with host(tmp_path) as served:
        told = run(ssh(served, "plain"), stdin=None, input="2\n1\ni\n").stdout
        served.line("disconnect", reason="disconnected")
    assert told.count(PROMPT) == 4
    assert "Sources: Ayoub" in told


@pytest.mark.parametrize("method", ["answer", "begin", "__init__"])
def test_a_crash_in_lines(tmp_path: Path, method: str) -> None:
    """A mistake ends the visit with one line to the visitor, and is written down; the next visitor is let in."""
    with host(tmp_path, first=f"{CRASH}LinearMode.{method} = crash") as served:
        ended = run(ssh(served, "plain"), stdin=None, input="2\n")
        crash = served.line("crash", error="RuntimeError")
        assert run(ssh(served, "films")).returncode == 0
    assert ended.returncode == 1
    assert "The guide crashed and your visit ended." in ended.stdout
    assert "RuntimeError" not in ended.stdout + ended.stderr
    assert "a mistake was made" in crash["traceback"]
    assert len(served.found("crash")) == 1


def test_a_crash_in_an_answer(tmp_path: Path) -> None:
    """A mistake in the answer to a command is told in one line and written down, too."""
    with host(
        tmp_path, first=f"{CRASH}import burnout_tui.ssh.text_commands\nburnout_tui.ssh.text_commands.part_lines = crash"
    ) as served:
        ended = run(ssh(served, "synopsis"))
        assert "a mistake was made" in served.line("crash", error="RuntimeError")["traceback"]
    assert ended.returncode == 1
    assert ended.stdout.startswith("The guide crashed and your visit ended.")
