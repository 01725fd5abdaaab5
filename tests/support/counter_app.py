"""A small Textual app that uses textual_wire without the guide. Run it as a program."""

import os
import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive
from textual.widgets import Label, Static

from textual_wire import Terminal, detect, driver_for


class CounterApp(App[None]):
    """An app that counts presses of the key u."""

    BINDINGS: ClassVar[list[BindingType]] = [("u", "count_up", "Count up"), ("q", "quit", "Quit")]
    count = reactive(0)

    def __init__(self, terminal: Terminal) -> None:
        """Create an app for a terminal."""
        super().__init__(driver_class=driver_for(terminal))

    def compose(self) -> ComposeResult:
        """Yield the count, above text that fills the window."""
        yield Label(id="count")
        yield Static("A line of text that does not change. " * 100)

    def watch_count(self, count: int) -> None:
        """Show a new count."""
        self.query_one("#count", Label).update(f"Count: {count}")

    def action_count_up(self) -> None:
        """Count a key."""
        self.count += 1


if __name__ == "__main__":
    CounterApp(detect(os.environ)).run()
    print("guide imported:", "burnout_tui" in sys.modules)
