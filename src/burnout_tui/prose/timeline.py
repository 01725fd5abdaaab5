"""A timeline of works: an axis from the first year to the last, with a mark for each work."""

from collections.abc import Sequence
from typing import NamedTuple

from burnout_tui.film.model import Work
from burnout_tui.prose.rows import mark_of


class Timeline(NamedTuple):
    """Three lines of the same width, and the column of each work."""

    marks: str
    """The marks of the works. If several share a column, it shows their number."""
    axis: str
    """The axis, with a tick for each year that has works."""
    years: str
    """The years that fit."""
    columns: dict[str, int]
    """The column of each work, by id."""
    spans: dict[str, int]
    """The last column of each work that took several years, by id."""


def timeline(works: Sequence[Work], width: int) -> Timeline | None:
    """Return the timeline of works, ``width`` columns wide; None without room or two different years."""
    dated = [work for work in works if work.year is not None]
    years = [year for work in dated for year in (work.year, work.until) if year is not None]
    if not years or width < 20:
        return None
    first, last = min(years), max(years)
    if first == last:
        return None
    room = width - 4  # leave space for the label of the last year
    columns = {work.id: _column(work.year or first, first, last, room) for work in dated}
    spans = {work.id: _column(work.until, first, last, room) for work in dated if work.until}
    return Timeline(
        _marks(dated, columns, spans, width), *_axis(sorted(set(years)), first, last, width), columns, spans
    )


def _column(year: int, first: int, last: int, room: int) -> int:
    return round((year - first) * (room - 1) / (last - first)) + 1


def _marks(works: Sequence[Work], columns: dict[str, int], spans: dict[str, int], width: int) -> str:
    marks = [" "] * width
    counts: dict[int, int] = {}
    for work in works:
        column = columns[work.id]
        counts[column] = counts.get(column, 0) + 1
        marks[column] = mark_of(work) if counts[column] == 1 else str(counts[column]) if counts[column] < 10 else "+"
    for work in works:
        for column in range(columns[work.id] + 1, spans.get(work.id, 0) + 1):
            if marks[column] == " ":
                marks[column] = "╌"
    return "".join(marks)


def _axis(years: Sequence[int], first: int, last: int, width: int) -> tuple[str, str]:
    axis = ["─"] * width
    labels = [" "] * width
    room = width - 4
    order = [first, last, *(year for year in years if year not in (first, last))]
    for year in order:
        column = _column(year, first, last, room)
        axis[column] = "┬"
        start = max(min(column - 1, width - 4), 0)
        near = labels[max(start - 1, 0) : start + 5]
        if all(character == " " for character in near):
            labels[start : start + 4] = str(year)
    return "".join(axis), "".join(labels)
