"""At every level, an export is that of the film from which all hidden things were deleted."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tests.support.cut_by_hand import CutByHand
from tests.support.examples import examples
from tests.support.leveled_films import leveled_films

from burnout_tui.author.exports.formats import FORMATS, TABLES, Options, export
from burnout_tui.author.exports.hidden import hidden_words
from burnout_tui.author.exports.json_data import film_data
from burnout_tui.author.exports.svg.ensemble import map_svg
from burnout_tui.author.exports.svg.frame import Setting
from burnout_tui.author.exports.svg.story import story_svg
from burnout_tui.film.cut import cut_film
from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.model import Film
from burnout_tui.prose.reading import Reading

_ALL = 10**6
"""A level after every scene."""
_STATE = ("spoilers_hidden", "seen_scenes", "spoiler", "spoiler_texts")
"""The keys of JSON that say how much is shown, or what was a spoiler."""
_APART = ("json", "csv", "svg", "html")
"""The formats that are compared in a way of their own; test_html_page.py has the page."""


def _exports(guide: Guide, language: Language, level: int) -> Iterator[object]:
    """Yield each export without what it says of hidden spoilers."""
    reading = Reading.of(guide, language, on_screen=False, seen=level)
    yield _without_state(json.loads(json.dumps(film_data(reading, Options()))))
    yield from (export(reading, "csv", Options(table=table)) for table in TABLES)
    within = Setting(alone=False)
    yield from (map_svg(reading, within), story_svg(reading, within))
    notice = hidden_words(reading) if reading.hides else "\0"
    for name in FORMATS:
        if name not in _APART:
            text = export(reading, name, Options()).decode().replace(f', comment="{notice}"', "")
            yield [line for line in text.splitlines() if line and notice not in line]


def _without_state(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_state(part) for name, part in value.items() if name not in _STATE}
    return [*map(_without_state, value)] if isinstance(value, list) else value


@examples(8, suppress_health_check=list(HealthCheck))
@given(film=leveled_films(), language=st.sampled_from(("en", "fr")), level=st.integers(0, 5))
def test_exports_hide_without_a_trace(film: Film, language: Language, level: int) -> None:
    """No text, count, order, place or number of an export is another than if the hidden things had never been there."""
    removed = CutByHand(film, level).film()
    shown = cut_film(removed, _ALL) if level < len(film.scenes) else film
    assert [*_exports(Guide(film), language, level)] == [*_exports(Guide(shown), language, _ALL)]
