"""``burnout-tui stubs``: what a film file names and does not have yet, as text for its end."""

import sys
from pathlib import Path

import click

from burnout_tui.commands.language import translate
from burnout_tui.commands.usage import argument, named_command, option
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import shown_path


@named_command("stubs")
@argument("file", metavar="FILE", type=click.Path(path_type=Path))
@option("--write", is_flag=True, help="Add the stubs to the end of FILE; nothing else in it changes.")
@option("--all", "every", is_flag=True, help="Make stubs for ids that look misspelt, too.")
def command(file: Path, write: bool, every: bool) -> None:
    """Print stubs of the records that a film names but lacks.

    A stub has the id, a name taken from a link or made from the id, and all other required keys. It is marked as a
    spoiler if only spoilers name it. Scenes are added at the end, in unknown order: move each to its place.
    """
    from burnout_tui.author.output import update_file
    from burnout_tui.author.stubs import find_stubs
    from burnout_tui.film.schema import film_schema
    from burnout_tui.toml.read import read_bytes

    name = shown_path(file)
    data = read_bytes(file, film_schema())
    found = find_stubs(data, name, translate, every)
    notes = [problem.format(name, translate) for problem in found.withheld]
    if not found.number and not notes and not found.has_errors:
        notes.append(_note(name, Message("no records are missing")))
    if found.has_errors:
        notes.append(_note(name, Message("other errors are left; burnout-tui check lists them")))
    if write and found.number:
        update_file(file, data, found.data)
        count = found.number
        added = Message("{count} stubs added", count=count) if count > 1 else Message("one stub added")
        notes.insert(0, _note(name, added))
    elif found.number:
        click.echo(found.text, nl=False, file=sys.stdout)
    if notes:
        click.echo("\n".join(notes), file=sys.stderr)


def _note(name: str, message: Message) -> str:
    return f"{name}: {message.translated(translate)}"
