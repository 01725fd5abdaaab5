"""The additions of a draft to a film: new records, values that the film lacks, and values that contradict it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from burnout_tui.author.imports.complete import UNKNOWN_YEAR
from burnout_tui.author.imports.matching import Keys, Matches, Values
from burnout_tui.author.imports.works import all_words
from burnout_tui.film.kinds import RecordKind, record_kinds
from burnout_tui.film.model import Award, Credit, Role
from burnout_tui.film.running_times import is_running_time, may_last

_COMPARED = {
    "film": ("title", "year", "tagline"),
    "person": ("name",),
    "character": ("name",),
    "work": ("title", "kind", "year", "until", "minutes", "countries"),
}
"""The keys that are compared in records that the film and the draft have in common, by kind."""
_PERSON = re.compile(r"\[\[person:([a-z0-9-]+)")
_TEXT_KEYS = ("spoiler", "sources", "sure")


class Difference(NamedTuple):
    """A value of a draft that the film lacks or contradicts."""

    ref: str
    """The record: ``work:magnolia``, or ``film``."""
    key: str
    """The key of the value."""
    theirs: Any
    """The value of the draft."""
    ours: Any = None
    """The value of the film; None if it has none."""
    record: Values = {}
    """The record of the film."""


Records = Iterable[tuple[tuple[str, ...], dict[str, Any]]]
"""Records with the paths of their lists."""


class Additions(NamedTuple):
    """The additions of a draft to a film."""

    records: list[tuple[tuple[str, ...], dict[str, Any]]]
    """New records with the path of their list, and with the film's ids."""
    sources: list[str]
    """The ids that the film has for the sources of the draft."""
    ids: Mapping[str, Mapping[str, str]]
    """The ids that the film has for the records of the draft, by kind."""
    missing: list[Difference]
    """Values that the film lacks."""
    conflicts: list[Difference]
    """Values that contradict the film."""
    guessed: list[tuple[Values, Values]]
    """Characters of the film and of the draft who are taken as the same, though their names differ."""
    hidden: list[str]
    """Scenes that are left out, because somebody is there whom the film hides."""


def additions(film: Values, draft: Values, keys: tuple[Keys, Keys] = ({}, {})) -> Additions:
    """Return what a draft adds to a film. Both are values with all ids; those of the draft name their sources.

    ``keys`` are those of the film and of the draft if both come from sources of one format.
    """
    return _Adding(film, draft, keys).result()


