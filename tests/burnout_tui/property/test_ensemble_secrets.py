"""Hidden records leave no trace in the ensemble."""

import re
from collections.abc import Iterator

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.support.ensembles import guides, shown_at
from tests.support.examples import examples

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.pictures.drawing import draw
from burnout_tui.prose.document import Document
from burnout_tui.prose.ensemble import (
    ensemble_blocks,
    ensemble_summary,
    legend,
    relations_card,
    rows_around,
    rows_by_kind,
    rows_by_theme,
    shown_ensemble,
)
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row

SIZE = (75, 32)


def _shown_only(guide: Guide, level: int) -> Guide:
    """Return the same film without the records that are hidden at a level."""
    film = guide.film
    hidden = {character.id for character in film.characters if shown_at(guide, character) > level}
    return Guide(
        msgspec.structs.replace(
            film,
            characters=tuple(character for character in film.characters if character.id not in hidden),
            relations=tuple(
                relation
                for relation in film.relations
                if shown_at(guide, relation) <= level and not hidden.intersection(relation.between)
            ),
        )
    )


def _words(document: Document) -> Iterator[str]:
    for block in document:
        for span in (block.label, *block.spans, block.tail):
            if span:
                yield span.text


def _everything(reading: Reading, size: tuple[int, int]) -> Iterator[str]:
    """Yield all the words of the Ensemble tab and of its plain text."""
    if shown_ensemble(reading).characters:
        yield from ("".join(run.text for run in row) for row in draw(reading, size, None).rows)
    yield ensemble_summary(reading)
    yield from (piece.text for piece in legend(reading))
    yield from _words(tuple(ensemble_blocks(reading)))
    rows: list[Row] = [*rows_by_theme(reading), *rows_by_kind(reading, ())]
    for name in shown_ensemble(reading).characters:
        rows += rows_around(reading, name, ())
        yield from _words(relations_card(reading, name, ()))
    yield from (column for row in rows for column in row.columns)


@given(guides(), st.integers(0, 3), st.sampled_from(["en", "fr"]), st.sampled_from([SIZE, (40, 12)]))
@examples(20)
def test_hidden_records_leave_no_trace(guide: Guide, level: int, language: Language, size: tuple[int, int]) -> None:
    """No name of a hidden character and no word of a hidden relation is in the picture, lists, cards or figures.

    All of these are those of the film without its hidden records, at every level.
    """
    shown = _shown_only(guide, level)
    reading = Reading.of(guide, language, seen=level)
    without = Reading.of(shown, language, seen=shown.timeline.end)
    words = set(re.findall(r"\w+", "\n".join(_everything(reading, size))))
    film = without.guide.film
    hidden = {character.name for character in guide.film.characters} - {one.name for one in film.characters}
    visible = {relation.label for relation in film.relations} | {relation.about for relation in film.relations}
    for relation in guide.film.relations:
        hidden |= {str(text).rstrip(".") for text in (relation.label, relation.about) if text not in visible}
    assert not words & hidden
    assert ensemble_summary(reading) == ensemble_summary(without)
    assert legend(reading) == legend(without)
    assert rows_by_kind(reading, ()) == rows_by_kind(without, ())
    for name in shown_ensemble(without).characters:
        assert rows_around(reading, name, ()) == rows_around(without, name, ())
    if shown_ensemble(without).characters:
        for labelled in (False, True):
            assert draw(reading, size, labelled) == draw(without, size, labelled)
