"""``burnout-tui [FILE]``: the guide on the screen, or as text if there is no screen."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.commands import linear
from burnout_tui.commands.linear import variable_is_on
from burnout_tui.commands.options import (
    FILES,
    LANG,
    SPOILERS,
    open_films,
    plain_reading,
    print_part,
    print_shelf,
    require_part,
)
from burnout_tui.commands.usage import named_command, option, reject_mistyped_commands
from burnout_tui.errors import UsageError
from textual_wire.detection.local import streams_are_terminals, this_terminal

if TYPE_CHECKING:
    from burnout_tui.film.guide import Guide
    from burnout_tui.film.language import Language
    from burnout_tui.film.shelf import Shelf

_CURSOR = "BURNOUT_TUI_CURSOR"


@named_command("open")
@FILES
@LANG
@option("--theme", default="", help="Colours: noir, ville-blanche, ansi, or one of Textual's.")
@option("--open", "start", default="", metavar="REF|TAB", help="Start at a tab, or at an entry such as character:ID.")
@SPOILERS
@option(
    "--mouse/--no-mouse",
    default=None,
    help="Use the mouse, or leave it to the terminal (the default over SSH).",
)
@option(
    "--cursor/--no-cursor",
    default=None,
    help="Show the terminal's cursor on the selection, for screen magnifiers; hidden by default.",
)
@option("--plain", is_flag=True, help="Read the guide line by line, for screen readers; without a terminal, print it.")
@click.pass_context
def command(
    context: click.Context,
    files: tuple[Path, ...],
    lang: "Language | None",
    theme: str,
    start: str,
    spoilers: bool,
    mouse: bool | None,
    cursor: bool | None,
    plain: bool,
) -> None:
    """Open the guide (the default command)."""
    reject_mistyped_commands(context, files)
    guide, shelf = open_films(files)
    if shelf:
        guide = _guide_with(shelf, start, spoilers)
    reading = plain_reading(guide, lang, spoilers)
    if start:
        require_part(reading, start)
    if linear.is_wanted(plain):
        sys.exit(linear.converse(guide, reading.language, spoilers, start, shelf))
    if plain or not _has_screen():
        if shelf and not start:
            print_shelf(reading, shelf)
        else:
            print_part(reading, start, None)
        return
    from burnout_tui.run import run

    terminal = this_terminal()
    start = "shelf" if shelf and not start else start if ":" in start else f"tab:{start or 'synopsis'}"
    sys.exit(
        run(
            guide,
            reading.language,
            theme=_theme(theme),
            spoilers=spoilers,
            start=start,
            shelf=shelf,
            terminal=terminal,
            mouse=terminal.mouse if mouse is None else mouse,
            cursor=variable_is_on(_CURSOR) if cursor is None else cursor,
        )
    )


def _guide_with(shelf: "Shelf", start: str, spoilers: bool) -> "Guide":
    """Return the first guide of the shelf that has the entry ``start``; the first of all if none has it."""
    from burnout_tui.prose.plain import ref_problem

    guides = list(shelf.guides.values())
    refs = [guide for guide in guides if ":" in start and not ref_problem(plain_reading(guide, "en", spoilers), start)]
    return (refs or guides)[0]


def _has_screen() -> bool:
    """Return True if there is a terminal that can show the screen. Textual paints it on standard error."""
    return streams_are_terminals() and this_terminal().full_screen


def _theme(name: str) -> str:
    """Return the name of the theme. Raises UsageError if there is no such theme."""
    if name:
        from burnout_tui.view.themes.choice import unknown_theme

        if problem := unknown_theme(name):
            raise UsageError(problem)
    return name
