"""Find the right place of a key that an author wrote in the wrong table: ``actor`` of a character is a role."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from burnout_tui.film.destinations.of_film import OF_FILM
from burnout_tui.film.destinations.of_records import OF_RECORDS
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.model import FilmHead, Source
from burnout_tui.film.record_base import Localized, Sourced
from burnout_tui.message import Message
from burnout_tui.normalize import slug

DESTINATIONS = (*OF_FILM, *OF_RECORDS)
"""The first row with a word holds; rows of any table come last."""
_NO_GENERAL_HINT = (Source, Localized)
"""Sources have an address and an id; the keys of texts are languages."""
_MAX_PARTS = 4


def right_place(record: type[Struct], word: str) -> str:
    """Return where an unknown key of a record goes, as ``; …``, or nothing."""
    wanted, hints = slug(word), _hints(record)
    # Of “photo-url” and “first-scene”, one word says enough.
    parts = wanted.split("-")[:_MAX_PARTS] if "-" in wanted else ()
    forms = (wanted, wanted.removesuffix("s"), *parts)
    return next((hints[form] for form in forms if form in hints), "")


@cache
def _hints(record: type[Struct]) -> Mapping[str, str]:
    """Return the hints for unknown keys of a record: those of the tables, and the tables of keys that only one has."""
    hints: dict[str, str] = {}
    for row in DESTINATIONS:
        if record in row.records if row.records else record not in _NO_GENERAL_HINT:
            for word in row.words.split():
                hints.setdefault(word, row.hint)
    if record is not Localized:
        for key, tables in _tables_of_keys().items():
            if len(tables) == 1:
                hints.setdefault(key, Message("; “{key}” is a key of {table}", key=key, table=tables[0]))
    return hints


def _tables_of_keys() -> Mapping[str, list[str]]:
    """Return the headers of the tables that have each key, without the keys that most have."""
    tables: list[tuple[str, type[Struct]]] = [("[film]", FilmHead)]
    tables += [(f"[[{kind.path[0]}]]", kind.record) for kind in record_kinds().top_level]
    found: dict[str, list[str]] = {}
    for header, record in tables:
        for key in record.__struct_encode_fields__:
            if key not in Sourced.__struct_fields__:
                found.setdefault(key, []).append(header)
    return found
