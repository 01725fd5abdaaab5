"""What the commands have in common: options, and what was asked for by them and by the environment."""

import gc
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.errors import UsageError

if TYPE_CHECKING:
    from burnout_tui.film.guide import Guide
    from burnout_tui.film.language import Language
    from burnout_tui.film.shelf import Shelf
    from burnout_tui.prose.reading import Reading

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that choose the language, the strongest first."""
NARROWEST, WIDEST = 20, 100
"""Columns of plain text, unless the reader asks for more with --width."""

FILE = click.argument("file", required=False, type=click.Path(path_type=Path))
FILES = click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
LANG = click.option(
    "--lang", type=click.Choice(("en", "fr")), help="Language; from LC_ALL, LC_MESSAGES or LANG if absent."
)
SPOILERS = click.option("--spoilers", is_flag=True, help="Show what tells the plot.")
WIDTH = click.option(
    "--width", type=click.IntRange(NARROWEST, 1000), help="Columns of the text; the terminal's if absent."
)


def loaded(file: Path | None, commands: Sequence[str] = ()) -> "Guide":
    """The guide in a film file, the one it ships with if none is named.

    Raises DocumentError, and UsageError where the name is meant for one of the ``commands``.
    """
    from burnout_tui.film.bundled import bundled_film
    from burnout_tui.film.load import load

    if file is None:
        file = bundled_film()
    else:
        no_command(file, commands)
    # The records live as long as the program: the collector would look through them again and again for nothing.
    gc.disable()
    guide = load(file)
    gc.freeze()
    gc.enable()
    return guide


def opened(files: Sequence[Path], commands: Sequence[str]) -> "tuple[Guide, Shelf | None]":
    """The guide in a file; the first guide of a shelf, and the shelf, where several files are named, or a folder.

    Raises DocumentError, ShelfError if no film opens, and UsageError if a name is meant for one of the ``commands``.
    """
    if len(files) < 2 and not os.path.isdir(files[0] if files else ""):  # noqa: PTH112 # a name can be too long for Path
        return loaded(files[0] if files else None, commands), None
    from burnout_tui.film.shelf import load_shelf

    for file in files:
        no_command(file, commands)
    gc.disable()
    shelf = load_shelf(files)
    gc.freeze()
    gc.enable()
    return next(iter(shelf.guides.values())), shelf if len(shelf.shelved) > 1 else None


def no_command(file: Path, commands: Sequence[str]) -> None:
    """Raise UsageError for a name that is nothing on the disk and looks like a command that there is not."""
    if "/" not in str(file) and "." not in str(file) and not os.path.lexists(file):
        from burnout_tui.toml.suggest import did_you_mean

        hint = did_you_mean(str(file), commands)
        raise UsageError(f'"{clean(str(file))}" is neither a command nor a film file{hint}')


def read_as(guide: "Guide", lang: "Language | None", spoilers: bool) -> "Reading":
    """The guide as plain text is to say it."""
    from burnout_tui.prose.reading import Reading

    return Reading.of(guide, lang or language(), spoilers, on_screen=False)


def language() -> "Language":
    """The language that the environment asks for; English where it asks for none that there is."""
    for name in LOCALE:
        if value := os.environ.get(name):
            return "fr" if re.match(r"fr(?![a-z])", value, re.IGNORECASE) else "en"
    return "en"


def known(reading: "Reading", part: str) -> None:
    """Raise UsageError where there is no such tab or entry."""
    from burnout_tui.prose.plain import TABS, unknown_ref

    if part not in TABS and (problem := unknown_ref(reading, part)):
        raise UsageError(clean(problem))


def print_part(reading: "Reading", part: str, width: int | None) -> None:
    """Print a tab or an entry, or the whole guide where ``part`` is empty."""
    from burnout_tui.prose.plain import part_lines

    click.echo("\n".join(part_lines(reading, part, width or columns())), file=sys.stdout)


def print_shelf(reading: "Reading", shelf: "Shelf") -> None:
    """Print what is on the shelf; what cannot be opened is complained of. Exit status 1 where there is such a file."""
    from burnout_tui.film.shelf import problem_lines
    from burnout_tui.prose.shelf import shelf_lines

    click.echo("\n".join(shelf_lines(reading, shelf, columns())), file=sys.stdout)
    problems = [line for one in shelf.shelved for line in problem_lines(one)]
    for line in problems:
        click.echo(line, file=sys.stderr)
    if problems:
        sys.exit(1)


def columns() -> int:
    """The columns that COLUMNS says, or those of the terminal that the text goes to, within bounds; 80 elsewhere."""
    said = os.environ.get("COLUMNS", "")
    found = int(said) if re.fullmatch("[0-9]{1,4}", said) else 0
    if not found and sys.stdout:
        with suppress(OSError, ValueError):
            found = os.get_terminal_size(sys.stdout.fileno()).columns
    return min(max(found or 80, NARROWEST), WIDEST)


def clean(text: str) -> str:
    """A text from the command line, without what would move the terminal's cursor."""
    from burnout_tui.toml.sanitize import sanitize_line

    return sanitize_line(text)
