"""The cells of a row that must be painted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textual_wire.wire.changes import find_runs, mark_changes
from textual_wire.wire.grid import RIGHT_HALF, UNKNOWN
from textual_wire.wire.style import Styles

_CELLS = st.lists(st.tuples(*[st.sampled_from("ab\u0101\ud800\uffff\U00010000\U00100000")] * 4), max_size=9)


@given(_CELLS)
def test_marks(cells: list[tuple[str, str, str, str]]) -> None:
    """A cell is marked if its text or its style differs, whatever code units they have."""
    text, styles, old_text, old_styles = map("".join, zip(*cells, strict=True)) if cells else [""] * 4
    expected = [new != old or style != old_style for new, style, old, old_style in cells]
    assert list(mark_changes(text, styles, old_text, old_styles)) == expected


@pytest.mark.parametrize(
    ("marks", "text", "runs"),
    [
        ("......", "abcdef", []),
        ("x....x", "abcdef", [(0, 6)]),
        ("x.....x", "abcdefg", [(0, 1), (6, 7)]),
        ("xx...xx", "abcdefg", [(0, 7)]),
        ("x.x", "aéb", [(0, 1), (2, 3)]),
        ("x.x", f"a{UNKNOWN}b", [(0, 1), (2, 3)]),
        ("x...", f"日{RIGHT_HALF}ab", [(0, 2)]),
        (".x..", f"日{RIGHT_HALF}ab", [(0, 2)]),
        ("..x.", f"ab日{RIGHT_HALF}", [(2, 4)]),
        ("...x", f"ab日{RIGHT_HALF}", [(2, 4)]),
        ("x.x.", f"日{RIGHT_HALF}本{RIGHT_HALF}", [(0, 4)]),
        (".xx.", f"日{RIGHT_HALF}本{RIGHT_HALF}", [(0, 4)]),
        ("x..x", f"a日{RIGHT_HALF}b", [(0, 1), (3, 4)]),
    ],
)
def test_runs(marks: str, text: str, runs: list[tuple[int, int]]) -> None:
    """A run contains both halves of wide characters, and up to four cells between marked ones that are cheap."""
    styles = Styles()
    found = find_runs(bytes(mark == "x" for mark in marks), text, styles.plain * len(text), styles.blank)
    assert found == runs
