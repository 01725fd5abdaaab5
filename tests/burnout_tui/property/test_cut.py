"""At every level, readers get exactly what they get of the film from which all hidden things were deleted."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import fields, replace
from tests.support.leveled_films import leveled_films
from tests.support.reader import flat

from burnout_tui.film.cut import cut_film
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.language import Language
from burnout_tui.film.model import Film
from burnout_tui.film.story import Scene
from burnout_tui.linear.mode import LinearMode
from burnout_tui.prose.entries.sources import sources_document
from burnout_tui.prose.path import path_lines
from burnout_tui.prose.plain import part_lines
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import index_entries

LANGUAGES = st.sampled_from(("en", "fr"))
_Values = dict[str, Any]
_ALL = 10**6
"""A level after every scene."""
_ANSWERS = (*"1b21bb31ibb41bb5b6nb7",)
"""A walk from the start page into each of its choices."""
_REQUIRED = {
    kind.record: {field.name for field in fields(kind.record) if field.required} for kind in record_kinds().rows
}
"""The fields that each type of record must have."""


class _ByHand:
    """Deletes what is hidden at a level from the values of a film, as its author would."""

    def __init__(self, film: Film, level: int) -> None:
        self._film, self._level = film, level
        self._numbers: dict[object, int] = {}
        following = self._end = max(len(film.scenes), 1)
        for number, scene in reversed([*enumerate(film.scenes, 1)]):
            following = number if scene.order is None else following
            self._numbers[scene.id] = following

    def film(self) -> Film:
        """Return the film without anything that is hidden."""
        kept = self._kept(msgspec.json.decode(msgspec.json.encode(self._film)), Film)
        kept["disputes"] = [dispute for dispute in kept.get("disputes", []) if len(dispute["claims"]) > 1]
        scenes = {scene["id"] for scene in kept["scenes"]}
        for relation, name in product(kept["relations"], ("from", "until")):
            relation[name] = relation[name] if relation[name] in scenes else None
        return msgspec.convert(kept, Film)

    def _kept(self, values: _Values, record: type[msgspec.Struct]) -> _Values:
        """Return the values of a record without those that are hidden."""
        nested = {kind.path[-1]: kind.record for kind in record_kinds().rows if kind.path}
        nested |= {"film": record_kinds().rows[0].record, "quotes": record_kinds().rows[1].record}
        nested |= {kind.record.__name__.lower() + "s": kind.record for kind in record_kinds().rows}
        kept: _Values = {}
        for name, value in values.items():
            if isinstance(value, dict) and name in nested:
                kept[name] = self._kept(value, nested[name])
            elif isinstance(value, list):
                kept[name] = [
                    self._kept(item, nested[name]) if isinstance(item, dict) and name in nested else item
                    for item in value
                    if not self._is_hidden(item, nested.get(name))
                ]
            elif not self._is_hidden(value, None):
                kept[name] = value
        return kept

    def _is_hidden(self, value: object, record: type[msgspec.Struct] | None) -> bool:
        """Return True for a record or a text that is hidden, and for a record without a text that it must have."""
        if not isinstance(value, dict):
            return False
        required = _REQUIRED.get(record, set()) if record else set()
        mark = value.get("spoiler")
        if mark is True:
            mark = value["id"] if record is Scene else value.get("from")
        shown = self._numbers.get(mark, self._end) if value.get("spoiler") else 0
        return shown > self._level or any(self._is_hidden(value[name], None) for name in required & value.keys())


def _linear(guide: Guide, language: Language, level: int) -> Iterator[str]:
    """Yield what the linear mode prints for its pages and for the numbers of its first one."""
    linear = LinearMode(guide, language, marks=((guide, level),))
    yield linear.begin()
    for answer in _ANSWERS:
        yield linear.answer(answer)


def _put_out(guide: Guide, language: Language, level: int) -> Iterator[object]:
    """Yield all texts about a film that a reader can get at a level."""
    reading = Reading.of(guide, language, on_screen=False, seen=level)
    notice = reading.hidden_message
    refs = [f"{kind}:{name}" for kind in record_kinds().entries for name in reading.guide.table(kind)]
    for part in ("", *refs):
        yield part, [line for line in part_lines(reading, part, 200) if line and line != notice]
    yield [sources_document(reading, ref) for ref in ("film", *refs)]
    for ends in product(reading.guide.characters, repeat=2):
        yield ends, [line for line in path_lines(reading, ends[0], ends[1], 200) if line and line != notice]
    yield list(index_entries(reading))
    spoken = flat(Reading.of(guide, language, seen=level).hidden_message)
    yield [flat(flat(text).replace(spoken, "")) for text in _linear(guide, language, level)]


def _words(value: object) -> Iterator[str]:
    """Yield all strings in the values of a film."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _words(part)


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(film=leveled_films(), language=LANGUAGES, level=st.integers(0, 5))
def test_everything_put_out(film: Film, language: Language, level: int) -> None:
    """At every level, texts, sources, paths, search and linear mode are those of the film without what is hidden.

    Cutting a cut film again changes nothing, and a film that nothing has revealed has no spoilers.
    """
    cut, removed = cut_film(film, level), _ByHand(film, level).film()
    assert level or '"spoiler":true' not in msgspec.json.encode(cut).decode()
    assert cut_film(cut, _ALL) == cut == cut_film(removed, _ALL)
    shown = cut_film(removed, _ALL) if level < len(film.scenes) else film
    assert list(_put_out(Guide(film), language, level)) == list(_put_out(Guide(shown), language, _ALL))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(film=leveled_films())
def test_levels_only_grow(film: Film) -> None:
    """Each level has all that the level before has; the last one lacks only sources and kinds that nothing needs."""
    before = Counter[str]()
    for level in range(len(film.scenes) + 1):
        words = Counter(_words(msgspec.json.decode(msgspec.json.encode(cut_film(film, level)))))
        assert before <= words
        before = words
    assert replace(cut_film(film, len(film.scenes)), sources=(), kinds=()) == replace(film, sources=(), kinds=())
