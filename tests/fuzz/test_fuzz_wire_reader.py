"""Fuzz the reader of an app's output: an app may write anything, in pieces that end anywhere."""

from itertools import pairwise
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.conftest import examples
from tests.support.wire_strategies import common, features, rare

from textual_wire.detection.features import Features
from textual_wire.wire.wire import Wire

_FRAGMENTS = st.sampled_from(
    (
        *("\x1b", "\x1b[", "\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1bN", "\x1bO", "\x1b(", "\x1b#", "\x1b\\"),
        *("\x9b", "\x9d", "\x9c", "\x84", "\x18", "\x1a", "\x00", "\x7f", "\x05", "\x0e", "\t", "\r", "\n", "\b"),
        *(";", ":", "?", ">", "=", "!", "$", " ", "m", "H", "J", "K", "X", "b", "q", "h", "l", "u", "t", "r", "~"),
        *("0", "1", "38", "999999999999", "-1", "48;2;1;2", "38:2::1:2:3", "8;;", "8;;http://a/", "52;c;", "2026"),
        *("漢", "e\u0301", "\u200d", "👩\u200d🎤", "\u202e", "\ufe0f", "\ue000", "\ud800", "\U0010ffff", "a" * 300),
    )
)
_OUTPUT = st.lists(st.one_of(_FRAGMENTS, common, rare), max_size=30)


@examples(300)
@given(pieces=_OUTPUT, cuts=st.lists(st.integers(0, 400), max_size=8), features=features)
def test_pieces_change_nothing(pieces: list[str], cuts: list[int], features: Features) -> None:
    """Any output can be read, and the same output in other pieces gives the same text for the terminal.

    A mark that joins the character before it is an exception: cut off from it, it takes a move of the cursor.
    """
    output = "".join(pieces)
    whole, cut = Wire(17, 6, features), Wire(17, 6, features)
    whole.feed(output)
    edges = [0, *sorted(min(at, len(output)) for at in cuts), len(output)]
    for start, end in pairwise(edges):
        cut.feed(output[start:end])
    # What ends an unfinished sequence of any kind, and the picture that follows it.
    for wire in (whole, cut):
        wire.feed("\x18\x1b\\\x1b[0m\x1b[1;1Hthe next frame")
    sent = cut.take(), whole.take()
    assert sent[0] == sent[1] or any(category(character) in ("Mn", "Me", "Cf") for character in output)
