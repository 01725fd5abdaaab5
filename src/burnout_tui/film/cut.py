"""Cut a film to what may be shown. Everything that readers get, they get from the cut film."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import fields, replace

from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds, records_of
from burnout_tui.film.links import refs
from burnout_tui.film.model import Dispute, Film, FilmHead, Source
from burnout_tui.film.record_base import Localized

_MIN_CLAIMS = 2
"""A dispute with fewer claims would show that another claim is hidden."""

_R = TypeVar("_R", bound=Struct)
_Hidden = Mapping[str, set[str]]
"""The ids of hidden records, by the name of their kind."""


class Shown(NamedTuple):
    """The part of a guide that a reader gets."""

    guide: Guide
    """The guide of the cut film."""
    hides: bool
    """True if something of the film is left out as a spoiler."""


def shown_guide(guide: Guide, spoilers: bool) -> Shown:
    """Return what a reader gets of a guide. All readers with the same setting share it."""
    return Shown(guide, False) if spoilers else guide.cached("shown", lambda: _cut_guide(guide))


def _cut_guide(guide: Guide) -> Shown:
    film = cut_film(guide.film)
    changed = {name for name in film.__struct_fields__ if getattr(film, name) is not getattr(guide.film, name)}
    return Shown(Guide(film, guide.file) if changed else guide, bool(changed - {"sources"}))


def cut_film(film: Film) -> Film:
    """Return a film without its spoilers: as if its author had not written them.

    Left out are records and texts that are spoilers, records whose main text is one, records that name a hidden record,
    and sources that nothing else cites. A list without any of these is the same object as before.
    """
    hidden = {
        name: found
        for name, kind in record_kinds().named.items()
        if (found := {record.id for record in records_of(film, kind) if getattr(record, "spoiler", False)})
    }
    shown: dict[str, Any] = {"film": _cut_head(film.film, hidden)}
    for kind in record_kinds().top_level:
        shown[kind.path[0]] = _cut_all(tuple(records_of(film, kind)), hidden)
    if unused := _unused_sources(tuple(shown.values())):
        shown["sources"] = tuple(source for source in shown["sources"] if source.id not in unused)
    return replace(film, **shown)


class _Fields(NamedTuple):
    """The fields of a type of record that may have to be cut."""

    texts: tuple[tuple[str, bool], ...]
    """Each with True if the record makes no sense without it."""
    refs: tuple[tuple[str, str, bool], ...]
    """Each with the kind it names, and True if it is a list that may lose some of its ids."""
    nested: tuple[str, ...]
    values: Callable[[Struct], tuple[object, ...]]
    """Returns the values of the texts and nested records."""


@cache
def _fields_of(record: type[Struct]) -> _Fields:
    kind = record_kinds().of_type[record]
    required = {field.name for field in fields(record) if field.required}
    optional_lists = {field.name for field in fields(record) if field.default == ()}
    return _Fields(
        tuple((name, name in required) for name in kind.texts),
        tuple((name, other, name in optional_lists) for name, other in kind.refs),
        kind.nested,
        _values_of((*kind.texts, *kind.nested)),
    )


def _values_of(names: tuple[str, ...]) -> Callable[[Struct], tuple[object, ...]]:
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda record: (get(record),)


def _cut_all(records: tuple[_R, ...], hidden: _Hidden) -> tuple[_R, ...]:
    """Return the records that may be shown; the same tuple if none of them changes."""
    shown = tuple(part for part in (_cut(record, hidden) for record in records) if part is not None)
    same = len(shown) == len(records) and all(part is record for part, record in zip(shown, records, strict=True))
    return records if same else shown


def _cut(record: _R, hidden: _Hidden) -> _R | None:
    """Return a record without what is hidden in it; None if nothing of it may be shown."""
    if getattr(record, "spoiler", False):
        return None
    texts, links, nested, values = _fields_of(type(record))
    touched = [link for link in links if link[1] in hidden] if hidden else []
    if not touched and not any(map(_may_hide, values(record))):
        return record
    changes: dict[str, object] = {}
    for field, needed in texts:
        value = getattr(record, field)
        if type(value) is Localized:
            if value.spoiler:
                if needed:
                    return None
                changes[field] = None
        elif type(value) is tuple and any(_is_hidden(text) for text in value):
            changes[field] = tuple(text for text in value if not _is_hidden(text))
    for field, kind, shrinks in touched:
        value = getattr(record, field)
        names = value if isinstance(value, tuple) else (value,)
        if not hidden[kind].isdisjoint(names):
            if not shrinks:
                return None
            changes[field] = tuple(name for name in names if name not in hidden[kind])
    for field in nested:
        value = getattr(record, field)
        part = _cut_all(value, hidden) if isinstance(value, tuple) else value and _cut(value, hidden)
        if part is not value:
            changes[field] = part
    shown = replace(record, **changes) if changes else record
    return None if isinstance(shown, Dispute) and _is_pointless(shown, hidden) else shown


def _cut_head(head: FilmHead, hidden: _Hidden) -> FilmHead:
    """Return the film itself, which is always shown."""
    people, works = hidden.get("person", set()), hidden.get("work", set())
    if head.spoiler or _is_hidden(head.synopsis) or head.work in works or not people.isdisjoint(head.directors):
        head = replace(
            head,
            spoiler=False,
            directors=tuple(name for name in head.directors if name not in people),
            work=None if head.work in works else head.work,
            synopsis="" if _is_hidden(head.synopsis) else head.synopsis,
        )
    shown = _cut(head, hidden)
    assert shown is not None, "the head has lost what would hide it"
    return shown


def _is_hidden(text: object) -> bool:
    return type(text) is Localized and text.spoiler


def _may_hide(value: object) -> bool:
    """Return True if a text, or something in a list or a nested record, may have to be left out."""
    if type(value) is Localized:
        return value.spoiler
    return bool(value) and not isinstance(value, str)


def _is_pointless(dispute: Dispute, hidden: _Hidden) -> bool:
    """Return True if too few claims are left, or if the subject is hidden."""
    kind, _, name = dispute.about.partition(":")
    return len(dispute.claims) < _MIN_CLAIMS or name in hidden.get(kind, ())


def _unused_sources(lists: Sequence[object]) -> set[str]:
    """Return the ids of the sources that no record and no text cites or links to."""
    records = [record for part in lists for record in (part if isinstance(part, tuple) else (part,))]
    unused = {record.id for record in records if isinstance(record, Source)}
    for record in records:
        unused.difference_update(getattr(record, "sources", ()))
    for record in records:
        if not unused:
            break
        unused.difference_update(_cited(record))
    return unused


def _cited(value: object) -> Iterator[str]:
    """Yield the ids of the sources that a record, a text or a list of these cites or links to."""
    if isinstance(value, str):
        if "source:" in value:
            yield from (ref.partition(":")[2] for ref in refs(value) if ref.startswith("source:"))
    elif isinstance(value, tuple):
        for part in value:
            yield from _cited(part)
    elif isinstance(value, Localized):
        yield from value.sources
        yield from _cited((value.en, value.fr))
    elif isinstance(value, Struct):
        yield from getattr(value, "sources", ())
        for part in _fields_of(type(value)).values(value):
            yield from _cited(part)
