"""Drafts: any film that lacks records opens with stubs, and no stub reveals a hidden name."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.support.byte_choices import Choices
from tests.support.examples import examples
from tests.support.leveled_films import leveled_films
from tests.support.strategies import STYLES, films
from tests.support.toml_writer import Style, toml

from burnout_tui.author.stubs import find_stubs
from burnout_tui.errors import DocumentError
from burnout_tui.film import check
from burnout_tui.film.cut import cut_film, shown_guide
from burnout_tui.film.drafts import with_stubs
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds, records_of
from burnout_tui.film.load import load_bytes
from burnout_tui.film.model import Film
from burnout_tui.message import untranslated


def without_some(film: Film, choices: bytes) -> Film:
    """Return a film without some of the records that refs can name."""
    choose = Choices(choices)
    for kind in record_kinds().named.values():
        kept = tuple(record for record in records_of(film, kind) if choose.below(3))
        if kind.path == ("film", "facts"):
            film = replace(film, film=replace(film.film, facts=kept))
        else:
            film = replace(film, **{kind.path[0]: kept})
    return film


def unmarked(record: Any) -> Any:
    """Return a record without its mark, or without its sign, which depends on those of hidden kinds."""
    return replace(record, **{field: None for field in ("spoiler", "sign") if hasattr(record, field)})


@examples(15)
@given(films() | leveled_films(), st.binary(min_size=10, max_size=80))
def test_any_film_without_some_records_is_a_draft(film: Film, choices: bytes) -> None:
    """Stubs take the place of all records that are missing, and nothing else is wrong with the film then."""
    rest = without_some(film, choices)
    draft = with_stubs(Guide(rest))
    assert list(check.errors(draft)) == []
    assert draft.stubs or draft.film == rest


@examples(15)
@given(films() | leveled_films(), st.binary(min_size=10, max_size=80))
def test_stubs_tell_nothing_that_is_hidden(film: Film, choices: bytes) -> None:
    """At every level, the stubs that readers get are those of the film from which all hidden things were deleted."""
    rest = without_some(film, choices)
    draft = with_stubs(Guide(rest))
    for level in range(max(len(rest.scenes), 1)):
        shown = shown_guide(draft, level).guide
        without = with_stubs(Guide(cut_film(rest, level)))
        assert shown.stubs.keys() <= without.stubs.keys()
        if not any(f"scene:{scene.id}" in without.stubs for scene in rest.scenes):
            # Else a mark names a scene that was deleted, and nothing tells its place any more.
            assert [ref for ref in without.stubs if ref in shown.stubs] == list(shown.stubs)
        assert {ref: unmarked(without.find(ref)) for ref in shown.stubs} == {
            ref: unmarked(shown.find(ref)) for ref in shown.stubs
        }


@examples(15)
@given(films() | leveled_films(), st.binary(min_size=10, max_size=80), STYLES)
def test_stubs_are_all_that_is_missing(film: Film, choices: bytes, style: Style) -> None:
    """A file keeps its bytes and names nothing that is missing when it has its stubs; with all its scenes it opens."""
    rest = without_some(film, choices)
    data = toml(rest, style).encode()
    found = find_stubs(data, "film.toml", untranslated, every=True)
    assert not found.withheld
    rest_of_data = iter(found.data)
    assert all(byte in rest_of_data for byte in data)
    try:
        load_bytes(found.data, "film.toml")
    except DocumentError as error:
        assert len(rest.scenes) < len(film.scenes)
        assert not [problem for problem in error.problems if problem.code not in ("leak", "wrong-order")]
    assert not find_stubs(found.data, "film.toml", untranslated, every=True).number
