"""Collect the people, characters and works of a source under ids, each of them once."""

from collections.abc import Hashable, Mapping
from typing import Any

from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.facts import film_facts
from burnout_tui.author.imports.ids import UniqueIds
from burnout_tui.author.imports.ledger import Ledger
from burnout_tui.normalize import Normalizer

Text = str | dict[str, str]
"""A text as it is written: for all languages, or by their codes."""


class FilmBuilder:
    """The records of a draft while a source is read. Keys tell what the source takes for the same."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        """The account of the source."""
        self._records: dict[str, dict[Hashable, dict[str, Any]]] = {"people": {}, "characters": {}, "works": {}}
        self._ids = {"people": UniqueIds("person"), "characters": UniqueIds("character"), "works": UniqueIds("work")}
        self._roles: dict[tuple[str, str | None], dict[str, Any]] = {}
        self._credits: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self._normalizer = Normalizer()

    def person(self, name: Text, key: Hashable = None, **values: Any) -> str:
        """Return the id of a person. Without a key, the name tells who it is; without a name, another source does."""
        return self._record("people", "name", name, key, values)

    def character(self, name: Text, key: Hashable = None, **values: Any) -> str:
        """Return the id of a character."""
        return self._record("characters", "name", name, key, values)

    def work(self, title: Text, key: Hashable = None, **values: Any) -> str:
        """Return the id of a work."""
        return self._record("works", "title", title, key, values)

    def role(self, person: str, character: str | None, note: Text = "") -> None:
        """Add a role, once for the same person and character."""
        role = {"person": person} | ({"character": character} if character else {}) | ({"note": note} if note else {})
        self._roles.setdefault((person, character), role)

    def credit(self, person: str, work: str, part: str, character: Text = "", note: Text = "") -> None:
        """Add a credit. Parts of a person in a work stand in one record where nothing more is said about them."""
        known = self._credits.setdefault((person, work), [])
        said: dict[str, Any] = ({"character": character} if character else {}) | ({"note": note} if note else {})
        for credit in known:
            if {key: credit[key] for key in ("character", "note") if key in credit} == said:
                if part not in credit["part"]:
                    credit["part"].append(part)
                return
        known.append({"person": person, "work": work, "part": [part], **said})

    def draft(self, film: Mapping[str, Any], source: Mapping[str, Any]) -> Draft:
        """Return what was collected, with the film's head unless it is empty. The directors need no credits."""
        own = film.get("work"), "director"
        directors = set(film.get("directors", ()))
        credits = []
        for (person, work), records in self._credits.items():
            for record in records:
                parts = [part for part in record["part"] if not (person in directors and (work, part) == own)]
                if parts:
                    part = {} if parts == ["actor"] else {"part": parts if len(parts) > 1 else parts[0]}
                    credits.append({"person": person, "work": work, **part, **_rest(record)})
        values: dict[str, Any] = {"film": dict(film)} if film else {}
        for record in self._records["works"].values():
            if record["id"] == own[0]:
                facts = film_facts(record, film.get("directors", ()), credits)
                values["film"]["facts"] = [*facts, *film.get("facts", ())]
        values |= {name: [*records.values()] for name, records in self._records.items()}
        values |= {"roles": [*self._roles.values()], "credits": credits, "sources": [dict(source)]}
        keys = {name: {record["id"]: key for key, record in found.items()} for name, found in self._records.items()}
        return Draft(values, self.ledger, keys)

    def _record(self, kind: str, field: str, name: Text, key: Hashable, values: Mapping[str, Any]) -> str:
        words = name if isinstance(name, str) else name.get("en") or next(iter(name.values()))
        values = {field: name, **values}
        known = self._records[kind]
        key = self._normalizer.key(words) or words if key is None else key
        if key not in known:
            given = {key: value for key, value in values.items() if value not in (None, "", [], {})}
            known[key] = {"id": self._ids[kind].new(words), **given}
        return str(known[key]["id"])


def _rest(credit: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in credit.items() if key in ("character", "note")}


def text_of(words: Mapping[str, str]) -> Text:
    """Return a text in some languages: one string if all are the same. There must be one."""
    different = set(words.values())
    return different.pop() if len(different) == 1 else dict(words)
