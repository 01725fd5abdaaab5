"""``burnout-tui show``: the guide, a tab or an entry as plain text."""

import os
from pathlib import Path
from typing import Any

import click

from burnout_tui.commands.films import require_part
from burnout_tui.commands.language import translate
from burnout_tui.commands.options import asked_reading, print_part, reading_options
from burnout_tui.commands.usage import argument, completed_by, named_command
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import sanitize_line


@named_command("show")
@argument("part", required=False, metavar="[TAB|REF]", shell_complete=completed_by("parts"))
@reading_options
@click.pass_context
def command(context: click.Context, /, part: str | None, file: Path | None, width: int | None, **options: Any) -> None:
    """Print the guide, a tab or an entry as plain text.

    TAB is synopsis, characters, cast, filmography, ensemble or story; REF is an entry, such as character:ID,
    person:ID or scene:ID.
    """
    if part and _is_film_file(part):
        if file is not None:
            message = Message("The tab or entry comes before the film file: {file} {part}", file=str(file), part=part)
            raise click.UsageError(message.with_values(sanitize_line).translated(translate), context)
        file, part = Path(part), None
    reading = asked_reading(file, **options)
    if part:
        require_part(reading, part)
    print_part(reading, part or "", width)


def _is_film_file(part: str) -> bool:
    from burnout_tui.prose.tabs import TABS

    return part not in TABS and ":" not in part and (part.endswith(".toml") or "/" in part or os.path.lexists(part))
