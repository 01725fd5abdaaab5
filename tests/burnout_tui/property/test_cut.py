"""Without spoilers, readers get exactly what they get of the film from which all hidden things were deleted."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import fields
from tests.support.reader import flat
from tests.support.strategies import films

from burnout_tui.film.cut import cut_film
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.language import Language
from burnout_tui.film.model import Film
from burnout_tui.linear.mode import LinearMode
from burnout_tui.prose.entries.sources import sources_document
from burnout_tui.prose.path import path_lines
from burnout_tui.prose.plain import part_lines
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import index_entries

LANGUAGES = st.sampled_from(("en", "fr"))
_Values = dict[str, Any]
_ANSWERS = (*"1b21bb31ibb41bb5b6nb7",)
"""A walk from the start page into each of its choices."""
_REQUIRED = {
    kind.record: {field.name for field in fields(kind.record) if field.required} for kind in record_kinds().rows
}
"""The fields that each type of record must have."""


def _without_spoilers(film: Film) -> Film:
    """Return the film as if its author had deleted everything marked as a spoiler, by hand."""
    values = msgspec.to_builtins(film)
    assert isinstance(values, dict)
    kept = _kept(values, Film)
    kept["disputes"] = [dispute for dispute in kept.get("disputes", []) if len(dispute["claims"]) > 1]
    return msgspec.convert(kept, Film)


def _kept(values: _Values, record: type[msgspec.Struct]) -> _Values:
    """Return the values of a record without those that are spoilers."""
    nested = {kind.path[-1]: kind.record for kind in record_kinds().rows if kind.path}
    nested |= {"film": record_kinds().rows[0].record, "quotes": record_kinds().rows[1].record}
    nested |= {kind.record.__name__.lower() + "s": kind.record for kind in record_kinds().rows}
    kept: _Values = {}
    for name, value in values.items():
        if isinstance(value, dict) and name in nested:
            kept[name] = _kept(value, nested[name])
        elif isinstance(value, list):
            kept[name] = [
                _kept(item, nested[name]) if isinstance(item, dict) and name in nested else item
                for item in value
                if not _is_spoiler(item, nested.get(name))
            ]
        elif not _is_spoiler(value, None):
            kept[name] = value
    return kept


def _is_spoiler(value: object, record: type[msgspec.Struct] | None) -> bool:
    """Return True for a record or a text that is marked, and for a record without a text that it must have."""
    if not isinstance(value, dict):
        return False
    required = _REQUIRED.get(record, set()) if record else set()
    return bool(value.get("spoiler")) or any(_is_spoiler(value[name], None) for name in required & value.keys())


def _linear(guide: Guide, language: Language) -> Iterator[str]:
    """Yield what the linear mode prints for its pages and for the numbers of its first one."""
    linear = LinearMode(guide, language)
    yield linear.begin()
    for answer in _ANSWERS:
        yield linear.answer(answer)


def _put_out(guide: Guide, language: Language) -> Iterator[object]:
    """Yield all texts about a film that a reader can get without spoilers."""
    reading = Reading.of(guide, language, on_screen=False)
    notice = reading.hidden_message
    refs = [f"{kind}:{name}" for kind in record_kinds().entries for name in reading.guide.table(kind)]
    for part in ("", *refs):
        yield part, [line for line in part_lines(reading, part, 200) if line and line != notice]
    yield [sources_document(reading, ref) for ref in ("film", *refs)]
    for ends in product(reading.guide.characters, repeat=2):
        yield ends, [line for line in path_lines(reading, ends[0], ends[1], 200) if line and line != notice]
    yield list(index_entries(reading))
    spoken = flat(Reading.of(guide, language).hidden_message)
    yield [flat(flat(text).replace(spoken, "")) for text in _linear(guide, language)]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(film=films(), language=LANGUAGES)
def test_everything_put_out(film: Film, language: Language) -> None:
    """Without spoilers, texts, sources, paths, search and linear mode are those of the film without hidden things.

    A cut film has no spoiler, and cutting it again changes nothing.
    """
    cut, removed = cut_film(film), _without_spoilers(film)
    assert '"spoiler":true' not in msgspec.json.encode(cut).decode()
    assert cut_film(cut) == cut == cut_film(removed)
    assert list(_put_out(Guide(film), language)) == list(_put_out(Guide(removed), language))
