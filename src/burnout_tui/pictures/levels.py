"""The pictures drawn so far for a film: with more or less of the story, in windows of several sizes."""

from asyncio import Lock, get_running_loop, to_thread
from typing import NamedTuple

from burnout_tui.film.guide import Guide
from burnout_tui.film.seen import scene_at_level
from burnout_tui.pictures.arrangement import restricted
from burnout_tui.pictures.choice import Shown, choose
from burnout_tui.pictures.shapes import Rows
from burnout_tui.prose.ensemble import shown_ensemble
from burnout_tui.prose.reading import Reading

_QUICK = 30
"""The largest sum of characters and links of an ensemble that is drawn in a few hundredths of a second."""
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


class Request(NamedTuple):
    """The arguments of ``choose``, on which a picture depends."""

    reading: Reading
    area: tuple[int, int]
    tall: bool
    labelled: bool | None
    base: Rows
    framed: bool


class DrawnPictures:
    """The arrangements that a reader has seen; there are at most as many levels as scenes.

    The first picture is laid out from what is visible alone. When more is shown, everybody there keeps their row and
    their order in it. A level that was drawn before looks the same again. Every size of the area has its own pictures.
    When the film is saved again, whoever is still there keeps their row and their order, too.
    """

    def __init__(self) -> None:
        self._guide: Guide | None = None
        self._seen = ""
        self._latest: Request | None = None
        self._sizes: dict[_Size, dict[_Level, _Drawn]] = {}
        self._kept: dict[_Size, Rows] = {}
        """The arrangements from before the film was last saved."""

    def request(
        self, reading: Reading, area: tuple[int, int], tall: bool, labelled: bool | None, framed: bool = False
    ) -> Request:
        """Return what the picture of what a reader sees now depends on, in an area of some columns and rows."""
        if reading.whole is not self._guide:
            self._keep_latest(reading)
        self._guide, self._seen = reading.whole, _seen(reading)
        drawn, names = self._sizes.get((area, tall), {}), shown_ensemble(reading).characters
        level = _level(reading)
        kept = drawn[level].base if level in drawn else _base(drawn, level, names)
        base = kept or restricted(self._kept.get((area, tall), ()), names)
        return Request(reading, area, tall, labelled, base, framed)

    def takes_long(self, request: Request) -> bool:
        """Return True if a picture is of a large ensemble, and another one than the latest."""
        shown = shown_ensemble(request.reading)
        return len(shown.characters) + len(shown.relations) > _QUICK and request != self._latest

    async def prepare(self, request: Request) -> None:
        """Draw a picture in another thread, so that the event loop goes on; afterwards ``picture`` has it at once.

        The pictures of a film are drawn one after the other: several threads would take the loop's time.
        """
        async with request.reading.whole.cached(("turn to draw", get_running_loop()), Lock):
            await to_thread(choose, *request)
        self._latest = request

    def picture(self, request: Request) -> Shown:
        """Return a picture; see ``choose``."""
        size, level = (request.area, request.tall), _level(request.reading)
        found = choose(*request)
        self._latest = request
        self._kept.pop(size, None)
        drawn = self._sizes.pop(size, {})
        self._sizes[size] = drawn
        if len(self._sizes) > _MAX_SIZES:
            del self._sizes[next(iter(self._sizes))]
        drawn.pop(level, None)
        drawn[level] = _Drawn(request.base, found.drawing.arrangement)
        return found

    def _keep_latest(self, reading: Reading) -> None:
        """Keep the latest arrangements for another version of the film, unless less of it is shown than there was."""
        as_before = self._guide is not None and self._seen == _seen(reading)
        latest = {size: [*drawn.values()][-1].arrangement for size, drawn in self._sizes.items() if drawn}
        self._kept = latest if as_before else {}
        self._sizes = {}


def _level(reading: Reading) -> _Level:
    shown = shown_ensemble(reading)
    return _Level(frozenset(shown.characters), frozenset(frozenset(one.between) for one in shown.relations))


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
