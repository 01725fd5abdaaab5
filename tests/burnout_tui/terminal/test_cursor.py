"""The terminal's cursor in the full screen: its position and visibility."""

import re
import signal
from collections.abc import Mapping

import pytest
from tests.support.pty_session import Session, guide, session
from tests.support.terminal_state import left_behind

_SHOWN_OR_HIDDEN = re.compile(rb"\x1b\[\?25([hl])")


def _seen(terminal: Session) -> bool:
    """Return True if the cursor was last shown, not hidden."""
    return _SHOWN_OR_HIDDEN.findall(terminal.sent)[-1:] == [b"h"]


def _before_cursor(terminal: Session) -> str:
    column, row = terminal.cursor
    return terminal.lines[row][:column]


def _quit(terminal: Session) -> None:
    terminal.press("\x11")
    assert terminal.wait_for_end() == 0
    assert left_behind(terminal) == []


@pytest.mark.parametrize(
    ("options", "variables", "seen"),
    [
        ([], {}, False),
        (["--cursor"], {}, True),
        ([], {"BURNOUT_TUI_CURSOR": "1"}, True),
        ([], {"BURNOUT_TUI_CURSOR": "0"}, False),
        (["--no-cursor"], {"BURNOUT_TUI_CURSOR": "1"}, False),
        (["--cursor"], {"TERM": "linux"}, True),
    ],
    ids=str,
)
def test_the_cursor_is_visible(options: list[str], variables: Mapping[str, str], seen: bool) -> None:
    """The cursor is hidden unless requested, keeps that state, and is visible again when the guide ends."""
    with session(guide("--open", "characters", *options), environment=variables) as terminal:
        terminal.wait_for_text("Ayoub", "q quit")
        assert _seen(terminal) is seen
        terminal.press("j")
        terminal.wait_for_text("Jad, 40")
        assert _seen(terminal) is seen
        before = len(_SHOWN_OR_HIDDEN.findall(terminal.sent))
        terminal.press("\x0c")  # all is drawn again
        terminal.wait_for(lambda: len(_SHOWN_OR_HIDDEN.findall(terminal.sent)) > before, "the screen drawn again")
        assert _seen(terminal) is seen
        _quit(terminal)


def test_after_a_suspension() -> None:
    """A requested cursor is visible again when the guide resumes."""
    with session(guide("--cursor")) as terminal:
        terminal.wait_for_text("q quit")
        before = len(terminal.sent)
        terminal.signal(signal.SIGCONT)
        terminal.wait_for(lambda: b"\x1b[?1049h" in terminal.sent[before:], "the screen taken again")
        for key, shown in (("2", "▸ Ayoub"), ("j", "Jad, 40")):
            terminal.press(key)
            terminal.wait_for_text(shown)
        terminal.wait_for(lambda: _seen(terminal), "the cursor again")
        _quit(terminal)


@pytest.mark.parametrize(
    ("key", "typed"),
    [("/", "ay"), ("p", "a"), ("\x10", "a")],
    ids=["search", "path", "palette"],
)
def test_the_cursor_follows_the_choice(key: str, typed: str) -> None:
    """In a dialog with a list, the cursor is on the row that an arrow selected, and in the input after a letter."""
    with session(guide(), (100, 30)) as terminal:
        terminal.wait_for_text("q quit")
        terminal.press(key)
        terminal.press(typed)
        terminal.wait_for(lambda: _before_cursor(terminal).endswith(typed), "the cursor in the box")
        in_box = terminal.cursor
        rows: list[int] = []
        for _ in range(2):
            terminal.press("\x1b[B")
            terminal.wait_for(
                lambda: (
                    terminal.cursor[1] not in (in_box[1], *rows)
                    and "▸" in terminal.lines[terminal.cursor[1]][: terminal.cursor[0] + 1]
                ),
                "the cursor on the next one",
            )
            rows.append(terminal.cursor[1])
        terminal.press("a")
        terminal.wait_for(lambda: terminal.cursor == (in_box[0] + 1, in_box[1]), "the cursor in the box again")
        _quit(terminal)
