"""``burnout-tui export``: the film in another format."""

import sys
from pathlib import Path
from typing import Any

import click

from burnout_tui.author.exports.formats import FORMATS, PICTURES, TABLES, Options, export
from burnout_tui.author.output import require_free, write_file
from burnout_tui.commands.language import translate
from burnout_tui.commands.libraries import require_libraries
from burnout_tui.commands.options import asked_reading, film_options
from burnout_tui.commands.printing import print_bytes
from burnout_tui.commands.usage import argument, named_command, option
from burnout_tui.message import Message

_STANDARD_OUTPUT = Path("-")


@named_command("export")
@argument("name", metavar="FORMAT", type=click.Choice(tuple(FORMATS)))
@film_options
@option("-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="File to write. [standard output]")
@option("--force", is_flag=True, help="Replace OUT if it exists.")
@option("--table", type=click.Choice(TABLES), help="Table of csv. [cast]")
@option("--picture", type=click.Choice(PICTURES), help="Picture of svg. [map]")
@click.pass_context
def command(
    context: click.Context, /, name: str, file: Path | None, output: Path | None, force: bool, **given: Any
) -> None:
    """Write the film in another format.

    FORMAT is html for a page to read and print, md for the guide as Markdown, json for all records, csv for one table,
    svg for a picture, or dot or graphml for a graph.

    Spoilers are left out unless --spoilers, --seen or --at asks for them.
    """
    special = {field: given.pop(field) for field in [row.option for row in FORMATS.values() if row.option]}
    _reject_options_of_others(context, name, special)
    if output == _STANDARD_OUTPUT:
        output = None
    if output is not None:
        require_free(output, force, kept=file)
    require_libraries("author", FORMATS[name].libraries)
    reading = asked_reading(file, **given)
    asked = {field: value for field, value in special.items() if value is not None}
    written = export(reading, name, Options(given["lang"], **asked))
    if output is not None:
        write_file(output, written, force)
    else:
        print_bytes(written)
    if reading.hides and not FORMATS[name].says_hidden:
        click.echo(reading.hidden_message, file=sys.stderr)


def _reject_options_of_others(context: click.Context, name: str, special: dict[str, Any]) -> None:
    """Raise click.UsageError for an option that belongs to another format."""
    for other, row in FORMATS.items():
        if row.option and special[row.option] is not None and other != name:
            message = Message("--{option} is for the format {format}", option=row.option, format=other)
            raise click.UsageError(message.translated(translate), context)
