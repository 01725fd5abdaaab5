"""The records that cite each source."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.model import Credit, Quote, Role
from burnout_tui.film.provenance import provenance
from burnout_tui.film.record_base import Localized, Sourced
from burnout_tui.film.traverse import LocatedRecord, records


class Citation(NamedTuple):
    """A record that cites a source, and the record around it, from which it may inherit the source."""

    record: Struct
    owner: Sourced | None


def citations(guide: Guide) -> Mapping[str, tuple[Citation, ...]]:
    """Return the records that cite each source, in the film's order; those about the same thing are neighbours."""
    return guide.cached("citations", lambda: _citations(guide))


def _citations(guide: Guide) -> Mapping[str, tuple[Citation, ...]]:
    found: defaultdict[str, dict[object, list[Citation]]] = defaultdict(dict)
    for place in records(guide.film):
        citation = Citation(place.record, place.owner if isinstance(place.owner, Sourced) else None)
        for source in dict.fromkeys(_sources(place, citation.owner)):
            found[source].setdefault(subject(place.record), []).append(citation)
    return {source: tuple(one for group in groups.values() for one in group) for source, groups in found.items()}


def _sources(place: LocatedRecord, owner: Sourced | None) -> Iterator[str]:
    if isinstance(place.record, Sourced):
        yield from provenance(place.record, owner).sources
    for text in sourced_texts(place.record):
        yield from text.sources


def subject(record: Struct) -> object:
    """Return the subject of a record that it may share with others of its kind; else the record's identity."""
    if isinstance(record, Credit):
        return Credit, record.person, record.work
    if isinstance(record, Role):
        return Role, record.person, record.character
    return (Quote, record.by) if isinstance(record, Quote) else id(record)


def sourced_texts(record: Struct) -> Iterator[Localized]:
    """Yield the texts of a record that have sources of their own."""
    for field in record_kinds().of_type[type(record)].texts:
        value = getattr(record, field)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, Localized) and text.sources:
                yield text
