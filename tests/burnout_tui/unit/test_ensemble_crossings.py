"""Few lines cross in pictures of ensembles, and families and storylines stay together."""

import tomllib
from collections.abc import Iterator
from itertools import combinations, islice
from random import Random

import pytest
from tests.support.paths import ROOT

from burnout_tui.film.guide import Guide
from burnout_tui.film.load import load
from burnout_tui.film.model import Character, Film, FilmHead
from burnout_tui.film.relations import Relation
from burnout_tui.film.story import Scene, Story
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


@pytest.mark.slow
def test_storylines_stand_together() -> None:
    """In films whose storylines are linked within, not one linked pair of a story in six is far apart in the picture.

    They are no further apart than linked people of different stories.
    """
    same: list[bool] = []
    other: list[bool] = []
    for seed in range(5):
        film = _film_of_storylines(8 + seed, 3, Random(seed))
        rows = draw(Reading.of(Guide(film), "en"), (75, 34)).arrangement
        row_of = {character: number for number, row in enumerate(rows) for character in row}
        there = [set(scene.characters) for scene in film.scenes]
        for relation in film.relations:
            apart = abs(row_of[relation.between[0]] - row_of[relation.between[1]]) > 1
            (same if any(set(relation.between) <= scene for scene in there) else other).append(apart)
    assert sum(same) < len(same) / 6
    assert sum(same) / len(same) <= sum(other) / len(other)


def _film_of_storylines(count: int, stories: int, random: Random) -> Film:
    """Return a film in which each character is in one storyline, and a few know people of another one."""
    names = [f"c{number}" for number in range(count)]
    pairs = list(combinations(range(count), 2))
    random.shuffle(pairs)
    within = [pair for pair in pairs if not (pair[1] - pair[0]) % stories]
    across = [pair for pair in pairs if (pair[1] - pair[0]) % stories]
    return Film(
        format=1,
        film=FilmHead(title="Film", year=2020, directors=(), synopsis="Story."),
        characters=tuple(Character(id=name, name=name.upper()) for name in names),
        relations=tuple(
            Relation(between=(names[one], names[another]), kind="work", label="knows")
            for one, another in (*within[:count], *across[: count // 2])
        ),
        stories=tuple(Story(id=f"s{number}", name="S") for number in range(stories)),
        scenes=tuple(
            Scene(id=f"scene-{number}", title="S", story=f"s{number}", characters=tuple(names[number::stories]))
            for number in range(stories)
        ),
    )


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
