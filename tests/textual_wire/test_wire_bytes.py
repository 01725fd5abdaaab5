"""The exact bytes of a change of the picture: as few as the features of the terminal allow."""

import pytest

from textual_wire.detection.features import Features
from textual_wire.wire.wire import Wire

FEATURES = {
    "none": Features(),
    "erase": Features(erase=True),
    "characters": Features(erase=True, erase_characters=True),
    "background": Features(erase=True, erase_characters=True, back_colour_erase=True),
    "repeat": Features(erase=True, erase_characters=True, back_colour_erase=True, repeat=True),
}
RED, BLUE, PINK, OFF = "\x1b[31m", "\x1b[44m", "\x1b[48;5;200m", "\x1b[0m"
LONG, SECOND = "\x1b[38;5;200m", "\x1b[2;1H"


def wire_with(picture: str, features: str, columns: int = 30, rows: int = 4) -> Wire:
    """Return a wire whose terminal shows a picture and nothing else, with the cursor at the top left."""
    wire = Wire(columns, rows, FEATURES[features])
    wire.feed(f"\x1b[1;1H\x1b[2J{picture}\x1b[0m\x1b[1;1H")
    wire.take()
    return wire


@pytest.mark.parametrize(
    ("features", "before", "after", "sent"),
    [
        # Up to four unchanged cells are written again, if they are ASCII and need no other style.
        ("none", "abcdefgh", "XbcdeXgh", "XbcdeX\r"),
        ("none", "abcdefgh", "XbcdefX", "X\x1b[5CX\r"),
        ("none", "aéc", "XéX", "X\x1b[CX\r"),
        ("none", "ab日e", "Xb日X", "X\x1b[3CX\r"),
        ("none", f"a{RED}bc{OFF}d", f"X{RED}bc{OFF}X", "X\x1b[2CX\r"),
        ("none", f"{RED}abcd", f"{RED}XbcX", "XbcX\r"),
        ("none", f"a{RED}bcd", f"{RED}XbcX", "XbcX\r"),
        ("none", f"{RED}abc{OFF}d", f"{RED}XbcX", "\x1b[31mXbcX\r"),
        ("none", f"{RED}a{OFF}  {RED}d", f"{RED}X{OFF}  {RED}X", "X  X\r"),
        ("none", f"{RED}a{BLUE}  {OFF}{RED}d", f"{RED}X{BLUE}  {OFF}{RED}X", "X\x1b[2CX\r"),
        ("none", f"{RED}ab{OFF}c{RED}d", f"{RED}Xb{OFF}c{RED}X", "X\x1b[2CX\r"),
        ("none", f"{RED}ab{OFF}cd", f"{RED}Xb{OFF}cX", "\x1b[31mXb\x1b[mcX\r"),
        ("none", f"a{RED}b{OFF}cd", f"X{RED}b{OFF}cX", "X\x1b[2CX\r"),
        ("none", f"a{BLUE}  {RED}d", f"X{BLUE}  {RED}X", "X\x1b[31;44m  X\r"),
        ("none", f"{RED}a{OFF}b {BLUE}d", f"{RED}X{OFF}b {BLUE}X", "\x1b[31mX\x1b[2C\x1b[0;44mX\r"),
        # Both halves of a wide character are written, or neither.
        ("none", "a日e", "a日X", "\x1b[3CX\r"),
        ("none", "日本", "日x ", "\x1b[2Cx \r"),
        ("none", "日本", "x 本", "x \r"),
        ("none", "日本", "日木", "\x1b[2C木\r"),
        ("none", "日本 x", "木本 y", "木\x1b[3Cy\r"),
        ("none", f"日{OFF}b", f"{RED}日{OFF}b", "\x1b[31m日\r"),
        # Five blanks or more at the end of a row are erased, if erased cells look like them.
        ("erase", "abcdefg", "ab     ", "\x1b[2C\x1b[K\r"),
        ("erase", "abcdef", "ab    ", "\x1b[2C    \r"),
        ("none", "abcdefg", "ab     ", "\x1b[2C     \r"),
        ("erase", f"{RED}abcdefg", f"{RED}ab     ", "\x1b[2C\x1b[K\r"),
        ("erase", "abcdefghijklmn", f"ab{BLUE}{' ' * 28}", f"\x1b[2C\x1b[44m{' ' * 28}\r"),
        ("background", "abcdefghijklmn", f"ab{BLUE}{' ' * 28}", "\x1b[2C\x1b[44m\x1b[K\r"),
        ("background", "abcdefghijklmn", f"ab\x1b[4m{' ' * 28}", f"\x1b[2C\x1b[4m{' ' * 28}\r"),
        ("background", "abcdefghi", f"ab{BLUE}  {OFF}     ", "\x1b[2C\x1b[44m  \x1b[m\x1b[K\r"),
        ("background", f"ab{BLUE}cdefghi", f"ab{BLUE}{RED}X{OFF}      ", "\x1b[2C\x1b[31mX\x1b[m\x1b[K\r"),
        # So are five blanks or more at the end of a piece, and eleven or more inside one.
        ("characters", "abcdefghijklmn", f"ab{' ' * 9}lmn", "\x1b[2C\x1b[9X\r"),
        ("characters", "abcdefghijklmn", f"ab{' ' * 5}hijklmn", "\x1b[2C\x1b[5X\r"),
        ("characters", "abcdefghijklmn", f"ab{' ' * 4}ghijklmn", "\x1b[2C    \r"),
        ("characters", "x" * 30, f"x{BLUE}{' ' * 11}{OFF}{'x' * 18}", f"\x1b[C\x1b[44m{' ' * 11}\r"),
        ("background", "x" * 30, f"x{BLUE}{' ' * 11}{OFF}{'x' * 18}", "\x1b[C\x1b[44m\x1b[11X\r"),
        ("characters", "abcdefghijklmn", f"ab\xa0{' ' * 5}ijklmn", "\x1b[2C\xa0\x1b[5X\r"),
        ("characters", "abcdefghijklmn", f"aX{' ' * 5}hijklmn", "\x1b[CX\x1b[5X\r"),
        # Blanks are written in the style of what is seen of them.
        ("none", f"{RED}{BLUE}xab c", f"{RED}{BLUE}x   c", "\x1b[C\x1b[44m  \r"),
        ("background", "x" * 30, f"{BLUE}yy{' ' * 11}zz", "\x1b[44myy\x1b[11X\x1b[11Czz\r"),
        ("background", "x" * 30, f"{BLUE}yy{' ' * 10}zz", f"\x1b[44myy{' ' * 10}zz\r"),
        ("background", "x" * 30, f"{BLUE}日{' ' * 11}zz", f"\x1b[44m日{' ' * 11}zz\r"),
        ("characters", "x" * 30, f"{BLUE}yy{' ' * 11}zz", f"\x1b[44myy{' ' * 11}zz\r"),
        ("erase", "x" * 30, f"yy{' ' * 11}zz", f"yy{' ' * 11}zz\r"),
        # Six equal ASCII characters or more are repeated. Terminals disagree about others.
        ("repeat", "", f"aaaaaabbbbb{'─' * 8}{'.' * 11}", f"a\x1b[5bbbbbb{'─' * 8}.\x1b[10b\r"),
        ("background", "", f"aaaaaabbbbb{'─' * 8}{'.' * 11}", f"aaaaaabbbbb{'─' * 8}{'.' * 11}\r"),
        ("repeat", "x" * 30, f"y{' ' * 6}yz", "y \x1b[5byz\r"),
        ("repeat", "x" * 30, f"y{' ' * 6}", "y\x1b[6X\r"),
        # Each style is set once if it takes more bytes than a move, and the colours of the pen come first.
        ("erase", "", f"a{RED}b{OFF}c{SECOND}{RED}d{OFF}e", "a\x1b[31mb\x1b[mc\r\n\x1b[31md\x1b[me\x1b[H"),
        (
            *("erase", "", f"a{PINK}b{OFF}c{SECOND}{PINK}d{OFF}e"),
            "a\x1b[Cc\x1b[B\x08\x08e\x1b[A\x08\x1b[48;5;200mb\r\nd\x1b[H",
        ),
        (
            *("erase", "", f"{PINK}a{SECOND}{OFF}b\x1b[3;1H{PINK}c"),
            "\r\nb\x1b[H\x1b[48;5;200ma\x1b[3Hc\x1b[H",
        ),
        (
            *("erase", "", f"\x1b[38;5;9ma{SECOND}{OFF}b\x1b[3;1H\x1b[38;5;9mc"),
            "\x1b[38;5;9ma\r\n\x1b[mb\r\n\x1b[38;5;9mc\x1b[H",
        ),
        (
            *("erase", f"{PINK}q", f"a{PINK}b{OFF}c{SECOND}{PINK}d{OFF}e"),
            "\x1b[Cb\r\nd\x1b[H\x1b[ma\x1b[Cc\x1b[B\x08\x08e\x1b[H",
        ),
        (
            *("erase", "", f"{PINK}a\x1b[38;5;9mb{OFF}{PINK}c\x1b[38;5;10md\x1b[38;5;9me"),
            "\x1b[48;5;200ma\x1b[Cc\x1b[38;5;10md\x08\x08\x08\x1b[38;5;9mb\x1b[2Ce\r",
        ),
        # Cells are erased with the pen of the text before them, if they look the same with it.
        (
            *("erase", f"abcdefgh{SECOND}abcdefgh", f"{LONG}X{OFF}       {SECOND}{LONG}X{OFF}       "),
            "\x1b[38;5;200mX\x1b[K\r\nX\x1b[K\x1b[H",
        ),
        # The width of these characters is ambiguous, so their row is painted again, with a move after each.
        ("erase", "ab🎬cd", "Xb🎬cd", "Xb🎬\x1b[;5Hcd\x1b[K\r"),
        ("erase", "ab🎬cd", f"ab🎬cd{SECOND}x", "\r\nx\x1b[H"),
        ("erase", "ab🎬cd", "abxxcd", "abxxcd\x1b[K\r"),
        ("erase", "a🎬日b", "x🎬日b", "x🎬\x1b[;4H日b\x1b[K\r"),
        ("erase", "", "a\U00010000b", "a\U00010000\x1b[;3Hb\x1b[K\r"),
        ("erase", "", "a\uffffb", "a\uffffb\r"),
        ("erase", "e\u0301a", "e\u0301b", "e\u0301\x1b[;2Hb\x1b[K\r"),
    ],
)
def test_changes(features: str, before: str, after: str, sent: str) -> None:
    """A change of the picture takes exactly these bytes."""
    wire = wire_with(before, features)
    wire.feed(f"{after}\x1b[0m\x1b[1;1H")
    assert wire.take() == sent


