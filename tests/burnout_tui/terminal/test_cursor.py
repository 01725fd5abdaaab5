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


def _on_pointer(terminal: Session) -> bool:
    column, row = terminal.cursor
    return terminal.lines[row][column : column + 1] == "▸"


def _quit(terminal: Session) -> None:
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert left_behind(terminal) == []


@pytest.mark.parametrize(
    ("variables", "seen"), [({}, False), ({"BURNOUT_TUI_CURSOR": "1", "TERM": "linux"}, True)], ids=str
)
def test_the_cursor_is_visible(variables: Mapping[str, str], seen: bool) -> None:
    """The cursor is hidden unless requested, keeps that state, and is visible again when the guide ends."""
    with session(guide("--open", "characters"), environment=variables) as terminal:
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


def test_the_cursor_follows_the_reader() -> None:
    """The cursor is on the selected row or link, in the input, and on the choice; after a suspension, too."""
    with session(guide("--cursor"), (100, 30)) as terminal:
        terminal.wait_for_text("Casablanca", "q quit")
        _follows_the_selection(terminal)
        for key, typed in (("/", "ay"), ("p", "a"), ("\x10", "a")):
            _follows_the_choice(terminal, key, typed)
        _comes_back_after_a_suspension(terminal)
        _quit(terminal)


def _follows_the_selection(terminal: Session) -> None:
    """Check the cursor in a list, on a link, where text is typed, and in the picture."""
    terminal.press("2")
    terminal.wait_for(lambda: "▸ Ayoub" in terminal.text and _on_pointer(terminal), "the cursor on the list")
    for name in ("Jad", "Ghita", "Faridi"):
        terminal.press("j")
        terminal.wait_for_text(f"▸ {name}")
        terminal.wait_for(lambda: _on_pointer(terminal), "the cursor on the row")
        assert terminal.lines[terminal.cursor[1]].startswith(f"│ ▸ {name}")
    terminal.press("\r")
    terminal.wait_for_text("▸Driss Roukhe")
    column, row = terminal.cursor
    assert terminal.lines[row][column:].startswith("Driss Roukhe")
    terminal.press("5")
    terminal.wait_for(lambda: "f: ≡" in terminal.text and _on_pointer(terminal), "the cursor in the picture")
    before = terminal.cursor
    terminal.press("j")
    terminal.wait_for(lambda: terminal.cursor != before and _on_pointer(terminal), "the cursor on the next one")


def _follows_the_choice(terminal: Session, key: str, typed: str) -> None:
    """In a dialog with a list, the cursor is on the row that an arrow selected, and in the input after a letter."""
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
    terminal.press("\x1b")
    terminal.wait_for(
        lambda: terminal.lines[0].startswith(" BURN OUT") and terminal.lines[-1].endswith("q quit"), "the guide alone"
    )


def _comes_back_after_a_suspension(terminal: Session) -> None:
    """A requested cursor is visible again when the guide resumes."""
    before = len(terminal.sent)
    terminal.signal(signal.SIGCONT)
    terminal.wait_for(lambda: b"\x1b[?1049h" in terminal.sent[before:], "the screen taken again")
    terminal.press("3")
    terminal.wait_for_text("▸ Anas El Baz")
    terminal.press("j")
    terminal.wait_for(lambda: "▸ Anas El Baz" not in terminal.text, "the next one")
    terminal.wait_for(lambda: _seen(terminal), "the cursor again")
