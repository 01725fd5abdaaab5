"""The rules by which the wire sends output, leaves it out, and forgets the screen."""

import tracemalloc

import pytest
from rich.cells import get_character_cell_size

from textual_wire.detection.features import Features
from textual_wire.wire import screen
from textual_wire.wire.grid import Grid
from textual_wire.wire.style import Styles
from textual_wire.wire.wire import Wire

ALL = Features(True, True, True, True, True, True)
PICTURE = "\x1b[1;1H\x1b[31mred\x1b[0m and plain\n\x1b[2;1Hsecond row\n\x1b[4;1Hlast\x1b[1;1H"


def wire_with_picture(features: Features = ALL, columns: int = 40, rows: int = 5) -> Wire:
    """Return a wire whose terminal shows the picture."""
    wire = Wire(columns, rows, features)
    wire.feed("\x1b[?1049h\x1b[?25l" + PICTURE)
    wire.take()
    return wire


def test_same_picture() -> None:
    """Painting the same picture again sends nothing."""
    wire = wire_with_picture()
    wire.feed(PICTURE)
    assert wire.take() == ""


def test_one_change() -> None:
    """For a changed letter, a move, the letter and the move back are sent."""
    wire = wire_with_picture()
    wire.feed("\x1b[2;3HX\x1b[1;1H")
    assert wire.take() == "\x1b[2;3HX\x1b[H"


@pytest.mark.parametrize(
    "harmless",
    [
        *("\x07", "\x1b[?1000h", "\x1b[?2004l", "\x1b]2;title\x07", "\x1b]52;c;YQ==\x1b\\", "\x1b]22;text\x07"),
        *(
            "\x1b[2 q",
            "\x1b[6 q",
            "\x1b[5n",
            "\x1b[?2048$p",
            "\x1b[>25u",
            "\x1b[<u",
            "\x1b[c",
            "\x1b[3J",
            "\x1b=",
            "\x1bP$qm\x1b\\",
        ),
        *("\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\", "\x1bP\x1b]52;c;YQ==\x07\x1b\\"),
    ],
    ids=ascii,
)
def test_harmless_sequences(harmless: str) -> None:
    """After a mode, title, copy request or query, which is passed through, the frame goes on: only its end is sent."""
    wire = wire_with_picture()
    wire.feed("\x1b[2;3HX" + harmless + PICTURE)
    assert wire.take() == harmless


def test_a_question_about_the_screen() -> None:
    """A question whose answer depends on the screen is sent when the screen is up to date, and changes nothing."""
    wire = wire_with_picture()
    wire.feed("\x1b[2;3HX\x1b[6n" + PICTURE)
    assert wire.take() == "\x1b[2;3HX\x1b[6n\bc\x1b[H"


@pytest.mark.parametrize(
    "unknown",
    [
        *("\x1b[2P", "\x1b[3P", "\x1b[99z", "\x1bM", "\x1b]1337;x\x07", "\x1bPq#0\x1b\\", "\t"),
        *("\x1b[3;1;1t", "\x1b[4;480;800t", "\x1b[8;24;80t", "\x1b[2x"),
    ],
    ids=ascii,
)
def test_sequences_of_unknown_effect(unknown: str) -> None:
    """Such a sequence is sent after the output before it, and is followed by the whole picture."""
    wire = wire_with_picture()
    wire.feed("\x1b[2;1HS" + unknown + PICTURE)
    before, passed, after = wire.take().partition(unknown)
    assert passed
    assert before.endswith("S")
    assert "second row" in after


@pytest.mark.parametrize(
    ("mode", "keeps"), [(f"\x1b[?{mode}h", True) for mode in (1049, 1047, 47)] + [("\x1b[?1048h", False)]
)
def test_another_screen_keeps_the_pen(mode: str, keeps: bool) -> None:
    """After a switch to the other screen the pen is known, and a place is enough to go on. Other modes change it."""
    wire = wire_with_picture()
    wire.feed(f"\x1b[31m{mode}\x1b[1;1HX")
    assert wire.take() == f"\x1b[31m{mode}" + ("\x1b[HX\x1b[?25l" if keeps else "\x1b[1;1HX\x1b[?25l")
    wire.feed("\x1b[1;1HX")
    assert (wire.take() == "") == keeps


