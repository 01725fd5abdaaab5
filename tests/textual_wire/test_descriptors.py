"""Closed standard descriptors are made safe before anything else is opened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import textual_wire

_PROGRAM = """
import os, sys
sys.path.insert(0, sys.argv[1])
from textual_wire.descriptors import open_standard_descriptors
open_standard_descriptors()
opened = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT)
lost = 0
for descriptor in (1, 2):
    try:
        os.write(descriptor, b"for the terminal")
    except OSError:
        lost += 1
shared = all(os.get_inheritable(descriptor) for descriptor in (0, 1, 2))
os.write(opened, f"{opened > 2} {os.read(0, 1)} {lost} {shared}".encode())
"""


@pytest.mark.parametrize(("closed", "lost"), [("<&- >&- 2>&-", 2), ("<&-", 0), (">&-", 1), ("2>&-", 1)])
def test_no_file_takes_the_place_of_a_closed_stream(closed: str, lost: int, tmp_path: Path) -> None:
    """A file that is opened has the number of no closed stream, and what is written to these is lost.

    Programs that are started later get the streams too.
    """
    source = str(Path(textual_wire.__file__).parents[1])
    program = [sys.executable, "-S", "-c", _PROGRAM, source, str(tmp_path / "file")]
    command = ["sh", "-c", f'exec "$@" {closed}', "sh", *program]
    nothing = subprocess.DEVNULL
    subprocess.run(command, check=True, timeout=30, stdin=nothing, stdout=nothing, stderr=nothing)
    assert (tmp_path / "file").read_text(encoding="utf-8") == f"True b'' {lost} True"


def test_open_streams_stay_as_they_are() -> None:
    """Streams that are open are not touched."""
    code = "from textual_wire.descriptors import open_standard_descriptors as f; f(); print(input())"
    ended = subprocess.run([sys.executable, "-c", code], input=b"text\n", capture_output=True, check=True, timeout=30)
    assert ended.stdout.split() == [b"text"]
    assert os.fstat(0)
