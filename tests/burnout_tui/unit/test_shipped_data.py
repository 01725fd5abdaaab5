"""Every statement of the bundled films has a source and both languages, and every source can be found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from tests.support.paths import DATA

from burnout_tui.errors import path_text
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import has_language, localized
from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.film.load import load
from burnout_tui.film.model import Claim, Quote, Review
from burnout_tui.film.record_base import Localized, Sourced
from burnout_tui.film.relations import Relation
from burnout_tui.film.traverse import records, texts

SENTENCES = ("synopsis", "about", "notes", "occupation", "wants", "burden", "reverse", "question", "kept")
"""The fields that are never the same in both languages."""
UNKNOWN = ("no longer known", "print")
"""Words of a source's title that say why it has no address."""


@pytest.fixture(scope="module", params=sorted(DATA.glob("*.toml")), ids=lambda path: path.stem)
def film(request: pytest.FixtureRequest) -> Guide:
    """Each bundled film."""
    path: Path = request.param
    return load(path)


def sources_of(record: Struct) -> Iterator[str]:
    """Yield the ids of the sources of a record, and of its texts that have their own."""
    yield from getattr(record, "sources", ())
    for field in record.__struct_fields__:
        value = getattr(record, field)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, Localized):
                yield from text.sources


def test_every_statement_has_a_source(film: Guide) -> None:
    """Every record that can have sources has one."""
    bare = [
        path_text(place.path)
        for place in records(film.film)
        if isinstance(place.record, Sourced | Claim) and not place.record.sources
    ]
    assert bare == []


def test_every_statement_is_in_both_languages(film: Guide) -> None:
    """Texts have both languages; a text for both languages at once is a name, a number or a date, not a sentence."""
    missing = []
    for place in records(film.film):
        for located in texts(place):
            field = next(step for step in reversed(located.path) if isinstance(step, str))
            is_sentence = field in SENTENCES or (
                isinstance(place.record, Quote | Review | Relation) and field in ("text", "label")
            )
            if isinstance(located.text, Localized):
                if not all(has_language(located.text, language) for language in INTERFACE_LANGUAGES):
                    missing.append(path_text(located.path))
            elif is_sentence:
                missing.append(path_text(located.path))
    assert missing == []


def test_every_source_can_be_found(film: Guide) -> None:
    """A source has an address, or its title says that it is print or that the page is no longer known."""
    lost = [
        name
        for name, source in film.sources.items()
        if not source.address
        and not (isinstance(source.title, Localized) and any(word in localized(source.title, "en") for word in UNKNOWN))
    ]
    assert lost == []


def test_an_address_is_a_page(film: Guide) -> None:
    """An address has no spaces and leads to a page, not only to a site."""
    sites = [
        source.address
        for source in film.sources.values()
        if source.address and (" " in source.address or "/" not in source.address.rstrip("/"))
    ]
    assert sites == []


def test_every_source_is_cited(film: Guide) -> None:
    """Each source supports at least one statement."""
    cited = {name for place in records(film.film) for name in sources_of(place.record)}
    assert set(film.sources) - cited == set()
