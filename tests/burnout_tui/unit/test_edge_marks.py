"""The arrows at the edges of a picture that is larger than its window."""

from burnout_tui.pictures.edges import Window, edge_marks
from burnout_tui.pictures.shapes import Box, CellRun

ROWS = [[CellRun("##########")], [CellRun("          ")], [CellRun("##########")], [CellRun("##########")]]
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
