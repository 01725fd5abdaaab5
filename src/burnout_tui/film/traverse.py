"""Every record of a film and every text in it, with its place in the file and whether it is hidden."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from burnout_tui.errors import Step
from burnout_tui.film.language import is_spoiler
from burnout_tui.film.model import (
    Award,
    Character,
    Claim,
    Credit,
    Cycle,
    Dispute,
    Fact,
    Film,
    FilmHead,
    Person,
    Quote,
    Relation,
    Role,
    Source,
    Theme,
    Work,
)
from burnout_tui.film.records import Text


class LocatedRecord(NamedTuple):
    """A record, where it stands, and whether it or what it belongs to is a spoiler."""

    path: tuple[Step, ...]
    record: Struct
    hidden: bool


class LocatedText(NamedTuple):
    """A text, where it stands, and whether it is hidden."""

    path: tuple[Step, ...]
    text: Text
    hidden: bool


TEXT_FIELDS: dict[type[Struct], tuple[str, ...]] = {
    FilmHead: ("title", "synopsis", "about", "notes"),
    Fact: ("label", "value"),
    Quote: ("text",),
    Character: ("name", "short", "occupation", "wants", "burden", "about", "notes"),
    Person: ("name", "occupation", "about", "notes"),
    Role: ("note",),
    Relation: ("label", "reverse", "about"),
    Work: ("title", "countries", "about", "notes"),
    Cycle: ("name",),
    Award: ("text",),
    Credit: ("character", "note"),
    Source: ("title",),
    Claim: ("text",),
    Dispute: ("question", "kept"),
    Theme: ("name", "about"),
}
"""The fields of each record that hold what readers read."""

TOP_LISTS = ("characters", "people", "roles", "relations", "works", "credits", "sources", "disputes", "themes")
"""The lists of records at the top level of a film file."""

_NESTED: dict[type[Struct], tuple[str, ...]] = {
    FilmHead: ("quotes", "facts"),
    Work: ("awards", "cycle"),
    Dispute: ("claims",),
}


def records(film: Film) -> Iterator[LocatedRecord]:
    """All records, in the order of the model."""
    yield from _with_nested(("film",), film.film, False)
    for name in TOP_LISTS:
        for index, record in enumerate(getattr(film, name)):
            if type(record) in _NESTED:
                yield from _with_nested((name, index), record, False)
            else:
                yield LocatedRecord((name, index), record, getattr(record, "spoiler", False))


def texts(place: LocatedRecord) -> Iterator[LocatedText]:
    """The texts of one record, without those of the records in it."""
    record, hidden = place.record, place.hidden
    for field in TEXT_FIELDS[type(record)]:
        value = getattr(record, field)
        if value is None:
            continue
        if isinstance(value, tuple):
            for index, text in enumerate(value):
                yield LocatedText((*place.path, field, index), text, hidden or is_spoiler(text))
        else:
            yield LocatedText((*place.path, field), value, hidden or is_spoiler(value))


def _with_nested(path: tuple[Step, ...], record: Struct, hidden: bool) -> Iterator[LocatedRecord]:
    hidden = hidden or getattr(record, "spoiler", False)
    yield LocatedRecord(path, record, hidden)
    for field in _NESTED.get(type(record), ()):
        nested = getattr(record, field)
        if isinstance(nested, tuple):
            for index, item in enumerate(nested):
                yield from _with_nested((*path, field, index), item, hidden)
        elif nested is not None:
            yield from _with_nested((*path, field), nested, hidden)
