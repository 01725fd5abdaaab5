"""``burnout-tui show``: the guide, a tab or an entry as plain text."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.commands.language import translate
from burnout_tui.commands.options import (
    AT,
    FILE,
    LANG,
    SEEN,
    SPOILERS,
    WIDTH,
    load_guide,
    plain_reading,
    print_part,
    require_part,
)
from burnout_tui.commands.usage import argument, completed_by, named_command
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import sanitize_line

if TYPE_CHECKING:
    from burnout_tui.film.language import Language


@named_command("show")
@argument("part", required=False, metavar="[TAB|REF]", shell_complete=completed_by("parts"))
@FILE
@LANG
@SPOILERS
@SEEN
@AT
@WIDTH
@click.pass_context
def command(
    context: click.Context,
    part: str | None,
    file: Path | None,
    lang: "Language | None",
    spoilers: bool,
    seen: str | None,
    at: str | None,
    width: int | None,
) -> None:
    """Print the guide, a tab or an entry as plain text.

    TAB is synopsis, characters, cast, filmography, ensemble or story; REF is an entry, such as character:ID,
    person:ID or scene:ID.
    """
    if part and _is_film_file(part):
        if file is not None:
            message = Message("The tab or entry comes before the film file: {file} {part}", file=str(file), part=part)
            raise click.UsageError(message.with_values(sanitize_line).translated(translate), context)
        file, part = Path(part), None
    from burnout_tui.film.seen import level_asked_for

    guide = load_guide(file)
    reading = plain_reading(guide, lang, spoilers, level_asked_for(guide, seen, at))
    if part:
        require_part(reading, part)
    print_part(reading, part or "", width)


def _is_film_file(part: str) -> bool:
    from burnout_tui.prose.tabs import TABS

    return part not in TABS and ":" not in part and (part.endswith(".toml") or "/" in part or os.path.lexists(part))
