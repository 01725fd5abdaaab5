"""The palette's screen: Textual's, with the guide's pointer at the selected command."""

from functools import partial
from typing import Any, ClassVar

from rich.segment import Segment
from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.command import CommandInput, CommandList, CommandPalette, Provider
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import Input

from burnout_tui.prose.measure import cells
from burnout_tui.view.cursor import ListCursor
from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.key_table import keys_of
from burnout_tui.view.keys import bindings
from burnout_tui.view.messages import Unavailable
from burnout_tui.view.palette import key_of
from burnout_tui.view.unavailable import IN_LIST
from burnout_tui.view.widgets.entry_list import POINTER

_MARGIN = 2
"""Columns on the right of a command's key, and the fewest on its left."""


class PointedList(CommandList, can_focus=False):
    """The commands, with a pointer in the margin of the selected one."""

    @property
    def cursor_offset(self) -> Offset | None:
        """The pointer's offset in the list; None if it is out of view."""
        row = -1 if self.highlighted is None else self._index_to_line.get(self.highlighted, -1) - self.scroll_offset.y
        return Offset(0, row) if 0 <= row < self.size.height else None

    def render_line(self, y: int) -> Strip:
        """Return one line of the list."""
        strip = self._with_key(super().render_line(y), y)
        if self.cursor_offset != Offset(0, y):
            return strip
        margin = strip.crop(0, 1)
        return Strip.join([Strip([segment._replace(text=POINTER) for segment in margin]), strip.crop(1)])

    def _with_key(self, strip: Strip, y: int) -> Strip:
        """Return a line with the key of its command at the right end, if there is room."""
        lines = self._index_to_line
        row = y + self.scroll_offset.y
        option = next((self.options[number] for number, line in lines.items() if line == row), None)
        command = getattr(getattr(option, "hit", None), "command", None)
        key = key_of(keys_of(self.app), command.args[0]) if isinstance(command, partial) else ""
        start = strip.cell_length - cells(key) - _MARGIN
        if not key or strip.crop(max(start - _MARGIN, 0)).text.strip():
            return strip
        end = strip.crop(start, start + cells(key))
        style = next((segment.style for segment in end), None)
        return Strip.join([strip.crop(0, start), Strip([Segment(key, style)]), strip.crop(start + cells(key))])


class CommandField(CommandInput, inherit_bindings=False):
    """The input, without the keys that it would inherit from scrolling."""

    BINDINGS: ClassVar[list[BindingType]] = list(Input.BINDINGS)


class PaletteScreen(ListCursor, CommandPalette, FrameScreen[None], inherit_bindings=False):
    """The palette, in which the input keeps the focus while the arrow keys move in the list."""

    BINDINGS: ClassVar[list[BindingType]] = list(bindings("palette"))

    def compose(self) -> ComposeResult:
        """Yield Textual's widgets, with the guide's list in place of its own."""
        for widget in super().compose():
            if isinstance(widget, CommandList):
                yield PointedList()
            elif isinstance(widget, CommandInput):
                yield CommandField(placeholder=widget.placeholder, select_on_focus=False)
            else:
                yield widget

    def on_mount(self) -> None:
        """Put the cursor in the input when it moves there."""
        self.watch(self.query_one(CommandInput), "selection", self.cursor_to_input, init=False)

    def show_notice(self, text: str) -> None:
        """Show a line in the frame, or none if it is empty."""
        self.query_one(CommandList).border_subtitle = text

    @on(Input.Changed)
    def _typed(self) -> None:
        self.cursor_to_input()

    def _action_cursor_down(self) -> None:
        super()._action_cursor_down()
        self._moved()

    def _action_command_list(self, action: str) -> None:
        before = self.query_one(CommandList).highlighted
        super()._action_command_list(action)
        self._moved()
        if self.query_one(CommandList).highlighted == before:
            self.post_message(Unavailable(IN_LIST["up" if action.endswith("up") else "down"]))

    def _moved(self) -> None:
        self.cursor_to_list(self.query_one(CommandList), self.query_one(CommandInput))


def open_palette(app: App[Any], placeholder: str, commands: type[Provider] | None = None) -> None:
    """Open the palette unless it is open, with all of the app's commands or only some."""
    if not CommandPalette.is_open(app):
        app.push_screen(PaletteScreen([commands] if commands else None, placeholder=placeholder))
