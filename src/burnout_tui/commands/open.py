"""``burnout-tui [FILE]``: the guide on the screen."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.commands.asked import FILE, LANG, SPOILERS, clean, known, loaded, print_part, read_as
from burnout_tui.errors import UsageError

if TYPE_CHECKING:
    from burnout_tui.film.language import Language


@click.command()
@FILE
@LANG
@click.option("--theme", default="", help="Colours: noir, ville-blanche, ansi, or one of Textual's.")
@click.option(
    "--open", "start", default="", metavar="REF|TAB", help="Begin at a tab, or at a ref such as character:ID."
)
@SPOILERS
@click.option("--plain", is_flag=True, help="Print the guide as plain text.")
@click.pass_context
def command(
    context: click.Context,
    file: Path | None,
    lang: "Language | None",
    theme: str,
    start: str,
    spoilers: bool,
    plain: bool,
) -> None:
    """Open the guide (what burnout-tui does when no command is named)."""
    group = context.parent.command if context.parent else None
    guide = loaded(file, group.list_commands(context) if isinstance(group, click.Group) else ())
    reading = read_as(guide, lang, spoilers)
    if start:
        known(reading, start)
    if plain or not _terminal():
        print_part(reading, start, None)
        return
    from burnout_tui.run import run

    sys.exit(run(guide, reading.language, theme=_theme(theme), spoilers=spoilers, start=_start(start)))


def _terminal() -> bool:
    """Whether there is a terminal that can show a screen; Textual paints it on standard error."""
    streams = (sys.stdin, sys.stdout, sys.stderr)  # one that is closed is None
    return all(stream and stream.isatty() for stream in streams) and os.environ.get("TERM", "") not in ("", "dumb")


def _start(start: str) -> str:
    return start if ":" in start else f"tab:{start or 'synopsis'}"


def _theme(name: str) -> str:
    """The theme asked for. Raises UsageError where there is none of that name."""
    if name:
        from textual.theme import BUILTIN_THEMES

        from burnout_tui.film.suggest import did_you_mean
        from burnout_tui.view.themes import THEMES

        names = [*(theme.name for theme in THEMES), *BUILTIN_THEMES]
        if name not in names:
            hint = did_you_mean(name, names) or f"; there are {', '.join(names)}"
            raise UsageError(f'there is no theme "{clean(name)}"{hint}')
    return name
