"""What records and texts point to: whether it is there, and whether a reader may know of it."""

from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from burnout_tui.errors import Problem, Step, short
from burnout_tui.film.guide import REF_KINDS, Guide
from burnout_tui.film.links import Link, links
from burnout_tui.film.model import (
    Award,
    Character,
    Credit,
    Dispute,
    Fact,
    FilmHead,
    Localized,
    Person,
    Quote,
    Relation,
    Role,
    Theme,
    Work,
)
from burnout_tui.film.suggest import Suggestions
from burnout_tui.film.walk import Place, Said, records

_Path = tuple[Step, ...]

_ID_FIELDS: dict[type[Struct], tuple[tuple[str, str], ...]] = {
    FilmHead: (("directors", "person"), ("work", "work")),
    Quote: (("by", "person"),),
    Role: (("person", "person"), ("character", "character")),
    Relation: (("between", "character"),),
    Award: (("people", "person"),),
    Credit: (("person", "person"), ("work", "work")),
    Theme: (("characters", "character"),),
}
"""The fields of each record that hold ids of other records, with the kind they are of."""

_KIND_OF: dict[type[Struct], str] = {
    Character: "character",
    Person: "person",
    Work: "work",
    Theme: "theme",
    Fact: "fact",
    Dispute: "dispute",
}
"""The records that a ref can name and that can be hidden."""


class References:
    """Looks up what records and texts point to.

    ``lost`` are the kinds of record of which an id may be missing through another mistake: it would be false to say
    that there is no such record.
    """

    def __init__(self, guide: Guide, lost: Collection[str] = ()) -> None:
        self._guide = guide
        self._lost = lost
        self._suggest = Suggestions()
        self._hidden = {
            f"{_KIND_OF[type(place.record)]}:{place.record.id}"  # type: ignore[attr-defined]
            for place in records(guide.film)
            if place.hidden and type(place.record) in _KIND_OF
        }

    def of_record(self, place: Place) -> Iterator[Problem]:
        """The problems of the ids that a record holds."""
        record = place.record
        for field, kind in _ID_FIELDS.get(type(record), ()):
            value = getattr(record, field)
            if isinstance(value, tuple):
                for index, name in enumerate(value):
                    yield from self._ref(f"{kind}:{name}", (*place.path, field, index), place.hidden)
            elif value is not None:
                yield from self._ref(f"{kind}:{value}", (*place.path, field), place.hidden)
        if isinstance(record, Dispute) and record.about != "film":
            yield from self._ref(record.about, (*place.path, "about"), place.hidden)
        yield from self._sources(record, place.path)

    def of_text(self, said: Said) -> Iterator[Problem]:
        """The problems of a text's links and sources, in all its languages."""
        for link in links(said, self._guide):
            if not isinstance(link, Link):
                yield link
            else:
                for problem in self._ref(link.ref, link.path, said.hidden):
                    yield replace(link, message=problem.message)
        if isinstance(said.text, Localized):
            yield from self._sources(said.text, said.path)

    def _sources(self, holder: Struct, path: _Path) -> Iterator[Problem]:
        for index, name in enumerate(getattr(holder, "sources", ())):
            if name not in self._guide.sources:
                yield from self._ref(f"source:{name}", (*path, "sources", index), True)

    def _ref(self, ref: str, path: _Path, hidden: bool) -> Iterator[Problem]:
        kind, _, name = ref.partition(":")
        if kind in ("date", "number"):
            return
        if self._guide.find(ref) is None:
            if kind not in self._lost:
                yield Problem(message=f'there is no {kind} "{short(name)}"{self._hint(kind, name)}', path=path)
        elif ref in self._hidden and not hidden:
            message = f'names the {kind} "{short(name)}", which only a spoiler tells; mark this as a spoiler too'
            yield Problem(message=message, path=path)

    def _hint(self, kind: str, name: str) -> str:
        elsewhere = [other for other in REF_KINDS if other != kind and name in self._guide.table(other)]
        if elsewhere:
            return f"; there is a {elsewhere[0]} with that id"
        return self._suggest.near(name, self._guide.table(kind))
