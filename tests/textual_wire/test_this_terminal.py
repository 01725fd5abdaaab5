"""The terminal of this process: its environment, its size and its streams."""

import fcntl
import os
import struct
import sys
import termios
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import TextIO

import pytest

from textual_wire.detection.environment import environment
from textual_wire.detection.local import size, streams_are_terminals, this_terminal


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    """Open a pseudo-terminal of 77 columns and 11 rows as a stream in Latin-1."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 11, 77, 0, 0))
    with open(theirs, "w", encoding="iso8859-1") as stream:  # noqa: PTH123
        yield stream
    os.close(ours)


@pytest.mark.parametrize(
    ("now", "at_start", "expected"),
    [
        ("C.UTF-8", b"HOME=/\0TERM=xterm\0", None),
        ("c.utf-8", b"LC_CTYPE=fr_FR\0LC_CTYPE=de_DE\0", "fr_FR"),
        ("C.UTF8", b"A=LC_CTYPE=x\0LC_CTYPE=a=b\0", "a=b"),
        ("UTF-8", b"LC_CTYPE=\xff\0", "\udcff"),
        ("UTF-8", None, "UTF-8"),
        ("fr_FR.UTF-8", b"", "fr_FR.UTF-8"),
        ("", b"LC_CTYPE=fr_FR\0", ""),
        (None, b"LC_CTYPE=fr_FR\0", None),
    ],
)
def test_environment_at_start(
    now: str | None, at_start: bytes | None, expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A locale that Python may have set itself is replaced by the value at start; without /proc it counts."""
    monkeypatch.setattr("textual_wire.detection.environment._original", lambda: at_start)
    monkeypatch.setenv("TERM", "xterm")
    if now is None:
        monkeypatch.delenv("LC_CTYPE", raising=False)
    else:
        monkeypatch.setenv("LC_CTYPE", now)
    assert environment().get("LC_CTYPE") == expected
    assert environment()["TERM"] == "xterm"


def test_windows_has_one_kind_of_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows sets no TERM and means its own terminal; elsewhere nothing is known without it."""
    monkeypatch.delenv("TERM", raising=False)
    assert "TERM" not in environment()
    monkeypatch.setattr(sys, "platform", "win32")
    assert environment()["TERM"] == "ms-terminal"
    monkeypatch.setenv("TERM", "xterm")
    assert environment()["TERM"] == "xterm"


def test_terminal_of_standard_error(terminal: TextIO, monkeypatch: pytest.MonkeyPatch) -> None:
    """Size and encoding are those of standard error; without one they are unknown."""
    for name, value in {"TERM": "xterm", "LC_ALL": "", "LC_CTYPE": "", "LANG": ""}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "__stderr__", terminal)
    found = this_terminal()
    assert (found.term, found.encoding, found.columns, found.rows) == ("xterm", "iso8859-1", 77, 11)
    monkeypatch.setattr(sys, "__stderr__", None)
    assert (this_terminal().encoding, this_terminal().columns, this_terminal().rows) == ("utf-8", 0, 0)


def test_streams(terminal: TextIO, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A stream has the size of its terminal, and all three are terminals only if each of them is open and one."""
    assert size(terminal) == (77, 11)
    with (tmp_path / "file").open("w") as file:
        closed = (tmp_path / "closed").open("w")
        closed.close()
        assert [size(stream) for stream in (None, StringIO(), closed, file)] == [(0, 0)] * 4
        for name in ("stdin", "stdout", "stderr"):
            monkeypatch.setattr(sys, name, terminal)
        assert streams_are_terminals()
        for name in ("stdin", "stdout", "stderr"):
            for other in (file, None):
                monkeypatch.setattr(sys, name, other)
                assert not streams_are_terminals()
            monkeypatch.setattr(sys, name, terminal)
