"""``burnout-tui path``: how two characters are linked."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.commands.options import FILE, LANG, SPOILERS, WIDTH, columns, loaded, read_as

if TYPE_CHECKING:
    from burnout_tui.film.language import Language


@click.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@FILE
@LANG
@SPOILERS
@WIDTH
def command(
    one: str, other: str, file: Path | None, lang: "Language | None", spoilers: bool, width: int | None
) -> None:
    """Tell how two characters are linked.

    A and B are names or ids, in any spelling; the beginning is enough where it is clear.
    """
    from burnout_tui.prose.path import characters_called, path_lines

    reading = read_as(loaded(file), lang, spoilers)
    ends = characters_called(reading, one, other)
    click.echo("\n".join(path_lines(reading, *ends, width or columns())), file=sys.stdout)
