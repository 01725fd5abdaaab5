"""``burnout-tui [FILE]``: the options of the command that opens films."""

from pathlib import Path
from typing import Any

import click

from burnout_tui.commands.opening import Asked, open_guide
from burnout_tui.commands.options import AT, DRAFT, FILES, SEEN
from burnout_tui.commands.setting_options import setting_options
from burnout_tui.commands.usage import completed_by, named_command, option, reject_mistyped_commands


@named_command("open")
@FILES
@option(
    "--open",
    "start",
    default="",
    metavar="REF|TAB",
    shell_complete=completed_by("parts"),
    help="Start at a tab, or at an entry such as character:ID.",
)
@option("--watch", is_flag=True, help="Follow the files: show the film again after every save, at the same place.")
@setting_options
@SEEN
@AT
@DRAFT
@click.pass_context
def command(
    context: click.Context,
    /,
    files: tuple[Path, ...],
    start: str,
    watch: bool,
    seen: str | None,
    at: str | None,
    draft: bool,
    **options: Any,
) -> None:
    """Open the guide (the default command).

    A setting is taken from the first of these that has it: an option, the environment, the last choice made with a
    key, config.toml, the locale. burnout-tui config shows the settings in effect.
    """
    reject_mistyped_commands(context, files)
    begun = context.obj.start if context.obj else None
    open_guide(Asked(files, start, watch, seen, at, draft), options, begun)
