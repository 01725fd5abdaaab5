"""The tables of ``export csv``: the records in the rows, and the columns."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from burnout_tui.author.exports.formats import TABLES
from burnout_tui.film.guide import Guide

Value = Callable[[Guide, Any], object]
"""Returns the value of a column for a record."""


class Column(NamedTuple):
    """A column, or one for each language."""

    name: str
    value: Value
    is_text: bool = False
    """True if the value is a text, which takes a column for each language."""


class Table(NamedTuple):
    """A table."""

    records: Callable[[Guide], Iterable[Any]]
    columns: tuple[Column, ...]


def _keys(*names: str) -> tuple[Column, ...]:
    """Return columns with the values of keys of the record. A name that ends in ``*`` is that of a text."""
    return tuple(Column(name.rstrip("*"), _get(name.rstrip("*")), name.endswith("*")) for name in names)


def _get(key: str) -> Value:
    get = attrgetter("from_" if key == "from" else key)
    return lambda _, record: get(record)


def _of(column: str, table: str, key: Callable[[Any], str | None], field: str) -> Column:
    """Return a column with a text of the record whose id the row gives."""

    def value(guide: Guide, record: Any) -> object:
        found = guide.table(table).get(key(record) or "")
        return getattr(found, field) if found else None

    return Column(column, value, is_text=True)


def _first(relation: Any) -> str:
    return str(relation.between[0])


def _second(relation: Any) -> str:
    return str(relation.between[1])


def _is_lead(guide: Guide, role: Any) -> bool:
    character = guide.characters.get(role.character or "")
    return bool(character and character.lead)


_KNOWN = _keys("sources", "sure")
_PERSON = attrgetter("person")
_TABLES = (
    Table(
        lambda guide: guide.film.roles,
        (
            *_keys("person"),
            _of("name", "person", _PERSON, "name"),
            *_keys("character"),
            _of("character_name", "character", attrgetter("character"), "name"),
            Column("lead", _is_lead),
            *_keys("note*"),
            *_KNOWN,
        ),
    ),
    Table(
        lambda guide: guide.film.characters,
        (
            *_keys("id", "name*", "short*", "lead", "presence", "age", "occupation*", "wants*", "burden*", "about*"),
            *_KNOWN,
        ),
    ),
    Table(lambda guide: guide.film.people, (*_keys("id", "name*", "occupation*", "about*"), *_KNOWN)),
    Table(
        lambda guide: guide.film.relations,
        (
            Column("first", lambda _, relation: _first(relation)),
            _of("first_name", "character", _first, "name"),
            Column("second", lambda _, relation: _second(relation)),
            _of("second_name", "character", _second, "name"),
            *_keys("kind", "label*", "reverse*", "about*", "from", "until"),
            *_KNOWN,
        ),
    ),
    Table(
        lambda guide: guide.film.scenes,
        (
            Column("number", lambda guide, scene: guide.scene_numbers[scene.id]),
            *_keys("id", "title*", "place*", "story"),
            _of("story_name", "story", attrgetter("story"), "name"),
            *_keys("at", "order", "characters", "mentions", "about*"),
            *_KNOWN,
        ),
    ),
    Table(
        lambda guide: guide.film.works,
        (*_keys("id", "title*", "kind", "year", "until", "minutes", "countries*", "about*"), *_KNOWN),
    ),
    Table(
        lambda guide: guide.credits,
        (
            *_keys("person"),
            _of("name", "person", _PERSON, "name"),
            *_keys("work"),
            _of("title", "work", attrgetter("work"), "title"),
            *_keys("part", "character*", "note*"),
            *_KNOWN,
        ),
    ),
    Table(lambda guide: guide.film.sources, _keys("id", "title*", "publisher", "date", "address")),
)
COLUMNS_OF = MappingProxyType(dict(zip(TABLES, _TABLES, strict=True)))
"""The tables by their names."""
