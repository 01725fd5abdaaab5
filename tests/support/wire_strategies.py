"""Hypothesis strategies for the output of an app."""

from typing import NamedTuple

from hypothesis import strategies as st

from textual_wire.detection.features import Features

COLUMNS, ROWS = 16, 6
"""The size of the screen."""
CHARACTERS = "abc   ─·é▸漢字한🎬"
ACCENTS = "\u0301\u0308\u0323"
CODES = (
    *("", "0", "1", "2", "3", "4", "4:3", "7", "9", "21", "22", "23", "24", "27", "29"),
    *("31", "39", "44", "49", "53"),
)
COLOURS = ("38;5;208", "48;5;17", "38;2;255;176;0", "48;2;9;9;11", "48;2;9;9;11", "58;5;9", "38:2::1:2:3")
HARMLESS: tuple[str, ...] = (
    *("\x1b[?25l", "\x1b[?25h", "\x1b[?2026h", "\x1b[?2026l", "\x1b[?7l", "\x1b[?7h", "\x1b[?1000h", "\x07"),
    *("\x1b[>1u", "\x1b]2;title\x07", "\x1b]52;c;YQ==\x1b\\", "\x1b[?2048$p", "\x1b[6n"),
)
# REP is left out: it is defined only right after a character, and Textual does not send it.
UNTRACKED: tuple[str, ...] = (
    *("\x1b7", "\x1b8", "\x1b[2P", "\x1b[L", "\x1b[2M", "\x1b[3@", "\x1bM", "\x1bD", "\x1bE", "\x1bc", "\t"),
    *("\x1b[2;3r", "\x1b[r", "\x1b[4h", "\x1b[4l", "\x1b[?6h", "\x1b[?6l", "\x1b[?1049h", "\x1b[?1049l"),
    *("\x1b[99z", "\x1b]777777;x\x07", "\x1b[3J", "\x1b[20h", "\x1b[20l"),
)

LINKS = ("\x1b]8;id=3;http://a/\x1b\\", "\x1b]8;;http://b/\x07", "\x1b]8;;\x1b\\")

_texts = st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=9)
_accented = st.lists(st.tuples(st.sampled_from(CHARACTERS), st.text(ACCENTS, max_size=2)).map("".join), max_size=4)
_styles = st.lists(st.sampled_from(CODES + COLOURS), min_size=1, max_size=3).map(
    lambda codes: f"\x1b[{';'.join(codes)}m"
)
_positions = st.builds("\x1b[{};{}H".format, st.integers(0, 7), st.integers(0, 18))
_rows = st.builds(
    "\x1b[{};1H{}{}\x1b[0m\n".format, st.integers(1, 6), _styles, st.text("ab ─", min_size=16, max_size=16)
)
moves = st.builds("\x1b[{}{}".format, st.sampled_from(["", "1", "2", "5", "30"]), st.sampled_from("ABCDEFGd`ae"))
erasures = st.builds("\x1b[{}{}".format, st.sampled_from(["", "0", "1", "2"]), st.sampled_from("JKX"))
links = st.sampled_from(LINKS)

common = st.one_of(_texts, _accented.map("".join), _styles, _positions, _rows, st.just("\x1b[0m"))
"""Output of the kind that Textual's frames contain."""
rare = st.one_of(
    moves, erasures, st.sampled_from("\r\n\b"), links, st.sampled_from(HARMLESS), st.sampled_from(UNTRACKED)
)
"""Anything else that an app may write."""


class Take(NamedTuple):
    """A step in which the terminal gets new output."""

    forget: bool = False
    """True if the wire first forgets the screen."""


class Resize(NamedTuple):
    """A step in which the terminal gets another size."""

    columns: int
    rows: int


takes = st.builds(Take, st.sampled_from([False, False, False, True]))
resizes = st.builds(Resize, st.integers(1, 20), st.integers(1, 7))
features = st.builds(Features, *[st.booleans()] * 6)
