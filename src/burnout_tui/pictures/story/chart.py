"""The chart of a film's storylines, for a window."""

from collections.abc import Iterable, Iterator, Sequence

from burnout_tui.pictures.story.cells import Cells
from burnout_tui.pictures.story.columns import TITLED, Columns, left_of
from burnout_tui.pictures.story.layouts import Layout
from burnout_tui.pictures.story.painting import Painter
from burnout_tui.pictures.story.shapes import Chart
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.reading import Reading

_CLOSE, _WIDE = 4, 24
"""The fewest and the most columns a scene in a chart that fills its window."""
_CLOSEST = 3
"""Columns a scene below which a chart scrolls."""
_MAX_SPREAD = 3
"""The most rows from one line to the next, where nothing is between them."""
_MAX_GUTTER = 14
"""The widest name at the left edge of a window."""
_STRETCHED = (0, 10, 14, 20, 28)
"""The fewest columns a scene, by how often the chart was stretched."""
MAX_STRETCH = len(_STRETCHED) - 1
"""The most times that a chart can be stretched."""
_TITLE_ROWS = 3


def draw(reading: Reading, layout: Layout, width: int, stretch: int = 0, height: int = 0) -> Chart:
    """Return the chart for a window of ``width`` columns, which it fills if a scene then has 4 to 24 columns.

    Otherwise it is wider, or narrower. ``stretch`` is from 0 to MAX_STRETCH. With rows to spare in ``height`` lines
    are farther apart.
    """
    painter = Painter(reading, layout)
    columns = _fitting(painter, layout, width)
    if stretch:
        columns = painter.columns(max(_STRETCHED[stretch], columns.pitch + 2 * stretch))
    titles = [list(title) for title in _titles(reading, painter, columns)]
    header = 1 + max(map(len, titles), default=0)
    spread = min(max((height - header - 1) // max(columns.height - 1, 1), 1), _MAX_SPREAD)
    painted = painter.paint(columns, header, spread)
    _write_header(painted.cells, painter, columns, titles)
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
        smaller = pitch - (columns.width - width) / gaps
        # Without titles, the last scene needs less room.
        pitch = max(smaller, TITLED - 1 / gaps) if pitch >= TITLED else smaller
    return painter.columns(_CLOSE)


def _titles(reading: Reading, painter: Painter, columns: Columns) -> Iterator[Iterable[str]]:
    """Yield the rows of each scene's title, as wide as its column."""
    ends = [*columns.scenes[1:], columns.width]
    for run, column, end in zip(painter.scene_runs, columns.scenes, ends, strict=False):
        yield _wrapped(reading.name(run.ref), end - column - 1) if columns.pitch >= TITLED else ()


def _write_header(canvas: Cells, painter: Painter, columns: Columns, titles: Sequence[Sequence[str]]) -> None:
    """Write the numbers and titles of the scenes."""
    for run, number, column, title in zip(painter.scene_runs, painter.numbers, columns.scenes, titles, strict=True):
        canvas.write_apart(column - left_of(number), 0, number, run._replace(role="number"))
        for row, text in enumerate(title, 1):
            canvas.write(column, row, text, run._replace(role="title"))


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Yield a title in rows of ``width`` columns; the last one is cut."""
    words: Sequence[str] = text.split(" ")
    for number in range(_TITLE_ROWS):
        count = 1
        while count < len(words) and cells(" ".join(words[: count + 1])) <= width:
            count += 1
        last = number == _TITLE_ROWS - 1
        yield truncate(" ".join(words if last else words[:count]), width)
        words = words[count:]
        if not words:
            return
