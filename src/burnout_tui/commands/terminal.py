"""``burnout-tui terminal``: what this terminal is and can do, and what the guide makes of it."""

import platform
import sys
from importlib.metadata import version

import click

from burnout_tui import __version__
from burnout_tui.commands.asked import clean


@click.command()
def command() -> None:
    """Tell what was found out about this terminal and what was chosen, for reports of mistakes.

    Nothing is asked of the terminal itself: what its environment says is all there is to go by.
    """
    from burnout_tui.terminal.here import environment, streams_are_terminals, this_terminal
    from burnout_tui.terminal.report import sentences, variables

    terminal = this_terminal()
    python = f"Python {platform.python_version()} on {platform.system()}"
    lines = [
        f"burnout-tui {__version__}, Textual {version('textual')}, {python}",
        "",
        "Found",
        *(f"  {line}" for line in variables(environment())),
        "",
        "Chosen",
        *(f"  {clean(line)}" for line in sentences(terminal, (40, 12))),
    ]
    if not streams_are_terminals():
        lines.append("  Not all of standard input, output and error are a terminal: the guide is printed as text.")
    click.echo("\n".join(lines), file=sys.stdout)
