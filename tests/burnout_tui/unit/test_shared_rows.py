"""The longest lists of a film are made once, before the first reader."""

import pytest
from tests.support.paths import ROOT

from burnout_tui.film.load import load
from burnout_tui.prose import rows
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import cast_rows, character_rows, filmography_rows, works_of
from burnout_tui.ssh.prepare import prepare


def test_readers_share_the_longest_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """After they are prepared, no reader makes the long lists again; readers of other languages have their own."""
    guide = load(ROOT / "tests" / "data" / "valid" / "full.toml")
    reading = Reading.of(guide, "en")
    prepare(reading)
    makes = ("work_rows", "_works_of", "_character_rows", "_cast_rows")
    for name in makes:
        monkeypatch.setattr(rows, name, lambda *_: pytest.fail("made again"))
    other = Reading.of(guide, "en", on_screen=False)
    directors = guide.film.film.directors[:1]
    assert [character_rows(other), cast_rows(other)] == [character_rows(reading), cast_rows(reading)]
    assert filmography_rows(other, directors) is filmography_rows(reading, tuple(directors))
    assert len(works_of(other, ())) == len(filmography_rows(other, ()))
    monkeypatch.undo()
    assert character_rows(Reading.of(guide, "fr")) is not character_rows(reading)
