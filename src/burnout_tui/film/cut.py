"""Cut a film to what may be shown. Everything that readers get, they get from the cut film."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, partial
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import fields, replace

from burnout_tui.film.columns import column, optional_column
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds, records_of
from burnout_tui.film.levels import Timeline
from burnout_tui.film.links import refs
from burnout_tui.film.model import Dispute, Film, FilmHead
from burnout_tui.film.record_base import Localized
from burnout_tui.film.unused import without_unused

_MIN_CLAIMS = 2
"""A dispute with fewer claims would show that another claim is hidden."""

_R = TypeVar("_R", bound=Struct)
_NOTHING_SEEN = "nothing seen"
_MAX_LEVELS = 24
"""The levels of a film that are kept for all readers; the cut films of others are made again."""


class Shown(NamedTuple):
    """The part of a guide that a reader gets."""

    guide: Guide
    """The guide of the cut film."""
    hides: bool
    """True if something of the film is left out as a spoiler."""


def shown_guide(guide: Guide, level: int) -> Shown:
    """Return what a reader gets of a guide at a level of its timeline. All readers at the same level share it."""
    timeline = guide.timeline
    if level >= timeline.end:
        return Shown(guide, False)
    step = timeline.same_as(level)
    if step == 0:  # where most readers are
        return guide.cached(_NOTHING_SEEN, lambda: _cut_guide(guide, 0))
    cut = guide.cached("levels", lambda: lru_cache(_MAX_LEVELS)(partial(_cut_guide, guide)))
    return cut(step)


def keep_shown(guide: Guide, shown: Shown) -> None:
    """Keep what readers get who have seen nothing, where it is known without cutting."""
    guide.cached(_NOTHING_SEEN, lambda: shown)


def _cut_guide(guide: Guide, level: int) -> Shown:
    lists = _cut_lists(guide.film, level)
    changed = {name for name, part in lists.items() if part is not getattr(guide.film, name)}
    film = without_unused(guide.film, lists)
    if all(getattr(film, name) is getattr(guide.film, name) for name in lists):
        return Shown(guide, False)
    shown = Guide(film, guide.file)
    if guide.stubs:
        shown = Guide(film, guide.file, {ref: found for ref, found in guide.stubs.items() if shown.find(ref)})
    return Shown(shown, bool(changed - {"sources"}))


def cut_film(film: Film, level: int = 0) -> Film:
    """Return a film without what a level does not reach: as if its author had not written that.

    Left out are records and texts that are spoilers until later, records whose main text is one, records and texts that
    name a hidden record, and sources, people, stories and kinds of relation that nothing else names. A list without any
    of these is the same object as before.
    """
    return without_unused(film, _cut_lists(film, level))


def _cut_lists(film: Film, level: int) -> dict[str, Any]:
    """Return the lists of a film without what a level does not reach."""
    cut = _Cut(film, level)
    shown: dict[str, Any] = {"film": cut.head(film.film)}
    for kind in record_kinds().top_level:
        shown[kind.path[0]] = cut.all(tuple(records_of(film, kind)))
    return shown


class _Fields(NamedTuple):
    """The fields of a type of record that may have to be cut."""

    texts: tuple[tuple[str, bool], ...]
    """Each with True if the record makes no sense without it."""
    refs: tuple[tuple[str, str, bool], ...]
    """Each with the kind it names, and True if the record may lose it, or some of the ids in its list."""
    nested: tuple[str, ...]
    values: Callable[[Struct], tuple[object, ...]]
    """Returns the values of the texts and nested records."""


@cache
def _fields_of(record: type[Struct]) -> _Fields:
    kind = record_kinds().of_type[record]
    required = {field.name for field in fields(record) if field.required}
    optional = {field.name for field in fields(record) if field.default == ()} | {*kind.dropped}
    return _Fields(
        tuple((name, name in required) for name in kind.texts),
        tuple((name, other, name in optional) for name, other in kind.refs),
        kind.nested,
        _values_of((*kind.texts, *kind.nested)),
    )


def _values_of(names: tuple[str, ...]) -> Callable[[Struct], tuple[object, ...]]:
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda record: (get(record),)


class _Cut:
    """Cuts the records of a film to a level."""

    def __init__(self, film: Film, level: int) -> None:
        self._level = level
        self._revealed = Timeline(film).revealed
        self._hidden: Mapping[str, set[str]] = {
            name: found
            for name, kind in record_kinds().named.items()
            if (found := {record.id for record in _marked(records_of(film, kind)) if self._is_hidden(record)})
        }
        """The ids of hidden records, by the name of their kind."""
        while level and (more := self._hidden_without_mark(film)):
            self._hidden = {**self._hidden, **more}

    def _hidden_without_mark(self, film: Film) -> Mapping[str, set[str]]:
        """Return all hidden facts and disputes, if there are some that only what is hidden so far makes hidden."""
        found = {
            "fact": {fact.id for fact in film.film.facts if self._one(fact) is None},
            "dispute": {dispute.id for dispute in film.disputes if self._one(dispute) is None},
        }
        return {kind: ids for kind, ids in found.items() if ids != self._hidden.get(kind, set())}

    def all(self, records: tuple[_R, ...]) -> tuple[_R, ...]:
        """Return the records that may be shown; the same tuple if none of them changes."""
        changed = {
            place: part
            for place in self._doubtful(records)
            if (part := self._one(record := records[place])) is not record
        }
        if not changed:
            return records
        shown = (changed.get(place, record) for place, record in enumerate(records))
        return tuple(record for record in shown if record is not None)

    def _doubtful(self, records: tuple[_R, ...]) -> set[int]:
        """Return the places of all records that may have to change. Quick for long lists in which few do."""
        if not records:
            return set()
        texts, links, nested, _ = _fields_of(type(records[0]))
        found = {place for place, mark in enumerate(optional_column(records, "spoiler", False)) if mark is not False}
        for field in (*(name for name, _ in texts), *nested):
            found.update(place for place, value in enumerate(column(records, field)) if value and self._may_hide(value))
        for field, kind, _ in links:
            if hidden := self._hidden.get(kind):
                values = enumerate(column(records, field))
                found.update(
                    place
                    for place, value in values
                    if (not hidden.isdisjoint(value) if type(value) is tuple else value in hidden)
                )
        return found

    def head(self, head: FilmHead) -> FilmHead:
        """Return the film itself, which is always shown."""
        people, works = self._hidden.get("person", set()), self._hidden.get("work", set())
        hides_synopsis = self._hides_text(head.synopsis)
        if head.spoiler or hides_synopsis or head.work in works or not people.isdisjoint(head.directors):
            head = replace(
                head,
                spoiler=False,
                directors=tuple(name for name in head.directors if name not in people),
                work=None if head.work in works else head.work,
                synopsis="" if hides_synopsis else head.synopsis,
            )
        shown = self._one(head)
        assert shown is not None, "the head has lost what would hide it"
        return shown

    def _one(self, record: _R) -> _R | None:
        """Return a record without what is hidden in it; None if nothing of it may be shown."""
        if self._is_hidden(record):
            return None
        hidden = self._hidden
        texts, links, nested, values = _fields_of(type(record))
        touched = [link for link in links if link[1] in hidden] if hidden else []
        if not touched and not any(map(self._may_hide, values(record))):
            return record
        changes: dict[str, object] = {}
        for field, needed in texts:
            value = getattr(record, field)
            if self._hides_text(value):
                if needed:
                    return None
                changes[field] = None
            elif type(value) is tuple and any(map(self._hides_text, value)):
                changes[field] = tuple(text for text in value if not self._hides_text(text))
        for field, kind, loses in touched:
            value = getattr(record, field)
            names = value if isinstance(value, tuple) else (value,)
            if not hidden[kind].isdisjoint(names):
                if not loses:
                    return None
                kept = tuple(name for name in names if name not in hidden[kind])
                changes[field] = kept if isinstance(value, tuple) else None
        for field in nested:
            value = getattr(record, field)
            part = self.all(value) if isinstance(value, tuple) else value and self._one(value)
            if part is not value:
                changes[field] = part
        shown = replace(record, **changes) if changes else record
        return None if isinstance(shown, Dispute) and self._is_pointless(shown) else shown

    def _is_hidden(self, record: Struct) -> bool:
        return getattr(record, "spoiler", False) is not False and self._revealed(record) > self._level

    def _hides_text(self, text: object) -> bool:
        """Return True for a text that is marked, or that links to a hidden record: a mark can only say later."""
        if type(text) is Localized and text.spoiler is not False and self._revealed(text) > self._level:
            return True
        return self._level > 0 and any(self._links_to_hidden(words) for words in _words(text))

    def _links_to_hidden(self, words: str) -> bool:
        found = (ref.partition(":") for ref in refs(words))
        return any(name in self._hidden.get(kind, ()) for kind, _, name in found)

    def _may_hide(self, value: object) -> bool:
        """Return True if a text, or something in a list or a nested record, may have to be left out."""
        if type(value) is Localized and value.spoiler is not False:
            return True
        if self._level and any("[[" in words for words in _words(value)):
            return True
        return bool(value) and not isinstance(value, str | Localized)

    def _is_pointless(self, dispute: Dispute) -> bool:
        """Return True if too few claims are left, or if the subject is hidden."""
        kind, _, name = dispute.about.partition(":")
        return len(dispute.claims) < _MIN_CLAIMS or name in self._hidden.get(kind, ())


def _marked(records: Sequence[Any]) -> list[Any]:
    """Return the records that have a mark of a spoiler."""
    marks = zip(records, optional_column(records, "spoiler", False), strict=True)
    return [record for record, mark in marks if mark is not False]


def _words(text: object) -> tuple[str, ...]:
    """Return a text in all its languages; nothing for anything else."""
    if type(text) is Localized:
        return tuple(words for _, words in text.words)
    return (text,) if isinstance(text, str) else ()
