"""Find the sources, kinds of relation, people and stories that nothing in a film names."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from burnout_tui.film.columns import (
    Records,
    column,
    flat,
    kind_of,
    optional_column,
    text_columns,
    with_nested,
    words_in,
)
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.links import refs
from burnout_tui.film.model import Dispute, Film
from burnout_tui.film.record_base import Localized


def without_unused(film: Film, lists: Mapping[str, Any]) -> Film:
    """Return a film with these lists, without what nothing in them names: sources, kinds of relation, people, stories.

    People and stories that nothing names in the whole film either stay: they show nothing.
    """
    shown = dict(lists)
    while any(_drop_unused(film, shown, kind, field) for kind, field in (("person", "people"), ("story", "stories"))):
        pass  # what is left out may be all that names another one
    if kinds := _unused("kind", shown, "kinds"):
        shown["kinds"] = _without(kinds, shown["kinds"])
    if sources := _unused_sources(shown):
        shown["sources"] = _without(sources, shown["sources"])
    others = {field: getattr(film, field) for field in record_kinds().film.__struct_fields__ if field not in shown}
    return record_kinds().film(**others, **shown)


def _drop_unused(film: Film, shown: dict[str, Any], kind: str, field: str) -> bool:
    """Leave out of a list what only hidden things name; return True if there is something."""
    unused = _unused(kind, shown, field)
    if unused and (unused := unused - _unused(kind, {name: getattr(film, name) for name in shown}, field)):
        shown[field] = _without(unused, shown[field])
    return bool(unused)


def _without(names: set[str], records: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(record for record in records if record.id not in names)


def _unused(kind: str, lists: Mapping[str, Any], field: str) -> set[str]:
    """Return the ids of the records in a list that no record of another list has in a field, and no text links to."""
    unused = set(column(lists[field], "id"))
    for name, part in lists.items():
        if unused and name != field:
            unused.difference_update(_named(_as_list(part), kind))
    return _without_cited(unused, kind, lists)


def _unused_sources(lists: Mapping[str, Any]) -> set[str]:
    """Return the ids of the sources that no record and no text cites or links to."""
    unused = set(column(lists["sources"], "id"))
    every = [_as_list(part) for part in lists.values()]
    for records in every:
        unused.difference_update(*optional_column(records, "sources", ()))
    for records in every if unused else ():
        for part in with_nested(records):
            unused.difference_update(*optional_column(part, "sources", ()))
        for texts in text_columns(records):
            unused.difference_update(*(text.sources for text in texts if type(text) is Localized))
    return _without_cited(unused, "source", lists)


def _named(records: Records, kind: str) -> Iterator[str]:
    """Yield the ids of records of a kind in the fields of records, and of the records within."""
    for part in with_nested(records):
        for field, other in kind_of(part).refs:
            if other == kind:
                yield from flat(column(part, field))
        if type(part[0]) is Dispute:
            subjects = (about.partition(":") for about in column(part, "about"))
            yield from (name for subject, _, name in subjects if subject == kind)


def _without_cited(unused: set[str], kind: str, lists: Mapping[str, Any]) -> set[str]:
    """Return the ids without those of records that a text links to."""
    start = f"{kind}:"
    for part in lists.values():
        if not unused:
            break
        linking = (words for words in words_in(_as_list(part)) if start in words)
        found = (ref for words in linking for ref in refs(words) if ref.startswith(start))
        unused = unused.difference(ref.removeprefix(start) for ref in found)
    return unused


def _as_list(part: Any) -> Records:
    """Return a list of records, or the film itself as one."""
    return part if isinstance(part, tuple) else (part,)
