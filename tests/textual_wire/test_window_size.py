"""The size of the window is that of the terminal, whatever the environment says."""

import os
import termios
from collections.abc import Iterator

import pytest

from textual_wire.detection.variables import drop_textual_variables
from textual_wire.detection.window import MAX_COLUMNS, MAX_ROWS, window_size


@pytest.fixture
def terminal() -> Iterator[int]:
    """A terminal."""
    ours, theirs = os.openpty()
    yield theirs
    os.close(ours)
    os.close(theirs)


@pytest.mark.parametrize(
    ("rows", "columns", "environment", "size"),
    [
        (24, 80, {"COLUMNS": "200", "LINES": "50"}, (80, 24)),
        (0, 0, {"COLUMNS": "200", "LINES": "50"}, (200, 50)),
        (0, 0, {}, (80, 24)),
        (30, 0, {"COLUMNS": "200", "LINES": "50"}, (200, 30)),
        (0, 0, {"COLUMNS": "many", "LINES": "-3"}, (80, 24)),
        (0, 0, {"COLUMNS": "99999", "LINES": "٣"}, (MAX_COLUMNS, 24)),
        (0, 0, {"COLUMNS": "100000", "LINES": "1"}, (80, 1)),
        (0, 0, {"COLUMNS": "1", "LINES": "100000"}, (1, 24)),
        (65535, 65535, {}, (MAX_COLUMNS, MAX_ROWS)),
    ],
)
def test_the_terminal_decides(
    terminal: int, rows: int, columns: int, environment: dict[str, str], size: tuple[int, int]
) -> None:
    """COLUMNS and LINES count only where the terminal does not know its size, and no size is beyond the bounds."""
    termios.tcsetwinsize(terminal, (rows, columns))
    assert window_size(terminal, environment) == size


def test_no_terminal() -> None:
    """Without a terminal, COLUMNS and LINES count."""
    assert window_size(-1, {"COLUMNS": "40"}) == (40, 24)


def test_textual_variables_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of Textual's is left, and all others are."""
    environment = {"TEXTUAL": "debug", "TEXTUAL_PRESS": "q", "TEXTUAL_LOG": "/x", "COLUMNS": "80", "TERM": "xterm"}
    drop_textual_variables(environment)
    assert environment == {"COLUMNS": "80", "TERM": "xterm"}
    monkeypatch.setattr(os, "environ", {"TEXTUAL_PRESS": "q", "OTHER_TEXTUAL": "x"})
    drop_textual_variables()
    assert os.environ == {"OTHER_TEXTUAL": "x"}
