"""An App for one visitor, made from what the client says and from nothing of this machine."""

import io
import sys
from functools import partial
from typing import cast

from rich.console import Console
from textual.driver import Driver

from burnout_tui.film.language import Language
from burnout_tui.ssh.request import Request
from burnout_tui.view.app import GuideApp, make_app
from burnout_tui.view.terminal_filter import LIMITED_COLOURS
from textual_ssh.sharing.memory import NodeRegistry
from textual_ssh.sharing.stylesheets import SharedStylesheets
from textual_ssh.visits.driver import VisitorDriver
from textual_ssh.visits.output import VisitorOutput
from textual_wire.detection.terminal import Terminal


def visitor_app(
    request: Request,
    language: Language,
    terminal: Terminal,
    *,
    theme: str,
    sheets: SharedStylesheets,
    output: VisitorOutput,
) -> GuideApp:
    """An App that paints into an outlet. ``theme`` is for terminals that have more than their own colours."""
    app = make_app(
        request.guide,
        language,
        theme="" if terminal.colours in LIMITED_COLOURS else theme,
        spoilers=request.spoilers,
        start=request.start,
        shelf=request.shelf,
        terminal=terminal,
    )
    driver = partial(
        VisitorDriver, output=output, reports_mouse=terminal.mouse, answers_queries=terminal.answers_queries
    )
    app.driver_class = cast("type[Driver]", driver)  # Textual calls what it is given
    app.stylesheet = sheets.stylesheet(app.get_css_variables())
    app._registry = NodeRegistry()
    # A crash would be printed to a console that may be a neighbour's; the visit logs it.
    app.error_console = Console(file=io.StringIO(), color_system=None, _environ={})
    # Every App that runs makes its captures the process's streams, last in, first out, which visitors do not keep to:
    # with the true streams for captures nothing changes, in whatever order they leave.
    app._capture_stdout = sys.stdout  # type: ignore[assignment]
    app._capture_stderr = sys.stderr  # type: ignore[assignment]
    return app
