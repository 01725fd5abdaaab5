"""The guide in tmux: a reader detaches, or loses the connection, and comes back at another size."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.openssh_server import needs_sshd, on_terminal, server, wait_until
from tests.support.paths import FOLDER_VARIABLES
from tests.support.pty_session import Session, guide, installed_guide, session
from tests.support.stored_pictures import KEPT, storing_guide

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")
SIZES = ((120, 40), (50, 20))
LINES_OF_TMUX = 1
"""Rows of the status line."""


class Tmux:
    """A separate tmux without settings."""

    def __init__(self, folder: str) -> None:
        """Keep the folder for the socket."""
        self.environment = {"TMUX_TMPDIR": folder, **{name: os.environ[name] for name in FOLDER_VARIABLES}}
        """The environment that its commands need."""
        self._folder = folder

    def command(self, *arguments: str) -> list[str]:
        """Return a command line of tmux."""
        return ["tmux", "-L", "guide", "-f", "/dev/null", *arguments]

    def ask(self, *arguments: str) -> str:
        """Run a command of tmux, and return its output; empty without a tmux."""
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **self.environment}
        asked = subprocess.run(self.command(*arguments), env=environment, capture_output=True, text=True, check=False)
        return asked.stdout

    def over_ssh(self, *arguments: str) -> str:
        """Return the same for the shell at the other end of a connection."""
        return " ".join(["env", f"TMUX_TMPDIR={self._folder}", *self.command(*arguments)])


@pytest.fixture
def tmux() -> Iterator[Tmux]:
    """Start tmux with its socket in a folder with a short path, as sockets need."""
    with tempfile.TemporaryDirectory(prefix="tmux") as folder:
        running = Tmux(folder)
        yield running
        running.ask("kill-server")


def _walk(terminal: Session) -> None:
    """Go to the second character."""
    terminal.wait_for_text("Casablanca", "? help")
    terminal.press("2")
    terminal.wait_for_text("▸ Ayoub")
    terminal.press("j")
    terminal.wait_for_text("▸ Jad")


def _picture(columns: int, rows: int) -> list[str]:
    """Return the screen after the same walk in a guide that was opened at this size."""
    with session(guide(), (columns, rows)) as plain:
        _walk(plain)
        plain.wait_until_idle()
        return plain.lines


def _shows(terminal: Session, picture: list[str]) -> None:
    """Wait for the whole screen above the status line."""
    terminal.wait_for(lambda: terminal.lines[:-LINES_OF_TMUX] == picture, "\n".join(["the picture", *picture, "but"]))


def test_attaching_at_another_size(tmux: Tmux) -> None:
    """After attaching in a window of another size, the screen is that of a guide opened at this size."""
    tmux.ask("new-session", "-d", *installed_guide())
    with session(tmux.command("attach"), (100, 30), tmux.environment) as before:
        _walk(before)
        tmux.ask("detach-client")
        assert before.wait_for_end() == 0
    for columns, rows in SIZES:
        with session(tmux.command("attach"), (columns, rows), tmux.environment) as after:
            _shows(after, _picture(columns, rows - LINES_OF_TMUX))
            tmux.ask("detach-client")
            assert after.wait_for_end() == 0
    with session(tmux.command("attach"), (80, 24), tmux.environment) as last:
        last.wait_for_text("▸ Jad")
        last.press("k")
        last.wait_for_text("▸ Ayoub")
        last.press("q")
        assert last.wait_for_end() == 0


@needs_sshd
def test_losing_the_connection(tmp_path: Path, tmux: Tmux) -> None:
    """In tmux the guide outlives the connection and is unchanged on return; it ends with tmux."""
    with server(tmp_path / "server", "AcceptEnv LC_ALL\n") as host:
        options = ["-t", "-oSendEnv=LC_ALL"]
        new, attach = (tmux.over_ssh(*words) for words in (("new-session", "burnout-tui"), ("attach",)))
        with on_terminal(host.ssh(new, options=options)) as before:
            _walk(before)
            (client,) = host.clients()
            os.kill(client, signal.SIGKILL)
            wait_until(lambda: not host.connections(), "the end of the connection", host)
        assert any("burnout-tui" in " ".join(line) for line in host.visits().values())
        with on_terminal(host.ssh(attach, options=options), (80, 24)) as after:
            _shows(after, _picture(80, 24 - LINES_OF_TMUX))
            tmux.ask("kill-server")
            after.wait_for_end()
        host.wait_for_nobody()
        assert host.left_behind() == []


def test_the_first_picture(tmux: Tmux) -> None:
    """In tmux, too, the picture is there before the imports, and the guide takes it over without a change."""
    program = storing_guide("--open", "cast").in_new_interpreter()
    with session(tmux.command("new-session", *program), (100, 32), {**tmux.environment, **KEPT}) as terminal:
        terminal.wait_for_text("Anas El Baz", "Cast")
        before = tmux.ask("capture-pane", "-p", "-e")
        os.kill(int(tmux.ask("display-message", "-p", "#{pane_pid}")), signal.SIGUSR1)
        wait_until(lambda: tmux.ask("display-message", "-p", "#{mouse_any_flag}") == "1\n", "mode of the mouse")
        terminal.quiet_for(0.3)
        assert tmux.ask("capture-pane", "-p", "-e") == before
        terminal.press("2")
        terminal.wait_for_text("▸ Ayoub")
        terminal.press("q")
        terminal.wait_for_end()
