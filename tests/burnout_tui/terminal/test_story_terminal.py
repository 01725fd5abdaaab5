"""The story on a real terminal."""

import pytest
from tests.support.paths import DATA
from tests.support.pty_session import guide, session
from tests.support.terminal_state import left_behind

GODFREY = str(DATA / "godfrey.toml")


@pytest.mark.parametrize(
    ("language", "term", "third", "selected"),
    [("en", "xterm-256color", "The one who stays", "▌3▐"), ("fr", "vt100", "Celle qui reste", ">  3")],
    ids=["chart", "list"],
)
def test_walking(language: str, term: str, third: str, selected: str) -> None:
    """The arrows lead to a scene, enter to its card and a character, and back to the scene; without lines in a list."""
    environment = {"TERM": term, "LC_ALL": "C" if term == "vt100" else "C.UTF-8"}
    step = "\x1b[C" if selected.startswith("▌") else "\x1b[B"
    with session(guide("--lang", language, GODFREY), (120, 40), environment=environment) as terminal:
        terminal.wait_for_text("1936")
        terminal.press("6")
        terminal.wait_for_text(selected.replace("3", "1"))
        terminal.press(step * 2)
        terminal.wait_for_text(third, selected)
        terminal.press("\r\x1b[B\r")
        terminal.wait_for(lambda: selected not in terminal.text, "a character")
        terminal.press("\x7f")
        terminal.wait_for_text(third, selected)
        terminal.resize(60, 20)
        terminal.wait_for(lambda: third in terminal.text and len(terminal.lines) == 20, "a small window")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert left_behind(terminal) == []
