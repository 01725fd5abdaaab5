"""Read the terminfo database without curses."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from textual_wire.detection.detect import detect
from textual_wire.detection.terminfo import TerminfoEntry, read_terminfo

NAMES = ("xterm", "xterm-256color", "screen", "linux", "vt100", "vt220", "ansi", "vt52", "dumb", "tmux-256color")


def _from_infocmp(term: str) -> TerminfoEntry | None:
    ended = subprocess.run(["infocmp", "-1", "-x", term], capture_output=True, text=True, check=False)
    if ended.returncode:
        return None
    entry = dict(re.findall(r"^\t(\w+)(?:[=#](.*))?,$", ended.stdout, re.MULTILINE))
    return TerminfoEntry(
        colours=int(entry.get("colors", "0"), 0),
        cursor_address=entry.get("cup", "").startswith("\\E["),
        erase=entry.get("el", "").startswith("\\E[K"),
        erase_characters=entry.get("ech") == "\\E[%p1%dX",
        back_colour_erase="bce" in entry,
        repeat=entry.get("rep") == "%p1%c\\E[%p2%{1}%-%db",
    )


@pytest.mark.skipif(not shutil.which("infocmp"), reason="needs ncurses' infocmp")
@pytest.mark.parametrize("term", NAMES)
def test_same_as_infocmp(term: str) -> None:
    """An entry has the same contents as in infocmp, ncurses' own program."""
    assert read_terminfo(term) == _from_infocmp(term)


def _write(home: Path, term: str, data: bytes) -> None:
    file = home / ".terminfo" / term[0] / term
    file.parent.mkdir(parents=True)
    file.write_bytes(data)


def test_unknown_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is not in the built-in table is looked up in terminfo, and the reason mentions it."""
    source = next(
        path for place in ("/lib/terminfo", "/usr/share/terminfo") if (path := Path(place, "x/xterm")).exists()
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    _write(tmp_path, "newterm", source.read_bytes())
    terminal = detect({"TERM": "newterm", "LANG": "C.UTF-8"})
    assert (terminal.colours, terminal.full_screen, terminal.features.repeat) == ("8", True, True)
    assert "terminfo" in dict(terminal.reasons)["full_screen"]


@pytest.mark.parametrize("cut", [0, 5, 11, 40, 100, 500])
def test_truncated_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int) -> None:
    """A truncated file counts as missing, or gives what is left of it, but never causes an error."""
    source = next(
        path for place in ("/lib/terminfo", "/usr/share/terminfo") if (path := Path(place, "x/xterm")).exists()
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    _write(tmp_path, "newterm", source.read_bytes()[:cut])
    entry = read_terminfo("newterm")
    assert entry is None or not entry.repeat


@pytest.mark.parametrize("term", ["", "../../etc/passwd", "x/xterm", ".", "..", "a" * 100, "x\0y", "é"])
def test_invalid_names(term: str) -> None:
    """A name that could lead out of the database is not looked up."""
    assert read_terminfo(term) is None
