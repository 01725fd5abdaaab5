"""Works on a line of time, as the geometry of a picture."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from burnout_tui.film.model import Work
from burnout_tui.prose.numbers import years_text

_WIDTH = 800
_MARGIN = 30
"""Room beside the axis for half of a year's number."""
_STEP = 16
"""The distance between two works of one year."""
_HIGHEST = 320
"""The greatest height of the works of one year: they lie over each other if there are very many."""
_LABEL = 44
"""The least distance of two years that are written."""


class Mark(NamedTuple):
    """A work on the axis."""

    work: str
    """Its id."""
    years: str
    x: int
    y: int
    until: int
    """The place of the last year of a series; the first year's for other works."""
    is_cycle: bool


class Tick(NamedTuple):
    """A year on the axis."""

    x: int
    year: str
    """Empty where there is no room for it."""


class Axis(NamedTuple):
    """A line of time."""

    width: int
    height: int
    base: int
    """The height of the axis itself."""
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]


def axis(works: Sequence[Work]) -> Axis | None:
    """Return the line of time of works; None for those of fewer than two years."""
    dated = [work for work in works if work.year is not None]
    years = sorted({year for work in dated for year in (work.year, work.until) if year is not None})
    if len(years) < 2:
        return None
    first, span = years[0], years[-1] - years[0]

    def place(year: int) -> int:
        return _MARGIN + round((year - first) * (_WIDTH - 2 * _MARGIN) / span)

    most = max(Counter(work.year for work in dated).values())
    step = min(_STEP, _HIGHEST / most)
    base = round(most * step) + 8
    stacked: Counter[int] = Counter()
    marks = []
    for work in dated:
        x = place(work.year or 0)
        stacked[x] += 1
        y = round(base - 4 - (stacked[x] - 0.5) * step)
        until = place(work.until) if work.until else x
        marks.append(Mark(work.id, years_text(work.year, work.until), x, y, until, work.cycle is not None))
    return Axis(_WIDTH, base + 26, base, tuple(marks), tuple(_ticks(years, place)))


def _ticks(years: Sequence[int], place: Callable[[int], int]) -> Iterator[Tick]:
    written = [place(years[0]), place(years[-1])]
    for year in years:
        x = place(year)
        if x not in written and all(abs(x - other) >= _LABEL for other in written):
            written.append(x)
    for year in years:
        x = place(year)
        yield Tick(x, str(year) if x in written else "")
