"""The moves of the terminal's cursor lead to their places, in as few bytes as possible."""

import re
from collections.abc import Iterator

import pytest

from textual_wire.wire.cursor import Cursor

COLUMNS = (0, 1, 3, 4, 5, 8, 9, 10, 14, 99, 100)
ROWS = (0, 1, 2, 3, 4, 8, 12)
FAR = (0, 510, 511, 512, 513, 1200)
_STEP = re.compile(r"\x1b\[(\d*)(?:;(\d+))?([A-DH])|[\b\r\n]")
Place = tuple[int | None, int | None]


def _count(number: int, final: str) -> str:
    return f"\x1b[{number if number > 1 else ''}{final}" if number else ""


def _all_moves(start: Place, column: int, row: int, raw: bool) -> Iterator[str]:
    """Yield the ways to a place: an absolute move, and every move down or up with every move along the row."""
    yield f"\x1b[{row + 1 if row else ''}{f';{column + 1}' if column else ''}H"
    if start[1] is None:
        return
    down, step = row - start[1], None if start[0] is None else column - start[0]
    along = ["\r" + _count(column, "C")]
    if step is not None:
        along += [_count(step, "C")] if step >= 0 else [_count(-step, "D"), "\b" * -step]
    for move in along:
        yield (_count(down, "B") if down >= 0 else _count(-down, "A")) + move
        if down > 0 and (raw or move[:1] == "\r"):  # without a return, the system may or may not add one
            yield "\r" + "\n" * down + move[1:] if move[:1] == "\r" else "\n" * down + move


def _end(start: Place, moves: str, new_line_returns: bool) -> Place:
    """Return the place after some moves."""
    column, row = start
    assert not _STEP.sub("", moves), repr(moves)
    for found in _STEP.finditer(moves):
        number = int(found[1] or "1")
        if found[3] == "H":
            column, row = int(found[2] or "1") - 1, number - 1
        elif found[0] == "\r" or (found[0] == "\n" and new_line_returns):
            column = 0
        elif found[0] == "\b" or found[3] in ("C", "D"):
            assert column is not None
            column += number if found[3] == "C" else -number
        if found[0] == "\n" or found[3] in ("A", "B"):
            assert row is not None
            row += -number if found[3] == "A" else number
    return column, row


def _length(move: str, raw: bool) -> int:
    return len(move) + (0 if raw else move.count("\n"))


@pytest.mark.parametrize("raw", [True, False], ids=["raw", "cooked"])
def test_moves_are_short(raw: bool) -> None:
    """A move leads to its place even if the system adds returns, and no other takes fewer bytes."""
    for start in [*((column, row) for column in (None, *COLUMNS) for row in ROWS), (None, None)]:
        for column in COLUMNS:
            for row in ROWS:
                if start == (column, row):
                    continue
                cursor = Cursor(raw)
                cursor.column, cursor.row = start
                move = cursor.move(column, row)
                assert (cursor.column, cursor.row) == (column, row)
                assert all(_end(start, move, returns) == (column, row) for returns in {False, not raw}), (start, move)
                excess = _length(move, raw) - min(_length(way, raw) for way in _all_moves(start, column, row, raw))
                assert excess == 0, (start, (column, row), move)


@pytest.mark.parametrize("start", FAR)
def test_far_moves(start: int) -> None:
    """Moves over any number of columns lead to their places."""
    for column in FAR:
        cursor = Cursor(raw=True)
        cursor.column, cursor.row = start, 1
        assert _end((start, 1), cursor.move(column, 2), False) == (column, 2)


@pytest.mark.parametrize(
    ("start", "end", "move"),
    [((3, 12), (0, 11), "\x1b[A\r"), ((600, 0), (88, 0), "\r\x1b[88C"), ((88, 0), (600, 0), "\x1b[;601H")],
)
def test_exact_moves(start: Place, end: tuple[int, int], move: str) -> None:
    """A move up to the first column, and moves between columns that are far apart, take these bytes."""
    cursor = Cursor(raw=True)
    cursor.column, cursor.row = start
    assert cursor.move(*end) == move
