"""Update the message catalogues from the source. Run it after changing a message.

New messages are added without a translation, except in English, where the message is its own translation. Obsolete
messages are removed. A test fails while a translation is missing.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[1] / "src" / "burnout_tui"
LANGUAGES = ("en", "fr")


def extracted() -> Catalog:
    """Return all messages of the source, with the comments for translators."""
    catalogue = Catalog(project="burnout-tui", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        str(SOURCE),
        [("**.py", "python")],
        comment_tags=("TRANSLATORS:",),
        strip_comment_tags=True,
    )
    for name, _, message, comments, context in found:
        catalogue.add(message, locations=[(name, 1)], auto_comments=comments, context=context)
    return catalogue


def path_of(language: str) -> Path:
    """Return the file of a catalogue."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / "burnout_tui.po"


def update(language: str) -> Catalog:
    """Return the catalogue of a language with the messages of the source."""
    path = path_of(language)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    else:
        catalogue = Catalog(locale=language, charset="utf-8", project="burnout-tui", fuzzy=False)
    catalogue.update(extracted(), no_fuzzy_matching=True)
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
        catalogue = update(language)
        with path.open("wb") as file:
            write_po(file, catalogue, width=110, sort_output=True, omit_header=False, include_lineno=False)
        holes = [message.id for message in catalogue if message.id and not message.string]
        print(f"{language}: {len(catalogue)} messages, {len(holes)} without a translation")


if __name__ == "__main__":
    main()
