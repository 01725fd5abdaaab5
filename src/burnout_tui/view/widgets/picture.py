"""The picture of the ensemble."""

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.strip import Strip

from burnout_tui.pictures.edges import EdgeMark, Window, edge_marks
from burnout_tui.pictures.navigation import Direction, arrow_targets
from burnout_tui.pictures.shapes import CellRun, Drawing, PlacedRuns
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import style_of
from burnout_tui.prose.stubs import is_stub
from burnout_tui.view.keys import Scope, bindings
from burnout_tui.view.messages import Entered, Selected
from burnout_tui.view.unavailable import IN_PICTURE
from burnout_tui.view.widgets.entry_list import POINTER
from burnout_tui.view.widgets.line_view import LineView

_HEAVY = str.maketrans("│─╭╮╰╯┼", "┃━┏┓┗┛╋")
_DOUBLE = str.maketrans("│─╭╮╰╯┼", "║═╔╗╚╝╬")


MARGIN = 1
"""Columns that are blank on the left of a drawing."""


class Picture(LineView, can_focus=True, inherit_bindings=False):
    """A drawing with one selected character, whose relations stand out; it scrolls to show that character."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "picture--base",
        "picture--lead",
        "picture--absent",
        "picture--selected",
        "picture--marked",
        "picture--dimmed",
        "picture--more",
        "picture--edge",
    }
    BASE = "picture--base"
    EDGE = "picture--edge"
    scope: ClassVar[Scope] = "picture"
    reasons: ClassVar[Mapping[str, str]] = IN_PICTURE
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("picture"))
    DEFAULT_CSS = """
    Picture {
        overflow: scroll;
        scrollbar-size: 0 0;
        .picture--lead { text-style: bold; }
        .picture--absent { color: $guide-dim; text-style: italic; }
        .picture--selected { background: $guide-cursor; color: $guide-cursor-text; text-style: bold; }
        .picture--marked { color: $guide-cursor-text; text-style: bold; }
        .picture--dimmed { color: $guide-dim; text-style: dim; }
        .picture--more { color: $guide-dim; text-style: reverse; }
        .picture--edge { color: $guide-rule-lit; }
        &:ansi .picture--selected { text-style: reverse bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self._drawing: Drawing | None = None
        self._rows = PlacedRuns(())
        self._selected = ""
        self._marked = ""
        self._kind = ""
        self._marks: tuple[Window | None, list[EdgeMark]] = (None, [])
        self._ways: dict[tuple[str, Direction], str] = {}
        self._queued_walks: list[Direction] = []

    @property
    def selected(self) -> str:
        """The id of the selected character."""
        return self._selected

    @property
    def whereabouts(self) -> object:
        """The state that a movement changes; before there is a drawing, movements wait."""
        return self._selected if self._drawing else object()

    @property
    def drawing(self) -> Drawing | None:
        """The drawing that is shown."""
        return self._drawing

    @property
    def cursor_offset(self) -> Offset | None:
        """The offset of the pointer before the selected character's name; None if it is out of view."""
        box = self._drawing.boxes.get(self._selected) if self._drawing else None
        if self._drawing is None or box is None:
            return None
        row = self._name_row(self._selected)
        text = next(run.text for run in self._drawing.rows[row] if run.character == self._selected)
        place = Offset(MARGIN + box.left + max(_blanks(text), 1), row) - self.scroll_offset
        return place if self.size.region.contains(*place) else None

    def shows_more_than(self, reading: Reading) -> bool:
        """Return True if the drawing may show what another reading hides."""
        before, whole = self._reading, reading.whole
        return before is not None and (before.whole is not whole or before.level_of(whole) > reading.level_of(whole))

    def clear(self) -> None:
        """Show no drawing until there is another one."""
        self._drawing, self._rows, self._marks = None, PlacedRuns(()), (None, [])
        self.refresh()

    def show(self, reading: Reading, drawing: Drawing, kind: str, selected: str) -> None:
        """Show a drawing with a selected character; with a ``kind``, the lines of all other kinds are dimmed."""
        if drawing is self._drawing and (reading, kind, selected) == (self._reading, self._kind, self._selected):
            return
        self._marks = (None, [])
        self._reading, self._drawing, self._kind, self._selected = reading, drawing, kind, selected
        self._rows = PlacedRuns(drawing.rows)
        self._ways = arrow_targets(drawing.boxes)
        self.set_extent(Size(MARGIN + drawing.width, len(drawing.rows)))
        self._reveal()
        self.refresh()
        ahead, self._queued_walks = self._queued_walks, []
        for direction in ahead:
            self.action_walk(direction)

    def select(self, selected: str) -> None:
        """Select a character."""
        if selected != self._selected:
            self._selected, self._marked = selected, ""
            self._reveal()
            self.refresh()

    def mark(self, other: str) -> None:
        """Mark the other end of one of the selected character's relations."""
        self._marked = other
        self._reveal(other)
        self.refresh()

    def _reveal(self, name: str = "") -> None:
        if self._drawing and (box := self._drawing.boxes.get(name or self._selected)):
            region = Region(MARGIN + box.left, box.top, box.width, box.height)
            self.scroll_to_region(region, animate=False, force=True)

    def action_walk(self, direction: Direction) -> None:
        """Select the nearest character in a direction; before there is a drawing, the step waits for it."""
        if self._drawing is None:
            self._queued_walks.append(direction)
        elif (other := self._ways.get((self._selected, direction), self._selected)) != self._selected:
            self.select(other)
            self.post_message(Selected(f"character:{self._selected}"))

    def action_enter(self) -> None:
        """Open the selected character."""
        self.post_message(Entered())

    def on_click(self, event: events.Click) -> None:
        """Select the character under the mouse, or open the selected one."""
        if not (place := event.get_content_offset(self)):
            return
        column, row = place.x + self.scroll_offset.x - MARGIN, place.y + self.scroll_offset.y
        for name, box in self._drawing.boxes.items() if self._drawing else ():
            if box.left <= column < box.left + box.width and box.top <= row < box.top + box.height:
                if name == self._selected:
                    self.post_message(Entered())
                self.select(name)
                self.post_message(Selected(f"character:{name}"))

    def on_resize(self) -> None:
        """Keep the selected character in view."""
        self._reveal()

    def segments(self, y: int) -> list[Segment]:
        """Return one line of the drawing, with arrows where it goes on out of sight."""
        width, height = self.size
        number = y + self.scroll_offset.y
        if self._drawing is None or number >= len(self._drawing.rows):
            return []
        left = self.scroll_offset.x
        first, runs = self._rows.between(number, max(left - MARGIN, 0), left - MARGIN + width)
        segments = [Segment(self._shown(run, number), self._style(run, self.base)) for run in runs]
        strip = Strip([Segment(" " * MARGIN, self.base), *segments]).crop(left - first, left - first + width)
        for column, row, text in self._edge_marks(Window(left - MARGIN, self.scroll_offset.y, width, height)):
            if row == y:
                end = column + len(text)
                mark = Strip([Segment(text, self.component_style("picture--more"))])
                strip = strip.extend_cell_length(width, self.base)
                strip = Strip.join((strip.crop(0, column), mark, strip.crop(end, width)))
        return list(strip)

    def _edge_marks(self, window: Window) -> list[EdgeMark]:
        if self._marks[0] != window and self._drawing:
            self._marks = (window, list(edge_marks(self._rows, self._drawing.boxes, window)))
        return self._marks[1]

    def _shown(self, run: CellRun, row: int) -> str:
        """Return a run's text, with pointers and heavy or double lines that show the selection without colours."""
        if run.pair:
            if self._selected in run.pair and not self._is_dimmed(run):
                return run.text.translate(_DOUBLE if self._marked in run.pair else _HEAVY)
            return run.text
        pointer = POINTER if run.character == self._selected else "›" if run.character == self._marked else ""
        before = _blanks(run.text)
        if not run.character or not pointer or before < 1 or row != self._name_row(run.character):
            return run.text
        return run.text[:before] + pointer + run.text[before + 1 :]

    def _name_row(self, name: str) -> int:
        """Return the row of a character's name: the first in the box with a text."""
        assert self._drawing
        box = self._drawing.boxes[name]
        for row in range(box.top + 1, box.top + box.height - 1):
            if any(run.character == name and run.text[1:-1].strip() for run in self._drawing.rows[row]):
                return row
        return box.top + 1

    def _is_dimmed(self, run: CellRun) -> bool:
        """Return True if a filter is on, and the run stands for another kind of relation."""
        return bool(self._kind) and run.kind != self._kind

    def _style(self, run: CellRun, base: Style) -> Style:
        if run.pair:
            if self._reading is None or self._is_dimmed(run):
                return self.component_style("picture--dimmed")
            style = self.component_style(style_of(self._reading, run.kind))
            return style + Style(bold=True) if self._selected in run.pair else style
        if not run.character or self._reading is None:
            return base
        if run.character == self._selected:
            return self.component_style("picture--selected")
        if run.character == self._marked:
            return self.component_style("picture--marked")
        character = self._reading.guide.characters[run.character]
        if character.presence or is_stub(self._reading, f"character:{run.character}"):
            return self.component_style("picture--absent")
        return self.component_style("picture--lead" if character.lead else "picture--base")


def _blanks(text: str) -> int:
    """Return the number of blanks between the side of a box and the text in it."""
    return len(text) - len(text[1:].lstrip()) - 1
