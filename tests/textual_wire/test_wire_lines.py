"""The fast reading of a line, which is what most of a frame is made of."""

import pytest

from textual_wire.detection.features import Features
from textual_wire.wire.fast_lines import apply_line
from textual_wire.wire.frame_reader import Reader
from textual_wire.wire.screen import Screen
from textual_wire.wire.style import Style

COLUMNS, ROWS = 12, 3
RED, OFF = "\x1b[31m", "\x1b[0m"


def _picture(screen: Screen) -> tuple[list[str], list[list[Style]], tuple[int, int], str]:
    text = ["".join(map(screen.clusters.__getitem__, row)) for row in screen.grid.text]
    styles = [[screen.styles[style] for style in row] for row in screen.grid.styles]
    return text, styles, (screen.column, screen.row), screen.pen


@pytest.mark.parametrize(
    ("line", "applied"),
    [
        ("", True),
        ("plain", True),
        ("plain\n", True),
        (f"{RED}red{OFF}", True),
        (f"{RED}red{OFF}\n", True),
        (f"{RED}  {OFF}{RED}ed{OFF}", True),
        (f"{RED}X{OFF}{RED}\xa0{OFF}", True),
        (f"{RED}red{OFF}{RED}\x1b[31m{OFF}", False),
        (f"{RED}red{OFF}\x1b[1mbold{OFF}{RED}  {OFF}", True),
        (f"{RED}red{OFF}plain", True),
        (f"plain{RED}red{OFF}", True),
        (f"pl{RED}red{OFF}pl\n", True),
        (f"\x1b[4m    {OFF}", True),
        (f"{RED}1234567890{OFF}", True),
        (f"{RED}12345678901{OFF}", True),
        (f"{RED}日本é🎬{OFF}\n", True),
        (f"{RED}日本日本日本{OFF}", True),
        (f"{RED}e\u0301{OFF}", True),
        (f"{RED}\u0301{OFF}", False),
        ("1234567890" + "1" * COLUMNS, True),
        ("1234567890" + "1" * COLUMNS + "x", False),
        (f"{RED}1234567890{OFF}\n", True),
        (f"{RED}123456789012345{OFF}\n", False),
        (f"{RED}red{OFF}\n\n", False),
        (f"{RED}red", False),
        (f"{RED}red\n{OFF}", False),
        (f"{RED}r\x1b[Ked{OFF}", False),
        (f"\x1b[31;38;5;256mred{OFF}", False),
        (f"\x1b[31Kred{OFF}", False),
        ("pl\x07ain", False),
        ("pl\x9bain", False),
        ("\r", False),
        (f"\x1b[mred{OFF}", False),
    ],
    ids=ascii,
)
def test_lines(line: str, applied: bool) -> None:
    """A line of text in styles looks as if it was read sequence by sequence; one with anything else is not applied."""
    reader = Reader(COLUMNS, ROWS, Features())
    [*reader.read("\x1b[2;3H")]
    passed = [*reader.read(line)]
    for known in (False, True):
        screen = Screen(COLUMNS, ROWS, Features())
        if known:
            screen.styles.apply_sgr(screen.pen, "31")
        assert apply_line(screen, 1, 2, line) is applied
        assert not applied or (not passed and _picture(screen) == _picture(reader.screen))
