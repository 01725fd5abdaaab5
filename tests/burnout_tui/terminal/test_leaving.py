"""However the guide ends, it restores the terminal and leaves no process behind."""

import signal
import sys
from pathlib import Path

import pytest
from tests.support.forks import Program
from tests.support.paths import ROOT
from tests.support.pty_session import Session, guide, installed_guide, session
from tests.support.terminal_state import left_behind, text_after_leaving, used_screen

MISTAKES = {
    "a tab": ("CharactersPanel.rows = fail", "2"),
    "the input": ("textual_wire.keyboard.parser.KeyParser.feed = fail", "x"),
    "the first frame": ("TitleBar.segments = fail", ""),
    "what is sent": ("GuideApp.action_theme = lambda _: setattr(wire.Painter, 'paint', fail)", "t2"),
    "all that is sent": ("wire.Painter.paint = fail", ""),
}
"""The places where a bug is put into the program, with the key that reaches it."""
LAUNCHER = """
import textual_wire.keyboard.parser
from burnout_tui.cli import main
from textual_wire.wire import wire
from burnout_tui.view.app import GuideApp
from burnout_tui.view.panels.characters import CharactersPanel
from burnout_tui.view.widgets.bars import TitleBar
def fail(*_):
    raise RuntimeError("injected")
{mistake}
main()
"""
TALKATIVE = """
from burnout_tui.cli import main
from burnout_tui.view.app import GuideApp
leave = GuideApp.exit
def write_and_leave(app):
    for _ in range(100):
        app._driver.write("one more frame")
    leave(app)
GuideApp.exit = write_and_leave
main()
"""
"""A guide that has more output pending than Textual queues at the moment when it ends."""


def _opened(terminal: Session) -> None:
    terminal.wait_for_text("Casablanca", "q quit")
    assert used_screen(terminal)
    assert terminal.attributes() != terminal.attributes_before


def test_quitting() -> None:
    """After ctrl+c the terminal is as it was, without any text on it; exit status 0."""
    with session(installed_guide()) as terminal:
        _opened(terminal)
        terminal.press("\x03")
        assert terminal.wait_for_end() == 0
        assert left_behind(terminal) == []
        assert text_after_leaving(terminal) == ""


def test_quitting_a_terminal_that_answers() -> None:
    """After q, in-band size reports and pixel mouse positions are off, even if the terminal supports them."""
    with session(guide()) as terminal:
        terminal.wait_for(lambda: b"\x1b[?2048$p" in terminal.sent, "the question")
        terminal.press("\x1b[?2026;2$y\x1b[?2048;2$y")
        terminal.wait_for(lambda: b"\x1b[?2048h" in terminal.sent, "in-band sizes")
        terminal.press("\x1b[48;24;80;480;800t")
        _opened(terminal)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert left_behind(terminal) == []
        assert text_after_leaving(terminal) == ""


@pytest.mark.parametrize(
    ("number", "over"),
    [(signal.SIGTERM, ""), (signal.SIGHUP, "?"), (signal.SIGQUIT, ""), (signal.SIGUSR1, ""), (signal.SIGXCPU, "?")],
)
def test_signals(number: signal.Signals, over: str) -> None:
    """A terminating signal makes the guide quit and restore the terminal; then the signal ends the process."""
    with session(guide()) as terminal:
        _opened(terminal)
        if over:
            terminal.press(over)
            terminal.wait_for_text("the entry or link above")
        terminal.signal(number)
        assert terminal.wait_for_end() == -number
        assert left_behind(terminal) == []
        assert text_after_leaving(terminal) == ""


def test_a_signal_before_the_first_frame() -> None:
    """A signal just after the guide has taken over the terminal still makes it restore the terminal."""
    with session(installed_guide()) as terminal:
        terminal.wait_for(lambda: b"\x1b[?1049h" in terminal.sent, "the alternate screen")
        terminal.signal(signal.SIGINT)
        assert terminal.wait_for_end() == -signal.SIGINT
        assert left_behind(terminal) == []


@pytest.mark.parametrize("controlling", [True, False], ids=["signal", "no signal"])
def test_hanging_up(controlling: bool) -> None:
    """When the terminal disconnects the guide ends, even during output and without SIGHUP."""
    with session(Program(TALKATIVE), controlling=controlling) as terminal:
        _opened(terminal)
        terminal.hang_up()
        assert terminal.wait_for_end() == -signal.SIGHUP


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_bug_in_the_program(tmp_path: Path, mistake: str) -> None:
    """After a bug the guide restores the terminal, prints one sentence and saves the traceback; exit status 1."""
    code, key = MISTAKES[mistake]
    with session(Program(LAUNCHER.format(mistake=code)), environment={"XDG_STATE_HOME": str(tmp_path)}) as terminal:
        if key:
            _opened(terminal)
            terminal.press(key)
        assert terminal.wait_for_end() == 1
        (file,) = (tmp_path / "burnout-tui").iterdir()
        sentence = f"burnout-tui crashed; the traceback is in {file}"
        assert text_after_leaving(terminal) == f"{sentence}\r\n"
        assert file.read_text(encoding="utf-8").endswith("RuntimeError: injected\n")
        assert left_behind(terminal) == []


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["nosuch.toml"], 1, "nosuch.toml: error: no such file"),
        (["xyzzy"], 2, "“xyzzy” is neither a command nor a film file"),
        (["--theme", "noirr"], 2, "there is no theme “noirr”; did you mean “noir”?"),
        (["--open", "character:aide"], 2, "there is no “character:aide”; did you mean “character:aida”?"),
        (["--version"], 0, "burnout-tui "),
    ],
)
def test_errors_leave_the_terminal_alone(arguments: list[str], status: int, words: str) -> None:
    """Problems are reported without touching the terminal: no escape sequence, no other screen."""
    with session(guide(*arguments)) as terminal:
        assert terminal.wait_for_end() == status
        assert terminal.text.startswith(words)
        assert b"\x1b" not in terminal.sent
        assert terminal.sent.count(b"\n") == 1
        assert left_behind(terminal) == []


def test_the_programs_of_the_benchmark_end_with_their_terminal() -> None:
    """A program with Textual's stock driver ends too when its terminal is gone without a signal, and does not spin."""
    program = [sys.executable, str(ROOT / "benchmarks" / "wire_program.py"), "app"]
    with session(program, controlling=False) as terminal:
        terminal.wait_for(lambda: b"\x1b[?1049h" in terminal.sent, "the alternate screen")
        terminal.hang_up()
        assert terminal.wait_for_end() == -signal.SIGHUP
