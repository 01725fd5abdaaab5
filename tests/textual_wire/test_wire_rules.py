"""The wire's rules, one by one: what is sent, what is not, and what is forgotten."""

import tracemalloc

import pytest
from rich.cells import get_character_cell_size

from textual_wire.detection.features import Features
from textual_wire.wire.screen import is_narrow
from textual_wire.wire.wire import Wire

BEST = Features(True, True, True, True, True, True)
PICTURE = "\x1b[1;1H\x1b[31mred\x1b[0m and plain\n\x1b[2;1Hsecond row\n\x1b[4;1Hlast\x1b[1;1H"


def shown(features: Features = BEST, columns: int = 40, rows: int = 5) -> Wire:
    """A wire whose terminal shows the picture."""
    wire = Wire(columns, rows, features)
    wire.feed("\x1b[?1049h\x1b[?25l" + PICTURE)
    wire.take()
    return wire


def test_what_is_there_is_not_sent_again() -> None:
    """A picture that is painted again costs nothing."""
    wire = shown()
    wire.feed(PICTURE)
    assert wire.take() == ""


def test_only_what_changed_is_sent() -> None:
    """One letter in another place costs the way there, the letter and the way back."""
    wire = shown()
    wire.feed("\x1b[2;3HX\x1b[1;1H")
    assert wire.take() == "\x1b[2;3HX\x1b[H"


@pytest.mark.parametrize(
    "harmless",
    [
        *("\x07", "\x1b[?1000h", "\x1b[?2004l", "\x1b]2;title\x07", "\x1b]52;c;YQ==\x1b\\", "\x1b]22;text\x07"),
        *(
            "\x1b[2 q",
            "\x1b[?2048$p",
            "\x1b[>25u",
            "\x1b[<u",
            "\x1b[c",
            "\x1b[6n",
            "\x1b[3J",
            "\x1b=",
            "\x1bP$qm\x1b\\",
        ),
        *("\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\", "\x1bP\x1b]52;c;YQ==\x07\x1b\\"),
    ],
    ids=ascii,
)
def test_what_changes_no_cell_passes_without_forgetting(harmless: str) -> None:
    """Modes, titles, the clipboard and questions go to the terminal as they are, and the picture is still known."""
    wire = shown()
    wire.feed(harmless + PICTURE)
    assert wire.take() == harmless


@pytest.mark.parametrize(
    "unknown", ["\x1b[2P", "\x1b[99z", "\x1bM", "\x1b]1337;x\x07", "\x1bPq#0\x1b\\", "\t"], ids=ascii
)
def test_what_may_change_a_cell_is_followed_by_all(unknown: str) -> None:
    """What is not followed goes to the terminal after what came before it, and then the whole picture is sent."""
    wire = shown()
    wire.feed("\x1b[2;1HS" + unknown + PICTURE)
    before, passed, after = wire.take().partition(unknown)
    assert passed
    assert before.endswith("S")
    assert "second row" in after


def test_the_last_of_many_settings_is_sent() -> None:
    """What is set again and again while nothing is taken is sent once, as it was set last."""
    wire = shown()
    for number in range(1000):
        wire.feed(f"\x1b]2;title {number}\x07\x07\x1b[?1000{'hl'[number % 2]}")
    assert wire.take() == "\x1b]2;title 999\x07\x07\x1b[?1000l"


def test_frames_are_whole_where_the_terminal_can() -> None:
    """A change in more than one place stands between the marks of a frame, once; Textual's own marks are taken away."""
    wire = shown(Features(erase=True))
    wire.feed("\x1b[?2026h\x1b[1;1HX\x1b[4;1HY\x1b[1;1H\x1b[?2026l")
    taken = wire.take()
    assert taken.startswith("\x1b[?2026h")
    assert taken.endswith("\x1b[?2026l")
    assert taken.count("2026") == 2
    never_asked = shown(Features(erase=True))
    never_asked.feed("\x1b[1;1HX\x1b[4;1HY\x1b[1;1H")
    assert "2026" not in never_asked.take()


def test_a_terminal_without_links_is_sent_none() -> None:
    """Links are sent as text where the terminal does not know them; where it does, their made-up names are not sent."""
    link = "\x1b[3;1H\x1b]8;id=123;http://a/\x1b\\there\x1b]8;;\x1b\\\x1b[1;1H"
    without, known = shown(Features(erase=True)), shown()
    without.feed(link)
    known.feed(link)
    assert "there" in (taken := without.take())
    assert "\x1b]" not in taken
    assert "\x1b]8;;http://a/\x1b\\there" in known.take()


@pytest.mark.parametrize("erase", [True, False])
def test_nothing_that_may_be_missing_is_sent(erase: bool) -> None:
    """A terminal of which nothing is known is sent no erase and no repetition."""
    wire = shown(Features(erase=erase), 80)
    wire.feed(f"\x1b[1;1H{'=' * 80}\x1b[2;1H{' ' * 80}\x1b[1;1H")
    taken = wire.take()
    assert ("\x1b[K" in taken) == erase
    assert not set("bX") & set(taken)


def test_unfinished_sequences_wait() -> None:
    """A sequence that is cut sends nothing of itself until it is whole."""
    wire = shown()
    wire.feed("\x1b[2;")
    assert wire.take() == ""
    wire.feed("1HX\x1b[1;1H\x1b]2;ti")
    assert wire.take() == "\r\nX\x1b[H"
    wire.feed("tle\x07")
    assert wire.take() == "\x1b]2;title\x07"


def test_quick_widths_are_true() -> None:
    """Each character that is taken for one cell wide without a closer look is."""
    wrong = [code for code in range(0x20, 0x110000) if is_narrow(chr(code)) and get_character_cell_size(chr(code)) != 1]
    assert wrong == []


@pytest.mark.parametrize(("columns", "rows", "most"), [(120, 40, 150_000), (500, 200, 3_000_000)])
def test_memory(columns: int, rows: int, most: int) -> None:
    """A visitor's screen takes little memory, also after many pictures in ever other colours."""
    shown()  # what the first screen takes, and all share, is not counted
    tracemalloc.start()
    wire = Wire(columns, rows, BEST)
    for number in range(300):
        red, green = divmod(number, 16)
        line = f"\x1b[38;2;{red};{green};9;48;2;{green};{red};7m{number:>{columns // 2}}\x1b[0m"
        wire.feed("\n".join(f"\x1b[{row + 1};1H{line}{line}" for row in range(0, rows, 7)))
        wire.take()
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < most


def test_ever_other_styles_and_signs_are_dropped() -> None:
    """More styles and signs than a screen can hold at once leave the picture as it should be."""
    wire = shown()
    for number in range(6000):
        wire.feed(
            f"\x1b[3;1H\x1b[38;2;{number // 256};{number % 256};1mé\u0301{chr(0x300 + number % 90)}\x1b[0m\x1b[1;1H"
        )
        if number % 500 == 0:
            wire.take()
    wire.take()
    wire.feed(PICTURE)
    assert wire.take() == ""
    wire.forget()
    taken = wire.take()
    assert "\x1b[38;2;23;111;1m" in taken.replace("\x1b[0;", "\x1b[")
    assert "red" in taken
