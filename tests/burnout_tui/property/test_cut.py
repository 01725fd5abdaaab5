"""At every level, readers get exactly what they get of the film from which all hidden things were deleted."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

import msgspec
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.support.cut_by_hand import CutByHand
from tests.support.examples import examples
from tests.support.leveled_films import leveled_films
from tests.support.reader import flat

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
_ALL = 10**6
"""A level after every scene."""
_ANSWERS = (*"1b21bb31ibb41bb5b6nb7",)
"""A walk from the start page into each of its choices."""


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


@examples(25, suppress_health_check=list(HealthCheck))
@given(film=leveled_films(), language=LANGUAGES, level=st.integers(0, 5))
def test_everything_put_out(film: Film, language: Language, level: int) -> None:
    """At every level, texts, sources, paths, search and linear mode are those of the film without what is hidden.

    Cutting a cut film again changes nothing, and a film that nothing has revealed has no spoilers.
    """
    cut, removed = cut_film(film, level), CutByHand(film, level).film()
    assert level or '"spoiler":true' not in msgspec.json.encode(cut).decode()
    assert cut_film(cut, _ALL) == cut == cut_film(removed, _ALL)
    shown = cut_film(removed, _ALL) if level < len(film.scenes) else film
    assert list(_put_out(Guide(film), language, level)) == list(_put_out(Guide(shown), language, _ALL))


@examples(15, suppress_health_check=list(HealthCheck))
@given(film=leveled_films())
def test_levels_only_grow(film: Film) -> None:
    """Each level has all that the level before has; the last one lacks only sources, people and kinds without use."""
    before = Counter[str]()
    for level in range(len(film.scenes) + 1):
        words = Counter(_words(msgspec.json.decode(msgspec.json.encode(cut_film(film, level)))))
        assert before <= words
        before = words
    nothing: dict[str, tuple[()]] = {"sources": (), "people": (), "kinds": ()}
    assert replace(cut_film(film, len(film.scenes)), **nothing) == replace(film, **nothing)
