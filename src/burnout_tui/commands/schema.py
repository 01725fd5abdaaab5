"""``burnout-tui schema``: the JSON Schema of the film file, for editors."""

import sys
from pathlib import Path

import click

from burnout_tui.commands.usage import named_command, option


@named_command("schema")
@option("-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="File to write. [standard output]")
@option("--force", is_flag=True, help="Replace OUT if it exists.")
def command(output: Path | None, force: bool) -> None:
    """Print the JSON Schema of the film file, for editors.

    With it an editor completes and explains the keys; docs/editors.md has the settings.
    """
    from burnout_tui.author.output import write_file
    from burnout_tui.author.schema.json_schema import schema_text

    if output in (None, Path("-")):
        click.echo(schema_text(), nl=False, file=sys.stdout)
    else:
        write_file(output, schema_text().encode(), force)
