"""The pieces of the chart of the story in their styles, with signs that show the selection without colours."""

from collections.abc import Callable, Iterator, Mapping, Set
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from burnout_tui.pictures.story.shapes import Chart, ChartRun
from burnout_tui.view.widgets.chart_steps import Spot
from burnout_tui.view.widgets.entry_list import POINTER
from burnout_tui.view.widgets.story_looks import Look

_DOUBLE = str.maketrans("┃┇", "║║")
_MARKS = "▌", "▐"
"""The marks around the number of the selected scene."""


class ChartPen(NamedTuple):
    """The choices by which a chart is painted."""

    style: Callable[[str], Style]
    """Returns the style of a component class."""
    looks: Mapping[str, Look]
    strokes: bool
    """True if the lines of storylines differ in their strokes, because colours are not shown."""
    spot: Spot
    """The selection."""
    followed: str
    """The id of the character who is followed; empty if nobody is."""
    present: Set[str]
    """The scenes in which that character is."""
    leads: Set[str]
    """The lead characters, whose names and lines are bold."""

    def row(self, chart: Chart, number: int) -> Iterator[Segment]:
        """Yield a row of the chart, with a pointer before the node of the selected character."""
        runs = list(chart.rows[number])
        scene, character = self.spot
        if character and chart.nodes.get(scene, {}).get(character) == number:
            at = next((index for index, run in enumerate(runs) if run.role == "node" and run.scene == scene), 0)
            if at:
                runs[at - 1] = runs[at - 1]._replace(text=runs[at - 1].text[:-1])
                runs[at] = runs[at]._replace(text=POINTER + runs[at].text)
        return map(self.piece, runs)

    def piece(self, run: ChartRun) -> Segment:
        """Return a piece of a row in its style."""
        selected = bool(run.scene) and run.scene == self.spot.scene
        look = self.looks.get(run.story)
        text = run.text
        if run.role == "number" and selected:
            text = _marked(text)
        elif run.role == "bar" and selected:
            text = text.translate(_DOUBLE)
        elif self.strokes and look and run.role in ("line", "name"):
            text = text.replace("─", look.stroke)
        return Segment(text, self._style_of(run, selected, look))

    def _style_of(self, run: ChartRun, selected: bool, look: Look | None) -> Style:
        if not run.role:
            return self.style("chart--base")
        if selected and (run.role == "number" or (run.role == "node" and run.character == self.spot.character)):
            return self.style("chart--selected")
        if self._is_dimmed(run):
            return self.style("chart--dimmed")
        if run.role in ("number", "place", "occupation"):
            return self.style("chart--number")
        if run.role == "title" and not selected:
            return self.style("chart--base")
        style = self.style(look.component if look else "chart--base")
        leads = run.role in ("name", "line") and run.character in self.leads
        if selected or leads or (self.followed and run.character == self.followed):
            style += Style(bold=True)
        return style

    def _is_dimmed(self, run: ChartRun) -> bool:
        """Return True for other characters than the one who is followed, and for scenes without them."""
        if not self.followed:
            return False
        if run.character:
            return run.character != self.followed
        return bool(run.scene) and run.scene not in self.present


def _marked(text: str) -> str:
    """Return the number of a scene with marks in the place of the blanks beside it; close to others it may lack one."""
    return f"{_MARKS[0] if text[0] == ' ' else ''}{text.strip()}{_MARKS[1] if text[-1] == ' ' else ''}"
