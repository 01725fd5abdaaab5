"""Options that several commands share, and the defaults that the environment sets."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.commands.language import locale_language, translate
from burnout_tui.commands.usage import Invocation, LanguageCode, Number, argument, completed_by, option
from burnout_tui.errors import UsageError
from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.message import Message
from burnout_tui.prose.width import NARROWEST, text_width
from burnout_tui.toml.sanitize import sanitize_line

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
DRAFT = option(
    "--draft", is_flag=True, help="Open a film that names records which are not written yet, with stubs for them."
)
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


def draft_loader() -> "Callable[[Path], Guide]":
    """Return what loads a film that names records which it does not have, with stubs for them."""
    from burnout_tui.film.load import load

    return partial(load, draft=True)


def load_guide(file: Path | None, load: "Callable[[Path], Guide] | None" = None) -> "Guide":
    """Load a film file, or the bundled film if ``file`` is None. Raises DocumentError."""
    from burnout_tui.film.bundled import bundled_film

    if load is None:
        from burnout_tui.film.load import load as load_film

        load = load_film
    return load(file or bundled_film())


def open_films(files: Sequence[Path], load: "Callable[[Path], Guide] | None" = None) -> "tuple[Guide, Shelf | None]":
    """Return the first guide, and the shelf if the files, or the folder, hold several films.

    ``load`` returns the guide in a file. Raises DocumentError, and ShelfError if no film can be opened.
    """
    if len(files) < 2 and not os.path.isdir(files[0] if files else ""):  # noqa: PTH112 # a name can be too long for Path
        return load_guide(files[0] if files else None, load), None
    from burnout_tui.film.shelf import load_shelf

    shelf = load_shelf(files, load)
    return next(iter(shelf.guides.values())), shelf if len(shelf.shelved) > 1 else None


def plain_reading(guide: "Guide", lang: "Language | None", spoilers: bool, seen: int = 0) -> "Reading":
    """Return the reading of a guide for plain text; ``seen`` is the number of the last scene seen."""
    from burnout_tui.prose.reading import Reading

    if lang:
        require_language(lang, guide)
    return Reading.of(guide, lang or fitting_language(locale_language(), guide), spoilers, on_screen=False, seen=seen)


def fitting_language(language: "Language", *guides: "Guide") -> "Language":
    """Return a language in which readers can have the guides: the one that they prefer, else English."""
    from burnout_tui.film.guide import languages_of

    return language if language in languages_of(guides) else INTERFACE_LANGUAGES[0]


def require_language(language: "Language", *guides: "Guide") -> None:
    """Raise UsageError for a language in which readers can have none of the guides."""
    from burnout_tui.film.guide import languages_of

    known = languages_of(guides)
    if language not in known:
        names = ", ".join(known)
        raise UsageError(
            Message("no text here is in “{language}”; choose from {names}", language=language, names=names)
        )


def require_part(reading: "Reading", part: str) -> None:
    """Raise UsageError if ``part`` is neither a tab nor an entry of the guide."""
    from burnout_tui.prose.plain import ref_problem
    from burnout_tui.prose.tabs import TABS

    if part not in TABS and (problem := ref_problem(reading, part)):
        raise UsageError(sanitize_line(problem))


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


def output_width() -> int:
    """Return the width of printed text: from COLUMNS, else from the terminal, else 80 columns; within bounds."""
    variable = os.environ.get("COLUMNS", "")
    columns = int(variable) if re.fullmatch("[0-9]{1,4}", variable) else 0
    if not columns and sys.stdout:
        with suppress(OSError, ValueError):
            columns = os.get_terminal_size(sys.stdout.fileno()).columns
    return text_width(columns or 80)
