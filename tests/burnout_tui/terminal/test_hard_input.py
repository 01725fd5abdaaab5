"""Variables of the environment, and whatever a terminal sends besides keys, have no effect on the guide."""

import time
from contextlib import closing
from pathlib import Path

from tests.support.pty_session import DEADLINE, Session, installed_guide
from tests.support.terminal_answers import ANSWERS
from tests.support.terminal_state import left_behind

VARIABLES = {
    "COLUMNS": "200",
    "LINES": "50",
    "LC_TERMINAL": "iTerm2",
    "TEXTUAL_COLOR_SYSTEM": "bad",
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
    "TEXTUAL_DRIVER": "nope:Nope",
    "TEXTUAL_LOG": "/nonexistent/log",
    "TEXTUAL_PRESS": "q",
}
"""Variables that would give the guide another size, end it, or make it write files."""


class Terminal(Session):
    """A terminal at which somebody presses a key until it works."""

    def press_until_end(self, keys: bytes) -> None:
        """Press a key again and again, so that it comes in a read of its own at least once, until the guide ends."""
        deadline = time.monotonic() + DEADLINE
        self.press(keys)
        while self._read(0.5):
            assert time.monotonic() < deadline, f"the guide does not end. The screen:\n{self.text}"
            self.press(keys)


def test_only_keys_and_the_size_of_the_window_count(tmp_path: Path) -> None:
    """The guide fills its window, answers in two pieces do nothing, and ctrl+c ends a paste without an end."""
    environment = {**VARIABLES, "TEXTUAL_SCREENSHOT": "1", "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path)}
    with closing(Terminal(installed_guide(), (80, 24), environment)) as terminal:
        terminal.wait_for_text("Casablanca", "q quit")
        assert "q quit" in terminal.lines[23]
        assert b"\x1b[>29u" in terminal.sent
        assert b"\x1b[?2048$p" not in terminal.sent  # sizes in the input, which iTerm reports wrongly
        terminal.resize(60, 20)
        terminal.wait_for(lambda: "q quit" in terminal.lines[19], "the hints in the last line")
        terminal.press("2")
        terminal.wait_for_text("▸ Ayoub")
        for answer in ANSWERS.values():
            for place in range(2, len(answer)):
                terminal.press(answer[:place])
                terminal.press(answer[place:])
        terminal.press("j")
        terminal.wait_for_text("▸ Jad")
        terminal.press("/")
        terminal.wait_for_text("esc back")
        terminal.press(b"\x1b[200~abc")
        terminal.press_until_end(b"\x1b[1572;5u")
        assert terminal.wait_for_end() == 0
        assert left_behind(terminal) == []
    assert not list(tmp_path.iterdir())
