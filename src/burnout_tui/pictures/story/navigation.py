"""Arrow keys and clicks in a chart."""

from burnout_tui.pictures.navigation import Direction
from burnout_tui.pictures.story.shapes import Chart, ChartRun
from burnout_tui.prose.measure import cells


def walk(chart: Chart, scene: str, character: str, direction: Direction) -> tuple[str, str]:
    """Return the scene and the character to which an arrow key leads; the same ones where there are no others.

    Left and right lead from scene to scene, up and down along the characters of a scene.
    """
    if direction in ("left", "right"):
        number = chart.scenes.index(scene) + (1 if direction == "right" else -1)
        if not 0 <= number < len(chart.scenes):
            return scene, character
        return start(chart, chart.scenes[number], character, chart.nodes[scene].get(character, 0))
    names = list(chart.nodes[scene])
    if character not in names:
        return start(chart, scene, character)
    number = names.index(character) + (1 if direction == "down" else -1)
    return scene, names[min(max(number, 0), len(names) - 1)]


def start(chart: Chart, scene: str, near: str = "", row: int = 0) -> tuple[str, str]:
    """Return a scene, or the first one if there is no such scene, and one of its characters.

    That is the one given, if they are there, else the one nearest to a row; nobody in a scene without characters.
    """
    if scene not in chart.nodes:
        scene = next(iter(chart.scenes), "")
    nodes = chart.nodes.get(scene, {})
    return scene, near if near in nodes else min(nodes, key=lambda name: abs(nodes[name] - row), default="")


def hit(chart: Chart, column: int, row: int) -> ChartRun | None:
    """Return the piece of the chart in a cell; None if the cell is blank, or outside."""
    if not 0 <= row < len(chart.rows) or column < 0:
        return None
    for run in chart.rows[row]:
        column -= cells(run.text)
        if column < 0:
            return run if run.role else None
    return None
