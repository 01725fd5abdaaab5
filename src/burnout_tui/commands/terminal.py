"""``burnout-tui terminal``: what this terminal is, what it can do, and what the guide chose for it."""

import os
import platform
import sys
from importlib.metadata import version

import click

from burnout_tui import __version__
from burnout_tui.commands import linear
from burnout_tui.commands.language import locale_language
from burnout_tui.commands.usage import named_command
from burnout_tui.toml.sanitize import sanitize_line
from textual_wire.detection.language import LANGUAGE_VARIABLES

_VARIABLES = (linear.VARIABLE, "BURNOUT_TUI_CURSOR")


@named_command("terminal")
def command() -> None:
    """Describe this terminal, for bug reports.

    The report says, in English, what was detected and what was chosen. Detection reads environment variables and
    terminfo; it sends nothing to the terminal.
    """
    from textual_wire.detection.local import environment, streams_are_terminals, this_terminal
    from textual_wire.detection.report import report, variables

    terminal = this_terminal()
    python = f"Python {platform.python_version()} on {platform.system()}"
    lines = [
        f"burnout-tui {__version__}, Textual {version('textual')}, {python}",
        "",
        "Found",
        *(f"  {line}" for line in variables(environment(), _VARIABLES)),
        "",
        "Chosen",
        *(f"  {sanitize_line(line)}" for line in report(terminal, (40, 12))),
    ]
    lines.append("  --mouse and --no-mouse override the choice for the mouse.")
    lines.append(f"  Language: {_language()}")
    if linear.is_wanted(plain=False):
        lines.append(f"  {linear.VARIABLE} is set, so the guide runs line by line and sends only text.")
    elif not streams_are_terminals():
        lines.append("  The guide is printed as text, because standard input, output and error are not all terminals.")
    click.echo("\n".join(lines), file=sys.stdout)


def _language() -> str:
    """Return a sentence that names the chosen language and the reason."""
    name = {"en": "English", "fr": "French"}[locale_language()]
    variable = next((variable for variable in LANGUAGE_VARIABLES if os.environ.get(variable)), "")
    if variable:
        return sanitize_line(f"{name}, because {variable}={os.environ[variable]}.")
    return f"{name}, because none of {', '.join(LANGUAGE_VARIABLES)} is set."
