"""The entries of the search index: all names and texts that one reader may see."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.language import localized
from burnout_tui.film.model import Award, Character, Claim, Credit, Cycle, Dispute, Person, Role, Work
from burnout_tui.film.record_base import Localized
from burnout_tui.film.relations import Relation
from burnout_tui.film.search.entries import TEXT
from burnout_tui.film.search.index import Index, IndexEntry, searched_kinds
from burnout_tui.film.search.name_lookup import NameLookup
from burnout_tui.film.traverse import LocatedRecord, records, texts
from burnout_tui.prose.entries.synopsis import synopsis_document
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.reading import Reading, one_line

_BATCH = 150
"""Entries added at a time, between which the app handles keys."""

_FIELD_LABELS = {
    (Character, "occupation"): N_("occupation"),
    (Character, "wants"): N_("Wish"),
    (Character, "burden"): N_("Burden"),
    (Person, "occupation"): N_("occupation"),
    (Role, "note"): N_("the part"),
    (Work, "countries"): N_("countries"),
    (Cycle, "name"): N_("cycle"),
    (Award, "text"): N_("Awards and selections"),
    (Credit, "character"): N_("a part in another work"),
    (Credit, "note"): N_("a part in another work"),
    (Dispute, "question"): N_("sources disagree"),
    (Dispute, "kept"): N_("sources disagree"),
    (Claim, "text"): N_("sources disagree"),
}
"""The description of a text by its record and field. Texts about the record as a whole have none."""
_NAMES = ("name", "short", "title", "label")
_PARTS = {
    "tagline": N_("The film"),
    "synopsis": N_("Synopsis"),
    "about": N_("The film"),
    "note": N_("The film"),
    "words": N_("What they said"),
    "review": N_("Reviews"),
}


class IndexBuilder:
    """Builds the search index in batches. ``shared`` returns one for all readers with the same settings."""

    def __init__(self, reading: Reading) -> None:
        self._entries = index_entries(reading)
        self._index = Index()
        self.ready = False
        """True if the index is complete."""

    @classmethod
    def shared(cls, reading: Reading) -> "IndexBuilder":
        """Return the index builder that all readers with the same settings share."""
        return reading.guide.cached(("findable", reading.language), lambda: cls(reading))

    def add_batch(self) -> bool:
        """Add the next batch of entries. Returns True if the index is complete."""
        taken = 0
        for entry in islice(self._entries, _BATCH):
            self._index.add(entry)
            taken += 1
        self.ready = taken < _BATCH
        return self.ready

    @property
    def index(self) -> Index:
        """The complete index."""
        self.complete()
        return self._index

    def complete(self) -> None:
        """Add all remaining entries."""
        while not self.ready:
            self.add_batch()


def index_entries(reading: Reading) -> Iterator[IndexEntry]:
    """Yield all entries that can be found: names by kind, then texts."""
    yield from _name_entries(reading)
    yield from _film_entries(reading)
    guide = reading.guide
    for place in records(guide.film):
        if not (ref := entry_ref(reading, place)):
            continue
        if isinstance(place.record, Relation) or not hasattr(place.record, "id"):
            yield from (IndexEntry(TEXT, ref, other) for other in getattr(place.record, "also", ()))
        for located in texts(place):
            field = next(step for step in reversed(located.path) if isinstance(step, str))
            if field in _NAMES and not isinstance(place.record, Relation | Cycle):
                continue
            label = _FIELD_LABELS.get((type(place.record), field), "")
            where = reading._(label) if label else ""
            relation = ""
            if isinstance(place.record, Relation):
                relation = place.record.kind
                # The label and the reverse each say what one character is or does to the other.
                here, there = place.record.between[:: -1 if field == "reverse" else 1]
                ref, other = f"character:{here}", reading.name(f"character:{there}")
                where = reading._("Linked to {name}").format(name=other)
            yield IndexEntry(TEXT, ref, reading.text(located.text), where=where, relation=relation)


def name_lookup(reading: Reading, kind: str) -> NameLookup:
    """Return the records of one kind by their names. Readers with the same language share it."""
    return reading.guide.cached(
        ("names", kind, reading.language), lambda: NameLookup(kind, _record_names(reading, kind))
    )


def film_ref(reading: Reading) -> str:
    """Return the ref that represents the film itself: its work, or the synopsis tab if it has none."""
    ref = f"work:{reading.guide.film.film.work}"
    return ref if reading.guide.find(ref) else "tab:synopsis"


def _name_entries(reading: Reading) -> Iterator[IndexEntry]:
    for kind in searched_kinds():
        if kind == "fact":
            yield from _fact_names(reading)
        elif kind != TEXT:
            yield from _record_names(reading, kind)
    film = reading.guide.film.film
    ref = film_ref(reading)
    yield IndexEntry("work", ref, reading.text(film.title))
    yield from (IndexEntry("work", ref, other, "other") for other in _other_names(reading, film))


def _record_names(reading: Reading, kind: str) -> Iterator[IndexEntry]:
    """Yield the names, other spellings and ids of the records of one kind."""
    for name, record in reading.guide.table(kind).items():
        ref = f"{kind}:{name}"
        yield IndexEntry(kind, ref, reading.name(ref))
        yield from (IndexEntry(kind, ref, other, "other") for other in _other_names(reading, record))
        yield IndexEntry(kind, ref, name, "id")


def _fact_names(reading: Reading) -> Iterator[IndexEntry]:
    for fact in reading.guide.film.film.facts:
        ref = f"fact:{fact.id}"
        yield IndexEntry("fact", ref, f"{reading.text(fact.label)} · {reading.text(fact.value)}")
        yield from (IndexEntry("fact", ref, other, "other") for other in fact.also)
        yield IndexEntry("fact", ref, fact.id, "id")


def _other_names(reading: Reading, record: Struct) -> Iterator[str]:
    """Yield other spellings, the short name, and the names in other languages."""
    yield from getattr(record, "also", ())
    if short := getattr(record, "short", None):
        yield one_line(localized(short, reading.language))
    for name in (getattr(record, "name", None), getattr(record, "title", None)):
        if isinstance(name, Localized):
            yield from (one_line(words) for code, words in name.words if code != reading.language)


def _film_entries(reading: Reading) -> Iterator[IndexEntry]:
    """Yield the paragraphs of the synopsis and of the texts about the film, and the other spellings in them."""
    film = reading.guide.film.film
    for part, said in (("words", film.quotes), ("review", film.reviews)):
        for number, record in enumerate(said, 1):
            anchor, where = f"text:{part}-{number}-1", reading._(_PARTS[part])
            yield from (IndexEntry(TEXT, anchor, other, where=where) for other in record.also)
    for block in synopsis_document(reading):
        if block.anchor.startswith("text:"):
            part = block.anchor.partition(":")[2].partition("-")[0]
            yield IndexEntry(
                TEXT, block.anchor, "".join(span.text for span in block.spans), where=reading._(_PARTS[part])
            )


def entry_ref(reading: Reading, place: LocatedRecord) -> str:
    """Return the ref of the entry that shows a record's texts; empty if there is none."""
    record, guide = place.record, reading.guide
    ref = ""
    kind = record_kinds().of_type[type(record)]
    if kind.name and not kind.is_sentence:
        ref = f"{kind.name}:{record.id}"  # type: ignore[attr-defined] # records that a ref can name have an id
    elif isinstance(record, Role | Credit):
        ref = f"person:{record.person}"
    elif isinstance(record, Relation):
        ref = f"character:{record.between[0]}"
    elif isinstance(record, Award | Cycle):
        ref = f"work:{guide.film.works[place.path[1]].id}"  # type: ignore[index] # the work's number
    elif isinstance(record, Claim):
        ref = f"dispute:{guide.film.disputes[place.path[1]].id}"  # type: ignore[index] # the dispute's number
    return ref
