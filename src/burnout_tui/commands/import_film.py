"""``burnout-tui import``: a draft of a film file from public data or a screenplay."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from burnout_tui.author.imports.formats import FORMATS, reader
from burnout_tui.commands.language import translate
from burnout_tui.commands.libraries import require_libraries
from burnout_tui.commands.printing import print_bytes
from burnout_tui.commands.usage import LanguageCode, argument, named_command, option
from burnout_tui.errors import short
from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import sanitize_line, shown_path

if TYPE_CHECKING:
    from burnout_tui.author.imports.merge import Merged

_STANDARD_OUTPUT = Path("-")


@named_command("import")
@argument("name", metavar="FORMAT", type=click.Choice(tuple(FORMATS)))
@argument("sources", nargs=-1, metavar="SOURCE...", type=click.Path())
@option("-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="File to write. [standard output]")
@option("--force", is_flag=True, help="Replace OUT if it exists.")
@option("--into", metavar="FILE", type=click.Path(path_type=Path), help="Film file to which new information is added.")
@option(
    "--lang",
    "languages",
    metavar="CODE",
    type=LanguageCode(),
    multiple=True,
    help="Language of texts to take; repeat for several. [those of FILE; en and fr in a new film]",
)
@option("--query", metavar="ID", help="Print the Wikidata query for a film, such as Q47221, instead.")
@click.pass_context
def command(
    context: click.Context,
    /,
    name: str,
    sources: tuple[str, ...],
    output: Path | None,
    force: bool,
    into: Path | None,
    languages: tuple[str, ...],
    query: str | None,
) -> None:
    """Write a draft of a film file from public data or a screenplay.

    FORMAT is wikidata, tmdb, nfo, fountain or fdx. SOURCE is a saved file, or - for standard input: nothing is fetched.
    Several SOURCEs become one draft. docs/importing.md says how to save them.

    The draft names its sources. A summary of what was taken and left out is printed on standard error. --into changes
    nothing that FILE already has, and records contradictions as disputes.
    """
    if query is not None:
        if sources or output or into:
            message = Message("--query only prints the query; it goes without SOURCE, --output and --into")
            raise click.UsageError(message.translated(translate), context)
        _print_query(context, name, query, languages)
        return
    if not sources:
        raise click.MissingParameter(ctx=context, param=context.command.params[1])
    from burnout_tui.author.imports.merge import merge
    from burnout_tui.author.imports.source_file import read_source
    from burnout_tui.author.output import require_free

    if into and output:
        message = Message("--output and --into exclude each other: --into writes its own file")
        raise click.UsageError(message.translated(translate), context)
    if output == _STANDARD_OUTPUT:
        output = None
    if output:
        require_free(output, force)
    require_libraries("author", FORMATS[name].libraries)
    files = [read_source(source) for source in sources]
    merged = merge([reader(name)(*file) for file in files], [file for _, file in files])
    names = ", ".join(short(Path(file).name) for _, file in files)
    comment = Message("Imported from {names}.", names=names).translated(translate)
    write = partial(_add_to, into) if into else partial(_write, output, force, files[0][1])
    lines = write(merged, comment, languages)
    click.echo("\n".join(lines), file=sys.stderr)


def _print_query(context: click.Context, name: str, query: str, languages: tuple[str, ...]) -> None:
    """Print the query for a film. Raises click.UsageError for another format, or an invalid id."""
    from burnout_tui.author.imports.wikidata.query import film_query
    from burnout_tui.author.imports.wikidata.statements import ENTITY

    if name != "wikidata":
        message = Message("--query is for the format wikidata")
    elif not (found := ENTITY.match(query)):
        message = Message("“{text}” is not a Wikidata id, such as Q47221", text=short(sanitize_line(query)))
    else:
        click.echo(film_query(found[1], languages or INTERFACE_LANGUAGES), nl=False, file=sys.stdout)
        return
    raise click.UsageError(message.translated(translate), context)


def _write(
    output: Path | None, force: bool, name: str, merged: "Merged", comment: str, languages: tuple[str, ...]
) -> list[str]:
    """Write a draft as a film file. Returns the lines about it."""
    from burnout_tui.author.imports.complete import completed, in_chosen_languages
    from burnout_tui.author.imports.errors import TOO_LARGE, SourceError
    from burnout_tui.author.imports.nouns import count_records
    from burnout_tui.author.imports.report import conflict_lines, guess_lines
    from burnout_tui.author.imports.toml_text import toml_text
    from burnout_tui.author.output import write_file
    from burnout_tui.film.schema import film_schema

    if "film" not in merged.values:
        raise SourceError(name, Message("there is no film in it; name a source of the film too, or use --into"))
    values, missing = completed(in_chosen_languages(merged.values, languages or INTERFACE_LANGUAGES))
    written = f"# {comment}\n{toml_text(values)}".encode()
    if len(written) > film_schema().size_limit:
        raise SourceError(name, TOO_LARGE)
    if output:
        write_file(output, written, force)
    else:
        print_bytes(written)
    count_records(values, merged.ledger)
    lines = [*merged.ledger.lines(translate), *guess_lines(merged.guessed, translate)]
    lines += conflict_lines(merged.conflicts, translate)
    if missing:
        things = ", ".join(message.translated(translate) for message in missing)
        lines.append(Message("still to be written: {things}", things=things).translated(translate))
    return lines


def _add_to(file: Path, merged: "Merged", comment: str, languages: tuple[str, ...]) -> list[str]:
    """Add a draft to a film file. Returns the lines about it."""
    from burnout_tui.author.imports.film_file import grow
    from burnout_tui.author.imports.nouns import count_records
    from burnout_tui.author.imports.report import conflict_lines, guess_lines, missing_lines
    from burnout_tui.author.output import update_file
    from burnout_tui.film.schema import film_schema
    from burnout_tui.toml.read import read_bytes

    before = read_bytes(file, film_schema())
    grown = grow(before, shown_path(file), merged.values, comment, languages)
    if grown.data != before:
        update_file(file, before, grown.data)
    for scene in grown.hidden:
        merged.ledger.left_out(Message("scenes with somebody whom the film hides"), scene)
    for fact in grown.facts:
        merged.ledger.left_out(Message("facts, which only a film below the header [film] can take"), fact)
    count_records(grown.added, merged.ledger)
    return [
        *([] if grown.added else [Message("nothing new").translated(translate)]),
        *merged.ledger.lines(translate),
        *guess_lines(grown.guessed, translate),
        *conflict_lines(grown.conflicts, translate),
        *missing_lines(grown.missing, translate),
    ]
