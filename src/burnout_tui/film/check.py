"""What the types of the model cannot say: ids, refs, links, and spoilers that leak."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from burnout_tui.errors import Problem, Step, short
from burnout_tui.film.guide import REF_KINDS, Guide
from burnout_tui.film.language import LANGUAGES, refs
from burnout_tui.film.model import (
    Award,
    Credit,
    Dispute,
    FilmHead,
    Localized,
    Quote,
    Relation,
    Role,
    Theme,
    Work,
)
from burnout_tui.film.walk import Place, Said, records, texts

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

_MOST_COMPARED = 400_000
"""How many ids may be compared in looking for what was meant: a large file with many mistakes is told them soon."""

_DATE_REF = re.compile(r"date:\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z")
_NUMBER_REF = re.compile(r"number:-?\d{1,18}(\.\d{1,9})?\Z")


def errors(guide: Guide) -> Iterator[Problem]:
    """What keeps a film from being opened."""
    yield from _duplicates(guide)
    check = _References(guide)
    for place in records(guide.film):
        yield from check.ids(place)
        yield from _contradictions(place)
        for said in texts(place):
            if isinstance(said.text, Localized):
                if said.text.en is None and said.text.fr is None:
                    yield Problem(message="a text needs en or fr", path=said.path)
                yield from check.sources(said.text, said.path)
            yield from check.links(said)


def _duplicates(guide: Guide) -> Iterator[Problem]:
    film = guide.film
    lists: tuple[tuple[_Path, Iterable[Struct]], ...] = (
        (("characters",), film.characters),
        (("people",), film.people),
        (("works",), film.works),
        (("sources",), film.sources),
        (("disputes",), film.disputes),
        (("themes",), film.themes),
        (("film", "facts"), film.film.facts),
    )
    for path, items in lists:
        first: dict[str, int] = {}
        for index, record in enumerate(items):
            name: str = record.id  # type: ignore[attr-defined]
            if first.setdefault(name, index) != index:
                yield Problem(
                    message=f'the id "{short(name)}" was given before, to {path[-1]}[{first[name]}]',
                    path=(*path, index, "id"),
                )


def _contradictions(place: Place) -> Iterator[Problem]:
    record = place.record
    if isinstance(record, Relation) and record.between[0] == record.between[1]:
        yield Problem(message="a relation needs two different characters", path=(*place.path, "between", 1))
    if isinstance(record, Work) and record.until is not None and (record.year is None or record.until < record.year):
        yield Problem(message="until needs a year that is not after it", path=(*place.path, "until"))


class _References:
    """Looks up what records and texts point to."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._compared = 0
        self._hidden = {
            f"{kind}:{name}"
            for kind in REF_KINDS
            for name, record in guide.table(kind).items()
            if getattr(record, "spoiler", False)
        }

    def ids(self, place: Place) -> Iterator[Problem]:
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
        yield from self.sources(record, place.path)

    def sources(self, record: Struct, path: _Path) -> Iterator[Problem]:
        """The problems of a record's or a text's sources."""
        for index, name in enumerate(getattr(record, "sources", ())):
            if name not in self._guide.sources:
                yield from self._ref(f"source:{name}", (*path, "sources", index), False)

    def links(self, said: Said) -> Iterator[Problem]:
        """The problems of the links in a text, in all its languages."""
        if isinstance(said.text, str):
            written: tuple[tuple[_Path, str | None], ...] = (((), said.text),)
        else:
            written = tuple(((language,), getattr(said.text, language)) for language in LANGUAGES)
        for step, text in written:
            if text is None or "[[" not in text:
                continue
            for ref in refs(text):
                yield from self._link(ref, said.path + step, said.hidden)
            if text.count("[[") != text.count("]]"):
                yield Problem(message="a link is not closed; write [[character:id|words]]", path=said.path + step)

    def _link(self, ref: str, path: _Path, hidden: bool) -> Iterator[Problem]:
        kind = ref.partition(":")[0]
        if kind == "date":
            if not _DATE_REF.match(ref):
                yield Problem(message=f"[[{short(ref)}]] is not a date; write [[date:2017-10-11]]", path=path)
        elif kind == "number":
            if not _NUMBER_REF.match(ref):
                yield Problem(message=f"[[{short(ref)}]] is not a number; write [[number:44571]]", path=path)
        elif kind not in REF_KINDS or ":" not in ref:
            kinds = ", ".join((*REF_KINDS, "date", "number"))
            yield Problem(
                message=f"[[{short(ref)}]] is not a link; write [[character:id|words]]; the kinds are {kinds}",
                path=path,
            )
        else:
            yield from self._ref(ref, path, hidden)

    def _ref(self, ref: str, path: _Path, hidden: bool) -> Iterator[Problem]:
        if self._guide.find(ref) is None:
            kind, _, name = ref.partition(":")
            yield Problem(message=f'there is no {kind} "{short(name)}"{self._hint(kind, name)}', path=path)
        elif ref in self._hidden and not hidden:
            kind, _, name = ref.partition(":")
            yield Problem(
                message=f'names the {kind} "{name}", which only a spoiler tells; mark this as a spoiler too', path=path
            )

    def _hint(self, kind: str, name: str) -> str:
        from burnout_tui.film.suggest import did_you_mean

        elsewhere = [other for other in REF_KINDS if other != kind and name in self._guide.table(other)]
        if elsewhere:
            return f"; there is a {elsewhere[0]} with that id"
        table = self._guide.table(kind)
        self._compared += len(table)
        return did_you_mean(name, table) if self._compared <= _MOST_COMPARED else ""
