"""Visits line by line: every line is answered, one at a time, and an error ends only one visit."""

import asyncio
from pathlib import Path

import asyncssh
import pytest
from tests.support.serve_host import host
from tests.support.ssh_clients import connected, run, ssh

PROMPT = "Number or command: "
FLOOD = 500
"""The number of lines sent at once."""
CRASH = """
from burnout_tui.linear.mode import LinearMode

def crash(*arguments, **named):
    raise RuntimeError("the program is broken")

"""
"""Adds an error to the program."""


async def _read_prompts(process: "asyncssh.SSHClientProcess[str]", count: int) -> None:
    """Read up to a number of prompts."""
    for _ in range(count):
        await process.stdout.readuntil(PROMPT)


async def test_a_flood_of_lines_holds_up_nobody(tmp_path: Path) -> None:
    """While one visitor sends hundreds of lines, another is answered in between."""
    with host(tmp_path) as served:
        async with connected(served) as one, connected(served) as another:
            pouring = await one.create_process("plain")
            await _read_prompts(pouring, 1)
            pouring.stdin.write("/ a\n" * FLOOD)
            await _read_prompts(pouring, 1)
            assert (await another.run("films")).exit_status == 0
            await asyncio.to_thread(served.line, "throttled", limit="lines")
            pouring.terminate()
            rest = await pouring.stdout.read()
        assert str(rest).count(PROMPT) < FLOOD / 2


def test_lines_from_a_pipe_are_all_answered(tmp_path: Path) -> None:
    """Lines from a pipe that closes are all answered before the visit ends."""
    with host(tmp_path) as served:
        output = run(ssh(served, "plain"), stdin=None, input="2\n1\ni\n").stdout
        served.line("disconnect", reason="disconnected")
    assert output.count(PROMPT) == 4
    assert "Sources: Ayoub" in output


@pytest.mark.parametrize("method", ["answer", "begin", "__init__"])
def test_a_crash_in_lines(tmp_path: Path, method: str) -> None:
    """An error ends the visit with a message and is logged; the next visitor is let in."""
    with host(tmp_path, first=f"{CRASH}LinearMode.{method} = crash") as served:
        ended = run(ssh(served, "plain"), stdin=None, input="2\n")
        crash = served.line("crash", error="RuntimeError")
        assert run(ssh(served, "films")).returncode == 0
    assert ended.returncode == 1
    assert "The guide crashed and your visit ended." in ended.stdout
    assert "RuntimeError" not in ended.stdout + ended.stderr
    assert "the program is broken" in crash["traceback"]
    assert len(served.found("crash")) == 1


def test_a_crash_in_an_answer(tmp_path: Path) -> None:
    """An error in the answer to a command gives a message and is logged."""
    with host(
        tmp_path, first=f"{CRASH}import burnout_tui.ssh.text_answers\nburnout_tui.ssh.text_answers.part_lines = crash"
    ) as served:
        ended = run(ssh(served, "synopsis"))
        assert "the program is broken" in served.line("crash", error="RuntimeError")["traceback"]
    assert ended.returncode == 1
    assert ended.stdout.startswith("The guide crashed and your visit ended.")
