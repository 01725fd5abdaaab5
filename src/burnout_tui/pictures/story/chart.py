"""The chart of a film's storylines, for a window."""

from collections.abc import Iterable, Iterator, Sequence

from burnout_tui.pictures.story.cells import Cells
from burnout_tui.pictures.story.columns import TITLED, Columns, left_of
from burnout_tui.pictures.story.layouts import Layout
from burnout_tui.pictures.story.painting import Painter
from burnout_tui.pictures.story.shapes import Chart
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.reading import Reading, cut_name

_CLOSE, _WIDE = 4, 64
"""The fewest and the most columns a scene in a chart that fills its window."""
_CLOSEST = 3
"""Columns a scene below which a chart scrolls."""
_MAX_SPREAD = 3
"""The most rows from one line to the next, where nothing is between them."""
_MAX_GUTTER = 14
"""The widest name at the left edge of a window."""
_PLACED = 18
"""The columns a scene from which on places are written."""
_ROOMY = 2
"""The rows from one line to the next that are worth more than the places of scenes."""
_STRETCHED = (0, 10, 14, 20, 28)
"""The fewest columns a scene, by how often the chart was stretched."""
MAX_STRETCH = len(_STRETCHED) - 1
"""The most times that a chart can be stretched."""
_TITLE_ROWS, _PLACE_ROWS = 3, 2
_APART = 2
"""Blank columns between the titles of two scenes."""


def draw(reading: Reading, layout: Layout, width: int, stretch: int = 0, height: int = 0) -> Chart:
    """Return the chart for a window of ``width`` columns, which it fills if a scene then has 4 to 64 columns.

    Otherwise it is wider, or narrower. ``stretch`` is from 0 to MAX_STRETCH. With rows to spare in ``height`` lines
    are farther apart, and below the titles stand the times and places of the scenes.
    """
    painter = Painter(reading, layout)
    columns = _fitting(painter, layout, width)
    if stretch:
        columns = painter.columns(max(_STRETCHED[stretch], columns.pitch + 2 * stretch))
    titles = [list(title) for title in _titles(reading, painter, columns)]
    header = 1 + max(map(len, titles), default=0)
    places = [list(place) for place in _places(reading, painter, columns)]
    rows = max(map(len, places), default=0)
    if height - header - rows - 1 < _ROOMY * (columns.height - 1):
        places, rows = [], 0
    first_place, header = header, header + rows
    spread = min(max((height - header - 1) // max(columns.height - 1, 1), 1), _MAX_SPREAD)
    painted = painter.paint(columns, header, spread)
    _write_header(painted.cells, painter, columns, titles)
    for run, column, place in zip(painter.scene_runs, columns.scenes, places, strict=False):
        for row, text in enumerate(place, first_place):
            painted.cells.write(column, row, text, run._replace(role="place"))
    return Chart(
        rows=painted.cells.runs(),
        width=columns.width,
        header=header,
        gutter=min(max(map(cells, painted.names.values()), default=0), _MAX_GUTTER) + 1,
        scenes=layout.film.scenes,
        columns=dict(zip(layout.film.scenes, columns.scenes, strict=True)),
        nodes=painted.nodes,
        pitch=columns.pitch,
        names=painted.names,
        pieces=painted.pieces,
    )


def _fitting(painter: Painter, layout: Layout, width: int) -> Columns:
    """Return columns that fill a window; those of a chart that scrolls if scenes would be too close together."""
    gaps = max(len(layout.film.scenes) - 1, 1)
    pitch = min(max(width / gaps, _CLOSE), _WIDE)
    while pitch >= _CLOSEST:
        columns = painter.columns(pitch)
        if columns.width <= width:
            return columns
        titled = pitch >= TITLED
        smaller = pitch - (columns.width - width) / (gaps + titled)
        # Without titles, the last scene needs less room.
        pitch = max(smaller, TITLED - 1 / gaps) if titled else smaller
    return painter.columns(_CLOSE)


def _titles(reading: Reading, painter: Painter, columns: Columns) -> Iterator[Iterable[str]]:
    """Yield the rows of each scene's title, as wide as its column."""
    for run, width in zip(painter.scene_runs, _widths(columns), strict=False):
        yield _wrapped(reading.name(run.ref), width, _TITLE_ROWS) if columns.pitch >= TITLED else ()


def _places(reading: Reading, painter: Painter, columns: Columns) -> Iterator[Iterable[str]]:
    """Yield the rows of each scene's time and place, as wide as its column; nothing if the scenes are too close."""
    if columns.pitch < _PLACED:
        return
    for run, width in zip(painter.scene_runs, _widths(columns), strict=False):
        scene = reading.guide.scenes[run.scene]
        words = " · ".join(filter(None, (scene.at, cut_name(reading.text(scene.place)))))
        yield _wrapped(words, width, _PLACE_ROWS) if words else ()


def _widths(columns: Columns) -> Iterator[int]:
    """Yield the columns that each scene has for its title, with blank ones before the next scene's."""
    ends = [*columns.scenes[1:], columns.width]
    yield from (end - column - _APART for column, end in zip(columns.scenes, ends, strict=False))


def _write_header(canvas: Cells, painter: Painter, columns: Columns, titles: Sequence[Sequence[str]]) -> None:
    """Write the numbers and titles of the scenes."""
    for run, number, column, title in zip(painter.scene_runs, painter.numbers, columns.scenes, titles, strict=True):
        canvas.write_apart(column - left_of(number), 0, number, run._replace(role="number"))
        for row, text in enumerate(title, 1):
            canvas.write(column, row, text, run._replace(role="title"))


def _wrapped(text: str, width: int, rows: int) -> Iterator[str]:
    """Yield a text in at most ``rows`` rows of ``width`` columns, or one more before a word is cut."""
    words: Sequence[str] = text.split(" ")
    for number in range(rows):
        count = 1
        while count < len(words) and cells(" ".join(words[: count + 1])) <= width:
            count += 1
        last = number == rows - 1
        yield truncate(" ".join(words if last else words[:count]), width + 1)
        words = words[count:]
        if not words:
            return
