"""What a terminal shows is the same with the wire before it and without, cell by cell, whatever is written."""

from typing import NamedTuple

from hypothesis import given, note
from hypothesis import strategies as st
from tests.support.reference_terminal import Emulator

from textual_wire.detection.features import Features
from textual_wire.wire.wire import Wire

SIGNS = "abc   ─·é▸漢字한🎬"
ACCENTS = "\u0301\u0308\u0323"
CODES = ("", "0", "1", "2", "3", "4", "4:3", "7", "9", "21", "22", "23", "24", "27", "29", "31", "39", "44", "49", "53")
COLOURS = ("38;5;208", "48;5;17", "38;2;255;176;0", "48;2;9;9;11", "48;2;9;9;11", "58;5;9", "38:2::1:2:3")
FRAMES: tuple[str, ...] = (
    "\x1b[?25l",
    "\x1b[?25h",
    "\x1b[?2026h",
    "\x1b[?2026l",
    "\x1b[?7l",
    "\x1b[?7h",
    "\x1b[?1000h",
    "\x07",
    "\x1b[>1u",
)
FRAMES += ("\x1b]2;title\x07", "\x1b]52;c;YQ==\x1b\\", "\x1b[?2048$p", "\x1b[6n")
OTHERS: tuple[str, ...] = (
    "\x1b7",
    "\x1b8",
    "\x1b[2P",
    "\x1b[L",
    "\x1b[2M",
    "\x1b[3@",
    "\x1bM",
    "\x1bD",
    "\x1bE",
    "\x1bc",
    "\t",
    "\x1b[2;3r",
)
# No REP: what it repeats is not defined but right after a sign, and nothing that paints an app sends it.
OTHERS += ("\x1b[r", "\x1b[4h", "\x1b[4l", "\x1b[?6h", "\x1b[?6l", "\x1b[?1049h", "\x1b[?1049l", "\x1b[99z")
OTHERS += ("\x1b]777777;x\x07", "\x1b[3J", "\x1b[20h", "\x1b[20l")

texts = st.text(st.sampled_from(SIGNS), min_size=1, max_size=9)
accented = st.lists(st.tuples(st.sampled_from(SIGNS), st.text(ACCENTS, max_size=2)).map("".join), max_size=4).map(
    "".join
)
styles = st.lists(st.sampled_from(CODES + COLOURS), min_size=1, max_size=3).map(
    lambda codes: f"\x1b[{';'.join(codes)}m"
)
places = st.builds("\x1b[{};{}H".format, st.integers(0, 7), st.integers(0, 18))
moves = st.builds("\x1b[{}{}".format, st.sampled_from(["", "1", "2", "5", "30"]), st.sampled_from("ABCDEFGd`ae"))
erases = st.builds("\x1b[{}{}".format, st.sampled_from(["", "0", "1", "2"]), st.sampled_from("JKX"))
controls = st.sampled_from("\r\n\b")
links = st.sampled_from(["\x1b]8;id=3;http://a/\x1b\\", "\x1b]8;;http://b/\x07", "\x1b]8;;\x1b\\"])
rows = st.builds("\x1b[{};1H{}{}\x1b[0m\n".format, st.integers(1, 6), styles, st.text("ab ─", min_size=16, max_size=16))
common = st.one_of(texts, accented, styles, places, rows, st.just("\x1b[0m"))
rarer = st.one_of(moves, erases, controls, links, st.sampled_from(FRAMES), st.sampled_from(OTHERS))


class Take(NamedTuple):
    """The terminal has shown what it was sent, and is sent more; the screen is forgotten before, or not."""

    forget: bool = False


class Resize(NamedTuple):
    """The terminal has another size."""

    columns: int
    rows: int


takes = st.builds(Take, st.sampled_from([False, False, False, True]))
resizes = st.builds(Resize, st.integers(1, 20), st.integers(1, 7))
features = st.builds(Features, *[st.booleans()] * 6)


def _apply(steps: list[str | Take | Resize], known: Features, coloured: bool, raw: bool) -> None:
    columns, rows = 16, 6
    plain, wired = (Emulator(columns, rows, coloured or known.back_colour_erase, known.links) for _ in range(2))
    wire = Wire(columns, rows, known, raw)
    for step in [*steps, Take()]:
        if isinstance(step, Resize):
            # As Textual leaves it after each frame. Terminals differ in what becomes of a cursor at the margin.
            plain.feed("\x1b[1;1H")
            wire.feed("\x1b[1;1H")
        if isinstance(step, str):
            plain.feed(step)
            wire.feed(step)
            continue
        if isinstance(step, Take) and step.forget:
            wire.forget()
        taken = wire.take()
        note(repr(taken))
        wired.feed(taken)
        assert wired.cells() == plain.cells()
        assert wired.place() == plain.place()
        assert wire.take() == ""
        if isinstance(step, Resize):
            for emulator in (plain, wired):
                emulator.resize(step.rows, step.columns)
            wire.resize(step.columns, step.rows)


@given(st.lists(st.one_of(common, common, takes)), features, st.booleans(), st.booleans())
def test_frames(steps: list[str | Take | Resize], known: Features, coloured: bool, raw: bool) -> None:
    """Places, styles, wide signs and accents come out the same, taken at any moment."""
    _apply(steps, known, coloured, raw)


@given(st.lists(st.one_of(common, common, rarer, takes, resizes)), features, st.booleans(), st.booleans())
def test_anything(steps: list[str | Take | Resize], known: Features, coloured: bool, raw: bool) -> None:
    """So do moves, erases, links, modes, other sequences, and other sizes."""
    _apply(steps, known, coloured, raw)


@given(st.lists(st.one_of(common, rarer), min_size=1).map("".join), st.data(), features)
def test_cut_anywhere(text: str, data: st.DataObject, known: Features) -> None:
    """It does not matter where what is written is cut, be it in a sequence."""
    cut = data.draw(st.integers(0, len(text)))
    # An accent belongs to what comes before it in the same piece: cut apart, it need not be painted alike.
    if text[cut : cut + 1] in (*ACCENTS, ""):
        return
    whole, parts = Wire(16, 6, known), Wire(16, 6, known)
    whole.feed(text)
    parts.feed(text[:cut])
    parts.feed(text[cut:])
    emulators = Emulator(16, 6), Emulator(16, 6)
    for emulator, wire in zip(emulators, (whole, parts), strict=True):
        emulator.feed(wire.take())
    assert emulators[0].cells() == emulators[1].cells()
    assert emulators[0].place() == emulators[1].place()
