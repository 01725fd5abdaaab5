"""``burnout-tui show``: the guide, a tab or an entry as plain text."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.commands.options import FILE, LANG, SPOILERS, WIDTH, known, loaded, print_part, read_as

if TYPE_CHECKING:
    from burnout_tui.film.language import Language


@click.command()
@click.argument("part", required=False, metavar="[TAB|REF]")
@FILE
@LANG
@SPOILERS
@WIDTH
def command(part: str | None, file: Path | None, lang: "Language | None", spoilers: bool, width: int | None) -> None:
    """Print the guide, a tab or an entry as plain text.

    TAB is synopsis, characters, cast, filmography or ensemble; REF is such as character:ID, person:ID, work:ID.
    """
    if part and file is None and _names_file(part):
        file, part = Path(part), None
    reading = read_as(loaded(file), lang, spoilers)
    if part:
        known(reading, part)
    print_part(reading, part or "", width)


def _names_file(part: str) -> bool:
    from burnout_tui.prose.plain import TABS

    return part not in TABS and ":" not in part and (part.endswith(".toml") or "/" in part or os.path.lexists(part))
