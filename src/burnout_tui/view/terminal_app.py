"""An App that sends only what its terminal can handle, regardless of this process's environment."""

from collections.abc import Hashable, Sequence
from typing import Any, cast

from rich.console import Console
from textual.app import App
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Offset

from burnout_tui.view.cursor import cursor_on
from burnout_tui.view.terminal_filter import LIMITED_COLOURS, TerminalFilter, needs_filter
from textual_wire.clipboard import copy_request
from textual_wire.detection.terminal import Terminal
from textual_wire.title import title_request


class TerminalApp(App[None]):
    """The parts of the app that depend on the terminal: colours, characters, cursor, clipboard."""

    def __init__(self, terminal: Terminal | None = None) -> None:
        limited = terminal is not None and terminal.colours in LIMITED_COLOURS
        super().__init__(ansi_color=True if limited else None)
        self.terminal = terminal
        """The terminal. If it is None, nothing is adapted."""
        self.ascii_only = terminal is not None and terminal.ascii_only
        """True if the terminal cannot show lines, so that frames and pictures need ASCII."""
        self._terminal_filters: list[LineFilter] = []
        self._copied = ""
        self._window_title = ""
        if terminal:
            if needs_filter(terminal):
                self._terminal_filters.append(TerminalFilter(terminal))
            self.no_color = terminal.colours == "none"
            # The filter has adapted all colours before they come to the console. Rich caches the escape sequences of a
            # style with the style, so consoles with different colour systems in one process would mix them up.
            self.console = Console(
                color_system="truecolor",
                file=self.console.file,  # discards everything
                highlight=False,
                emoji=False,
                legacy_windows=False,
                force_terminal=True,
                no_color=False,
                safe_box=False,
                soft_wrap=False,
            )

    def get_driver_class(self) -> type[Driver]:
        """Return what makes Textual's own driver, which is imported only if no other one replaces it."""
        return cast("type[Driver]", self._make_driver)  # Textual calls it like a class

    def _make_driver(self, app: App[Any], **options: Any) -> Driver:
        return super().get_driver_class()(app, **options)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters that every painted line passes through."""
        filters = super().get_line_filters()
        if self.terminal is None:
            return filters
        return [*(part for part in filters if isinstance(part, ANSIToTruecolor)), *self._terminal_filters]

    @property
    def filtered_for(self) -> Hashable:
        """All that the filters of lines depend on, beside the theme."""
        terminal = self.terminal
        return terminal and (terminal.colours, terminal.charsets, terminal.italic)

    @property
    def cursor_position(self) -> Offset:
        """The position of the terminal's cursor, which Textual reads at the end of each frame."""
        return cursor_on(self.screen)

    @cursor_position.setter
    def cursor_position(self, offset: Offset) -> None:
        """Ignore the position that Textual's own widgets set: their layout may not be known yet."""

    @property
    def clipboard(self) -> str:
        """The text that was copied last."""
        return self._copied

    def copy_to_clipboard(self, text: str) -> None:
        """Ask the terminal to copy a text, in the form that it, tmux or screen accepts."""
        self.request_copy(text)

    def request_copy(self, text: str) -> bool:
        """Ask the terminal to copy a text; return False if there is no way to ask."""
        request = copy_request(text, self.terminal)
        if request and self._driver:
            self._copied = text
            self._driver.write(request)
        return bool(request)

    def set_window_title(self, text: str) -> None:
        """Set the title of the terminal's window, if it may be asked; it is restored when the app ends."""
        if self._driver and text != self._window_title:
            self._window_title = text
            self._driver.write(title_request(text, self.terminal))

    def action_redraw(self) -> None:
        """Send the whole screen again."""
        redraw = getattr(self._driver, "redraw", self.screen.refresh)
        redraw()
