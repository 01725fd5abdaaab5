"""Go through the records of a film and the texts in them, with their places in the file."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from burnout_tui.errors import Step
from burnout_tui.film.kinds import record_kinds, records_of
from burnout_tui.film.language import is_spoiler
from burnout_tui.film.model import Film
from burnout_tui.film.record_base import Text


class LocatedRecord(NamedTuple):
    """A record and its place."""

    path: tuple[Step, ...]
    """Its path in the file."""
    record: Struct
    """The record."""
    hidden: bool
    """True if it is hidden by itself or with the record around it."""
    owner: Struct | None = None
    """The record around it."""


class LocatedText(NamedTuple):
    """A text, its path in the file, and whether it is hidden."""

    path: tuple[Step, ...]
    text: Text
    hidden: bool


def records(film: Film) -> Iterator[LocatedRecord]:
    """Yield all records, in the order of the table of kinds."""
    yield from _with_nested(("film",), film.film, False)
    for kind in record_kinds().top_level:
        for index, record in enumerate(records_of(film, kind)):
            path: tuple[Step, ...] = (*kind.path, index)
            if kind.nested:
                yield from _with_nested(path, record, False)
            else:
                yield LocatedRecord(path, record, getattr(record, "spoiler", False))


def texts(place: LocatedRecord) -> Iterator[LocatedText]:
    """Yield the texts of one record, without those of the records in it."""
    record, hidden = place.record, place.hidden
    for field in record_kinds().of_type[type(record)].texts:
        value = getattr(record, field)
        if value is None:
            continue
        if isinstance(value, tuple):
            for index, text in enumerate(value):
                yield LocatedText((*place.path, field, index), text, hidden or is_spoiler(text))
        else:
            yield LocatedText((*place.path, field), value, hidden or is_spoiler(value))


def _with_nested(
    path: tuple[Step, ...], record: Struct, hidden: bool, owner: Struct | None = None
) -> Iterator[LocatedRecord]:
    hidden = hidden or getattr(record, "spoiler", False)
    yield LocatedRecord(path, record, hidden, owner)
    for field in record_kinds().of_type[type(record)].nested:
        nested = getattr(record, field)
        if isinstance(nested, tuple):
            for index, item in enumerate(nested):
                yield from _with_nested((*path, field, index), item, hidden, record)
        elif nested is not None:
            yield from _with_nested((*path, field), nested, hidden, record)
