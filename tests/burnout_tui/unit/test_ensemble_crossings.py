"""Few lines cross in pictures of ensembles, and families stay together."""

import tomllib
from itertools import islice

import pytest
from tests.support.paths import ROOT

from burnout_tui.pictures.drawing import draw
from burnout_tui.prose.ensemble import shown_ensemble


@pytest.mark.slow
def test_fewer_lines_cross_than_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """No picture has more crossing lines than a simpler layout gave it, and all together have a fifth fewer."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    from ensemble import crossing_films, crossings

    before = tomllib.loads((ROOT / "tests" / "data" / "ensemble_crossings.toml").read_text(encoding="utf-8"))
    now = {name: crossings(reading) for name, reading in crossing_films()}
    assert now.keys() == before.keys()
    assert {name: count for name, count in now.items() if count > before[name]} == {}
    assert sum(now.values()) <= 0.8 * sum(before.values())


def test_families_stand_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the shipped films, all members of a family who are linked stand in one row or in neighbouring rows."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    from ensemble import PANEL, crossing_films

    for name, reading in islice(crossing_films(), 4):
        rows = draw(reading, PANEL).arrangement
        row_of = {character: number for number, row in enumerate(rows) for character in row}
        pairs = [relation.between for relation in shown_ensemble(reading).relations if relation.kind == "family"]
        assert pairs
        assert [(name, *pair) for pair in pairs if abs(row_of[pair[0]] - row_of[pair[1]]) > 1] == []