@pytest.mark.parametrize(
    ("features", "picture", "sent"),
    [
        ("none", "ab", f"\x1b[H\x1b[mab{' ' * 10}\r\n{' ' * 12}\r\n{' ' * 12}\x1b[H"),
        ("erase", "ab", "\x1b[H\x1b[m\x1b[Jab\r"),
        ("erase", f"{BLUE}{' ' * 30}", f"\x1b[H\x1b[m\x1b[J\x1b[44m{' ' * 12}\r\n{' ' * 12}\r\n{' ' * 6}\x1b[H"),
        ("background", f"{BLUE}{' ' * 30}", "\x1b[H\x1b[0;44m\x1b[J\x1b[3;7H\x1b[m\x1b[K\x1b[H"),
        ("background", f"{BLUE}{' ' * 10}", "\x1b[H\x1b[m\x1b[J\x1b[44m\x1b[10X"),
        ("background", f"x{BLUE}{' ' * 11}{'y' * 12}", f"\x1b[H\x1b[m\x1b[Jx\x1b[44m\x1b[K\r\n{'y' * 12}\x1b[H"),
        ("erase", f"\x1b[7m{' ' * 36}", f"\x1b[H\x1b[0;7m{' ' * 12}\r\n{' ' * 12}\r\n{' ' * 12}\x1b[H"),
        (
            *("background", f"{BLUE}{' ' * 18}\x1b[42m{'x ' * 9}"),
            "\x1b[H\x1b[0;44m\x1b[J\x1b[2;7H\x1b[42mx x x \r\nx x x x x x \x1b[H",
        ),
        (
            *("background", f"{BLUE}{' ' * 6}{RED}{' ' * 6}{OFF}{' ' * 11}.{BLUE}zz"),
            "\x1b[H\x1b[m\x1b[J\x1b[44m\x1b[K\x1b[2;12H\x1b[m.\r\n\x1b[44mzz\x1b[H",
        ),
    ],
)
def test_unknown_screens(features: str, picture: str, sent: str) -> None:
    """A screen of unknown contents is erased first, in the style of most blanks, if erased cells can look like them."""
    wire = wire_with(picture, features, 12, 3)
    wire.forget()
    assert wire.take() == sent


def test_cells_that_the_app_never_painted() -> None:
    """A screen on which the app has painted only some cells is not erased."""
    wire = Wire(12, 3, FEATURES["background"])
    wire.feed("\x1b[1;1Hab\x1b[2;1H    \x1b[1;1H")
    assert wire.take() == "\x1b[H\x1b[mab\r\n    \x1b[H"
