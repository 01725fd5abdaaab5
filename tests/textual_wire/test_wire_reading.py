"""Sequences that the wire reads, and those that it passes through because only the terminal knows their effect."""

import pytest
from tests.support.reference_terminal import Emulator

from textual_wire.detection.features import Features
from textual_wire.wire.grid import FIRST_CLUSTER, Clusters
from textual_wire.wire.wire import Wire

COLUMNS, ROWS = 30, 5
KNOWN = Features(True, True, True, links=True)
PICTURE = "".join(f"\x1b[{row + 1};1H{chr(97 + row) * COLUMNS}" for row in range(ROWS)) + "\x1b[1;1H"
COUNTS = ("", "0", "1", "2", "3", "9", "40", "99999", "100000", "123456789")


def shown(text: str, *more: str) -> tuple[Wire, Emulator]:
    """Return a wire and its terminal, after the picture and each of some texts."""
    wire, terminal = Wire(COLUMNS, ROWS, KNOWN), Emulator(COLUMNS, ROWS)
    for part in (PICTURE, text, *more):
        wire.feed(part)
        terminal.feed(wire.take())
    return wire, terminal


@pytest.mark.parametrize(
    "text",
    [
        *(f"\x1b[3;7H\x1b[{count}{final}" for final in "ABCDEFGd" for count in COUNTS),
        *(f"\x1b[3;7H\x1b[42m\x1b[{count}{final}" for final in "JK" for count in ("", "0", "1", "2")),
        *(f"\x1b[{row};1H\x1b[{count}J" for row in (1, ROWS) for count in ("", "1")),
        *(f"\x1b[3;30H\x1b[{count}K" for count in ("", "1")),
        *(f"\x1b[3;7H\x1b[42m\x1b[{count}X" for count in COUNTS),
        *(
            f"\x1b[{place}{final}"
            for final in "Hf"
            for place in ("", "3", "3;", ";7", "3;7", "0;0", "99;99", "2;100000")
        ),
        *(f"\x1b[3;7H{control}" for control in ("\r", "\b", "\b\b", "\n", "\v", "\f", "\r\b", "\r\n\n", "\b\n")),
        *(f"\x1b[{row};{column}Hxy" for row in (1, 4) for column in (28, 29, 30)),
        *(f"\x1b[4;{column}H漢" for column in (28, 29, 30)),
        "\x1b[1;1H" + "xyz " * 28,
        "\x1b[?7l\x1b[5;25H" + "x" * 10,
        "\x1b[4;29H\x1b[4mx \x1b[0m",
        "\x1b[3;29H\x1b[7mxy\x1b[2;1H",
        "\x1b[3;28He\u0301",
        "\x1b[3;7He",
        "\x1b[3;7H\x1b[31m ",
        "\x1b[3;7H\x1b[31mx\x1b[my\x1b[mz",
        "\x1b[3;1H\x1b[31mred\x1b[0mplain\x1b[4;38;5;9mx\x1b[0m\n",
        "\x1b[3;1Hplain\x1b[31m\x1b[0m\x1b[32mx\x1b[0m\n",
        "\x1b[3;29H\x1b[32mx\x1b[0m\n",
    ],
    ids=ascii,
)
def test_what_is_read(text: str) -> None:
    """Text, moves and erasures of certain effect are read: the terminal gets only the changed cells."""
    wire, terminal = shown("")
    terminal_alone = Emulator(COLUMNS, ROWS)
    terminal_alone.feed(PICTURE)
    for part in (text, "\x1b[0m!", "\x1b[1;1H"):
        terminal_alone.feed(part)
        wire.feed(part)
    taken = wire.take()
    terminal.feed(taken)
    assert terminal.cells() == terminal_alone.cells()
    assert "b" * COLUMNS not in taken
    wire.forget()
    again = Emulator(COLUMNS, ROWS)
    again.feed(wire.take())
    assert again.cells() == terminal_alone.cells()  # what is passed through is not in the wire's picture
    wire.feed(PICTURE)
    again.feed(wire.take())
    terminal_alone.feed(PICTURE)
    assert again.cells() == terminal_alone.cells()


