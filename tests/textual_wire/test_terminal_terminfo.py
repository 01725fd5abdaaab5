"""The terminfo database, read without curses."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from textual_wire.detect.terminal import recognise
from textual_wire.detect.terminfo import Entry, entry

NAMES = ("xterm", "xterm-256color", "screen", "linux", "vt100", "vt220", "ansi", "vt52", "dumb", "tmux-256color")


def _told_by_infocmp(term: str) -> Entry | None:
    told = subprocess.run(["infocmp", "-1", "-x", term], capture_output=True, text=True, check=False)
    if told.returncode:
        return None
    said = dict(re.findall(r"^\t(\w+)(?:[=#](.*))?,$", told.stdout, re.MULTILINE))
    return Entry(
        colours=int(said.get("colors", "0"), 0),
        addresses=said.get("cup", "").startswith("\\E["),
        erase=said.get("el", "").startswith("\\E[K"),
        erase_characters=said.get("ech") == "\\E[%p1%dX",
        back_colour_erase="bce" in said,
        repeat=said.get("rep") == "%p1%c\\E[%p2%{1}%-%db",
    )


@pytest.mark.skipif(not shutil.which("infocmp"), reason="needs ncurses' infocmp")
@pytest.mark.parametrize("term", NAMES)
def test_as_infocmp_says(term: str) -> None:
    """An entry says what ncurses' own program says of it."""
    assert entry(term) == _told_by_infocmp(term)


def _written(home: Path, term: str, data: bytes) -> None:
    file = home / ".terminfo" / term[0] / term
    file.parent.mkdir(parents=True)
    file.write_bytes(data)


def test_a_terminal_of_one_s_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is not known here is looked up: what terminfo says of it is used, and told."""
    source = next(
        path for place in ("/lib/terminfo", "/usr/share/terminfo") if (path := Path(place, "x/xterm")).exists()
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    _written(tmp_path, "newterm", source.read_bytes())
    terminal = recognise({"TERM": "newterm", "LANG": "C.UTF-8"})
    assert (terminal.colours, terminal.screen, terminal.features.repeat) == ("8", True, True)
    assert "terminfo" in dict(terminal.reasons)["screen"]


@pytest.mark.parametrize("cut", [0, 5, 11, 40, 100, 500])
def test_files_that_are_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int) -> None:
    """A file that is not whole is as good as none, or has what is left of it; it is never an error."""
    source = next(
        path for place in ("/lib/terminfo", "/usr/share/terminfo") if (path := Path(place, "x/xterm")).exists()
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    _written(tmp_path, "newterm", source.read_bytes()[:cut])
    found = entry("newterm")
    assert found is None or not found.repeat


@pytest.mark.parametrize("term", ["", "../../etc/passwd", "x/xterm", ".", "..", "a" * 100, "x\0y", "é"])
def test_names_that_are_none(term: str) -> None:
    """A name that could lead elsewhere on the disk is not looked up."""
    assert entry(term) is None
