"""The columns in which lines of a chart move to other rows: one after the other where they meet."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from burnout_tui.pictures.story.channels import Move, place_moves

SPARE = 9
"""A row that no line uses."""


@given(st.permutations(range(8)), st.permutations(range(8)), st.integers(1, 8))
def test_any_moves(before: list[int], after: list[int], count: int) -> None:
    """Lines that change rows, in circles too, never share a cell for longer than a crossing."""
    moves = [Move(line, before[line], after[line]) for line in range(count) if before[line] != after[line]]
    placed = place_moves(moves, SPARE)
    for line in range(count):
        own = sorted((one.column, one.move.start, one.move.end) for one in placed if one.move.line == line)
        rows = [before[line], *(end for _, _, end in own)]
        assert [start for _, start, _ in own] == rows[:-1]
        assert rows[-1] == after[line]
    for (one, column), (other, place) in combinations(placed, 2):
        if column == place:
            assert one.bottom < other.top or other.bottom < one.top
        for early, late in ((one, other), (other, one)) if column != place and one.line != other.line else ():
            first, second = (column, place) if early is one else (place, column)
            assert early.end != late.start or second < first, "a line comes to a row before another has left it"


def test_no_crossing_without_need() -> None:
    """Two lines that move down keep from crossing: the lower one moves first."""
    assert place_moves([Move(0, 0, 3), Move(1, 1, 4)], SPARE) == [(Move(1, 1, 4), 0), (Move(0, 0, 3), 1)]
    assert [one.column for one in place_moves([Move(0, 0, 1), Move(1, 3, 2)], SPARE)] == [0, 0]
