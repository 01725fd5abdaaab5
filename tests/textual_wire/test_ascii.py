"""Transliterate text for terminals that lack some of its characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from textual_wire.ascii.cells import can_show, to_ascii, transliterate_line
from textual_wire.ascii.symbols import ascii_symbol, ascii_word, is_line_drawing, spell_out_keys
from textual_wire.direction import MARK

ENCODINGS = ("ascii", "iso8859-1", "iso8859-15", "cp437", "koi8-r", "euc_jp")


def _line(*texts: str, encoding: str = "ascii") -> list[str]:
    return transliterate_line(texts, (encoding,))


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
        ("☃", 1, "ascii", "*"),
        ("👩\u200d🚀", 2, "ascii", "* "),
        ("❤\ufe0f", 2, "ascii", "* "),
        ("🇫🇷", 2, "ascii", "FR"),
        ("Æ", 1, "ascii", "A"),
        ("한", 2, "ascii", "Ha"),
        ("ﷺ", 1, "ascii", "s"),
        ("\u3000", 2, "ascii", "  "),
        ("\u0301", 0, "ascii", ""),
        ("ę\u0301", 1, "iso8859-1", "e"),
        ("\u2401", 1, "ascii", "?"),
        ("▁", 1, "ascii", "_"),
        ("╳", 1, "ascii", "+"),
        ("\u257f", 1, "ascii", "+"),
        ("▖", 1, "ascii", "#"),
        ("▟", 1, "ascii", "#"),
        ("\u25a1", 1, "ascii", ":"),
        ("α", 1, "euc_jp", "a"),
        ("─", 1, "euc_jp", "-"),
        ("日", 2, "euc_jp", "日"),
        ("é", 1, "nonsense", "e"),
        ("\u2028", 0, "ascii", ""),
        ("\U0010ffff", 1, "ascii", " "),
    ],
)
def test_cells(text: str, width: int, encoding: str, shown: str) -> None:
    """A cell is replaced only if necessary, by one character for each of its columns."""
    assert cell_len(text) == width
    assert _line(text, encoding=encoding) == [shown]


@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12), max_size=6),
    st.sampled_from(ENCODINGS),
)
def test_lines_stay_as_wide(texts: list[str], encoding: str) -> None:
    """The result can be encoded, and has the same width and number of parts as the line."""
    shown = transliterate_line(texts, (encoding,))
    "".join(shown).encode(encoding)
    assert len(shown) == len(texts)
    assert cell_len("".join(shown)) == sum(map(cell_len, texts))


@given(st.text(st.characters(max_codepoint=126, min_codepoint=32)))
def test_ascii_is_left_alone(text: str) -> None:
    """ASCII does not change."""
    assert _line(text) == [text]


def test_gaps() -> None:
    """Before a gap, a letter may become two and an ellipsis three; the text after the gap does not move."""
    assert _line("Sœur   ", "│ Jad ") == ["Soeur  ", "| Jad "]
    assert _line("la fin…   ") == ["la fin... "]
    assert _line("Sœur … and so on  ") == ["Soeur ~ and so on "]
    assert _line("a", "œ", " ", "  ", "b") == ["a", "oe", "", "  ", "b"]
    assert _line("é", "", "œ   ", encoding="iso8859-1") == ["é", "", "oe  "]
    assert _line("\u2401x   y") == ["^Ax  y"]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("œ x", "o x"),
        ("œ  x", "oe x"),
        ("œ œ  x", "oe o x"),
        ("œœ  x", "oeo x"),
        ("œœ   x", "oeoe x"),
        ("…  x", "~  x"),
        ("…   x", "... x"),
        ("… a   ", "... a "),
        ("⏎     ⌫     .", "Enter Bksp  ."),
        ("œ──x", "oe-x"),
        ("œ─ ─x", "o- -x"),
        ("œ  ─── x", "o  --- x"),
        ("œ ─── x", "o --- x"),
        ("œ │   x", "o |   x"),
        ("œ a│   x", "o a|   x"),
        ("日 œ  x", "Ri oe x"),
        ("👩\u200d🚀x œ  .", "* x oe ."),
        ("…" + " " * 3 + "x" * 3 + " " * 9, "... xxx" + " " * 9),
    ],
)
def test_the_next_gap(line: str, shown: str) -> None:
    """A gap of two columns or more gives all but one of them to what is on its left; a frame gives nothing."""
    assert _line(line) == [shown]


def test_no_gaps() -> None:
    """Without a gap, every cell becomes one character, and frames do not move."""
    assert _line("│ Sœur │    │ Jad │") == ["| Sour |    | Jad |"]
    assert _line("cœur") == ["cour"]


def test_titles_in_frames() -> None:
    """A title in a frame takes space from the line of the frame."""
    assert _line("╭── Cœur ⏎ ─────────╮") == ["+-- Coeur Enter ----+"]


@pytest.mark.parametrize(
    ("characters", "symbol", "word", "is_drawn"),
    [
        ("\u2500\u2501\u254c", "-", "", True),
        ("\u2502\u2503\u257b", "|", "", True),
        ("\u250c\u254b\u2550", "+-", "", True),
        ("\u256d\u257f", "+", "", True),
        ("\u2596\u259f", "#", "", True),
        ("\u25a0", "#", "", False),
        ("\u24ff\u2420\u23ff", "", "", False),
        ("\u2400", "?", "^@", False),
        ("\u241f", "?", "^_", False),
        ("\u00a0\u202f\u3000", " ", "", False),
        ("…", "~", "...", False),
        ("é\u200b\u2028", "", "", False),
    ],
)
def test_symbols(characters: str, symbol: str, word: str, is_drawn: bool) -> None:
    """A symbol, a part of a frame or a space becomes one ASCII character, and some a word; other characters neither."""
    for character in characters:
        found = ascii_symbol(character)
        assert found == symbol or (len(found) == 1 and found in symbol)
        assert (ascii_word(character), is_line_drawing(character)) == (word, is_drawn)
        assert to_ascii(character).startswith(word or found)


def test_letters_become_ascii() -> None:
    """Letters are transliterated at any length; a control character becomes nothing."""
    assert [to_ascii(character) for character in "\U0010ffff\x07é電"] == ["", "", "e", "Dian"]


def test_keys_are_spelled() -> None:
    """Symbols of keys become their names."""
    assert spell_out_keys("⏎ open  ⌫ back \u2403 \u241f") == "Enter open  Bksp back ^C ^_"


def test_can_show() -> None:
    """Without character sets, every character can be shown; otherwise those in one of the sets."""
    assert can_show("☃", ())
    assert can_show("x", ("nonsense",))
    assert can_show("é─", ("iso8859-1", "cp437"))
    assert not can_show("é☃", ("iso8859-1", "cp437"))


@pytest.mark.parametrize(
    ("frame", "shown"),
    [
        (("╭──╮", "│  │", "╰──╯"), ("┌──┐", "│  │", "└──┘")),
        (("┏━┷┓", "┃  ┃", "┗━┯┛"), ("╔═╧╗", "║  ║", "╚═╤╝")),
        (("┌╌╌┐", "┆  ┆", "└╌╌┘"), ("┌──┐", "│  │", "└──┘")),
    ],
)
def test_a_frame_stays_whole_on_the_linux_console(frame: tuple[str, ...], shown: tuple[str, ...]) -> None:
    """Corners and lines of a frame are replaced together, by a frame that the console's fonts have."""
    charsets = ("iso8859-1", "iso8859-15", "cp437")
    assert tuple("".join(transliterate_line([row], charsets)) for row in frame) == shown


@pytest.mark.parametrize("frame", ["╭─╮│╰╯", "┏━┓┃┗┛", "┌╌┐┆└┘", "╔═╗║╚╝"])
def test_a_frame_stays_whole_in_ascii(frame: str) -> None:
    """All frames are of the same plain characters where there are no lines at all."""
    assert "".join(transliterate_line([frame], ("ascii",))) == "+-+|++"


def test_marks_of_direction() -> None:
    """A mark that says where text begins stays if the set has it; if not, it goes and costs no other letter."""
    assert transliterate_line([f"a{MARK}é"], ("cp1256",)) == [f"a{MARK}é"]
    assert transliterate_line([f"a{MARK}é", f"{MARK}b"], ("iso8859-1",)) == ["aé", "b"]
