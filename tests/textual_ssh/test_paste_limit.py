"""Truncate pastes before they are parsed."""

from hypothesis import given
from hypothesis import strategies as st

from textual_ssh.limits.paste import END, START, PasteLimit


@given(
    st.lists(st.sampled_from([START, END, "a", "bc" * 20, "\x1b", "[A", "é", "\r"]), max_size=12).map("".join),
    st.lists(st.integers(0, 60), max_size=6),
)
def test_pastes_are_cut_the_same_in_any_pieces(text: str, cuts: list[int]) -> None:
    """The result is the same for any split of the text, and contains no paste that is too long."""
    whole = PasteLimit(5)
    expected = whole.filter(text)
    pieces, limit = [], PasteLimit(5)
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(text)], strict=True):
        pieces.append(limit.filter(text[start:end]))
    assert "".join(pieces) == expected
    assert limit.cut == whole.cut
    for paste in expected.split(START)[1:]:
        assert len(paste.partition(END)[0]) <= 5


def test_text_without_a_paste_passes() -> None:
    """Keys pass through unchanged, and a lone escape is not delayed."""
    limit = PasteLimit(3)
    assert [limit.filter(keys) for keys in ("\x1b", "[A", "j", "\x1b[B")] == ["\x1b", "[A", "j", "\x1b[B"]
