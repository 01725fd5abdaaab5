"""Update the message catalogues from the source. Run it after changing a message.

New messages are added without a translation, except in English, where the message is its own translation. Obsolete
messages are removed. A test fails while a translation is missing.
"""

from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from burnout_tui.cli import command_module
from burnout_tui.cli import main as command
from burnout_tui.commands.language import paragraphs

SOURCE = Path(__file__).parents[1] / "src" / "burnout_tui"
LIBRARIES = {
    "textual_ssh": dict.fromkeys(("ServeError", "KeyFileError", "ListeningError")),
    "textual_wire/detection": dict.fromkeys(("Phrase", "N_")),
}
"""The folders of libraries that know no catalogues, and the calls that contain messages."""
LANGUAGES = ("en", "fr")
CLICK_MESSAGES = (
    "Aborted!",
    "Commands",
    "Did you mean {possibility}?",
    "Error: {message}",
    "Got unexpected extra argument ({args})",
    "Invalid value for {param_hint}: {message}",
    "Invalid value: {message}",
    "Missing argument",
    "No such option {name!r}.",
    "Option {name!r} does not take a value.",
    "Option {name!r} requires an argument.",
    "Options",
    "Show the version and exit.",
    "Show this message and exit.",
    "Try '{command} {option}' for help.",
    "Usage:",
    "{value!r} is not a valid boolean. Recognized values: {states}",
    "{value!r} is not {choice}.",
)
"""The messages of click that our commands can show, by the first form of those with a plural."""


def extracted() -> Catalog:
    """Return all messages of the source, with the comments for translators."""
    catalogue = Catalog(project="burnout-tui", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        str(SOURCE),
        [("**.py", "python")],
        keywords=DEFAULT_KEYWORDS | {"Message": None, "in_context": ((1, "c"), 2)},
        comment_tags=("TRANSLATORS:",),
        strip_comment_tags=True,
    )
    for name, _, message, comments, context in found:
        catalogue.add(message, locations=[(name, 1)], auto_comments=comments, context=context)
    for library in LIBRARIES:
        for name, message in library_messages(library):
            catalogue.add(message, locations=[(f"{library}/{name}", 1)])
    for name, text in help_texts():
        catalogue.add(text, locations=[(name, 1)])
    for name, message in click_messages():
        if (message if isinstance(message, str) else message[0]) in CLICK_MESSAGES:
            catalogue.add(message, locations=[(f"click/{name}", 1)])
    return catalogue


def library_messages(library: str) -> Iterator[tuple[str, str]]:
    """Yield the messages of a library: the file and the message."""
    folder = str(SOURCE.parent / library)
    for name, _, message, _, _ in extract_from_dir(folder, [("**.py", "python")], keywords=LIBRARIES[library]):
        yield name, str(message)


def help_texts() -> Iterator[tuple[str, str]]:
    """Yield the texts of ``--help``: paragraphs, helps of options and names of their values; each with its file."""
    context = click.Context(command)
    for name in ("", *command.list_commands(context)):
        shown = command.get_command(context, name) if name else command
        assert shown
        file = command_module(name).__name__.removeprefix(f"{SOURCE.name}.") if name else "cli"
        file = f"{file.replace('.', '/')}.py"
        yield from ((file, paragraph) for paragraph in paragraphs(shown.help or ""))
        for parameter in shown.params:
            if isinstance(parameter, click.Option):
                yield file, parameter.help or ""
            if not isinstance(parameter.type, click.Choice) and not getattr(parameter, "is_flag", False):
                kind = click.Option if isinstance(parameter, click.Option) else click.Argument
                yield file, kind.make_metavar(parameter, context)  # type: ignore[arg-type] # in English, unlike ours


def click_messages() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield the messages of click: the file and the message, or its two forms."""
    for name, _, message, _, _ in extract_from_dir(str(Path(click.__file__).parent), [("**.py", "python")]):
        yield name, message


def path_of(language: str) -> Path:
    """Return the file of a catalogue."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / "burnout_tui.po"


def update(language: str, source: Catalog) -> Catalog:
    """Return the catalogue of a language with the messages of the source."""
    path = path_of(language)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    else:
        catalogue = Catalog(locale=language, charset="utf-8", project="burnout-tui", fuzzy=False)
    catalogue.update(source, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    for message in catalogue:
        if language == "en" and message.id:
            message.string = message.id
        message.locations = [(name, 0) for name in dict.fromkeys(name for name, _ in message.locations)]
    return catalogue


def main() -> None:
    """Write the catalogues."""
    for language in LANGUAGES:
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = update(language, extracted())  # catalogues keep its messages, and change them
        with path.open("wb") as file:
            write_po(file, catalogue, width=110, sort_output=True, omit_header=False, include_lineno=False)
        holes = [message.id for message in catalogue if message.id and not message.string]
        print(f"{language}: {len(catalogue)} messages, {len(holes)} without a translation")


if __name__ == "__main__":
    main()
