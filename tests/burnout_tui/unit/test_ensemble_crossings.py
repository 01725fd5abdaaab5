"""Few lines cross in pictures of ensembles, and families stay together."""

import tomllib
from collections.abc import Iterator
from itertools import islice

import pytest
from tests.support.paths import ROOT

from burnout_tui.film.load import load
from burnout_tui.pictures.choice import choose
from burnout_tui.pictures.drawing import draw
from burnout_tui.prose.ensemble import shown_ensemble
from burnout_tui.prose.reading import Reading


@pytest.mark.slow
def test_fewer_lines_cross_than_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """No picture has more crossing lines than a simpler layout gave it, and all together have a fifth fewer.

    Of the linked relatives in the generated films not one in ten pairs is further apart than neighbouring rows.
    """
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    from ensemble import PANEL, crossing_films, crossings

    before = tomllib.loads((ROOT / "tests" / "data" / "ensemble_crossings.toml").read_text(encoding="utf-8"))
    films = list(crossing_films())
    now = {name: crossings(reading) for name, reading in films}
    assert now.keys() == before.keys()
    assert {name: count for name, count in now.items() if count > before[name]} == {}
    assert sum(now.values()) <= 0.8 * sum(before.values())
    steps = [rows for _, reading in films for rows in _rows_between_relatives(reading, PANEL)]
    assert sum(rows > 1 for rows in steps) < len(steps) / 10


def test_families_stand_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the shipped films, all members of a family who are linked stand in one row or in neighbouring rows."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    from ensemble import PANEL, crossing_films

    for name, reading in islice(crossing_films(), 4):
        steps = list(_rows_between_relatives(reading, PANEL))
        assert steps
        assert max(steps) <= 1, name


def test_a_dense_film_is_whole_in_a_small_window() -> None:
    """Of the shipped films the one with most relations is whole at 80 × 24, with spoilers, in an area of 80 × 20."""
    reading = Reading.of(load(ROOT / "data" / "godfrey.toml"), "en", spoilers=True)
    assert len(shown_ensemble(reading).relations) > 25
    assert choose(reading, (80, 20), framed=True).whole


def _rows_between_relatives(reading: Reading, size: tuple[int, int]) -> Iterator[int]:
    """Yield the number of rows from one to the other of each pair of linked relatives."""
    rows = draw(reading, size).arrangement
    row_of = {character: number for number, row in enumerate(rows) for character in row}
    shown = shown_ensemble(reading).relations
    for one, other in {frozenset(relation.between) for relation in shown if relation.kind == "family"}:
        yield abs(row_of[one] - row_of[other])