def test_leaving_the_other_screen() -> None:
    """The last changes on the other screen are not sent: nobody would see them. The pen is set."""
    wire = wire_with_picture()
    wire.feed("\x1b[2;3HX\x1b[31m\x1b[?1049l")
    assert wire.take() == "\x1b[31m\x1b[?1049l\x1b[?25l"
    wire.feed("\x1b[1;1HX")
    assert wire.take() == "\x1b[1;1HX\x1b[?25l"
    for left in ("\x1b[?1049l", "\x1bc"):
        wire = wire_with_picture()
        wire.feed("\x1b[6n\x1b[2;3HX\x1b[31m" + left)
        assert ("X" in wire.take()) == (left == "\x1bc")
        wire.feed("\x1b[0m\x1b[1;1HX\x1b[?1049l")  # on the main screen
        assert "X" in wire.take().partition("\x1b[?1049l")[0]


def test_after_a_title_with_an_escape() -> None:
    """The text after a title that has an ESC in it and ends with BEL is read."""
    wire = wire_with_picture()
    wire.feed("\x1b]2;a\x1bb\x07\x1b[31mX")
    assert wire.take() == "\x1b]2;a\x1bb\x07\x1b[31mX"


@pytest.mark.parametrize(
    ("before", "later", "joins"),
    [
        *(("e", "\u0301", True), ("漢", "\u0301", True), (" ", "\u0301", False), ("e\x1b[3;3H", "\u0301", False)),
        *(("e", "\u200e", True), ("e", "\u200d", False), ("e", "\ufe0f", False)),
    ],
    ids=ascii,
)
def test_a_combining_character_in_a_later_write(before: str, later: str, joins: bool) -> None:
    """It joins the letter before it. If terminals may disagree, it is passed on, and the whole picture follows."""
    wire = wire_with_picture()
    wire.feed(f"\x1b[3;1H{before}")
    wire.feed(f"{later}\x1b[0m\x1b[1;1H" + PICTURE)
    taken = wire.take()
    assert later in taken
    assert ("second row" in taken) != joins


def test_a_mark_of_direction_after_a_blank() -> None:
    """A mark of direction that has no letter to join is left out."""
    wire = wire_with_picture()
    wire.feed("\x1b[3;1H ")
    wire.feed("\u200e\x1b[0m\x1b[1;1H" + PICTURE)
    taken = wire.take()
    assert "\u200e" not in taken
    assert "second row" not in taken


@pytest.mark.parametrize("lines", ["", "\n", "\n\n"])
def test_at_the_margin(lines: str) -> None:
    """Before a sequence of unknown effect the cursor is where the app left it, also after the last column."""
    wire = wire_with_picture()
    wire.feed(f"\x1b[3;39Hxy{lines}\x1b[99z")
    assert wire.take() == f"\x1b[3;39Hxy\r\x1b[39Cy{lines}\x1b[99z\x1b[?25l"


def test_repeated_settings() -> None:
    """If a setting has several values, only the last one is sent, once."""
    wire = wire_with_picture()
    for number in range(1000):
        wire.feed(f"\x1b]2;title {number}\x07\x07\x1b[?1000{'hl'[number % 2]}")
    assert wire.take() == "\x1b]2;title 999\x07\x07\x1b[?1000l"


