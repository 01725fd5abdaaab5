"""A timeline of works: an axis from the first year to the last, with a mark for each work."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from burnout_tui.film.model import Work
from burnout_tui.prose.rows import mark_of


class Timeline(NamedTuple):
    """Three lines of the same width, and the columns of the years."""

    marks: str
    """The marks of the works. If several share a column, it shows their number."""
    axis: str
    """The axis, with a tick for each year that has works."""
    years: str
    """The years that fit."""
    columns: dict[int, int]
    """The column of each year in which a work began or ended."""


def timeline(works: Sequence[Work], width: int) -> Timeline | None:
    """Return the timeline of works, ``width`` columns wide; None without room or two different years."""
    dated = [work for work in works if work.year is not None]
    years = {year for work in dated for year in (work.year, work.until) if year is not None}
    if len(years) < 2 or width < 20:
        return None
    first, last = min(years), max(years)
    room = width - 4  # leave space for the label of the last year
    columns = {year: _column(year, first, last, room) for year in sorted(years)}
    return Timeline(_marks(dated, columns, width), *_axis(tuple(columns), columns, width), columns)


def _column(year: int, first: int, last: int, room: int) -> int:
    return round((year - first) * (room - 1) / (last - first)) + 1


def _marks(works: Sequence[Work], columns: dict[int, int], width: int) -> str:
    marks = [" "] * width
    counts: Counter[int] = Counter()
    for year, count in Counter(work.year for work in works).items():
        counts[columns[year or 0]] += count
    for column, count in counts.items():
        marks[column] = str(count) if count < 10 else "+"
    for work in works:
        column = columns[work.year or 0]
        if counts[column] == 1:
            marks[column] = mark_of(work)
        if work.until:
            for between in range(column + 1, columns[work.until] + 1):
                if marks[between] == " ":
                    marks[between] = "╌"
    return "".join(marks)


def _axis(years: Sequence[int], columns: dict[int, int], width: int) -> tuple[str, str]:
    axis = ["─"] * width
    labels = [" "] * width
    order = [years[0], years[-1], *years[1:-1]]
    for year in order:
        column = columns[year]
        axis[column] = "┬"
        start = max(min(column - 1, width - 4), 0)
        near = labels[max(start - 1, 0) : start + 5]
        if all(character == " " for character in near):
            labels[start : start + 4] = str(year)
    return "".join(axis), "".join(labels)
