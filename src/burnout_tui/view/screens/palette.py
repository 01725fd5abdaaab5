"""The command palette on the screen: Textual's, with the guide's pointer at its choice."""

from textual import on
from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import Input

from burnout_tui.view.cursor import Choosing
from burnout_tui.view.widgets.entry_list import POINTER


class PointedList(CommandList, can_focus=False):
    """The commands; the pointer stands in the margin of the one that enter runs."""

    @property
    def pointed_at(self) -> Offset | None:
        """Where the pointer stands in the list; None where it is not in view."""
        row = -1 if self.highlighted is None else self._index_to_line.get(self.highlighted, -1) - self.scroll_offset.y
        return Offset(0, row) if 0 <= row < self.size.height else None

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        strip = super().render_line(y)
        if self.pointed_at != Offset(0, y):
            return strip
        margin = strip.crop(0, 1)
        return Strip.join([Strip([segment._replace(text=POINTER) for segment in margin]), strip.crop(1)])


class PaletteScreen(Choosing, CommandPalette):
    """The palette: its box has the focus all the time, and the arrows choose below it."""

    def compose(self) -> ComposeResult:
        """Textual's, with the guide's list in place of its own."""
        for widget in super().compose():
            yield PointedList() if isinstance(widget, CommandList) else widget

    def on_mount(self) -> None:
        """Notice when the reader moves in the box."""
        self.watch(self.query_one(CommandInput), "selection", self.type_again, init=False)

    @on(Input.Changed)
    def _typed(self) -> None:
        self.type_again()

    def _action_cursor_down(self) -> None:
        super()._action_cursor_down()
        self._chose()

    def _action_command_list(self, action: str) -> None:
        super()._action_command_list(action)
        self._chose()

    def _chose(self) -> None:
        self.choose_in(self.query_one(CommandList), self.query_one(CommandInput))
