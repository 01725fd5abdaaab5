"""The command: thin. It imports what a command needs, when it needs it."""

import errno
import gc
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click_default_group import DefaultGroup

from burnout_tui import __version__
from burnout_tui.errors import FilmError, GuideError, UsageError

if TYPE_CHECKING:
    from burnout_tui.film.guide import Guide
    from burnout_tui.film.language import Language
    from burnout_tui.prose.reading import Reading

NARROWEST, WIDEST = 20, 100
"""Columns of plain text, unless the reader asks for more with --width."""

FILE = click.argument("file", required=False, type=click.Path(path_type=Path))
LANG = click.option(
    "--lang", type=click.Choice(("en", "fr")), help="Language; from LC_ALL, LC_MESSAGES or LANG if absent."
)
SPOILERS = click.option("--spoilers", is_flag=True, help="Show what tells the plot.")
WIDTH = click.option(
    "--width", type=click.IntRange(NARROWEST, 1000), help="Columns of the text; the terminal's if absent."
)


class Command(DefaultGroup):
    """The group of commands; what is not one of them is a film file to open."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and say what went wrong in sentences. Exit status: 1 the film file, 2 wrong usage."""
        try:
            return super().main(*args, **kwargs)
        except GuideError as error:
            for line in error.lines():
                click.echo(line, file=sys.stderr)
            sys.exit(error.exit_status)
        except Exception as error:  # nobody is shown a traceback
            click.echo(_told(error), file=sys.stderr)
            sys.exit(1)


@click.group(
    cls=Command, default="open", default_if_no_args=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, message="burnout-tui %(version)s")
def main() -> None:
    """A terminal guide to an ensemble film.

    burnout-tui [FILE] opens the guide: the film it ships with, if no FILE is named. How to open it, in which language
    and where, burnout-tui open --help tells.
    """
    # A terminal that cannot show a character shows a question mark, and the command goes on. What is printed names its
    # stream, since click would send UTF-8 to one that asks for ASCII.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@main.command(name="open")
@FILE
@LANG
@click.option("--theme", default="", help="Colours: noir, ville-blanche, ansi, or one of Textual's.")
@click.option(
    "--open", "start", default="", metavar="REF|TAB", help="Begin at a tab, or at a ref such as character:ID."
)
@SPOILERS
@click.option("--plain", is_flag=True, help="Print the guide as plain text.")
def open_guide(file: Path | None, lang: "Language | None", theme: str, start: str, spoilers: bool, plain: bool) -> None:
    """Open the guide (what burnout-tui does when no command is named)."""
    guide = _load(file)
    reading = _reading(guide, lang, spoilers)
    if start:
        _known(reading, start)
    if plain or not _terminal():
        _print_part(reading, start, None)
        return
    from burnout_tui.run import run

    sys.exit(run(guide, reading.language, theme=_theme(theme), spoilers=spoilers, start=_start(start)))


@main.command()
@click.argument("part", required=False, metavar="[TAB|REF]")
@FILE
@LANG
@SPOILERS
@WIDTH
def show(part: str | None, file: Path | None, lang: "Language | None", spoilers: bool, width: int | None) -> None:
    """Print the guide, a tab or an entry as plain text.

    TAB is synopsis, characters, cast or filmography; REF is such as character:ID, person:ID, work:ID.
    """
    if part and file is None and _names_file(part):
        file, part = Path(part), None
    reading = _reading(_load(file), lang, spoilers)
    if part:
        _known(reading, part)
    _print_part(reading, part or "", width)


