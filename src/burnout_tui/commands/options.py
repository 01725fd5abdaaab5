"""Options that several commands share, and the defaults that the environment sets."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.commands.films import draft_loader, load_guide, output_width, plain_reading
from burnout_tui.commands.language import translate
from burnout_tui.commands.usage import Invocation, LanguageCode, Number, argument, completed_by, option
from burnout_tui.prose.width import NARROWEST

if TYPE_CHECKING:
    from burnout_tui.film.guide import Guide
    from burnout_tui.film.language import Language
    from burnout_tui.film.shelf import Shelf
    from burnout_tui.prose.reading import Reading

FILES = argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
SEEN = option(
    "--seen",
    metavar="SCENE",
    shell_complete=completed_by("scenes"),
    help="Show the story as far as this scene: its id, or its number among all scenes, hidden ones included.",
)
AT = option("--at", metavar="H:MM", help="Show the story as far as this time from the beginning of the film.")
DRAFT = option("--draft", is_flag=True, help="Open an unfinished film, with stubs for records that it names but lacks.")
_READING = (
    argument("file", required=False, type=click.Path(path_type=Path)),
    option("--lang", type=LanguageCode(), help="Language. [from LC_ALL, LC_MESSAGES or LANG]"),
    option("--spoilers", is_flag=True, help="Show spoilers."),
    SEEN,
    AT,
)
_WIDTH = option("--width", type=Number(NARROWEST, 1000), help="Width of the text in columns. [the terminal's]")


def film_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the film file and the options that say how much of it is meant, in which language.

    The command gets ``file``, and what ``asked_reading`` needs.
    """
    for add in reversed(_READING):
        command = add(command)
    return command


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the film file and the options of a command that prints a part of it.

    The command gets ``file``, ``width``, and what ``asked_reading`` needs.
    """
    return film_options(DRAFT(_WIDTH(command)))


def asked_reading(
    file: Path | None, *, lang: "Language | None", spoilers: bool, seen: str | None, at: str | None, draft: bool = False
) -> "Reading":
    """Return the reading that the options ask for. Raises DocumentError and UsageError."""
    from burnout_tui.film.seen import level_asked_for

    guide = load_guide(file, draft_loader() if draft else _kept_films())
    return plain_reading(guide, lang, spoilers, level_asked_for(guide, seen, at))


def _kept_films() -> "Callable[[Path], Guide] | None":
    """Return what loads a film from the cache, if this command keeps anything there."""
    invocation = click.get_current_context().find_object(Invocation)
    answer = invocation.answer if invocation else None
    if answer is None or not answer.is_kept:
        return None
    from burnout_tui.settings.cache import Cache
    from burnout_tui.settings.checked_films import CheckedFilms

    return CheckedFilms(Cache(answer.folder)).load


def print_part(reading: "Reading", part: str, width: int | None) -> None:
    """Print a tab or an entry, or the whole guide if ``part`` is empty."""
    from burnout_tui.prose.plain import part_lines

    click.echo("\n".join(part_lines(reading, part, width or output_width())), file=sys.stdout)


def print_shelf(reading: "Reading", shelf: "Shelf") -> None:
    """Print the films of a shelf. Exit with status 1 if a file cannot be opened; its problems go to standard error."""
    from burnout_tui.film.shelf import problem_lines
    from burnout_tui.prose.shelf import shelf_lines

    click.echo("\n".join(shelf_lines(reading, shelf, output_width())), file=sys.stdout)
    problems = [line for shelved in shelf.shelved for line in problem_lines(shelved, translate)]
    for line in problems:
        click.echo(line, file=sys.stderr)
    if problems:
        sys.exit(1)