class _Adding:
    """Compares a draft with a film."""

    def __init__(self, film: Values, draft: Values, keys: tuple[Keys, Keys]) -> None:
        self._film = film
        self._draft = draft
        self._matches = Matches(film, draft, keys)
        self._hidden = {
            name: {record["id"] for record in film.get(kind.path[0], ()) if record.get("spoiler")}
            for name, kind in record_kinds().named.items()
            if len(kind.path) == 1 and name in self._matches.ids
        }

    def result(self) -> Additions:
        """Return what the draft adds."""
        sources = [self._matches.ids["source"][source["id"]] for source in self._draft.get("sources", ())]
        found = Additions([], sources, self._matches.ids, [], [], self._matches.guessed, [])
        for kind in record_kinds().rows:
            if kind.name in self._matches.new:
                for record in self._matches.new[kind.name]:
                    added = self._in_film(kind, {**record, "id": self._matches.ids[kind.name][record["id"]]})
                    if kind.name == "scene" and added.pop("spoiler", False):
                        found.hidden.append(record["id"])
                    else:
                        found.records.append((kind.path, added))
        found.records.extend((("roles",), role) for role in self._new_roles())
        found.records.extend((("credits",), credit) for credit in self._new_credits())
        found.records.extend((("film", "facts"), fact) for fact in self._new_facts())
        for difference in self._differences():
            (found.missing if difference.ours is None else found.conflicts).append(difference)
        if conflict := self._contradicted_running_time(found.conflicts):
            found.conflicts.append(conflict)
            found.missing[:] = [one for one in found.missing if (one.ref, one.key) != (self._own_work, "minutes")]
        return found

    @property
    def _own_work(self) -> str:
        """The ref of the film among its works."""
        return f"work:{self._film.get('film', {}).get('work')}"

    def _contradicted_running_time(self, conflicts: Iterable[Difference]) -> Difference | None:
        """Return the fact of the film that contradicts the draft's running time, unless it is among the conflicts."""
        draft = self._draft.get("film", {})
        theirs: Values = next((work for work in self._draft.get("works", ()) if work["id"] == draft.get("work")), {})
        if "minutes" not in theirs or any((one.ref, one.key) == (self._own_work, "minutes") for one in conflicts):
            return None
        facts = [fact for fact in self._film.get("film", {}).get("facts", ()) if is_running_time(fact["id"])]
        fact = next((fact for fact in facts if not may_last(all_words(fact["value"]), theirs["minutes"])), None)
        return fact and Difference(f"fact:{fact['id']}", "value", f"{theirs['minutes']} min", fact["value"], fact)

    def _new_roles(self) -> Iterator[dict[str, Any]]:
        known = {(role["person"], role.get("character")) for role in self._film.get("roles", ())}
        known |= {(person, None) for person, _ in known}
        for role in self._draft.get("roles", ()):
            added = self._in_film(record_kinds().of_type[Role], role)
            if (key := (added["person"], added.get("character"))) not in known:
                known |= {key, (added["person"], None)}
                yield added

    def _new_credits(self) -> Iterator[dict[str, Any]]:
        own = self._film.get("film", {}).get("work")
        known = {(one["person"], one["work"], part) for one in self._film.get("credits", ()) for part in _parts(one)}
        known |= {(person, own, "director") for person in self._film.get("film", {}).get("directors", ())}
        known |= {(role["person"], own, "actor") for role in self._film.get("roles", ())}
        for credit in self._draft.get("credits", ()):
            added = self._in_film(record_kinds().of_type[Credit], credit)
            parts = [part for part in _parts(added) if (added["person"], added["work"], part) not in known]
            known |= {(added["person"], added["work"], part) for part in parts}
            if parts and parts != ["actor"]:
                added["part"] = parts if len(parts) > 1 else parts[0]
            if parts:
                yield added

    def _new_facts(self) -> Iterator[dict[str, Any]]:
        known = {fact.get("id") for fact in self._film.get("film", {}).get("facts", ())}
        head = self._draft.get("film", {})
        origin = {key: head[key] for key in ("sources", "sure") if key in head}
        kind = record_kinds().named["fact"]
        for fact in head.get("facts", ()):
            if fact["id"] not in known:
                added = self._in_film(kind, {**fact, **origin, "value": self._linked(fact["value"])})
                yield {**added, "spoiler": True} if self._is_hidden(added) else added

    def _is_hidden(self, fact: Values) -> bool:
        """Return True if the film hides somebody whom a fact names, their credit, or what it says about the work."""
        own = self._film.get("film", {}).get("work")
        hidden = self._hidden["person"] | {
            credit["person"]
            for credit in self._film.get("credits", ())
            if credit.get("spoiler") and credit["work"] == own and fact["id"] in _parts(credit)
        }
        value = fact["value"]
        texts = value.values() if isinstance(value, Mapping) else [value]
        if any(found in hidden for text in texts for found in _PERSON.findall(text)):
            return True
        work: Values = next((one for one in self._film.get("works", ()) if one["id"] == own), {})
        said = work.get(fact["id"])
        return bool(work.get("spoiler")) or (isinstance(said, Mapping) and bool(said.get("spoiler")))

    def _linked(self, text: Any) -> Any:
        """Return a text whose links to people have the film's ids."""
        if isinstance(text, Mapping):
            return {code: self._linked(words) for code, words in text.items()}
        people = self._matches.ids["person"]
        return _PERSON.sub(lambda found: f"[[person:{people.get(found[1], found[1])}", text)

    def _in_film(self, kind: RecordKind, record: Values) -> dict[str, Any]:
        """Return a record with the film's ids; a spoiler if it names what the film hides."""
        added = dict(record)
        hidden = False
        for field, target in (*kind.refs, ("sources", "source")):
            value = added.get(field)
            ids = self._matches.ids.get(target, {})
            if isinstance(value, list):
                added[field] = [ids.get(item, item) for item in value]
            elif isinstance(value, str):
                added[field] = ids.get(value, value)
            used = added[field] if isinstance(value, list) else [added.get(field)]
            hidden = hidden or any(item in self._hidden.get(target, ()) for item in used)
        if "awards" in added:
            added["awards"] = [self._in_film(record_kinds().of_type[Award], award) for award in added["awards"]]
        if hidden:
            added["spoiler"] = True
        return added

    def _differences(self) -> Iterator[Difference]:
        if "film" in self._draft:
            yield from self._compared("film", "film", self._film["film"], self._draft["film"])
            yield from self._links()
        for kind in ("work", "character", "person"):
            for ours, theirs in self._matches.pairs[kind]:
                yield from self._compared(kind, f"{kind}:{ours['id']}", ours, theirs)

    def _links(self) -> Iterator[Difference]:
        """Yield what the film's head lacks: directors, and its entry among the works."""
        head = self._film["film"]
        work = self._draft["film"].get("work")
        if work and not head.get("work"):
            yield Difference("film", "work", self._matches.ids["work"].get(work, work), record=head)
        directors = [self._matches.ids["person"].get(name, name) for name in self._draft["film"].get("directors", ())]
        for name in directors:
            if name not in head.get("directors", ()):
                yield Difference("film", "directors", name, record=head)

    def _compared(self, kind: str, ref: str, ours: Values, theirs: Values) -> Iterator[Difference]:
        for key in _COMPARED[kind]:
            if key not in theirs:
                continue
            shared = _shared(ours.get(key), theirs[key])
            if key == "year" and shared == UNKNOWN_YEAR:
                shared = None
            if shared is None:
                yield Difference(ref, key, theirs[key], record=ours)
            elif not self._agree(key, shared, ours, theirs):
                yield Difference(ref, key, theirs[key], ours[key], ours)

    def _agree(self, key: str, shared: Any, ours: Values, theirs: Values) -> bool:
        """Return True if two records do not contradict each other in a value. Names may have more words in one."""
        if not isinstance(theirs[key], str | Mapping) or key == "kind":
            return bool(ours[key] == theirs[key])
        mine = self._matches.names({**ours, key: shared}, key)
        other = self._matches.names({key: theirs[key]}, key)
        if mine & other or not other or not mine:
            return True
        words = [(set(one.split()), set(another.split())) for one in mine for another in other]
        return key in ("name", "countries") and any(one <= another or another <= one for one, another in words)


def _parts(credit: Values) -> list[str]:
    part = credit.get("part", "actor")
    return [part] if isinstance(part, str) else list(part)


def _shared(ours: Any, theirs: Any) -> Any:
    """Return the part of the film's value that the draft's can contradict; None if there is none.

    Texts in different languages do not contradict each other.
    """
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return {code: words for code, words in ours.items() if code in theirs and code not in _TEXT_KEYS} or None
    return ours