@main.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@FILE
@LANG
@SPOILERS
@WIDTH
def path(one: str, other: str, file: Path | None, lang: "Language | None", spoilers: bool, width: int | None) -> None:
    """Tell how two characters are linked.

    A and B are names or ids, in any spelling; the beginning is enough where it is clear.
    """
    from burnout_tui.prose.path import characters_called, path_lines

    reading = _reading(_load(file), lang, spoilers)
    ends = characters_called(reading, one, other)
    click.echo("\n".join(path_lines(reading, *ends, width or _columns())), file=sys.stdout)


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Tell every problem of film files, with line and column.

    Warnings do not make a file bad.
    """
    from burnout_tui.film.load import warnings

    bad = False
    for file in files:
        try:
            found = warnings(file)
        except FilmError as error:
            bad = True
            for line in error.lines():
                click.echo(line, file=sys.stderr)
        else:
            name = _clean(str(file))
            for problem in found:
                click.echo(problem.said_of(name), file=sys.stderr)
            click.echo(f"{name}: well", file=sys.stdout)
    if bad:
        sys.exit(1)


def _load(file: Path | None) -> "Guide":
    from burnout_tui.film.load import load
    from burnout_tui.film.shipped import shipped_film

    if file is None:
        file = shipped_film()
    elif "/" not in str(file) and "." not in str(file) and not os.path.lexists(file):
        from burnout_tui.film.suggest import did_you_mean

        hint = did_you_mean(str(file), main.commands)
        raise UsageError(f'"{_clean(str(file))}" is neither a command nor a film file{hint}')
    # The records live as long as the program: the collector would look through them again and again for nothing.
    gc.disable()
    guide = load(file)
    gc.freeze()
    gc.enable()
    return guide


def _reading(guide: "Guide", lang: "Language | None", spoilers: bool) -> "Reading":
    from burnout_tui.prose.reading import Reading

    return Reading.of(guide, lang or _language(), spoilers, on_screen=False)


def _language() -> "Language":
    """The language that the environment asks for; English where it asks for none that there is."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "fr" if re.match(r"fr(?![a-z])", value, re.IGNORECASE) else "en"
    return "en"


def _terminal() -> bool:
    """Whether there is a terminal that can show a screen; Textual paints it on standard error."""
    streams = (sys.stdin, sys.stdout, sys.stderr)  # one that is closed is None
    return all(stream and stream.isatty() for stream in streams) and os.environ.get("TERM", "") not in ("", "dumb")


def _known(reading: "Reading", part: str) -> None:
    """Raise UsageError where there is no such tab or entry."""
    from burnout_tui.prose.plain import TABS, unknown_ref

    if part not in TABS and (problem := unknown_ref(reading, part)):
        raise UsageError(_clean(problem))


def _start(start: str) -> str:
    return start if ":" in start else f"tab:{start or 'synopsis'}"


def _theme(name: str) -> str:
    """The theme asked for. Raises UsageError where there is none of that name."""
    if name:
        from textual.theme import BUILTIN_THEMES

        from burnout_tui.film.suggest import did_you_mean
        from burnout_tui.view.themes import THEMES

        known = [*(theme.name for theme in THEMES), *BUILTIN_THEMES]
        if name not in known:
            hint = did_you_mean(name, known) or f"; there are {', '.join(known)}"
            raise UsageError(f'there is no theme "{_clean(name)}"{hint}')
    return name


def _names_file(part: str) -> bool:
    from burnout_tui.prose.plain import TABS

    return part not in TABS and ":" not in part and (part.endswith(".toml") or "/" in part or os.path.lexists(part))


def _print_part(reading: "Reading", part: str, width: int | None) -> None:
    from burnout_tui.prose.plain import guide_lines, ref_lines, tab_lines

    if width is None:
        width = _columns()
    lines: Iterable[str]
    if not part:
        lines = guide_lines(reading, width)
    elif ":" in part:
        lines = ref_lines(reading, part, width)
    else:
        lines = tab_lines(reading, part, width)
    click.echo("\n".join(lines), file=sys.stdout)


def _told(error: Exception) -> str:
    """What to say of an error that no sentence was written for."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"burnout-tui: the output cannot be written: {os.strerror(error.errno)}"
    from burnout_tui.crash import keep

    return keep(error)


def _columns() -> int:
    """The columns that COLUMNS says, or those of the terminal that the text goes to, within bounds; 80 elsewhere."""
    said = os.environ.get("COLUMNS", "")
    columns = int(said) if re.fullmatch("[0-9]{1,4}", said) else 0
    if not columns and sys.stdout:
        with suppress(OSError, ValueError):
            columns = os.get_terminal_size(sys.stdout.fileno()).columns
    return min(max(columns or 80, NARROWEST), WIDEST)


def _clean(text: str) -> str:
    from burnout_tui.film.clean import clean_line

    return clean_line(text)
