"""``burnout-tui check``: every problem of film files."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.commands.language import translate
from burnout_tui.commands.usage import argument, named_command, option
from burnout_tui.errors import DocumentError, UnreadableError
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import shown_path

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
@option("--draft", is_flag=True, help="Report records that are named but not written yet as warnings, not as errors.")
@option("--watch", is_flag=True, help="Check the files again at every save, until ctrl+c.")
def command(
    files: tuple[Path, ...], strict: bool, every: bool, as_json: bool, todo: bool, draft: bool, watch: bool
) -> None:
    """Report every problem of film files, with line and column.

    FILE is a film file, a folder of film files, or - for standard input.
    Without --strict, warnings do not change the exit status.
    """
    from burnout_tui.commands.findings import json_text
    from burnout_tui.film.shelf import film_files

    def show(all_checked: "Sequence[Checked]") -> None:
        if as_json:
            text = json_text(all_checked, translate)
            click.echo(text.replace("\n", "") if watch else text, file=sys.stdout)  # an array a line, if there are many
            return
        for checked in all_checked:
            print_lines(checked, strict=strict, every=every, todo=todo)

    if watch:
        from burnout_tui.commands.check_again import check_again

        check_again(files, partial(_check_bytes, draft=draft, todo=todo), show, divided=not as_json)
        return
    found: list[Checked] = []
    for file in film_files(files):
        checked = check_file(file, draft=draft, todo=todo)
        found.append(checked)
        if not as_json:
            show([checked])
    if as_json:
        show(found)
    if any(checked.has_errors or (strict and checked.has_warnings) for checked in found):
        sys.exit(1)


def check_file(file: Path, *, draft: bool = False, todo: bool = False) -> "Checked":
    """Return the problems of a film file, which may be a draft, or of standard input for ``-``.

    With ``todo``, what is still to be written is among them.
    """
    from burnout_tui.commands.findings import Checked

    name = "<stdin>" if file == _STDIN else shown_path(file)
    try:
        return Checked(name, _warnings(file, name, draft, todo))
    except DocumentError as error:
        return Checked.of_error(error)


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


def _check_bytes(data: bytes, file: Path, *, draft: bool, todo: bool) -> "Checked":
    """Return the problems in the bytes of a file that can be opened. Raises DocumentError."""
    from burnout_tui.commands.findings import Checked
    from burnout_tui.film.load import warnings_of_bytes

    name = shown_path(file)
    return Checked(name, warnings_of_bytes(data, name, draft=draft, also=_finder(todo)))


def _finder(todo: bool) -> "Finder | None":
    """Return what finds the tasks that are left, if they are wanted."""
    if not todo:
        return None
    from burnout_tui.author.todo import tasks

    return tasks


def _warnings(file: Path, name: str, draft: bool, todo: bool) -> "Sequence[Problem]":
    """Return the warnings for a file, or for standard input. Raises DocumentError."""
    from burnout_tui.film.load import warnings, warnings_of_bytes

    also = _finder(todo)
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
