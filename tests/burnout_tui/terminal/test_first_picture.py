"""The picture before Textual: the same cells as the first frame, and nothing is sent again."""

import signal

import pytest
from tests.support.combinations import varied
from tests.support.stored_pictures import MODES, printed, started, storing_guide
from tests.support.terminal_state import left_behind

TABS = ("synopsis", "characters", "cast", "filmography", "ensemble", "story")
THEMES = ("noir", "ville-blanche", "ansi")
SIZES = ((40, 12), (80, 24), (120, 40))
LANGUAGES = ("en", "fr")
TERMINALS = (
    {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
    {"TERM": "xterm-256color"},
    {"TERM": "xterm"},
    {"TERM": "xterm-kitty", "NO_COLOR": "1"},
    {"TERM": "linux", "LC_ALL": "C"},
    {"TERM": "vt220", "LC_ALL": "C"},
)


@pytest.mark.parametrize(
    ("tab", "theme", "size", "language", "terminal"), varied(TABS, THEMES, SIZES, LANGUAGES, TERMINALS)
)
def test_nothing_is_sent_again(
    tab: str, theme: str, size: tuple[int, int], language: str, terminal: dict[str, str]
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
        assert shown.quiet_for(0.2)
        assert printed(bytes(shown.sent[shown.before :]))
        assert shown.cells() == picture
        shown.press("q")
        assert shown.wait_for_end() == 0
        assert left_behind(shown) == []