@pytest.mark.parametrize(
    "text",
    [
        *("\x1b\x01", "\x1b\x7f", "\x7f", "\x80", "\x9f", "\x01"),
        *("\x1b[?7l\x1b[5;29Hx|漢", "\x1b[3;7H|\x1b[031m"),
        *(
            "\x1b[5;7H|\n",
            "\x1b[5;29Hxy|z",
            "\x1b[3;29Hxy|\b",
            "\x1b[3;29Hxy|\x1b[K",
            "\x1b[3;29Hxy|\x1b[X",
            "\x1b[3;29Hxy|\x1b[J",
        ),
        *(
            "\x1b[3;29Hxy|\x1b[C",
            "\x1b[7m|\x1b[K",
            "\x1b[7m|\x1b[X",
            "\x1b[7m|\x1b[J",
            "\x1b[3K",
            "\x1b[4J",
            "\x1b[3;7;1H",
            "\x1b[3:7H",
        ),
        *(
            "\x1b[2;2K",
            "\x1b[1;1A",
            "\x1b[3;1H|\u0301",
            "\x1b[3;7Hx\n|\u0301",
            "\x1b[?25;7h",
            "\x1b[38;5;256m",
            "\x1b[1:2:3m",
            "\x1b[2M",
            "\t",
        ),
        *(
            "\x1b[4h",
            "\x1b[?6h",
            "\x1b[1;3r",
            "\x1b(0",
            "\x0e",
            "\x1b[?2027h",
            "\x1b[8;24;80t",
            "\x1b[2x",
            "\x1b[>1J",
            "\x1b?",
        ),
        *(
            "\x1b7",
            "\x1b[s",
            "\x85",
            "\x1b]8\x07",
            "\x1b]\x07",
            "\x1bPx\x1b\\",
            "\x1b_x\x1b\\",
            "\x1b^x\x1b\\",
            "\x1bXx\x1b\\",
        ),
    ],
    ids=ascii,
)
def test_what_is_passed_through(text: str) -> None:
    """Sequences that may do something else on another terminal are passed through, then the whole picture is sent."""
    wire, _ = shown("")
    before, _, passed = text.rpartition("|")
    wire.feed(before + passed)
    wire.feed("\x1b[4l\x1b[?6l\x1b[r\x1b(B\x0f\x1b[?2027l" + "\x1b[0m" + PICTURE)
    taken = wire.take()
    assert passed in taken
    assert "e" * COLUMNS in taken


@pytest.mark.parametrize(
    ("mode", "end"),
    [
        *(("\x1b[4h", "\x1b[4l"), ("\x1b[20h", "\x1b[20l"), ("\x1b[4;20h", "\x1b[20;4l"), ("\x1b[?3h", "\x1b[?3l")),
        *(
            ("\x1b[?6h", "\x1b[?6l"),
            ("\x1b[?69h", "\x1b[?69l"),
            ("\x1b[?2027h", "\x1b[?2027l"),
            ("\x1b[2;4r", "\x1b[r"),
        ),
        *(
            ("\x1b[2r", "\x1b[0;0r"),
            ("\x1b(0", "\x1b(B"),
            ("\x1b)0", "\x1b)B"),
            ("\x1b*A", "\x1b*B"),
            ("\x1b-A", "\x1b-B"),
        ),
        *(("\x0e", "\x0f"), ("\x1b[4h", "\x1bc"), ("\x1b[?6h\x0e", "\x1b[!p"), ("\x1b(0\x1b)0", "\x1b)B\x1b(B")),
    ],
    ids=ascii,
)
def test_modes_that_change_text_and_moves(mode: str, end: str) -> None:
    """While such a mode is on, everything is passed through; after its end, and a place and a reset, the wire reads."""
    wire, _ = shown("")
    wire.feed(mode + "\x1b[0m" + PICTURE + "more\x1b[2;2Hmore")
    assert wire.take() == mode + "\x1b[0m" + PICTURE + "more\x1b[2;2Hmore"
    wire.feed(end + "\x1b[0m" + PICTURE)
    assert "e" * COLUMNS in wire.take()
    wire.feed("\x1b[3;7HX" + PICTURE)
    assert wire.take() == ""


