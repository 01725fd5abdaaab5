"""The pictures drawn so far for a film: with more or less of the story, in windows of several sizes."""

from typing import NamedTuple

from burnout_tui.film.guide import Guide
from burnout_tui.film.seen import scene_at_level
from burnout_tui.pictures.arrangement import restricted
from burnout_tui.pictures.choice import Shown, choose
from burnout_tui.pictures.shapes import Rows
from burnout_tui.prose.ensemble import shown_ensemble
from burnout_tui.prose.reading import Reading

_MAX_SIZES = 8
"""The sizes of windows for which pictures are remembered."""


class _Level(NamedTuple):
    """The part of a film that a picture shows."""

    characters: frozenset[str]
    pairs: frozenset[frozenset[str]]

    def within(self, other: "_Level") -> bool:
        """Return True if another picture shows all of this, and more."""
        return self != other and self.characters <= other.characters and self.pairs <= other.pairs


class _Drawn(NamedTuple):
    base: Rows
    """The arrangement that it kept; empty for one that was opened directly."""
    arrangement: Rows


_Size = tuple[tuple[int, int], bool]
"""The columns and rows of an area, and True if boxes may be tall."""


class DrawnPictures:
    """The arrangements that a reader has seen; there are at most as many levels as scenes.

    The first picture is laid out from what is visible alone. When more is shown, everybody there keeps their row and
    their order in it. A level that was drawn before looks the same again. Every size of the area has its own pictures.
    When the film is saved anew, whoever is still there keeps their row and their order, too.
    """

    def __init__(self) -> None:
        self._guide: Guide | None = None
        self._seen = ""
        self._sizes: dict[_Size, dict[_Level, _Drawn]] = {}
        self._kept: dict[_Size, Rows] = {}
        """The arrangements from before the film was saved anew."""

    def picture(
        self, reading: Reading, area: tuple[int, int], tall: bool, labelled: bool | None, framed: bool = False
    ) -> Shown:
        """Return the picture of what a reader sees now, for an area of some columns and rows; see ``choose``."""
        if reading.whole is not self._guide:
            self._keep_latest(reading)
        self._guide, self._seen = reading.whole, _seen(reading)
        drawn = self._sizes.pop((area, tall), {})
        self._sizes[area, tall] = drawn
        if len(self._sizes) > _MAX_SIZES:
            del self._sizes[next(iter(self._sizes))]
        shown = shown_ensemble(reading)
        level = _Level(frozenset(shown.characters), frozenset(frozenset(one.between) for one in shown.relations))
        kept = drawn[level].base if level in drawn else _base(drawn, level, shown.characters)
        base = kept or restricted(self._kept.pop((area, tall), ()), shown.characters)
        found = choose(reading, area, tall, labelled, base, framed)
        drawn.pop(level, None)
        drawn[level] = _Drawn(base, found.drawing.arrangement)
        return found

    def _keep_latest(self, reading: Reading) -> None:
        """Keep the latest arrangements for another version of the film, unless less of it is shown than there was."""
        as_before = self._guide is not None and self._seen == _seen(reading)
        latest = {size: [*drawn.values()][-1].arrangement for size, drawn in self._sizes.items() if drawn}
        self._kept = latest if as_before else {}
        self._sizes = {}


def _seen(reading: Reading) -> str:
    """Return how far a reader sees the film, so that it can be compared with another version of the film."""
    return "all" if reading.shows_all else f"scene {scene_at_level(reading.whole, reading.seen)}"


def _base(drawn: dict[_Level, _Drawn], level: _Level, names: tuple[str, ...]) -> Rows:
    """Return the arrangement to keep; empty if no level within this one was drawn.

    It is that of the latest picture, if its level is within this one, else that of the largest such level. A larger
    picture that was built on it shows where those who are added have been.
    """
    within = [one for one in drawn if one.within(level)]
    if not within:
        return ()
    latest = next(reversed(drawn))
    lower = latest if latest in within else max(within, key=lambda one: (len(one[0]), len(one[1])))
    kept = drawn[lower].arrangement
    for one, picture in drawn.items():
        if level.within(one) and restricted(picture.arrangement, tuple(lower.characters)) == restricted(
            kept, tuple(lower.characters)
        ):
            return restricted(picture.arrangement, names)
    return kept
