"""The picture of the ensemble."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from burnout_tui.pictures.drawing import Drawing
from burnout_tui.pictures.navigation import Direction, arrow_targets
from burnout_tui.pictures.shapes import CellRun, Pair
from burnout_tui.prose.reading import Reading
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import Entered, Selected
from burnout_tui.view.widgets.entry_list import POINTER
from burnout_tui.view.widgets.own_keys import act_on_own_key

_HEAVY = str.maketrans("│─╭╮╰╯┼", "┃━┏┓┗┛╋")
_DOUBLE = str.maketrans("│─╭╮╰╯┼", "║═╔╗╚╝╬")
_EDGES = "╭╰┏┗┌└"
"""The characters with which the upper and the lower edges of boxes begin."""


class Picture(ScrollView, can_focus=True, inherit_bindings=False):
    """A drawing with one selected character, whose relations stand out; it scrolls to show that character."""

    class Resized(Message):
        """The picture has another size and needs another drawing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "picture--base",
        "picture--lead",
        "picture--absent",
        "picture--selected",
        "picture--marked",
        "picture--family",
        "picture--love",
        "picture--money",
        "picture--work",
        "picture--chance",
        "picture--art",
    }
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("picture"))
    DEFAULT_CSS = """
    Picture {
        padding: 0 0 0 1;
        scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 1;
        .picture--lead { text-style: bold; }
        .picture--absent { color: $guide-dim; text-style: italic; }
        .picture--selected { background: $guide-cursor; color: $guide-cursor-text; text-style: bold; }
        .picture--marked { color: $guide-cursor-text; text-style: bold; }
        .picture--family { color: $kind-family; }
        .picture--love { color: $kind-love; }
        .picture--money { color: $kind-money; }
        .picture--work { color: $kind-work; }
        .picture--chance { color: $kind-chance; }
        .picture--art { color: $kind-art; }
        &:ansi .picture--selected { text-style: reverse bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self._drawing: Drawing | None = None
        self._selected = ""
        self._marked = ""
        self._kinds: dict[Pair, str] = {}
        self._ways: dict[tuple[str, Direction], str] = {}
        self._queued_walks: list[Direction] = []

    @property
    def selected(self) -> str:
        """The id of the selected character."""
        return self._selected

    @property
    def cursor_offset(self) -> Offset | None:
        """The offset of the pointer before the selected character's name; None if it is out of view."""
        box = self._drawing.boxes.get(self._selected) if self._drawing else None
        if box is None:
            return None
        place = Offset(box.left + 1, box.top + 1) - self.scroll_offset
        return place if self.size.region.contains(*place) else None

    def show(self, reading: Reading, drawing: Drawing, kinds: dict[Pair, str], selected: str) -> None:
        """Show a drawing with a selected character; ``kinds`` has the kind of relation of each line."""
        if drawing is self._drawing and selected == self._selected and reading is self._reading:
            return
        self._reading, self._drawing, self._kinds, self._selected = reading, drawing, kinds, selected
        self._ways = arrow_targets(drawing.boxes)
        self.virtual_size = Size(drawing.width, len(drawing.rows))
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
            self.scroll_to_region(Region(box.left, box.top, box.width, box.height), animate=False, force=True)

    def action_walk(self, direction: Direction) -> None:
        """Select the nearest character in a direction; before there is a drawing, the step waits for it."""
        if self._drawing is None:
            self._queued_walks.append(direction)
        elif (other := self._ways.get((self._selected, direction), self._selected)) != self._selected:
            self.select(other)
            self.post_message(Selected(f"character:{self._selected}"))

    async def on_key(self, event: events.Key) -> None:
        """Act on the picture's own keys."""
        await act_on_own_key(self, event)

    def action_enter(self) -> None:
        """Open the selected character."""
        self.post_message(Entered())

    def on_click(self, event: events.Click) -> None:
        """Select the character under the mouse, or open the selected one."""
        if not (place := event.get_content_offset(self)):
            return
        column, row = place.x + self.scroll_offset.x, place.y + self.scroll_offset.y
        for name, box in self._drawing.boxes.items() if self._drawing else ():
            if box.left <= column < box.left + box.width and box.top <= row < box.top + box.height:
                if name == self._selected:
                    self.post_message(Entered())
                self.select(name)
                self.post_message(Selected(f"character:{name}"))

    def on_resize(self) -> None:
        """Ask for a drawing for the new size."""
        self.post_message(self.Resized())

    def render_line(self, y: int) -> Strip:
        """Return one line of the drawing."""
        base = self.get_component_rich_style("picture--base")
        region = self.scrollable_content_region
        number = y + self.scroll_offset.y
        if self._drawing is None or number >= len(self._drawing.rows):
            return Strip.blank(region.width, base)
        segments = [Segment(self._shown(run), self._style(run, base)) for run in self._drawing.rows[number]]
        left = self.scroll_offset.x
        return Strip(segments).extend_cell_length(left + region.width, base).crop(left, left + region.width)

    def _shown(self, run: CellRun) -> str:
        """Return a run's text, with pointers and heavy or double lines that show the selection without colours."""
        if run.pair:
            if self._selected in run.pair:
                return run.text.translate(_DOUBLE if self._marked in run.pair else _HEAVY)
            return run.text
        pointer = POINTER if run.character == self._selected else "›" if run.character == self._marked else ""
        before = len(run.text) - len(run.text[1:].lstrip()) - 1
        if not run.character or not pointer or before < 1 or run.text[0] in _EDGES:
            return run.text
        return run.text[:before] + pointer + run.text[before + 1 :]

    def _style(self, run: CellRun, base: Style) -> Style:
        if run.pair:
            style = self.get_component_rich_style(f"picture--{self._kinds.get(run.pair, 'base')}")
            return style + Style(bold=True) if self._selected in run.pair else style
        if not run.character or self._reading is None:
            return base
        if run.character == self._selected:
            return self.get_component_rich_style("picture--selected")
        if run.character == self._marked:
            return self.get_component_rich_style("picture--marked")
        character = self._reading.guide.characters[run.character]
        if character.presence:
            return self.get_component_rich_style("picture--absent")
        return self.get_component_rich_style("picture--lead" if character.lead else "picture--base")