@pytest.mark.parametrize(
    ("modes", "end"), [("\x1b(0\x1b)0", "\x1b)B"), ("\x1b[4h\x1b[20h", "\x1b[4l"), ("\x0e", "\x1b[99z")], ids=ascii
)
def test_modes_that_are_left(modes: str, end: str) -> None:
    """While one of such modes is on, everything is passed through, whatever else ends."""
    wire, _ = shown("")
    text = f"{modes}{end}\x1b[0m{PICTURE}"
    wire.feed(text)
    assert wire.take() == text


@pytest.mark.parametrize(
    ("fed", "sent"),
    [
        ("\x1b[2 q\x1b[4 q", "\x1b[4 q"),
        ("\x1b[>1u\x1b[>1u\x1b[<u", "\x1b[>1u\x1b[>1u\x1b[<u"),
        ("\x1b[=1u\x1b[=1u", "\x1b[=1u\x1b[=1u"),
        ("\x1b[22;0t\x1b[22;0t", "\x1b[22;0t\x1b[22;0t"),
        ("\x1b[c\x1b[>c\x1b[c", "\x1b[>c\x1b[c"),
        ("\x1b[?1000;1006h\x1b[?1000h\x1b[?1000;1006l", "\x1b[?1000h\x1b[?1000;1006l"),
        ("\x1b]52;c;YQ==\x07\x1b]52;c;Yg==\x1b\\", "\x1b]52;c;Yg==\x1b\\"),
        ("\x1b]4;1;?\x07\x1b]4;2;?\x07\x1b]4;1;?\x07", "\x1b]4;2;?\x07\x1b]4;1;?\x07"),
        ("\x1b]11;?\x07\x1b]11;#000\x07\x1b]11;#111\x07", "\x1b]11;?\x07\x1b]11;#111\x07"),
        *((sent, sent) for sent in (f"\x1b]{code};1;#000\x07\x1b]{code};2;#000\x07" for code in (4, 5, 104, 105))),
        ("\x1b=\x1b>", "\x1b>"),
        ("\x1bP+q54;6e\x1b\\\x1bP$qm\x1b\\\x1bP+q54;6e\x1b\\", "\x1bP$qm\x1b\\\x1bP+q54;6e\x1b\\"),
        ("\x1b[3J\x1b[3J", "\x1b[3J"),
        ("\x1b[1x\x1b[0x\x1b[x\x1b[1x", "\x1b[0x\x1b[x\x1b[1x"),
        ("\x1b[18t\x1b[14;2t", "\x1b[18t\x1b[14;2t"),
        ("\x1b[?7l\x1b[?7h", "\x1b[?7h"),
        ("\x07\x07", "\x07"),
        ("\x1b[?25h\x1b[?25l\x1b[?25h", "\x1b[?25h"),
        ("\x1b[6n\x1b[6n", "\x1b[6n\x1b[6n"),
        ("\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\" * 2, "\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\" * 2),
        ("\x1bPYQ==\x07\x1b\\", "\x1bPYQ==\x07\x1b\\"),
        ("\x1b]2;a\x1b]2;b\x07", "\x1b]2;a\x1b]2;b\x07"),
        ("\x1b[?25h\x1b]8;;http://a/\x07\x1b]8;;\x1b\\", "\x1b[?25h"),
    ],
    ids=ascii,
)
def test_settings_and_questions(fed: str, sent: str) -> None:
    """Of the same setting or question only the last is sent; what the terminal counts is sent each time."""
    wire, _ = shown("")
    wire.feed(fed)
    assert wire.take() == sent
    for character in fed:
        wire.feed(character)
    wire.feed(PICTURE)
    assert wire.take() == (sent if "25h" not in sent else "")


@pytest.mark.parametrize(
    "string", ["\x1b]2;a\x07", "\x1b]2;a\x1bb\x07", "\x1b]2;a\x1bb\x1b\\", "\x1b]2;\x1b\\"], ids=ascii
)
def test_what_follows_a_string(string: str) -> None:
    """A string ends at its first end; the text and the sequences after it are read, and so is a bell."""
    wire, _ = shown("")
    wire.feed(string + "X\x07\x1b[1;1H")
    assert wire.take() == string + "\x07X\r"


def test_an_unknown_pen() -> None:
    """After a sequence of unknown effect a place alone is not enough: text is passed through until the pen is reset."""
    wire, _ = shown("")
    text = "\x1b[99z\x1b[1;1Hx\x1b[2;1Hy"
    wire.feed(text)
    assert wire.take() == text
    wire.feed("\x1b[0m" + PICTURE)
    assert "e" * COLUMNS in wire.take()


def test_unfinished_strings() -> None:
    """A string without an end is kept up to a megabyte, with what looks like moves in it, and then passed through."""
    wire, _ = shown("")
    for part in ("\x1b]2;a", "\x1b[2;2Hb", "\x1b[3;3Hc\x1b[4;4Hd", "\x07\x1b[1;1HX\x1b[1;1H"):
        wire.feed(part)
    assert wire.take() == "\x1b]2;a\x1b[2;2Hb\x1b[3;3Hc\x1b[4;4Hd\x07X\r"
    longest = "\x1b]2;" + "x" * ((1 << 20) - 4)
    wire.feed(longest)
    assert wire.take() == ""
    wire.feed("x")
    assert wire.take() == longest + "x"
    wire.feed("\x07\x1b[0m" + PICTURE)
    assert "e" * COLUMNS in wire.take()


def test_huge_numbers() -> None:
    """A move by a number of any length ends at the margin."""
    wire, terminal = shown("\x1b[3;7H", f"\x1b[{'9' * 5000}CX\x1b[1;1H")
    assert [row[-1].character for row in terminal.cells()] == [*"abXde"]
    assert wire.take() == ""


def test_new_size() -> None:
    """After a new size nothing is sent before the app has placed the cursor, and everything afterwards."""
    wire, _ = shown("\x1b[31m")
    wire.resize(COLUMNS + 1, ROWS)
    wire.feed("x")
    assert wire.take() == "\x1b[31mx"
    wire.feed("\x1b[0m" + PICTURE)
    assert "e" * COLUMNS in wire.take()
    assert wire.size == (COLUMNS + 1, ROWS)


def test_clusters_have_a_bounded_number() -> None:
    """Cells of several characters are numbered until no number is left; then only their first character is shown."""
    clusters = Clusters()
    made = [f"e{chr(0x300 + number // 256)}{chr(0x400 + number % 256)}" for number in range(0xFFFD)]
    cells = [clusters.id(cluster) for cluster in made]
    assert len(set(cells)) == len(clusters) == 0xFFFD
    assert clusters.expand("a" + "".join(cells[-2:]) + "漢\x00") == f"a{made[-2]}{made[-1]}漢"
    assert (clusters.id(made[7]), clusters.id("x\u0301y")) == (cells[7], "x")
    assert (clusters.id("x"), clusters.id(chr(FIRST_CLUSTER)), clusters.id(chr(FIRST_CLUSTER) + "x")) == (
        "x",
        "\ufffd",
        "\ufffd",
    )
    assert Clusters().id(chr(FIRST_CLUSTER - 1)) == chr(FIRST_CLUSTER - 1)
    private = Clusters()
    assert private[private.id(chr(FIRST_CLUSTER))] == chr(FIRST_CLUSTER)
