"""Text for terminals that cannot show all of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from burnout_tui.prose.ensemble import KIND_SIGNS, PRESENCE_SIGNS
from burnout_tui.prose.rows import CYCLE_MARK, MARKS
from textual_wire.ascii.cells import ascii_cell, ascii_line, shows
from textual_wire.ascii.symbols import spelled

ENCODINGS = ("ascii", "iso8859-1", "iso8859-15", "cp437", "koi8-r", "euc_jp")


def _line(*texts: str, encoding: str = "ascii") -> list[str]:
    return ascii_line(texts, (encoding,))


@pytest.mark.parametrize(
    ("text", "width", "encoding", "shown"),
    [
        ("é", 1, "ascii", "e"),
        ("é", 1, "iso8859-1", "é"),
        ("e\u0301", 1, "iso8859-1", "é"),
        ("e\u0301", 1, "ascii", "e"),
        ("œ", 1, "iso8859-1", "o"),
        ("œ", 1, "iso8859-15", "œ"),
        ("─", 1, "ascii", "-"),
        ("─", 1, "cp437", "─"),
        ("│", 1, "iso8859-1", "|"),
        ("╭", 1, "ascii", "+"),
        ("▸", 1, "ascii", ">"),
        ("›", 1, "ascii", ">"),
        ("★", 1, "ascii", "*"),
        ("≠", 1, "ascii", "#"),
        ("◌", 1, "ascii", "o"),
        ("◉", 1, "ascii", "@"),
        ("·", 1, "ascii", "-"),
        ("·", 1, "iso8859-1", "·"),
        ("…", 1, "ascii", "~"),
        ("’", 1, "ascii", "'"),
        ("\u202f", 1, "ascii", " "),
        ("电", 2, "ascii", "Di"),
        ("ب", 1, "ascii", "b"),
        ("🎬", 2, "ascii", "* "),
        ("\U0010ffff", 1, "ascii", " "),
    ],
)
def test_cells(text: str, width: int, encoding: str, shown: str) -> None:
    """A cell is replaced by as many characters as it is wide, and only if it has to be."""
    assert ascii_cell(text, width, encoding) == shown


@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12), max_size=6),
    st.sampled_from(ENCODINGS),
)
def test_lines_stay_as_wide(texts: list[str], encoding: str) -> None:
    """A line of any text can be encoded, has as many parts as before, and is as wide."""
    shown = ascii_line(texts, (encoding,))
    "".join(shown).encode(encoding)
    assert len(shown) == len(texts)
    assert cell_len("".join(shown)) == sum(map(cell_len, texts))


@given(st.text(st.characters(max_codepoint=126, min_codepoint=32)))
def test_ascii_is_left_alone(text: str) -> None:
    """ASCII stays as it is."""
    assert _line(text) == [text]


def test_room_for_more() -> None:
    """Where there is empty space after it, a letter becomes two and an ellipsis three; what follows stays in place."""
    assert _line("Sœur   ", "│ Jad ") == ["Soeur  ", "| Jad "]
    assert _line("la fin…   ") == ["la fin... "]
    assert _line("Sœur … and so on  ") == ["Soeur ~ and so on "]


def test_no_room_for_more() -> None:
    """Where no space can be spared, each cell keeps one character; a frame is not pushed away."""
    assert _line("│ Sœur │    │ Jad │") == ["| Sour |    | Jad |"]
    assert _line("cœur") == ["cour"]


def test_titles_in_frames() -> None:
    """A title in a frame takes what it needs from the frame's line."""
    assert _line("╭── Cœur ⏎ ─────────╮") == ["+-- Coeur Enter ----+"]


def test_keys_are_spelled() -> None:
    """Keys get their names instead of signs."""
    assert spelled("⏎ open  ⌫ back") == "Enter open  Bksp back"


@pytest.mark.parametrize("signs", [{*MARKS.values(), CYCLE_MARK}, {*KIND_SIGNS.values(), *PRESENCE_SIGNS.values()}])
def test_signs_stay_different(signs: set[str]) -> None:
    """Signs that mean different things in one place are different in ASCII too."""
    assert len({ascii_cell(sign, 1, "ascii") for sign in signs}) == len(signs)


def test_what_is_shown() -> None:
    """Without character sets everything is shown; with some, what one of them has."""
    assert shows("☃", ())
    assert shows("é─", ("iso8859-1", "cp437"))
    assert not shows("é☃", ("iso8859-1", "cp437"))
