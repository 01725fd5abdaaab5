"""The catalogues of the interface's words are complete, and up to date with the source."""

import re
import string

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from docs.catalogues import LANGUAGES, extracted, path_of, update


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each language of the interface."""
    return str(request.param)


@pytest.fixture
def catalogue(language: str) -> Catalog:
    """The language's catalogue, as it is in the source."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _messages(catalogue: Catalog) -> dict[str, Message]:
    """The messages by what they say and in which context; without the catalogue's own head."""
    return {f"{message.id} {_decoded(message.context)}": message for message in catalogue if message.id}


def _decoded(context: str | bytes | None) -> str:
    # What Babel reads from a compiled catalogue has its contexts as bytes.
    return context.decode() if isinstance(context, bytes) else context or ""


def _placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_nothing_is_missing_or_left_over(catalogue: Catalog) -> None:
    """The messages of the source, and those of the catalogue, are the same; else run docs/catalogues.py."""
    assert _messages(catalogue).keys() == _messages(extracted()).keys()
    assert not catalogue.obsolete


def test_every_message_is_translated(catalogue: Catalog) -> None:
    """No message is without a translation, and none has one that is only a guess."""
    assert {message.id for message in _messages(catalogue).values() if not message.string or message.fuzzy} == set()


def test_placeholders_are_the_same(catalogue: Catalog) -> None:
    """A translation has the message's {placeholders}, each as often."""
    for message in _messages(catalogue).values():
        assert _placeholders(str(message.string)) == _placeholders(str(message.id))


def test_sentences_are_sentences(catalogue: Catalog) -> None:
    """The translation of what ends with a full stop or dots ends so too."""
    sentences = [message for message in _messages(catalogue).values() if re.search(r"\w[.…]\Z", str(message.id))]
    assert sentences
    for message in sentences:
        assert str(message.string)[-1] == str(message.id)[-1]


def test_updating_changes_nothing(catalogue: Catalog, language: str) -> None:
    """docs/catalogues.py has nothing to add to a catalogue."""
    before, after = _messages(catalogue), _messages(update(language))
    assert {name: message.string for name, message in before.items()} == {
        name: message.string for name, message in after.items()
    }


def test_the_compiled_catalogue(catalogue: Catalog, language: str) -> None:
    """What the program reads is what the catalogue says; else install the package again."""
    with path_of(language).with_suffix(".mo").open("rb") as file:
        compiled = _messages(read_mo(file))
    assert {name: message.string for name, message in compiled.items()} == {
        name: message.string for name, message in _messages(catalogue).items()
    }


def test_english_says_what_the_source_says() -> None:
    """The English words are those of the source."""
    with path_of("en").open("rb") as file:
        assert {message.id for message in _messages(read_po(file)).values() if message.string != message.id} == set()
