"""Names and titles at the edges of a window that shows a part of a chart."""

from collections.abc import Mapping

from burnout_tui.pictures.story.shapes import Chart, ChartRun
from burnout_tui.prose.measure import cells, graphemes, truncate
from burnout_tui.prose.reading import Reading


def left_names(chart: Chart, column: int) -> Mapping[int, ChartRun]:
    """Return the names of the lines that pass a column, by row, each in exactly as many columns as the gutter has.

    ``column`` is the first one that a window shows right of the gutter. A name that is written there, before the first
    scene of its line, keeps its place: the window shows the rest of it.
    """
    found = {}
    for name, pieces in chart.pieces.items():
        for number, (row, first, last) in enumerate(pieces):
            if first < column <= last:
                written = chart.names[name]
                hidden = column - first
                if number == 0 and hidden <= cells(written):
                    text = _end(" " * chart.gutter + _beginning(written, hidden), chart.gutter)
                else:
                    short = truncate(written, chart.gutter - 1)
                    text = f"{short} {'─' * (chart.gutter - 1 - cells(short))}"
                found[row] = ChartRun(text, "name", f"character:{name}", name, "", _story(chart, row, name))
    return found


def cut_off(chart: Chart, number: int, column: int) -> ChartRun | None:
    """Return what a row shows from a column on instead of the rest of a word; None if the edge there cuts no word.

    Half a number would be another number. Its line takes the place of a name that is written again on it.
    """
    first = 0
    for run in chart.rows[number]:
        end = first + cells(run.text)
        if first < column < end and _beginning(run.text, column - first).strip():
            if run.role in ("number", "title", "place", "occupation"):
                return run._replace(text=" " * (end - column), role="")
            pieces = chart.pieces.get(run.character, ())
            if run.role == "name" and (number, first) != tuple(pieces[0])[:2]:
                passes = any(row == number and begin < column <= last for row, begin, last in pieces)
                return run._replace(text=("─" if passes else " ") * (end - column), role="line")
            return None
        first = end
    return None


def _beginning(text: str, width: int) -> str:
    """Return the first columns of a text."""
    found = ""
    for letter, size in graphemes(text):
        if cells(found) + size > width:
            break
        found += letter
    return found + " " * (width - cells(found))


def _end(text: str, width: int) -> str:
    """Return the last columns of a text; blanks at its beginning are cut silently, letters with an ellipsis."""
    spare = cells(text) - width
    start = 0
    used = 0
    for letter, size in graphemes(text):
        if used >= spare:
            break
        start, used = start + len(letter), used + size
    rest = text[start:]
    if text[:start].strip():
        rest = "…" + rest[len(graphemes(rest)[0][0]) :]
    return " " * (width - cells(rest)) + rest


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