def test_synchronized_output() -> None:
    """Changes in several places are sent between the markers of a frame; Textual's own markers are left out."""
    wire = wire_with_picture(Features(erase=True))
    wire.feed("\x1b[?2026h\x1b[1;1HX\x1b[4;1HY\x1b[1;1H\x1b[?2026l")
    taken = wire.take()
    assert taken.startswith("\x1b[?2026h")
    assert taken.endswith("\x1b[?2026l")
    assert taken.count("2026") == 2
    unsupported = wire_with_picture(Features(erase=True))
    unsupported.feed("\x1b[1;1HX\x1b[4;1HY\x1b[1;1H")
    assert "2026" not in unsupported.take()


def test_links() -> None:
    """Links are sent without their generated ids, or as plain text if the terminal does not support them."""
    link = "\x1b[3;1H\x1b]8;id=123;http://a/\x1b\\there\x1b]8;;\x1b\\\x1b[1;1H"
    without, supported = wire_with_picture(Features(erase=True)), wire_with_picture()
    without.feed(link)
    supported.feed(link)
    assert "there" in (taken := without.take())
    assert "\x1b]" not in taken
    assert "\x1b]8;;http://a/\x1b\\there" in supported.take()


@pytest.mark.parametrize("erase", [True, False])
def test_missing_features(erase: bool) -> None:
    """Sequences that erase or repeat are not sent if they are unsupported."""
    wire = wire_with_picture(Features(erase=erase), 80)
    wire.feed(f"\x1b[1;1H{'=' * 80}\x1b[2;1H{' ' * 80}\x1b[1;1H")
    taken = wire.take()
    assert ("\x1b[K" in taken) == erase
    assert not set("bX") & set(taken)


def test_unfinished_sequences() -> None:
    """No part of a sequence is sent until it is complete."""
    wire = wire_with_picture()
    wire.feed("\x1b[2;")
    assert wire.take() == ""
    wire.feed("1HX\x1b[1;1H\x1b]2;ti")
    assert wire.take() == "\r\nX\x1b[H"
    wire.feed("tle\x07")
    assert wire.take() == "\x1b]2;title\x07"


def test_narrow_characters() -> None:
    """Every character that the fast check accepts as narrow is one column wide."""
    wrong = [
        code
        for code in range(0x20, 0x110000)
        if screen.is_narrow(chr(code)) and get_character_cell_size(chr(code)) != 1
    ]
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "rows", "max_bytes"), [(120, 40, 150_000), (500, 200, 3_000_000)])
def test_memory(columns: int, rows: int, max_bytes: int) -> None:
    """A wire takes little memory, even after many pictures in changing colours."""
    wire_with_picture()  # exclude memory that all wires share
    tracemalloc.start()
    wire = Wire(columns, rows, ALL)
    for number in range(300):
        red, green = divmod(number, 16)
        line = f"\x1b[38;2;{red};{green};9;48;2;{green};{red};7m{number:>{columns // 2}}\x1b[0m"
        wire.feed("\n".join(f"\x1b[{row + 1};1H{line}{line}" for row in range(0, rows, 7)))
        wire.take()
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < max_bytes


@pytest.mark.parametrize(
    ("accents", "places", "expected"),
    [
        (False, 1, [*range(3, 36, 3)]),
        (True, 1, [*range(3, 36, 3)]),
        (False, 12, [3, 9, 21, 35]),
        (True, 12, [3, 8, 18, 31]),
    ],
)
def test_pruning(monkeypatch: pytest.MonkeyPatch, accents: bool, places: int, expected: list[int]) -> None:
    """Styles and clusters are dropped when there are too many, and twice as many as the cells need."""
    monkeypatch.setattr(screen, "_MIN_STYLES", 4)
    monkeypatch.setattr(screen, "_MIN_CLUSTERS", 3)
    model, sent, pruned = screen.Screen(places, 1, ALL), Grid(places, 1), []
    for number in range(36):
        model.move(number % places, 0)
        if not accents:
            model.pen = model.styles.apply_sgr(Styles.plain, f"38;5;{number + 16}") or ""
        model.write(f"e{chr(0x300 + number)}" if accents else "x")
        if model.prune(sent):
            pruned.append(number)
    assert pruned == expected
