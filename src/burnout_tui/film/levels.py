"""The scenes that reveal records and texts, and how far a reader may have seen the film."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from burnout_tui.film.kinds import record_kinds, records_of
from burnout_tui.film.model import Film
from burnout_tui.film.record_base import Localized
from burnout_tui.film.relations import Relation
from burnout_tui.film.story import Scene

MEANT_TRUE, MEANT_FALSE = ("true", "yes"), ("false", "no")
NOT_SCENES = (*MEANT_TRUE, *MEANT_FALSE)
"""Words that authors write in quotation marks instead of true or false, so no scene has one of these ids."""


class Timeline:
    """The order in which a film tells what is marked as a spoiler, in numbers of scenes from 1.

    A level is the number of the last scene that a reader has seen: 0 for nothing, ``end`` for everything.
    """

    def __init__(self, film: Film) -> None:
        self._film = film
        self.end = max(len(film.scenes), 1)
        """The level at which everything is shown."""
        self.numbers: Mapping[str, int] = {scene.id: number for number, scene in enumerate(film.scenes, 1)}
        """The numbers of the scenes, by id, in the order of the film."""

    @cached_property
    def seen_with(self) -> Mapping[str, int]:
        """The level from which each scene counts as seen, by id.

        A scene of unknown order counts as seen with the next one of known order; if none follows, with the last scene.
        """
        found: dict[str, int] = {}
        following = self.end
        for scene in reversed(self._film.scenes):
            if scene.order is None:
                following = self.numbers[scene.id]
            found[scene.id] = following
        return found

    def revealed(self, marked: Struct) -> int:
        """Return the level from which a record or a text is shown; 0 if it is not marked as a spoiler."""
        mark: object = getattr(marked, "spoiler", False)
        if mark is False or mark in MEANT_FALSE:
            return 0
        if mark is not True and mark not in MEANT_TRUE:
            return self.seen_with.get(str(mark), self.end)
        scene = marked.id if isinstance(marked, Scene) else marked.from_ if isinstance(marked, Relation) else None
        return self.seen_with.get(scene or "", self.end)

    def revealed_text(self, text: object) -> int:
        """Return the level from which a text is shown; 0 for one that is not marked, and for anything else."""
        return self.revealed(text) if type(text) is Localized and text.spoiler else 0

    def is_before(self, one: str | None, other: str | None) -> bool:
        """Return True if a scene is before another one: its number is lower, and one of known order tells them apart.

        Scenes of unknown order that follow each other may stand in any order.
        """
        first, last = self.numbers.get(one or "", 0), self.numbers.get(other or "", 0)
        return 0 < first < last and any(scene.order is None for scene in self._film.scenes[first - 1 : last])

    def same_as(self, level: int) -> int:
        """Return the lowest level at which readers get the same."""
        return self._steps[bisect_right(self._steps, max(level, 0)) - 1]

    @cached_property
    def _steps(self) -> list[int]:
        """The levels at which something more is shown, from 0."""
        if not self._film.scenes:
            return [0, self.end]
        return sorted({0, *self._marks(self._film.film), *self._marks_of_lists(), self.end})

    def _marks_of_lists(self) -> Iterator[int]:
        for kind in record_kinds().top_level:
            for record in records_of(self._film, kind):
                yield from self._marks(record)

    def _marks(self, record: Struct) -> Iterator[int]:
        """Yield the levels of a record, of its texts and of the records in it."""
        yield self.revealed(record)
        kind = record_kinds().of_type[type(record)]
        for field in (*kind.texts, *kind.nested):
            value = getattr(record, field)
            for part in value if type(value) is tuple else (value,):
                if type(part) is Localized:
                    yield self.revealed(part)
                elif isinstance(part, Struct):
                    yield from self._marks(part)
