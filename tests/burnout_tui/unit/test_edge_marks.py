"""The arrows at the edges of a picture that is larger than its window."""

from itertools import combinations

from burnout_tui.pictures.edges import Window, edge_marks
from burnout_tui.pictures.shapes import Box, CellRun, PlacedRuns

ROWS = PlacedRuns([[CellRun(cell * 10)] for cell in "# ##"])
BOXES = {"a": Box(0, 0, 4), "b": Box(6, 0, 4), "c": Box(6, 1, 4)}


def test_a_whole_picture_has_no_marks() -> None:
    """There is no arrow where everything is in view."""
    assert list(edge_marks(ROWS, BOXES, Window(0, 0, 10, 4))) == []


def test_marks_count_the_boxes_out_of_sight() -> None:
    """An arrow at an edge counts the boxes that are cut there, and stands in blank cells."""
    assert list(edge_marks(ROWS, BOXES, Window(0, 0, 8, 4))) == [(6, 1, "2→")]
    assert list(edge_marks(ROWS, BOXES, Window(2, 0, 8, 4))) == [(0, 1, "←1")]


def test_marks_above_and_below() -> None:
    """Rows out of sight have arrows too."""
    marks = list(edge_marks(ROWS, BOXES, Window(0, 1, 10, 2)))
    assert [mark.text for mark in marks] == ["↑2", "3↓"] or [mark.text for mark in marks] == ["↑2", "1↓"]


def test_pieces_between_two_columns() -> None:
    """A window gets the pieces of a row that have a cell in it, and the column of the first; wide letters take two."""
    names = [CellRun("阿部"), CellRun("ab"), CellRun("ليلى"), CellRun(" ")]
    starts, rows = [0, 4, 6, 10], PlacedRuns([names])
    for left, right in combinations(range(12), 2):
        inside = [number for number in range(4) if starts[number] < right and [*starts, 11][number + 1] > left]
        first, runs = rows.between(0, left, right)
        assert list(runs) == [names[number] for number in inside]
        assert not inside or first == starts[inside[0]]
    assert rows.between(1, 3, 9) == (3, ())
