"""Find the place of what an author writes into a table that has no such key: ``actor`` of a character is a role."""

from collections.abc import Iterator

from msgspec import Struct

from burnout_tui.film.destinations import DESTINATIONS
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.model import FilmHead, Source
from burnout_tui.film.record_base import Localized, Sourced
from burnout_tui.message import Message
from burnout_tui.normalize import slug

_NO_GENERAL_HINT = (Source, Localized)
"""Sources have an address and an id; the keys of texts are languages."""


def elsewhere(record: type[Struct], word: str) -> str:
    """Return where an unknown key of a record goes, as ``; …``, or nothing."""
    wanted = slug(word)
    for row in DESTINATIONS:
        if (record in row.records if row.records else record not in _NO_GENERAL_HINT) and wanted in row.words.split():
            return row.hint
    return _of_another_table(wanted, record)


def _of_another_table(word: str, record: type[Struct]) -> str:
    """Return a hint for a key that only one other table has."""
    tables = {
        table for table, kind in _tables() if word in kind.__struct_fields__ and word not in Sourced.__struct_fields__
    }
    if len(tables) != 1 or record is Localized:
        return ""
    return Message("; “{key}” is a key of {table}", key=word, table=tables.pop())


def _tables() -> Iterator[tuple[str, type[Struct]]]:
    """Yield the header of each table of a film file, and its record."""
    yield "[film]", FilmHead
    for kind in record_kinds().top_level:
        yield f"[[{kind.path[0]}]]", kind.record
