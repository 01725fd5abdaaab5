"""An App for one of many visitors: it paints on that visitor's screen, not on this machine's terminal."""

import io
import sys
from traceback import walk_tb
from typing import Any, cast

from rich.console import Console
from textual.app import App
from textual.driver import Driver

from textual_ssh.sharing.memory import NodeRegistry
from textual_ssh.sharing.stylesheets import SharedStylesheets
from textual_ssh.visits.driver import VisitorDriver
from textual_ssh.visits.output import VisitorOutput
from textual_wire.detection.terminal import Terminal


class HostedApp:
    """An App whose driver, style sheet, registry, console and streams do not belong to the process."""

    def __init__(
        self, app: App[Any], output: VisitorOutput, terminal: Terminal, stylesheets: SharedStylesheets | None
    ) -> None:
        self.app = app
        self._output = output
        self._terminal = terminal
        self._driver: VisitorDriver | None = None
        app.driver_class = cast("type[Driver]", self._make_driver)  # Textual calls it like a class
        if stylesheets:
            app.stylesheet = stylesheets.stylesheet(app.get_css_variables())
        app.animation_level = "none"  # each step of an animation would be a frame over the network
        # Textual has no other way to free an App's nodes at once: see sharing/memory.py.
        app._registry = self._registry = NodeRegistry()
        # Textual prints a crash to this console. The process's console must not get it; the visit logs it.
        # Without an environment of its own, Rich would read the server's.
        app.error_console = Console(file=io.StringIO(), color_system=None, _environ={})
        # Every running App replaces the process's streams with its captures, and expects Apps to end in reverse order,
        # which visitors do not. With the real streams as captures, nothing is replaced. No public option does that.
        app._capture_stdout = sys.stdout  # type: ignore[assignment] # Textual only writes to it
        app._capture_stderr = sys.stderr  # type: ignore[assignment] # Textual only writes to it

    @property
    def crash(self) -> Exception | None:
        """The error that ended the app, or None.

        While an app ends, widgets that are still mounting may fail because their parts are gone. That is not a crash.
        """
        # Textual stores the error, and the fact that the app was ending, only in private attributes.
        error = self.app._exception
        return None if error and self.app._exit and _while_mounting(error) else error

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the app's screen."""
        if self._driver:
            self._driver.resize(columns, rows)

    def free(self) -> None:
        """Free the app's nodes. Call it when no part of the app runs."""
        self._registry.free(self.app)

    def _make_driver(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> VisitorDriver:
        self._driver = VisitorDriver(
            app,
            output=self._output,
            reports_mouse=self._terminal.mouse,
            answers_queries=self._terminal.answers_queries,
            mouse=mouse,
            size=size,
        )
        return self._driver


def _while_mounting(error: Exception) -> bool:
    return any(frame.f_code.co_name == "_pre_process" for frame, _ in walk_tb(error.__traceback__))
