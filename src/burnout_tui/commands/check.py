"""``burnout-tui check``: every problem of film files."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.commands.language import translate
from burnout_tui.commands.usage import argument, named_command, option
from burnout_tui.errors import DocumentError, UnreadableError
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import sanitize_line

if TYPE_CHECKING:
    from burnout_tui.commands.findings import Checked
    from burnout_tui.errors import Problem
    from burnout_tui.film.load import Finder

_STDIN = Path("-")


@named_command("check")
@argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@option("--strict", is_flag=True, help="Exit with status 1 for warnings, too.")
@option("--all", "every", is_flag=True, help="List each warning, also those that repeat.")
@option("--json", "as_json", is_flag=True, help="Print a JSON array of all problems, for programs.")
@option("--todo", is_flag=True, help="List what is still to be written, too.")
@option("--draft", is_flag=True, help="Warn of each record that is named and not written yet; it is no error.")
def command(files: tuple[Path, ...], strict: bool, every: bool, as_json: bool, todo: bool, draft: bool) -> None:
    """Report every problem of film files, with line and column.

    FILE is a film file, a folder of film files, or - for standard input.
    Without --strict, warnings do not change the exit status.
    """
    from burnout_tui.commands.findings import json_text
    from burnout_tui.film.shelf import film_files

    found: list[Checked] = []
    for file in film_files(files):
        checked = check_file(file, draft=draft, todo=todo)
        found.append(checked)
        if not as_json:
            print_lines(checked, strict=strict, every=every, todo=todo)
    if as_json:
        click.echo(json_text(found, translate), file=sys.stdout)
    if any(checked.has_errors or (strict and checked.has_warnings) for checked in found):
        sys.exit(1)


def check_file(file: Path, *, draft: bool = False, todo: bool = False) -> "Checked":
    """Return the problems of a film file, which may be a draft, or of standard input for ``-``.

    With ``todo``, what is still to be written is among them.
    """
    from burnout_tui.commands.findings import Checked

    name = "<stdin>" if file == _STDIN else sanitize_line(str(file))
    try:
        return Checked(name, _warnings(file, name, draft, todo))
    except DocumentError as error:
        return Checked(error.name, error.problems, readable=not isinstance(error, UnreadableError))


def print_lines(checked: "Checked", *, strict: bool, every: bool, todo: bool = False) -> None:
    """Print a file's problems, or that it is OK; to standard error if it cannot be read."""
    from burnout_tui.commands.findings import lines

    listed: list[str] = []
    shown = checked
    if todo and not checked.has_errors:
        from burnout_tui.commands.todo_list import todo_lines, without_tasks

        listed, shown = list(todo_lines(checked, translate, every=every)), without_tasks(checked)
    found = lines(shown, translate, every=every)
    if not (checked.has_errors or (strict and checked.has_warnings)):
        found.append(f"{checked.name}: OK")
    click.echo("\n".join([*found, *listed]), file=sys.stdout if checked.readable else sys.stderr)


def _warnings(file: Path, name: str, draft: bool, todo: bool) -> "Sequence[Problem]":
    """Return the warnings for a file, or for standard input. Raises DocumentError."""
    from burnout_tui.film.load import warnings, warnings_of_bytes

    also: Finder | None = None
    if todo:
        from burnout_tui.author.todo import tasks

        also = tasks
    if file == _STDIN:
        return warnings_of_bytes(_input(name), name, draft=draft, also=also)
    return warnings(file, draft=draft, also=also)


def _input(name: str) -> bytes:
    """Return the bytes of standard input. Raises UnreadableError if it cannot be read, or not whole."""
    from burnout_tui.film.schema import film_schema
    from burnout_tui.toml.read import read_limited

    try:
        return read_limited(sys.stdin.buffer, name, film_schema())
    except (OSError, ValueError, AttributeError):  # closed, a folder, or no stream at all
        raise UnreadableError(name, Message("cannot be read")) from None
