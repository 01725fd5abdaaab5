"""``burnout-tui path``: how two characters are linked."""

import sys
from pathlib import Path
from typing import Any

import click

from burnout_tui.commands.films import output_width
from burnout_tui.commands.options import asked_reading, reading_options
from burnout_tui.commands.usage import argument, completed_by, named_command


@named_command("path")
@argument("first", metavar="A", shell_complete=completed_by("characters"))
@argument("second", metavar="B", shell_complete=completed_by("characters"))
@reading_options
def command(first: str, second: str, file: Path | None, width: int | None, **options: Any) -> None:
    """Show how two characters are linked.

    A and B are names or ids. Case and accents do not matter, and an unambiguous beginning is enough.
    """
    from burnout_tui.prose.path import find_characters, path_lines

    reading = asked_reading(file, **options)
    ends = find_characters(reading, first, second)
    click.echo("\n".join(path_lines(reading, *ends, width or output_width())), file=sys.stdout)
