"""``burnout-tui [FILE]``: the guide on the screen."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.commands import linear
from burnout_tui.commands.linear import asked_for
from burnout_tui.commands.options import FILES, LANG, SPOILERS, known, opened, print_part, print_shelf, read_as
from burnout_tui.errors import UsageError
from textual_wire.detect.local import streams_are_terminals, this_terminal

if TYPE_CHECKING:
    from burnout_tui.film.guide import Guide
    from burnout_tui.film.language import Language
    from burnout_tui.film.shelf import Shelf

_CURSOR = "BURNOUT_TUI_CURSOR"


@click.command()
@FILES
@LANG
@click.option("--theme", default="", help="Colours: noir, ville-blanche, ansi, or one of Textual's.")
@click.option(
    "--open", "start", default="", metavar="REF|TAB", help="Begin at a tab, or at a ref such as character:ID."
)
@SPOILERS
@click.option(
    "--mouse/--no-mouse",
    default=None,
    help="Take the mouse, or leave it to the terminal; if neither is said, over SSH it is left to the terminal.",
)
@click.option(
    "--cursor/--no-cursor",
    default=None,
    help="Show the terminal's cursor on what is selected, for screen magnifiers that follow it; else it is hidden.",
)
@click.option(
    "--plain", is_flag=True, help="Ask and answer in lines, for screen readers; without a terminal, print the guide."
)
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
    """Open the guide (what burnout-tui does when no command is named)."""
    group = context.parent.command if context.parent else None
    guide, shelf = opened(files, group.list_commands(context) if isinstance(group, click.Group) else ())
    if shelf:
        guide = _with(shelf, start, spoilers)
    reading = read_as(guide, lang, spoilers)
    if start:
        known(reading, start)
    if linear.wanted(plain):
        sys.exit(linear.converse(guide, reading.language, spoilers, start, shelf))
    if plain or not _terminal():
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
            cursor=asked_for(_CURSOR) if cursor is None else cursor,
        )
    )


def _with(shelf: "Shelf", start: str, spoilers: bool) -> "Guide":
    """The first film of the shelf that has what is to be opened, or else the first."""
    from burnout_tui.prose.plain import unknown_ref

    guides = list(shelf.guides.values())
    refs = [guide for guide in guides if ":" in start and not unknown_ref(read_as(guide, "en", spoilers), start)]
    return (refs or guides)[0]


def _terminal() -> bool:
    """Whether there is a terminal that can show a screen; Textual paints it on standard error."""
    return streams_are_terminals() and this_terminal().screen


def _theme(name: str) -> str:
    """The theme asked for. Raises UsageError where there is none of that name."""
    if name:
        from burnout_tui.view.themes import unknown_theme

        if told := unknown_theme(name):
            raise UsageError(told)
    return name
