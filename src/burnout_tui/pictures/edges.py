"""Marks at the edges of a window onto a picture: an arrow with the number of boxes beyond the edge."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from burnout_tui.pictures.shapes import Box, PlacedRuns
from burnout_tui.prose.measure import graphemes


class Window(NamedTuple):
    """The part of a picture that is visible, in cells."""

    left: int
    top: int
    width: int
    height: int


class EdgeMark(NamedTuple):
    """A count with an arrow, at a place in the window."""

    column: int
    row: int
    text: str


def edge_marks(rows: PlacedRuns, boxes: Mapping[str, Box], window: Window) -> Iterator[EdgeMark]:
    """Yield a mark for each side on which boxes are not wholly visible, in blank cells if there are any."""
    left, top, width, height = window
    counts = {
        "←": sum(box.left < left for box in boxes.values()),
        "→": sum(box.left + box.width > left + width for box in boxes.values()),
        "↑": sum(box.top < top for box in boxes.values()),
        "↓": sum(box.top + box.height > top + height for box in boxes.values()),
    }
    for arrow, count in counts.items():
        if not count or width < len(text := f"{arrow}{count}" if arrow in "←↑" else f"{count}{arrow}"):
            continue
        if arrow in "←→":
            column = 0 if arrow == "←" else width - len(text)
            places = [(column, row) for row in sorted(range(height), key=lambda row: abs(row - height // 2))]
        else:
            row = 0 if arrow == "↑" else height - 1
            middle = (width - len(text)) // 2
            columns = sorted(range(width - len(text) + 1), key=lambda column: abs(column - middle))
            places = [(column, row) for column in columns]
        free = (place for place in places if _is_blank(rows, left + place[0], top + place[1], len(text)))
        yield EdgeMark(*next(free, places[0]), text)


def _is_blank(rows: PlacedRuns, column: int, row: int, width: int) -> bool:
    place, runs = rows.between(row, column, column + width)
    for run in runs:
        for letter, size in graphemes(run.text):
            if column <= place < column + width and letter != " ":
                return False
            place += size
    return True
