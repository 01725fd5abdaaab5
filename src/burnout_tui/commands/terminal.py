"""``burnout-tui terminal``: what this terminal is, what it can do, and what the guide chose for it."""

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version

import click

from burnout_tui import __version__
from burnout_tui.commands import linear
from burnout_tui.commands.language import locale_language, translate
from burnout_tui.commands.usage import named_command
from burnout_tui.film.languages import interface_language, language_name
from burnout_tui.message import Message
from burnout_tui.settings.environment import is_on, variable
from burnout_tui.toml.sanitize import sanitize_line
from textual_wire.detection.language import LANGUAGE_VARIABLES

_PLAIN = variable("plain")
_VARIABLES = (_PLAIN, variable("cursor"))


@named_command("terminal")
def command() -> None:
    """Describe this terminal, for bug reports.

    The report says what was detected and what was chosen. Detection reads environment variables and terminfo; it sends
    nothing to the terminal.
    """
    from textual_wire.detection.environment import environment
    from textual_wire.detection.local import this_terminal
    from textual_wire.detection.report import report, variables

    headline = Message(
        "burnout-tui {version}, Textual {textual}, Python {python} on {system}",
        version=__version__,
        textual=version("textual"),
        python=platform.python_version(),
        system=platform.system(),
    )
    found = [phrase.translated(translate) for phrase in variables(environment(), _VARIABLES)]
    chosen = [phrase.translated(translate) for phrase in report(this_terminal(), (40, 12))]
    chosen += [message.translated(translate) for message in _more_choices()]
    lines = [
        headline.translated(translate),
        "",
        Message("Found").translated(translate),
        *(f"  {sanitize_line(line)}" for line in found),
        "",
        Message("Chosen").translated(translate),
        *(f"  {sanitize_line(line)}" for line in chosen),
    ]
    click.echo("\n".join(lines), file=sys.stdout)


def _more_choices() -> Iterator[Message]:
    """Yield sentences about what only the guide decides: the language, and whether it uses the full screen."""
    from textual_wire.detection.local import streams_are_terminals

    yield Message("--mouse and --no-mouse override the choice for the mouse.")
    yield _language()
    if linear.is_wanted(is_on(os.environ.get(_PLAIN, ""))):
        yield Message("{variable} is set, so the guide runs line by line and sends only text.", variable=_PLAIN)
    elif not streams_are_terminals():
        yield Message("The guide is printed as text, because standard input, output and error are not all terminals.")


def _language() -> Message:
    """Return a sentence that names the chosen language and the reason."""
    name = language_name(interface_language(locale_language()))
    variable = next((variable for variable in LANGUAGE_VARIABLES if os.environ.get(variable)), "")
    if variable:
        return Message(
            "Language: {language}, because {variable}={value}.",
            language=name,
            variable=variable,
            value=os.environ[variable],
        )
    return Message(
        "Language: {language}, because none of {variables} is set.",
        language=name,
        variables=", ".join(LANGUAGE_VARIABLES),
    )
