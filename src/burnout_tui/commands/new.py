"""``burnout-tui new``: the skeleton of a film file."""

import re
import shlex
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from burnout_tui.commands.language import locale_language, translate
from burnout_tui.commands.usage import LanguageCode, Number, argument, named_command, option
from burnout_tui.errors import DocumentError, UsageError, short
from burnout_tui.film.languages import interface_language
from burnout_tui.film.values import ID_PATTERN
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import sanitize_line, shown_path
from burnout_tui.visible import VISIBLE

if TYPE_CHECKING:
    from burnout_tui.author.skeleton import NewFilm

_STANDARD_OUTPUT = Path("-")
_TAKEN = Message("this file exists, and is not replaced; name another with -o")
_YEARS = Number(1870, 2200)


class _LanguageCodes(click.ParamType[tuple[str, ...]]):
    """The codes of languages, separated by commas."""

    name = "codes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the codes. Raises click.BadParameter."""
        if isinstance(value, tuple):
            return value
        codes = (LanguageCode().convert(code.strip(), param, ctx) for code in value.split(","))
        return tuple(dict.fromkeys(codes))


@named_command("new")
@argument("title", required=False)
@option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="File to write. [the title, as .toml]")
@option("--year", type=_YEARS, help="Year of release.")
@option("--director", "directors", metavar="NAME", multiple=True, help="Director; repeat for several.")
@option("--lang", "languages", metavar="CODES", type=_LanguageCodes(), help="Languages of the texts: en,fr. [one text]")
@option("--id", "given", metavar="ID", help="Id of the film, and name of the file. [the title in letters a–z]")
def command(
    title: str | None,
    output: Path | None,
    year: int | None,
    directors: tuple[str, ...],
    languages: tuple[str, ...] | None,
    given: str | None,
) -> None:
    """Write the skeleton of a film file, with examples as comments.

    On a terminal it asks for the title, the year and the director, if they are not given. A file that exists is never
    replaced. The schema for editors is put beside the file.
    """
    from burnout_tui.author.output import require_free
    from burnout_tui.author.skeleton import NewFilm

    directors = tuple(map(_text, directors))
    asks = _can_ask()
    if title is None and not asks:
        raise UsageError(Message("a new film needs a title: burnout-tui new TITLE"))
    title = _text(title) if title is not None else _asked(Message("Title"), _text)
    name = _id(title, given)
    output = output or Path(f"{name}.toml")
    if output != _STANDARD_OUTPUT:
        require_free(output, force=False, taken=_TAKEN)
    if year is None and asks:
        year = _asked(Message("Year of release"), lambda text: _YEARS.convert(text, None, None))
    if not directors and asks:
        question = Message("Director (empty if there is none yet)")
        director = _asked(question, lambda text: _text(text) if text.strip() else "", "")
        directors = (director,) if director else ()
    _write(NewFilm(name, title, year, directors, languages or ()), output)


def _write(film: "NewFilm", output: Path) -> None:
    """Write the skeleton, and the schema if none is there."""
    from burnout_tui.author.output import write_file
    from burnout_tui.author.skeleton import SCHEMA_FILE, skeleton

    text = skeleton(film, interface_language(locale_language()))
    if output == _STANDARD_OUTPUT:
        click.echo(text, nl=False, file=sys.stdout)
        return
    write_file(output, text.encode(), taken=_TAKEN)
    if not output.is_file():  # a device
        return
    from burnout_tui.author.schema.json_schema import schema_text

    with suppress(DocumentError):  # a schema that is there stays
        write_file(output.with_name(SCHEMA_FILE), schema_text().encode())
    file = shown_path(output)
    message = Message(
        "{file} is written; burnout-tui --watch {argument} shows it while you edit",
        file=file,
        argument=sanitize_line(shlex.quote(str(output))),
    )
    click.echo(message.translated(translate), file=sys.stdout)


def _can_ask() -> bool:
    return bool(sys.stdin and sys.stderr and sys.stdin.isatty() and sys.stderr.isatty())


def _asked(question: Message, convert: Callable[[str], Any], default: str | None = None) -> Any:
    """Return the answer to a question, which is asked again until it is one."""

    def value(text: str) -> Any:
        try:
            return convert(text)
        except UsageError as error:
            raise click.UsageError("\n".join(error.lines(translate))) from None

    words = question.translated(translate)
    return click.prompt(words, default=default, show_default=False, value_proc=value, err=True)


def _text(text: str) -> str:
    """Return a name as it is written in a file. Raises UsageError for one that nobody can see."""
    shown = sanitize_line(" ".join(text.split()))
    if not re.search(VISIBLE, shown):
        raise UsageError(Message("a name needs a character that can be seen, found “{text}”", text=short(shown)))
    if "[[" in shown or "]]" in shown:
        raise UsageError(Message("a name cannot contain [[ or ]], found “{text}”", text=short(shown)))
    return shown


def _id(title: str, given: str | None) -> str:
    """Return the id of the film. Raises UsageError for an invalid id, or for a title that gives no id."""
    from burnout_tui.author.skeleton import id_of

    if given is not None:
        if re.search(ID_PATTERN, given):
            return given
        expectation = Message("an id of lower-case letters (a–z), digits and single hyphens")
        message = Message("--id: expected {expectation}, found “{text}”", expectation=expectation, text=short(given))
        raise UsageError(message.with_values(sanitize_line))
    if found := id_of(title):
        return found
    raise UsageError(
        Message(
            "“{title}” has no letter to make an id of; give one with --id, such as --id my-film", title=short(title)
        )
    )
