"""The catalogues of the interface's words are complete, and up to date with the source."""

import ast
import re
import string
from collections.abc import Sequence

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from tests.support.click_messages import HIDDEN_CLICK_MESSAGES
from tools.catalogues import CLICK_MESSAGES, LANGUAGES, SOURCE, click_messages, extracted, path_of, update


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each language of the interface."""
    return str(request.param)


@pytest.fixture
def catalogue(language: str) -> Catalog:
    """The language's catalogue, as it is in the source."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


@pytest.fixture(scope="module")
def source() -> Catalog:
    """All messages of the source."""
    return extracted()


def _messages(catalogue: Catalog) -> dict[str, tuple[Message, list[str], list[str]]]:
    """Return each message, its texts (two if it has a plural) and its translations, without the catalogue's header."""
    return {
        f"{_decoded(message.context)} {_forms(message.id)}": (message, _forms(message.id), _forms(message.string))
        for message in catalogue
        if message.id
    }


def _decoded(context: str | bytes | None) -> str:
    # What Babel reads from a compiled catalogue has its contexts as bytes.
    return context.decode() if isinstance(context, bytes) else context or ""


def _forms(text: str | Sequence[str] | None) -> list[str]:
    return [text or ""] if isinstance(text, str | None) else list(text)


def _translations(catalogue: Catalog) -> dict[str, list[str]]:
    return {name: forms for name, (_, _, forms) in _messages(catalogue).items() if any(forms)}


def _placeholders(text: str) -> list[str]:
    """Return the placeholders with their conversions: ``name!r`` for one that is quoted."""
    parts = string.Formatter().parse(text)
    return sorted(
        f"{name}!{conversion}" if conversion else name for _, name, _, conversion in parts if name is not None
    )


def test_nothing_is_missing_or_left_over(catalogue: Catalog, source: Catalog) -> None:
    """The messages of the source, and those of the catalogue, are the same; else run tools/catalogues.py."""
    assert _messages(catalogue).keys() == _messages(source).keys()
    assert not catalogue.obsolete


def test_every_message_is_translated(catalogue: Catalog) -> None:
    """Every message has a translation, and none is marked as fuzzy."""
    assert [texts for message, texts, forms in _messages(catalogue).values() if not all(forms) or message.fuzzy] == []


def test_placeholders_are_the_same(catalogue: Catalog) -> None:
    """A translation has the message's {placeholders}, each as often and with the same conversion."""
    for _, texts, translations in _messages(catalogue).values():
        allowed = [_placeholders(text) for text in texts]
        assert [forms for forms in translations if forms and _placeholders(forms) not in allowed] == []


def test_sentences_are_sentences(catalogue: Catalog) -> None:
    """The translation of a text that ends with a full stop or an ellipsis ends in the same way."""
    sentences = [
        (texts, forms) for _, texts, forms in _messages(catalogue).values() if re.search(r"\w[.…]\Z", texts[0])
    ]
    assert sentences
    assert [forms for texts, forms in sentences if {form[-1:] for form in forms} - {texts[0][-1], ""}] == []


def test_messages_in_f_strings_are_found(source: Catalog) -> None:
    """A message within an f-string, where extraction does not look, is in the source in another place too."""
    files = [file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py")]
    strings = [
        part
        for text in files
        if re.search(r"""\{[^{}]*_\(["']""", text)
        for part in ast.walk(ast.parse(text))
        if isinstance(part, ast.JoinedStr)
    ]
    calls = [part for string in strings for part in ast.walk(string) if isinstance(part, ast.Call)]
    asked = [call.args[0] for call in calls if call.args and re.search(r"\b_\Z", ast.unparse(call.func))]
    found = {str(text.value) for text in asked if isinstance(text, ast.Constant)}
    assert found
    assert sorted(found - {text for message in source for text in _forms(message.id)}) == []


@pytest.mark.slow
def test_updating_changes_nothing(catalogue: Catalog, language: str, source: Catalog) -> None:
    """tools/catalogues.py has nothing to add to a catalogue."""
    assert _translations(update(language, source)) == _translations(catalogue)


def test_the_compiled_catalogue(catalogue: Catalog, language: str) -> None:
    """The compiled catalogue is up to date; if not, install the package again."""
    with path_of(language).with_suffix(".mo").open("rb") as file:
        assert _translations(read_mo(file)) == _translations(catalogue)


def test_french_spaces() -> None:
    """In French a no-break space stands before a colon and within quotation marks, a narrow one before ; ! and ?"""
    wrong = re.compile(" [:;!?»]|« |«(?!\N{NO-BREAK SPACE})|(?<!\N{NO-BREAK SPACE})»|\N{NO-BREAK SPACE}[;!?]")
    assert [text for text in _french_texts() if wrong.search(text)] == []


def test_french_messages_address_the_reader() -> None:
    """A message that says what to do says it to the reader, not in infinitives."""
    verbs = (
        "ajouter|choisir|corriger|dire|donner|écrire|enregistrer|finir|indiquer|lancer|marquer|mettre|nommer|supprimer"
    )
    advice = re.compile(rf"; (?:ne |y |en |lui |le |la |l’)*(?:{verbs})\b")
    assert [text for text in _french_texts() if advice.search(text)] == []


def _french_texts() -> list[str]:
    with path_of("fr").open("rb") as file:
        return [form for _, _, forms in _messages(read_po(file, locale="fr")).values() for form in forms]


def test_english_says_what_the_source_says() -> None:
    """The English words are those of the source."""
    with path_of("en").open("rb") as file:
        assert [forms for _, texts, forms in _messages(read_po(file)).values() if any(forms) and forms != texts] == []


def test_every_message_of_click_is_known() -> None:
    """Each message in click's source is in the list of those that are translated, or of those that are never shown."""
    known = (*CLICK_MESSAGES, *HIDDEN_CLICK_MESSAGES)
    assert sorted(known) == sorted({_forms(message)[0] for _, message in click_messages()})
