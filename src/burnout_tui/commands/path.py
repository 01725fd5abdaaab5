"""``burnout-tui path``: how two characters are linked."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.commands.options import (
    AT,
    FILE,
    LANG,
    SEEN,
    SPOILERS,
    WIDTH,
    load_guide,
    output_width,
    plain_reading,
)
from burnout_tui.commands.usage import argument, completed_by, named_command

if TYPE_CHECKING:
    from burnout_tui.film.language import Language


@named_command("path")
@argument("first", metavar="A", shell_complete=completed_by("characters"))
@argument("second", metavar="B", shell_complete=completed_by("characters"))
@FILE
@LANG
@SPOILERS
@SEEN
@AT
@WIDTH
def command(
    first: str,
    second: str,
    file: Path | None,
    lang: "Language | None",
    spoilers: bool,
    seen: str | None,
    at: str | None,
    width: int | None,
) -> None:
    """Show how two characters are linked.

    A and B are names or ids. Case and accents do not matter, and an unambiguous beginning is enough.
    """
    from burnout_tui.film.seen import level_asked_for
    from burnout_tui.prose.path import find_characters, path_lines

    guide = load_guide(file)
    reading = plain_reading(guide, lang, spoilers, level_asked_for(guide, seen, at))
    ends = find_characters(reading, first, second)
    click.echo("\n".join(path_lines(reading, *ends, width or output_width())), file=sys.stdout)
