"""The command's streams: pipes that are closed, poor encodings, full disks."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.command import environment, run, run_fresh, run_one_after_the_other
from tests.support.paths import ROOT

pytestmark = pytest.mark.slow

FULL = Path("/dev/full")
LOST = f"burnout-tui: cannot write the output: {os.strerror(errno.EBADF)}\n"


@pytest.mark.parametrize("arguments", [["show"], ["--plain"], ["--version"], ["--help"]])
def test_a_closed_pipe_is_no_error(arguments: list[str]) -> None:
    """A reader who closes the pipe early causes no output on standard error, but status 1."""
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    with os.fdopen(writing_end, "wb") as pipe:
        ended = run_fresh(*arguments, stdout=pipe)
    assert (ended.returncode, ended.stderr) == (1, b"")


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437"])
def test_a_poor_encoding(encoding: str) -> None:
    """Characters that the output cannot encode are replaced, and the text is printed to its end."""
    commands = [["show", "--lang", "en"], ["show", "--lang", "fr"]]
    printed = run_one_after_the_other(commands, PYTHONIOENCODING=encoding)
    for command, (status, output, errors) in zip(commands, printed, strict=True):
        assert (status, errors) == (0, b"")
        lines = output.decode(encoding).splitlines()
        assert len(lines) == len(run(*command).stdout.splitlines())
        assert "Casablanca" in lines[3]


def test_a_poor_encoding_of_errors() -> None:
    """Problems can be printed in any encoding, even about arguments that are not text."""
    refused = run_fresh("show", b"\xff\x1b[31m:\xc3\xa9", PYTHONIOENCODING="ascii")
    assert refused.returncode == 2
    assert refused.stderr.startswith(b'there is no "')
    assert refused.stderr.count(b"\n") == 1
    assert b"\x1b" not in refused.stderr


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["show"], ["--version"]])
def test_a_full_disk(arguments: list[str]) -> None:
    """Output that cannot be written gives one sentence and exit status 1, not a crash report."""
    with FULL.open("wb") as full:
        ended = run_fresh(*arguments, stdout=full)
    assert ended.returncode == 1
    assert ended.stderr.decode() == f"burnout-tui: cannot write the output: {os.strerror(errno.ENOSPC)}\n"


@pytest.mark.parametrize(
    ("command", "status", "output", "error"),
    [
        ("<&-", 0, "Burn Out (2017)", ""),
        ("2>&-", 0, "Burn Out (2017)", ""),
        (">&-", 1, "", LOST),
        ("check data/film.toml 1</dev/null", 1, "", LOST),
        ("--help >&-", 1, "", LOST),
        ("--version >&-", 1, "", LOST),
        ("show nothing 2>&-", 1, "", ""),
        ("check nothing.toml <&- >&- 2>&-", 1, "", ""),
    ],
)
def test_closed_streams(command: str, status: int, output: str, error: str, tmp_path: Path) -> None:
    """Lost output is a failure, with a sentence where there is room for one; nothing crashes or goes astray."""
    ended = subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m burnout_tui {command}', sys.executable],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(XDG_STATE_HOME=str(tmp_path)),
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stderr, list(tmp_path.iterdir())) == (status, error, [])
    assert ended.stdout[: len(output) or None] == output
