"""The chart of any film: every line leads from its first scene to its last, and joins the others of a scene."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st
from tests.support.examples import examples
from tests.support.storylines import guide_of

from burnout_tui.pictures.story.cells import CROSSING
from burnout_tui.pictures.story.chart import MAX_STRETCH, draw
from burnout_tui.pictures.story.layouts import layout_search
from burnout_tui.pictures.story.shapes import Chart, ChartRun
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading

SCENES = st.lists(st.lists(st.integers(0, 8), max_size=5), max_size=14)
TURNS: Mapping[tuple[str, int], int] = {("╮", 0): 1, ("╯", 0): -1, ("╰", 1): 0, ("╭", -1): 0}
"""The way after a corner, by the way before it: 1 down, -1 up, 0 to the right."""


def cells_of(chart: Chart) -> dict[tuple[int, int], ChartRun]:
    """Return the cells of a chart by column and row, each as a run of one character."""
    found = {}
    for y, row in enumerate(chart.rows):
        assert sum(cells(run.text) for run in row) == chart.width
        letters = [run._replace(text=letter) for run in row for letter in run.text]
        found.update({(x, y): cell for x, cell in enumerate(letters)})
    return found


@examples(15)
@given(
    SCENES,
    st.sets(st.integers(0, 13), max_size=3),
    st.tuples(st.integers(20, 120), st.integers(10, 60)),
    st.integers(0, MAX_STRETCH),
)
def test_any_chart(scenes: list[list[int]], uncertain: set[int], size: tuple[int, int], stretch: int) -> None:
    """Each line can be followed from its first scene through all others to its last; nobody else's is between those
    of a scene; names are whole, and interrupt nobody else's line; and only what is drawn is in the chart.
    """
    guide = guide_of(scenes, uncertain)
    chart = draw(Reading.of(guide, "en"), layout_search(guide).finish(), size[0], stretch, size[1])
    shown = cells_of(chart)
    there = {name: [scene.id for scene in guide.film.scenes if name in scene.characters] for name in guide.characters}
    for name, own in there.items():
        if own:
            _line_can_be_followed(chart, shown, name, own)
            _name_is_whole(chart, name, own[0])
    for scene, nodes in chart.nodes.items():
        rows = list(nodes.values())
        assert rows == sorted(rows)
        for row in range(rows[0], rows[-1]) if rows else ():
            cell = shown[chart.columns[scene], row]
            assert (cell.role, cell.scene) == ("node" if row in rows else "bar", scene)


def _line_can_be_followed(chart: Chart, shown: Mapping[tuple[int, int], ChartRun], name: str, own: list[str]) -> None:
    x, y, way = chart.columns[own[0]], chart.nodes[own[0]][name], 0
    end = chart.columns[own[-1]]
    passed = [(x, y)]
    while x < end or way:
        x, y = (x, y + way) if way else (x + 1, y)
        cell = shown[x, y]
        assert cell.role == "name" or cell.text in "─┄│╮╯╰╭●○" + CROSSING
        assert cell.character == name or cell.text == CROSSING
        way = TURNS.get((cell.text, way), way)
        passed.append((x, y))
    assert {(chart.columns[scene], chart.nodes[scene][name]) for scene in own} == {
        place for place in passed if shown[place].role == "node"
    }


def _name_is_whole(chart: Chart, name: str, first: str) -> None:
    x = 0
    for run in chart.rows[chart.nodes[first][name]]:
        if run.role == "name" and run.character == name:
            assert run.text == chart.names[name]
            assert x + cells(run.text) + 1 == chart.columns[first]
            return
        x += cells(run.text)
    raise AssertionError(f"{name} is not written")
