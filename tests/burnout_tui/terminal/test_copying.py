"""Copying through tmux and GNU screen: the outer terminal gets the request, and none of it is shown."""

import base64
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.support.pty_session import Session, installed_guide, session

needs_tmux = pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")
needs_screen = pytest.mark.skipif(not shutil.which("screen"), reason="needs GNU screen")

_REQUEST = re.compile(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)")
_ENTRY = installed_guide("--open", "character:ayoub")
"""The guide at an entry whose text is longer than what GNU screen takes for one string."""


def _copied(terminal: Session) -> list[str]:
    return [base64.b64decode(data).decode() for data in _REQUEST.findall(terminal.sent)]


@contextmanager
def _in_tmux(folder: Path, settings: Sequence[str], command: Sequence[str]) -> Iterator[Session]:
    """Run the command in a separate tmux with only these settings."""
    file = folder / "tmux.conf"
    file.write_text("\n".join(["set -s escape-time 0", "set -g status off", *settings]), encoding="utf-8")
    tmux = ["tmux", "-L", "copying", "-f", str(file)]
    try:
        with session([*tmux, "new-session", *command], (100, 30), {"TMUX_TMPDIR": str(folder)}) as terminal:
            terminal.wait_for_text("▸Ilyass El Jihani", "q quit")
            yield terminal
    finally:
        environment = {"TMUX_TMPDIR": str(folder), "PATH": "/usr/bin:/bin"}
        subprocess.run([*tmux, "kill-server"], env=environment, capture_output=True, check=False)


@contextmanager
def _in_screen(folder: Path, command: Sequence[str]) -> Iterator[Session]:
    """Run the command in a separate GNU screen."""
    folder.chmod(0o700)
    file = folder / "screenrc"
    file.write_text("startup_message off\nvbell off\n", encoding="utf-8")
    # A session sees from an inherited file that its command runs. screen closes that file; the shell keeps it open.
    screen = ["/bin/sh", "-c", '"$@"; exit', "sh", "screen", "-S", "copying", "-c", str(file), "-U"]
    environment = {"SCREENDIR": str(folder)}
    try:
        with session([*screen, *command], (100, 30), environment) as terminal:
            terminal.wait_for_text("▸Ilyass El Jihani", "q quit")
            yield terminal
    finally:
        quit_it = ["screen", "-S", "copying", "-X", "quit"]
        subprocess.run(quit_it, env={**environment, "PATH": "/usr/bin:/bin"}, capture_output=True, check=False)


def _copy(terminal: Session) -> None:
    """Ask for a copy, and check that only the notice is shown."""
    before = terminal.lines
    terminal.press("y")
    terminal.wait_for_text("burnout-tui")
    assert terminal.quiet_for(0.5)
    assert terminal.lines[:20] == before[:20]
    assert "52;c" not in terminal.text


def _quit(terminal: Session) -> None:
    terminal.press("q")
    terminal.wait_for_end()


@needs_tmux
@pytest.mark.parametrize(
    ("term", "settings"),
    [
        ("screen-256color", ["set -s set-clipboard on"]),
        ("tmux-256color", ["set -s set-clipboard external", "set -g allow-passthrough on"]),
    ],
    ids=["set-clipboard", "allow-passthrough"],
)
def test_through_tmux(tmp_path: Path, term: str, settings: list[str]) -> None:
    """tmux passes the text on with either of the two settings that allow it."""
    with _in_tmux(tmp_path, [f"set -g default-terminal {term}", *settings], _ENTRY) as terminal:
        _copy(terminal)
        terminal.wait_for(lambda: bool(_copied(terminal)), "the request")
        assert all(text.startswith("Ayoub, 13") for text in _copied(terminal))
        _quit(terminal)


@needs_tmux
@pytest.mark.parametrize(
    ("term", "known"),
    [("tmux-256color", True), ("screen-256color", False)],
    ids=["tmux is known", "nothing is known"],
)
def test_tmux_without_clipboard_settings(tmp_path: Path, term: str, known: bool) -> None:
    """tmux without settings shows nothing of the request, even if it could be GNU screen."""
    settings = [f"set -g default-terminal {term}", "set -s set-clipboard external", "set -g allow-passthrough off"]
    command = _ENTRY if known else ["env", "-u", "TMUX", "-u", "TERM_PROGRAM", *_ENTRY]
    with _in_tmux(tmp_path, settings, command) as terminal:
        _copy(terminal)
        assert _copied(terminal) == []
        _quit(terminal)


@needs_screen
@pytest.mark.parametrize("known", [True, False], ids=["screen is known", "nothing is known"])
def test_through_screen(tmp_path: Path, known: bool) -> None:
    """GNU screen passes the text on in pieces, even if it could be tmux."""
    command = _ENTRY if known else ["env", "-u", "STY", "TERM=screen-256color", *_ENTRY]
    with _in_screen(tmp_path, command) as terminal:
        _copy(terminal)
        terminal.wait_for(lambda: bool(_copied(terminal)), "the request")
        assert _copied(terminal)[0].startswith("Ayoub, 13")
        _quit(terminal)
