"""Few lines cross in pictures of ensembles."""

import tomllib

import pytest
from tests.support.paths import ROOT


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
