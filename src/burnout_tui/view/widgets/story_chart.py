"""The chart of the story: time to the right, a line for each character."""

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.strip import Strip

from burnout_tui.pictures.navigation import Direction
from burnout_tui.pictures.story.edges import cut_off, left_names, title_over
from burnout_tui.pictures.story.navigation import hit
from burnout_tui.pictures.story.shapes import Chart, ChartRun
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading
from burnout_tui.view.keys import Scope, bindings
from burnout_tui.view.messages import Entered, Open, Selected
from burnout_tui.view.unavailable import FOLLOWING, IN_CHART
from burnout_tui.view.widgets.chart_pen import ChartPen
from burnout_tui.view.widgets.chart_steps import Spot, end, step
from burnout_tui.view.widgets.line_view import LineView
from burnout_tui.view.widgets.story_looks import Look, story_looks

MARGIN = 1
"""Columns that are blank on the left of the chart."""


class StoryChart(LineView, can_focus=True, inherit_bindings=False):
    """A chart with one selected scene, and perhaps one of its characters; it scrolls to show them.

    The names on the left and the numbers above stay where they are while the rest scrolls.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "chart--base",
        "chart--number",
        "chart--selected",
        "chart--dimmed",
        "chart--edge",
    }
    BASE = "chart--base"
    EDGE = "chart--edge"
    scope: ClassVar[Scope] = "chart"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("chart"))
    DEFAULT_CSS = """
    StoryChart {
        overflow: scroll;
        scrollbar-size: 0 0;
        .chart--number { color: $guide-dim; text-style: $guide-dim-style; }
        .chart--selected { background: $guide-cursor; color: $guide-cursor-text; text-style: bold; }
        .chart--dimmed { color: $guide-dim; text-style: dim; }
        .chart--edge { color: $guide-rule-lit; }
        &:ansi .chart--selected { text-style: reverse bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self._chart: Chart | None = None
        self._looks: Mapping[str, Look] = {}
        self._scene = self._character = self._followed = ""
        self._present: frozenset[str] = frozenset()
        """The scenes in which the character is who is followed."""
        self._leads: frozenset[str] = frozenset()
        self._queued_walks: list[Direction] = []

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown; None before there is one."""
        return self._chart

    @property
    def character(self) -> str:
        """The id of the selected character; empty if the scene itself is selected."""
        return self._character

    @property
    def followed(self) -> str:
        """The id of the character who is followed; empty if nobody is."""
        return self._followed

    @property
    def whereabouts(self) -> object:
        """The state that a movement changes; before there is a chart, movements wait."""
        return self._spot if self._chart else object()

    @property
    def _spot(self) -> Spot:
        return Spot(self._scene, self._character)

    @property
    def reasons(self) -> Mapping[str, str]:
        """Why movements lead nowhere, by their actions."""
        return FOLLOWING if self._followed else IN_CHART

    @property
    def cursor_offset(self) -> Offset | None:
        """The offset of the pointer, or of the mark before the selected scene's number; None if it is out of view."""
        if self._chart is None or self._scene not in self._chart.columns:
            return None
        left = MARGIN + self._chart.columns[self._scene] - 1 - self.scroll_offset.x
        row = self._above + self._chart.header - 1
        if self._character:
            row = self._row_in_view(self._chart.nodes[self._scene][self._character])
        return Offset(left, row) if self.size.region.contains(left, row) else None

    def show(self, reading: Reading, chart: Chart, scene: str) -> None:
        """Show a chart. If it has no titles, that of the selected scene stands above it."""
        self._reading, self._chart = reading, chart
        self._looks = story_looks(reading.guide)
        self._leads = frozenset(one.id for one in reading.guide.film.characters if one.lead)
        self._scene, self._character = scene, self._known(scene, self._character)
        known = any(self._followed in there for there in chart.nodes.values())
        self.follow(self._followed if known else "")
        self.set_extent(Size(MARGIN + chart.width, self._above + len(chart.rows)))
        self._reveal()
        self.refresh()
        ahead, self._queued_walks = self._queued_walks, []
        for direction in ahead:
            self.action_walk(direction)

    def clear(self) -> None:
        """Show nothing until there is another chart, with the same selection if it can be kept."""
        self._chart = None
        self.refresh()

    def select(self, scene: str, character: str = "") -> None:
        """Select a scene, and one of its characters if they are there."""
        character = self._known(scene, character)
        if (scene, character) != (self._scene, self._character):
            self._scene, self._character = scene, character
            self._reveal()
            self.refresh()

    def _known(self, scene: str, character: str) -> str:
        """Return a character if they are in a scene, or if that is not known yet; else an empty string."""
        return character if self._chart is None or character in self._chart.nodes.get(scene, ()) else ""

    def follow(self, character: str) -> None:
        """Dim all but one character and their scenes; nothing if ``character`` is empty."""
        self._followed = character
        nodes = self._chart.nodes if self._chart else {}
        self._present = frozenset(scene for scene, there in nodes.items() if character in there)
        self.refresh()

    @property
    def _above(self) -> int:
        """The rows above the chart: for the title of the selected scene, if the chart has none."""
        return title_rows(self._chart) if self._chart else 0

    def action_walk(self, direction: Direction) -> None:
        """Go to another scene, or along the characters of one; before there is a chart, the step waits for it."""
        if self._chart is None:
            self._queued_walks.append(direction)
        else:
            self._go(step(self._chart, self._spot, direction, self._followed))

    def action_first(self) -> None:
        """Select the first scene; of the character who is followed, if one is."""
        self._go_to_end(last=False)

    def action_last(self) -> None:
        """Select the last scene; of the character who is followed, if one is."""
        self._go_to_end(last=True)

    def _go_to_end(self, last: bool) -> None:
        if self._chart:
            self._go(end(self._chart, self._spot, last, self._followed))

    def _go(self, spot: Spot) -> None:
        before = self._scene
        self.select(*spot)
        if self._scene != before:
            self.post_message(Selected(f"scene:{self._scene}"))

    def action_enter(self) -> None:
        """Open the selected character, or the card of the scene."""
        self.post_message(Entered())

    def on_click(self, event: events.Click) -> None:
        """Select what is under the mouse, or open it if it is selected; a name opens its character at once."""
        place = event.get_content_offset(self)
        run = self._run_at(place.x, place.y) if place else None
        if run is None or not run.ref:
            return
        if not run.scene:
            self.post_message(Open(run.ref))
        elif (run.scene, run.character) == (self._scene, self._character):
            self.post_message(Entered())
        else:
            self._go(Spot(run.scene, run.character))

    def _run_at(self, column: int, row: int) -> ChartRun | None:
        """Return the run in a cell of the window."""
        chart, left = self._chart, self.scroll_offset.x
        if chart is None or row < self._above:
            return None
        number = self._row_of_chart(row)
        if left and column < MARGIN + chart.gutter:
            return left_names(chart, chart.gutter + left).get(number)
        return hit(chart, column - MARGIN + left, number)

    def _row_of_chart(self, row: int) -> int:
        """Return the row of the chart that stands in a row of the window."""
        assert self._chart
        number = row - self._above
        return number if number < self._chart.header else number + self.scroll_offset.y

    def _row_in_view(self, row: int) -> int:
        """Return the row of the window in which a row of the lines stands; -1 if it is out of view."""
        assert self._chart
        found = row + self._above - self.scroll_offset.y
        return found if found >= self._above + self._chart.header else -1

    def on_resize(self) -> None:
        """Keep the selection in view."""
        self._reveal()

    def _reveal(self) -> None:
        """Scroll to the selected scene, with the scenes beside it, and to the selected character."""
        chart, (width, height) = self._chart, self.size
        if chart is None or self._scene not in chart.columns or not (width and height):
            return
        column, (left, top) = chart.columns[self._scene], self.scroll_offset
        room = width - MARGIN - chart.gutter
        beside = min(chart.pitch, max(room - 1, 0) // 2)
        first, last = column - chart.gutter - beside, column - chart.gutter + beside
        left = min(max(left, last - room + 1), max(first, 0))
        there = chart.nodes[self._scene]
        if rows := [there[self._character]] if self._character else [*there.values()]:
            frozen = chart.header
            visible = height - self._above - frozen
            top = min(max(top, max(rows) - frozen - visible + 1), min(rows) - frozen)
        self.scroll_to(left, top, animate=False, force=True)

    @property
    def _pen(self) -> ChartPen:
        return ChartPen(
            self.component_style, self._looks, self.app.no_color, self._spot, self._followed, self._present, self._leads
        )

    def segments(self, y: int) -> list[Segment]:
        """Return one line: the title of the selected scene, the numbers, or lines of characters."""
        chart, width, left = self._chart, self.size.width, self.scroll_offset.x
        if chart is None or self._reading is None:
            return []
        if y < self._above:
            column, title = title_over(chart, self._reading, self._scene, left, width - MARGIN)
            return [
                Segment(" " * (MARGIN + column), self.base),
                Segment(title, self.base + Style(bold=True)),
            ]
        number = self._row_of_chart(y)
        if number >= len(chart.rows):
            return []
        pen = self._pen
        strip = Strip([Segment(" " * MARGIN, self.base), *pen.row(chart, number)])
        if not left:
            return list(strip.crop(0, width))
        name = left_names(chart, chart.gutter + left).get(number)
        frozen = pen.piece(name) if name else Segment(" " * chart.gutter, self.base)
        first = MARGIN + chart.gutter + left
        rest = cut_off(chart, number, chart.gutter + left)
        instead = [pen.piece(rest)] if rest else []
        behind = strip.crop(first + (cells(rest.text) if rest else 0), left + width)
        return list(Strip([Segment(" " * MARGIN, self.base), frozen, *instead, *behind]).crop(0, width))


def title_rows(chart: Chart) -> int:
    """Return the rows above a chart for the title of the selected scene: none if it has titles."""
    return 0 if chart.header > 1 else 1
