"""What records and texts point to: whether it is there, and whether a reader may know of it."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from msgspec import Struct

from burnout_tui.errors import Problem, Step, short
from burnout_tui.film.guide import REF_KINDS, Guide
from burnout_tui.film.language import LANGUAGES
from burnout_tui.film.model import (
    Award,
    Character,
    Credit,
    Dispute,
    Fact,
    FilmHead,
    Person,
    Quote,
    Relation,
    Role,
    Theme,
    Work,
)
from burnout_tui.film.suggest import Suggestions, did_you_mean
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
"""The records that can be hidden and that a ref can name."""

_LINK_KINDS = (*REF_KINDS, "date", "number")
_MARKS = re.compile(r"\[\[|\]\]")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,9})?", re.ASCII)


class InText(Problem, frozen=True, kw_only=True):
    """Something wrong within a text, at words that can be looked for in it."""

    words: str
    """The words, as the text has them."""
    count: int = 0
    """How many of the same words stand before them in the text."""


class References:
    """Looks up what records and texts point to.

    ``lost`` are the kinds of record of which an id may be missing by another mistake: refs to them are not complained of.
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
        for path, text in written(said):
            for problem in misshapen(path, text):
                yield problem
            for count, ref in well_shaped(text):
                for problem in self._ref(ref, path, said.hidden):
                    yield InText(message=problem.message, path=path, words=ref, count=count)
