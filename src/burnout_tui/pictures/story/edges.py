"""Names and titles at the edges of a window that shows a part of a chart."""

from collections.abc import Mapping

from burnout_tui.pictures.story.shapes import Chart, ChartRun
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.reading import Reading


def left_names(chart: Chart, column: int) -> Mapping[int, ChartRun]:
    """Return the names of the lines that pass a column, by row, each in exactly as many columns as the gutter has.

    ``column`` is the first one that a window shows right of the gutter.
    """
    found = {}
    for name, pieces in chart.pieces.items():
        text = truncate(chart.names[name], chart.gutter - 1)
        for number, (row, first, last) in enumerate(pieces):
            if first < column <= last:
                room = chart.gutter - cells(text) - 1
                is_name = number == 0 and column < first + cells(text) + 1
                filled = f"{text} {(' ' if is_name else '─') * room}"
                run = ChartRun(filled, "name", f"character:{name}", name, "", _story(chart, row, name))
                found[row] = run
    return found


def _story(chart: Chart, row: int, character: str) -> str:
    """Return the storyline of a character's line."""
    return next((run.story for run in chart.rows[row] if run.character == character and run.role != "node"), "")


def title_over(chart: Chart, reading: Reading, scene: str, left: int, width: int) -> tuple[int, str]:
    """Return the column in a window, and the text, of the title of a scene, for a row above the chart.

    ``left`` is the first column of the chart that the window shows, ``width`` the columns of the window. The title
    begins above the scene's nodes if it fits there.
    """
    title = truncate(reading.name(f"scene:{scene}"), width)
    column = chart.columns.get(scene, 0) - left
    return min(max(column, 0), width - cells(title)), title
