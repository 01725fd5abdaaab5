"""Any single text can be hidden: it disappears from its pages."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import tomli
from tests.support.reader import WIDE, flat, reading
from tests.support.secret_film import PLAIN, SECRET

from burnout_tui.errors import Step
from burnout_tui.film.check import errors
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.model import Film
from burnout_tui.film.notation import to_records
from burnout_tui.film.traverse import records, texts
from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.documents import card
from burnout_tui.prose.entries.sources import sources_document
from burnout_tui.prose.entries.synopsis import facts_document, synopsis_document
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import cast_rows, character_rows, work_rows, works_of

NAMES = ("title", "name", "short", "label", "question")
"""The texts that cannot be hidden by themselves."""
_Path = tuple[Step, ...]


def _paths() -> Iterator[_Path]:
    """Yield the path of each text that can be hidden by itself."""
    for place in records(_film(()).film):
        yield from (located.path for located in texts(place) if located.path[-1] not in NAMES)


def _film(path: _Path, spoiler: bool = False) -> Guide:
    """Return the plain film with one of its texts replaced by a secret, hidden or not."""
    values: dict[str, Any] = tomli.loads(PLAIN)
    holder: Any = values
    for step in path[:-1]:
        holder = holder[step]
    if path:
        holder[path[-1]] = {"en": SECRET, "spoiler": spoiler}
    guide = Guide(msgspec.convert(to_records(values), Film))
    assert not list(errors(guide))
    return guide


def _pages(expected: Reading) -> Iterator[tuple[str, str]]:
    """Yield every page's name and words."""
    yield "story", _words(synopsis_document(expected))
    yield "facts", _words(facts_document(expected))
    for kind in ("character", "person", "work", "theme", "story", "scene"):
        for name in expected.guide.table(kind):
            yield f"{kind}:{name}", _words(card(expected, f"{kind}:{name}"))
            yield f"sources of {kind}:{name}", _words(sources_document(expected, f"{kind}:{name}"))
    yield "sources of film", _words(sources_document(expected, "film"))
    yield "source", _words(sources_document(expected, "source:paper"))
    people = expected.guide.film.film.directors
    for rows in (
        character_rows(expected),
        cast_rows(expected),
        work_rows(expected, works_of(expected, people)),
    ):
        yield "list", flat(" ".join(column for row in rows for column in row.columns))


def _words(document: Document) -> str:
    spans = (
        span
        for block in document
        for span in (*([block.label] if block.label else ()), *block.spans, *([block.tail] if block.tail else ()))
    )
    return flat(" ".join(span.text for span in spans))


def test_every_field_is_tried() -> None:
    """The plain film has each kind of text that the model has, except notes, which are hidden in the other film."""
    tried = {(type(place.record), located.path[-1]) for place in records(_film(()).film) for located in texts(place)}
    every = {(kind.record, field) for kind in record_kinds().rows for field in kind.texts if field not in NAMES}
    assert {field for _, field in every - tried} == {"notes"}


@pytest.mark.parametrize("path", [*_paths()], ids=lambda path: ".".join(map(str, path)))
def test_hidden_text(path: _Path) -> None:
    """A hidden text is on no page, with nothing empty in its place; with spoilers shown it is on all its pages."""
    shown = dict(_pages(Reading.of(_film(path), "en")))
    holders = {name for name, words in shown.items() if SECRET in words}
    hidden = dict(_pages(Reading.of(_film(path, spoiler=True), "en")))
    for words in hidden.values():
        assert SECRET not in words
        assert "• according to" not in words
        assert "★ no source given" not in words
    if path == ("film", "facts", 0, "value"):
        assert "Port" not in hidden["facts"]
    pages = dict(_pages(Reading.of(_film(path, spoiler=True), "en", spoilers=True)))
    assert {name for name, words in pages.items() if SECRET in words} == holders


async def test_on_the_screen() -> None:
    """The spoilers key shows a hidden text and hides it again."""
    async with reading(_film(("characters", 0, "wants"), spoiler=True), "en", WIDE) as reader:
        await reader.press("2")
        assert SECRET not in reader.text
        assert "Wish" not in reader.text
        await reader.press("s")
        assert f"Wish {SECRET}" in reader.card
        await reader.press("s")
        assert SECRET not in reader.text
