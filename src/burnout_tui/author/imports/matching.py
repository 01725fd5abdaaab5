"""Find the records of a film that an imported draft has too."""

from collections import defaultdict, deque
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from burnout_tui.author.imports.ids import UniqueIds
from burnout_tui.author.imports.short_names import likely_pairs
from burnout_tui.author.imports.works import all_words, years_agree
from burnout_tui.film.kinds import record_kinds
from burnout_tui.normalize import Normalizer

Values = Mapping[str, Any]
"""A film or a record, as it is written."""

Keys = Mapping[str, Mapping[str, Hashable]]
"""Keys of records by list and id: equal keys of several sources mean the same record."""
_Keys = Callable[[Values], Iterable[Hashable]]
_MOST = 20
"""Records of one name that are compared with a record of that name."""
_KINDS = ("source", "person", "work", "story", "theme", "kind", "character", "scene")
"""The kinds of records with an id. Those that help to find others come first."""


class Matches:
    """The records that a film and a draft have in common, and new ids for the others."""

    def __init__(self, film: Values, draft: Values, keys: tuple[Keys, Keys] = ({}, {})) -> None:
        self._film = film
        self._draft = draft
        self._keys = keys
        self._normalizer = Normalizer()
        self.ids: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
        """The id in the film of each record of the draft, by kind and by the id in the draft."""
        self.pairs: dict[str, list[tuple[Any, Any]]] = {}
        """The records that are in both: that of the film and that of the draft, by kind."""
        self.new: dict[str, list[Any]] = {}
        """The records that only the draft has, by kind, with their own ids."""
        self.guessed: list[tuple[Any, Any]] = []
        """The characters among the pairs whose names differ."""
        for kind in _KINDS:
            self._match(kind)

    def names(self, record: Values, field: str) -> set[str]:
        """Return the names of a record in normal form: in all languages, and its other spellings."""
        texts = [*all_words(record.get(field)), *all_words(record.get("short")), *record.get("also", ())]
        return {name for text in texts if isinstance(text, str) and (name := self._normalizer.key(text))}

    def _match(self, kind: str) -> None:
        ours = _records(self._film, kind)
        theirs = _records(self._draft, kind)
        found: dict[int, int] = {}
        taken: set[int] = set()
        for other, place in self._candidates(kind, ours, theirs, taken, found):
            if place not in found and other not in taken:
                found[place] = other
                taken.add(other)
        self.pairs[kind] = [(ours[found[place]], theirs[place]) for place in sorted(found)]
        self.new[kind] = [record for place, record in enumerate(theirs) if place not in found]
        if kind == "character":
            self.guessed = [pair for pair in self.pairs[kind] if not _share(*(self.names(one, "name") for one in pair))]
        ids = self.ids[kind]
        ids.update((theirs["id"], ours["id"]) for ours, theirs in self.pairs[kind])
        unique = UniqueIds(kind, frozenset(record["id"] for record in ours))
        ids.update((record["id"], unique.keep(record["id"])) for record in self.new[kind])

    def _unmatched_names(self, records: list[Any], matched: Container[int]) -> dict[int, set[str]]:
        """Return the names of the characters that are in one list so far, by their places."""
        return {place: self.names(one, "name") for place, one in enumerate(records) if place not in matched}

    def _candidates(
        self, kind: str, ours: list[Any], theirs: list[Any], taken: Container[int], found: Container[int]
    ) -> Iterator[tuple[int, int]]:
        """Yield places of records that may be the same, in the film and in the draft, the likeliest first."""
        if kind == "work":
            yield from self._own_work(ours, theirs)
        yield from self._same_key(kind, ours, theirs)
        by_id: _Keys = lambda record: [record["id"]]  # noqa: E731 # beside the function for the other keys
        for keys in (self._keys_of(kind),) if kind == "source" else (by_id, self._keys_of(kind)):
            places: dict[Hashable, deque[int]] = defaultdict(deque)
            for place, record in enumerate(ours):
                for key in keys(record):
                    places[key].append(place)
            for place, record in enumerate(theirs):
                for key in keys(record):
                    candidates = places[key]
                    while candidates and candidates[0] in taken:
                        candidates.popleft()
                    for other in islice(candidates, _MOST):
                        if kind != "work" or years_agree(ours[other], record):
                            yield other, place
        if kind == "character":
            yield from self._same_actor(ours, theirs)
            yield from likely_pairs(self._unmatched_names(ours, taken), self._unmatched_names(theirs, found))

    def _keys_of(self, kind: str) -> _Keys:
        if kind == "source":
            return lambda record: [record.get("address") or tuple(all_words(record.get("title")))]
        if kind == "scene":
            return self._scene_keys
        field = record_kinds().named[kind].texts[0]
        return lambda record: sorted(self.names(record, field))

    def _scene_keys(self, record: Values) -> Iterable[Hashable]:
        """Return the parts of a scene: its title, its place, and who is there, with the ids of the film."""
        people = self.ids["character"]
        parts = [tuple(map(self._normalizer.key, all_words(record.get(field)))) for field in ("title", "place")]
        return [(*parts, tuple(sorted(people.get(one, one) for one in record.get("characters", ()))))]

    def _own_work(self, ours: list[Any], theirs: list[Any]) -> Iterator[tuple[int, int]]:
        """Yield the places of the film itself, whatever their years are."""
        places = []
        for film, works in ((self._film, ours), (self._draft, theirs)):
            own = film.get("film", {}).get("work")
            places.append(next((place for place, work in enumerate(works) if work["id"] == own), None))
        if places[0] is not None and places[1] is not None:
            yield places[0], places[1]

    def _same_key(self, kind: str, ours: list[Any], theirs: list[Any]) -> Iterator[tuple[int, int]]:
        """Yield the places of records that sources of one format say to be the same."""
        path = record_kinds().named[kind].path[0]
        known, others = (keys.get(path, {}) for keys in self._keys)
        places = {known[record["id"]]: place for place, record in enumerate(ours) if record["id"] in known}
        for place, record in enumerate(theirs):
            if (other := places.get(others.get(record["id"]))) is not None:
                yield other, place

    def _same_actor(self, ours: list[Any], theirs: list[Any]) -> Iterator[tuple[int, int]]:
        """Yield the places of characters who are the only one that the same person plays."""
        people = self.ids["person"]
        played = _only_roles(self._film, {record["id"]: place for place, record in enumerate(ours)})
        for person, place in _only_roles(self._draft, {record["id"]: n for n, record in enumerate(theirs)}).items():
            if (other := played.get(people.get(person, ""))) is not None:
                yield other, place


def _only_roles(film: Values, places: Mapping[str, int]) -> dict[str, int]:
    """Return the place of the character of each person with one role, by the person."""
    found: dict[str, list[str]] = defaultdict(list)
    for role in film.get("roles", ()):
        found[role["person"]].append(role.get("character", ""))
    return {person: places[names[0]] for person, names in found.items() if len(names) == 1 and names[0] in places}


def _share(ours: set[str], theirs: set[str]) -> bool:
    return not ours.isdisjoint(theirs)


def _records(film: Values, kind: str) -> list[Any]:
    found: list[Any] = film.get(record_kinds().named[kind].path[0], [])
    return found
