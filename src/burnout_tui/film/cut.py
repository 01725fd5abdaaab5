"""Cut a film to what may be shown. Everything that readers get, they get from the cut film."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import fields, replace

from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds, records_of
from burnout_tui.film.levels import Timeline
from burnout_tui.film.links import refs
from burnout_tui.film.model import Dispute, Film, FilmHead, Source
from burnout_tui.film.record_base import Localized

_MIN_CLAIMS = 2
"""A dispute with fewer claims would show that another claim is hidden."""

_R = TypeVar("_R", bound=Struct)
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
        return guide.cached("nothing seen", lambda: _cut_guide(guide, 0))
    cut = guide.cached("levels", lambda: lru_cache(_MAX_LEVELS)(partial(_cut_guide, guide)))
    return cut(step)


def _cut_guide(guide: Guide, level: int) -> Shown:
    lists = _cut_lists(guide.film, level)
    changed = {name for name, part in lists.items() if part is not getattr(guide.film, name)}
    film = _without_unused(guide.film, lists)
    if all(getattr(film, name) is getattr(guide.film, name) for name in lists):
        return Shown(guide, False)
    shown = Guide(film, guide.file)
    if guide.stubs:
        shown = Guide(film, guide.file, {ref: found for ref, found in guide.stubs.items() if shown.find(ref)})
    return Shown(shown, bool(changed - {"sources"}))


def cut_film(film: Film, level: int = 0) -> Film:
    """Return a film without what a level does not reach: as if its author had not written that.

    Left out are records and texts that are spoilers until later, records whose main text is one, records and texts that
    name a hidden record, and sources, people and kinds of relation that nothing else names. A list without any of these
    is the same object as before.
    """
    return _without_unused(film, _cut_lists(film, level))


def _cut_lists(film: Film, level: int) -> dict[str, Any]:
    """Return the lists of a film without what a level does not reach."""
    cut = _Cut(film, level)
    shown: dict[str, Any] = {"film": cut.head(film.film)}
    for kind in record_kinds().top_level:
        shown[kind.path[0]] = cut.all(tuple(records_of(film, kind)))
    return shown


def _without_unused(film: Film, lists: Mapping[str, Any]) -> Film:
    """Return a film with these lists, without what nothing in them names: sources, kinds of relation, people.

    People whom nothing names in the whole film either stay: they show nothing.
    """
    shown = dict(lists)
    for kind, name in (("person", "people"), ("kind", "kinds")):
        unused = _unused(kind, tuple(shown.values()), shown[name])
        if unused and kind == "person":
            whole = tuple(getattr(film, field) for field in shown)
            unused -= _unused(kind, whole, film.people)
        if unused:
            shown[name] = tuple(record for record in shown[name] if record.id not in unused)
    if unused := _unused_sources(tuple(shown.values())):
        shown["sources"] = tuple(source for source in shown["sources"] if source.id not in unused)
    return replace(film, **shown)


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
        self._told = Timeline(film).told
        self._hidden: Mapping[str, set[str]] = {
            name: found
            for name, kind in record_kinds().named.items()
            if (found := {record.id for record in records_of(film, kind) if self._is_hidden(record)})
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
        shown = tuple(part for part in map(self._one, records) if part is not None)
        same = len(shown) == len(records) and all(part is record for part, record in zip(shown, records, strict=True))
        return records if same else shown

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
        return getattr(record, "spoiler", False) is not False and self._told(record) > self._level

    def _hides_text(self, text: object) -> bool:
        """Return True for a text that is marked, or that links to a hidden record: a mark can only say later."""
        if type(text) is Localized and text.spoiler is not False and self._told(text) > self._level:
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


def _words(text: object) -> tuple[str, ...]:
    """Return a text in all its languages; nothing for anything else."""
    if type(text) is Localized:
        return tuple(words for _, words in text.words)
    return (text,) if isinstance(text, str) else ()


def _unused(kind: str, lists: Sequence[object], records: Sequence[Any]) -> set[str]:
    """Return the ids of those records of a kind that no record has in a field, and no text links to."""
    unused = {record.id for record in records}
    pending = [part for part in lists if part is not records]
    for part in pending:
        if not unused:
            return unused
        unused.difference_update(_named(part, kind))
    for part in lists:
        if not unused:
            break
        unused.difference_update(_cited(part, kind))
    return unused


def _named(value: object, kind: str) -> Iterator[str]:
    """Yield the ids of records of a kind in the fields of a record or of a list, and of the records within."""
    if isinstance(value, tuple):
        for part in value:
            yield from _named(part, kind)
    elif isinstance(value, Dispute):
        subject, _, name = value.about.partition(":")
        yield from (name,) if subject == kind else ()
    elif isinstance(value, Struct) and not isinstance(value, Localized):
        _, links, nested, _ = _fields_of(type(value))
        for field, other, _ in links:
            if other == kind:
                name = getattr(value, field)
                yield from name if isinstance(name, tuple) else (name,)
        for field in nested:
            yield from _named(getattr(value, field), kind)


def _unused_sources(lists: Sequence[object]) -> set[str]:
    """Return the ids of the sources that no record and no text cites or links to."""
    records = [record for part in lists for record in (part if isinstance(part, tuple) else (part,))]
    unused = {record.id for record in records if isinstance(record, Source)}
    for record in records:
        unused.difference_update(getattr(record, "sources", ()))
    for record in records:
        if not unused:
            break
        unused.difference_update(_cited(record, "source"))
    return unused


def _cited(value: object, kind: str) -> Iterator[str]:
    """Yield the ids of records of a kind that a record, a text or a list of these links to, or cites as sources."""
    if isinstance(value, str):
        if f"{kind}:" in value:
            yield from (ref.partition(":")[2] for ref in refs(value) if ref.startswith(f"{kind}:"))
    elif isinstance(value, tuple):
        for part in value:
            yield from _cited(part, kind)
    elif isinstance(value, Localized):
        yield from value.sources if kind == "source" else ()
        yield from _cited(_words(value), kind)
    elif isinstance(value, Struct):
        yield from getattr(value, "sources", ()) if kind == "source" else ()
        for part in _fields_of(type(value)).values(value):
            yield from _cited(part, kind)
