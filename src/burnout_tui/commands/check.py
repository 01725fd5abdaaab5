"""``burnout-tui check``: every problem of film files."""

import sys
from pathlib import Path

import click

from burnout_tui.commands.usage import named_command
from burnout_tui.errors import DocumentError
from burnout_tui.toml.sanitize import sanitize_line


@named_command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
def command(files: tuple[Path, ...]) -> None:
    """Report every problem of film files, with line and column.

    Warnings do not change the exit status.
    """
    from burnout_tui.film.load import warnings

    bad = False
    for file in files:
        try:
            found = warnings(file)
        except DocumentError as error:
            bad = True
            for line in error.lines():
                click.echo(line, file=sys.stderr)
        else:
            name = sanitize_line(str(file))
            for problem in found:
                click.echo(problem.format(name), file=sys.stderr)
            click.echo(f"{name}: OK", file=sys.stdout)
    if bad:
        sys.exit(1)
