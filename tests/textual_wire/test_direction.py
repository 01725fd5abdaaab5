"""Lines with right-to-left fields, on terminals that reorder them by UAX #9."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.direction import as_sent, moved_spans

from textual_wire.ascii.cells import transliterate_line
from textual_wire.detection.detect import detect
from textual_wire.detection.features import Features
from textual_wire.direction import MARK, close_field, join_fields, mark_fields
from textual_wire.wire.wire import Wire

_WORDS = st.text("אבגعمرپ١٢12aZé()[].,-«»", min_size=1, max_size=6)
_OWN_MARKS = "\u200f\u061c"
"""Marks of direction that a text may have itself. They take no column."""
_FIELDS = st.lists(st.lists(_WORDS, min_size=1, max_size=3).map(" ".join), min_size=2, max_size=5)
_BETWEEN = st.sampled_from(("  ", "     ", " · ", " › ", " │ ", "││", " ─ x ─ ", " ♥ ", "\N{NO-BREAK SPACE} "))


@given(_FIELDS, _BETWEEN)
def test_every_field_keeps_its_columns(fields: list[str], between: str) -> None:
    """Each field is shown in its own columns, with any text in it, and only marks are added."""
    line = mark_fields("  " + between.join(fields))
    assert line.replace(MARK, "") == "  " + between.join(fields)
    spans, start = [], 2
    for field in fields:
        spans.append((start, start + len(field)))
        start += len(field) + len(between)
    assert moved_spans(line, spans) == []


@given(_FIELDS, _BETWEEN, st.sampled_from(_OWN_MARKS), st.booleans())
def test_fields_with_marks_of_their_own(fields: list[str], between: str, mark: str, before: bool) -> None:
    """Each field is shown in its own columns, whatever marks of direction it has itself, before or after its text."""
    marked = [mark + field if before else field + mark for field in fields]
    line = "  " + between.join(marked) + " "
    spans, start = [], 2
    for field in fields:
        spans.append((start, start + len(field)))
        start += len(field) + len(between)
    assert moved_spans(mark_fields(line), spans) == []
    assert moved_spans(as_sent([line], start)[0], spans) == []


@given(_FIELDS)
def test_lists_keep_their_order(fields: list[str]) -> None:
    """The names of a list stand one after the other, from left to right."""
    line = mark_fields(join_fields(fields))
    spans, start = [], 0
    for field in fields:
        spans.append((start, start + len(field)))
        start += len(field) + 2
    assert moved_spans(line, spans) == []


def test_lines_without_right_to_left_characters() -> None:
    """A line without right-to-left characters stays as it is, and so does a paragraph alone on its line."""
    for line in ("Été · 1987  │ 日本", "", "قصة طويلة.", "12 · 13"):
        assert mark_fields(line) == line


def test_terminals_that_lack_the_mark() -> None:
    """A terminal whose encoding lacks the mark is sent none, and keeps the letters that it has."""
    assert detect({"TERM": "xterm", "LC_ALL": "ar_EG.UTF-8"}).wire_features.direction_marks
    terminal = detect({"TERM": "xterm", "LC_ALL": "ar_EG.ISO-8859-6"})
    assert not terminal.wire_features.direction_marks
    assert transliterate_line([f"جاد{MARK}, "], terminal.charsets) == ["جاد, "]
    wire = Wire(12, 1, Features())
    wire.feed("\x1b[1;1H\x1b[0m جاد    جاد ")
    assert MARK not in wire.take()


@pytest.mark.parametrize(
    ("pictures", "sent"),
    [
        ([" جاد    جاد "], " <>\x1b[;2Hجاد<>\x1b[;5H    جاد "),
        (["جاد    جاد"], "جاد<>\x1b[;4H    جاد"),
        (["جاد"], "جاد"),
        (["  جاد"], "  <>\x1b[;3Hجاد"),
        (["a جاد  b"], "a جاد<>\x1b[;6H  b"),
        (["日 جاد  جاد"], "日 جاد<>\x1b[;7H  جاد"),
        (["جاد\u0301  جاد"], "جاد\u0301<>\x1b[;4H  جاد"),
        ([f"جاد{MARK}  جاد"], "جاد<>\x1b[;4H  جاد"),
        (["é جاد │ x"], "é جاد<>\x1b[;6H │ x"),
        (["جا漢  جاد"], "جا漢<>\x1b[;5H  جاد"),
        ([f"جا漢{MARK}  جاد"], "جا漢<>\x1b[;5H  جاد"),
        (["ab  جاد  c", "ab  xyz  c"], "ab  xyz  c"),
        (["ab  جاد  c", "ab  xyz  c", "ab  جاد  c"], "ab  جاد<>\x1b[;8H  c"),
        ([f"{letter} جاد  c" for letter in "abcdefgh"], "h جاد<>\x1b[;6H  c"),
    ],
)
def test_marks_on_the_wire(pictures: list[str], sent: str) -> None:
    """A mark, here ``<>``, joins the cell before it, and a move follows it."""
    wire = Wire(14, 2, Features(direction_marks=True))
    for picture in pictures:
        wire.feed(f"\x1b[1;1H\x1b[2K\x1b[0m{picture}\x1b[2;1H")
        taken = wire.take()
    assert sent in taken.replace(MARK, "<>")
    assert taken.count(MARK) == sent.count("<>")


def test_cells_that_the_app_has_not_written() -> None:
    """A cell of unknown contents gets no mark."""
    wire = Wire(14, 2, Features(direction_marks=True))
    wire.feed("\x1b[1;3H\x1b[0mجاد    جاد ")
    assert wire.take().replace(MARK, "<>") == "\x1b[;3H\x1b[mجاد<>\x1b[;6H    جاد "


@pytest.mark.parametrize(
    "line", ["ا  ب", "جاد · جاد  x", "  جاد", "a جاد", f"جاد{MARK}, ب  x", f"{MARK}جاد", f"جاد{MARK}", "x"]
)
def test_marking_again_changes_nothing(line: str) -> None:
    """Marks are not doubled, neither in a line that has them nor after a field that ends with one."""
    once = mark_fields(line)
    assert mark_fields(once) == once
    assert MARK * 2 not in once
    closed = close_field(line)
    assert close_field(closed) == closed == (line if line in ("x", f"جاد{MARK}") else line + MARK)


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("ا  ب", "<>ا<>  ب"),
        ("جاد", "جاد"),
        ("جاد<>", "جاد<>"),
        ("<>جاد", "<>جاد"),
        ("جاد<>, ب", "<>جاد<>, ب"),
        ("x جاد  ب", "x جاد<>  ب"),
        ("  جاد", "  <>جاد"),
    ],
)
def test_places_of_marks(line: str, marked: str) -> None:
    """A mark, here ``<>``, stands before a line's first field and after every one that others follow."""
    assert mark_fields(line.replace("<>", MARK)).replace(MARK, "<>") == marked
