"""Go through the records of a film and the texts in them, with their places in the file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from burnout_tui.errors import Step
from burnout_tui.film.columns import text_columns
from burnout_tui.film.kinds import record_kinds, records_of
from burnout_tui.film.levels import Timeline
from burnout_tui.film.model import Film
from burnout_tui.film.record_base import Localized, Text


class LocatedRecord(NamedTuple):
    """A record and its place."""

    path: tuple[Step, ...]
    """Its path in the file."""
    record: Struct
    """The record."""
    revealed: int
    """The level from which it is shown, the latest of its own and that of the record around it; 0 if always."""
    timeline: Timeline
    """The levels of the film."""
    owner: Struct | None = None
    """The record around it."""

    @property
    def hidden(self) -> bool:
        """True if it is a spoiler by itself or with the record around it."""
        return self.revealed > 0


class LocatedText(NamedTuple):
    """A text, its path in the file, and the level from which it is shown, as in ``LocatedRecord``."""

    path: tuple[Step, ...]
    text: Text
    revealed: int

    @property
    def hidden(self) -> bool:
        """True if it is a spoiler by itself or with the record around it."""
        return self.revealed > 0


def records(film: Film, wanted: Callable[[Sequence[Any]], Iterable[int]] | None = None) -> Iterator[LocatedRecord]:
    """Yield all records, in the order of the table of kinds.

    ``wanted`` returns the places of those records of a list that are yielded, with the records in them.
    """
    timeline = Timeline(film)
    yield from _with_nested(("film",), film.film, 0, timeline)
    for kind in record_kinds().top_level:
        part = records_of(film, kind)
        for index in wanted(part) if wanted else range(len(part)):
            record = part[index]
            path: tuple[Step, ...] = (*kind.path, index)
            if kind.nested:
                yield from _with_nested(path, record, 0, timeline)
            else:
                yield LocatedRecord(path, record, timeline.revealed(record), timeline)


def languages_in(film: Film) -> set[str]:
    """Return the codes of the languages in which the texts of a film are written."""
    lists = ((film.film,), *(records_of(film, kind) for kind in record_kinds().top_level))
    columns = (texts for part in lists for texts in text_columns(part))
    return {code for texts in columns for text in texts if type(text) is Localized for code, _ in text.words}


def texts(place: LocatedRecord) -> Iterator[LocatedText]:
    """Yield the texts of one record, without those of the records in it."""
    record, revealed, timeline = place.record, place.revealed, place.timeline
    for field in record_kinds().of_type[type(record)].texts:
        value = getattr(record, field)
        if value is None:
            continue
        if isinstance(value, tuple):
            for index, text in enumerate(value):
                yield LocatedText((*place.path, field, index), text, max(revealed, timeline.revealed_text(text)))
        else:
            yield LocatedText((*place.path, field), value, max(revealed, timeline.revealed_text(value)))


def _with_nested(
    path: tuple[Step, ...], record: Struct, revealed: int, timeline: Timeline, owner: Struct | None = None
) -> Iterator[LocatedRecord]:
    revealed = max(revealed, timeline.revealed(record))
    yield LocatedRecord(path, record, revealed, timeline, owner)
    for field in record_kinds().of_type[type(record)].nested:
        nested = getattr(record, field)
        if isinstance(nested, tuple):
            for index, item in enumerate(nested):
                yield from _with_nested((*path, field, index), item, revealed, timeline, record)
        elif nested is not None:
            yield from _with_nested((*path, field), nested, revealed, timeline, record)
