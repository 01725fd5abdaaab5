"""The picture before Textual: the same cells as the first frame, and nothing is sent again."""

import os
import signal
from itertools import product

import pytest
from tests.support.combinations import pairwise
from tests.support.stored_pictures import MODES, printed, started, storing_guide
from tests.support.terminal_state import left_behind

ALL = os.environ.get("PICTURES") == "all"
"""True for ``make pictures-same``, which takes every combination of more values, and minutes."""
TABS = ("synopsis", "characters", "cast", "filmography", "ensemble", "story")
THEMES = ("noir", "ville-blanche", "ansi", *(["nord"] if ALL else []))
SIZES = ((40, 12), (80, 24), (200, 60), *([(120, 40)] if ALL else []))
LANGUAGES = ("en", "fr")
TERMINALS = (
    {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
    {"TERM": "xterm"},
    {"TERM": "vt220", "LC_ALL": "C"},
    *([{"TERM": "xterm-256color"}, {"TERM": "xterm-kitty", "NO_COLOR": "1"}] if ALL else []),
    *([{"TERM": "linux", "LC_ALL": "C"}, {"TERM": "rxvt"}] if ALL else []),
)
"""24-bit colours, 16, none in ASCII; then 256, none, 8 in ASCII, and 8."""
STARTS = (product if ALL else pairwise)(TABS, TERMINALS, THEMES, SIZES, LANGUAGES)


@pytest.mark.parametrize(("tab", "terminal", "theme", "size", "language"), STARTS)
def test_nothing_is_sent_again(
    tab: str, terminal: dict[str, str], theme: str, size: tuple[int, int], language: str
) -> None:
    """Before the imports the terminal shows the first frame; then come modes and questions, and not one cell."""
    guide = storing_guide("--open", tab, "--theme", theme, "--lang", language)
    with started(guide, size, terminal) as shown:
        picture = shown.cells()
        assert MODES not in shown.sent
        sent = shown.go_on()
        assert MODES in sent
        assert printed(sent) == b""
        assert len(sent) <= 180
        shown.signal(signal.SIGWINCH)  # all cells are sent
        shown.wait_until_idle()
        assert printed(bytes(shown.sent[shown.before :]))
        assert shown.cells() == picture
        shown.press("q")
        assert shown.wait_for_end() == 0
        assert left_behind(shown) == []


def test_a_terminal_that_answers() -> None:
    """Reports that a terminal sends at the start, of modes, the focus and its size, send no cell again."""
    with started(storing_guide()) as shown:
        shown.signal(signal.SIGUSR1)
        shown.wait_for(lambda: b"\x1b[?2048$p" in shown.sent, "a question")
        shown.press(b"\x1b[?2026;2$y\x1b[?2048;2$y\x1b[I")
        shown.wait_for(lambda: b"\x1b[?2048h" in shown.sent, "the mode")
        shown.press(b"\x1b[48;24;80;480;640t")
        sent = shown.go_on()
        assert printed(sent) == b""
        shown.press(b"\x1b[48;24;80;480;640t")  # as after a loss of the picture
        shown.wait_until_idle()
        assert "Casablanca" in printed(bytes(shown.sent[shown.before :])).decode()
        shown.press("q")
        assert shown.wait_for_end() == 0
        assert left_behind(shown) == []
