"""``burnout-tui check``: every problem of film files."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.commands.language import translate
from burnout_tui.commands.usage import argument, named_command
from burnout_tui.errors import DocumentError, UnreadableError
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import sanitize_line

if TYPE_CHECKING:
    from burnout_tui.errors import Problem

_STDIN = Path("-")


@named_command("check")
@argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
def command(files: tuple[Path, ...]) -> None:
    """Report every problem of film files, with line and column.

    FILE is a film file, a folder of film files, or - for standard input.
    Warnings do not change the exit status.
    """
    from burnout_tui.film.shelf import film_files

    bad = False
    for file in film_files(files):
        name = "<stdin>" if file == _STDIN else sanitize_line(str(file))
        try:
            lines = [*(problem.format(name, translate) for problem in _warnings(file, name)), f"{name}: OK"]
        except DocumentError as error:
            bad = True
            lines = error.lines(translate)
            if isinstance(error, UnreadableError):
                click.echo("\n".join(lines), file=sys.stderr)
                continue
        click.echo("\n".join(lines), file=sys.stdout)
    if bad:
        sys.exit(1)


def _warnings(file: Path, name: str) -> "Sequence[Problem]":
    """Return the warnings for a file, or for standard input. Raises DocumentError."""
    from burnout_tui.film.load import warnings, warnings_of_bytes

    return warnings_of_bytes(_input(name), name) if file == _STDIN else warnings(file)


def _input(name: str) -> bytes:
    """Return the bytes of standard input. Raises UnreadableError if it cannot be read, or not whole."""
    from burnout_tui.film.schema import film_schema
    from burnout_tui.toml.read import read_limited

    try:
        return read_limited(sys.stdin.buffer, name, film_schema())
    except (OSError, ValueError, AttributeError):  # closed, a folder, or no stream at all
        raise UnreadableError(name, Message("cannot be read")) from None
