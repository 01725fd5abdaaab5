"""The library in a small Textual app, without the guide, on a real terminal."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from tests.support.paths import ROOT
from tests.support.pty_session import Session, session
from tests.support.terminal_state import left_behind, text_after_leaving, used_screen

from textual_wire import Features, Wire

COMMAND = [sys.executable, str(ROOT / "tests" / "support" / "counter_app.py")]
TEXT = "A line of text that does not change."


@pytest.fixture
def app() -> Iterator[Session]:
    """Open the app, and wait until it is idle."""
    with session(COMMAND, environment={"COLORTERM": "truecolor"}) as terminal:
        terminal.wait_for_text("Count: 0", TEXT)
        terminal.wait_until_idle()
        yield terminal


def test_screen_and_keys(app: Session) -> None:
    """The screen is right, a key sends only what it changes, and quitting restores the terminal."""
    assert used_screen(app)
    assert app.lines[0] == "Count: 0"
    assert app.lines[1].startswith(f"{TEXT} {TEXT}")
    before = len(app.sent)
    app.press("u")
    app.wait_for_text("Count: 1")
    app.wait_until_idle()
    assert len(app.sent) - before < 40
    assert app.lines[1].startswith(f"{TEXT} {TEXT}")
    app.press("q")
    assert app.wait_for_end() == 0
    assert left_behind(app) == []
    assert text_after_leaving(app) == "guide imported: False\r\n"


def test_hanging_up(app: Session) -> None:
    """If the terminal is closed, the app ends."""
    app.hang_up()
    assert app.wait_for_end() != 0


def test_started_in_the_background() -> None:
    """An app started in the background does not use the terminal until the shell brings it to the foreground."""
    with session(["/bin/sh", "-i"]) as shell:
        shell.press(f"{' '.join(COMMAND)} &\r")
        _wait_until_stopped(shell)
        assert b"\x1b[?1049h" not in shell.sent
        shell.press("fg\r")
        shell.wait_for_text("Count: 0", TEXT)
        shell.press("uq")
        shell.wait_for_text("guide imported: False")
        assert left_behind(shell) == []
        shell.press("exit\r")
        assert shell.wait_for_end() == 0


def _wait_until_stopped(shell: Session) -> None:
    """Ask the shell for its jobs until it reports that one is stopped."""
    for _ in range(300):
        shell.press("jobs\r")
        shell.quiet_for(0.1)
        if b"Stopped" in shell.sent:
            return
    raise AssertionError(f"the app was not stopped. The screen:\n{shell.text}")


def test_wire() -> None:
    """A wire turns frames into the text that changes the screen."""
    wire = Wire(80, 24, Features(erase=True))
    wire.feed("\x1b[?1049h\x1b[1;1Hcount 1\x1b[1;1H")
    wire.take()
    wire.feed("\x1b[1;1Hcount 2\x1b[1;1H")
    assert wire.take() == "\x1b[6C2\r"


def test_importing_is_cheap() -> None:
    """The package imports neither Textual nor its own modules before a name is used."""
    program = "import sys, textual_wire; print(*(name for name in sys.modules if name.startswith('textual')))"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "textual_wire"
