"""Make a draft of what Wikidata says."""

import re
from typing import Any

from burnout_tui.author.imports.builder import FilmBuilder, Text
from burnout_tui.author.imports.draft import Draft
from burnout_tui.author.imports.json_source import whole_number
from burnout_tui.author.imports.ledger import Ledger
from burnout_tui.author.imports.role_text import read_role
from burnout_tui.author.imports.texts import is_day, line
from burnout_tui.author.imports.wikidata.statements import PEOPLE, Item, Statement, Subject
from burnout_tui.message import Message

_KINDS = {
    "Q24862": "short",
    "Q506240": "telefilm",
    "Q5398426": "series",
    "Q1259759": "series",
    "Q11424": "feature",
    "Q24869": "feature",
}
"""The kinds of works by the entities of Wikidata: short films, television films, series, features."""
_LANGUAGES = ("en", "fr")
_DATE = re.compile(r"\d{4}(?:-\d\d-\d\d|(?!\d))", re.ASCII)


class WikidataDraft:
    """Collects films of Wikidata in a draft: the first is that of the guide unless all are works of a person."""

    def __init__(self, ledger: Ledger) -> None:
        self._film = FilmBuilder()
        self._film.ledger = ledger

    def result(self, subjects: list[Subject], only_works: bool) -> Draft:
        """Return the draft."""
        head: dict[str, Any] = {}
        for subject in subjects:
            if not subject.item.name:
                self._film.ledger.left_out(Message("works without a label"), subject.item.id)
                continue
            year, day = _release(subject)
            work = self._work(subject, year)
            is_own = not head and not only_works
            self._credits(subject, work, is_own)
            if is_own:
                head = self._head(subject, work, year, day)
        return self._film.draft(head, _source(next((one for one in subjects if one.item.name), subjects[0])))

    def _head(self, subject: Subject, work: str, year: int | None, day: str) -> dict[str, Any]:
        directors = [self._person(one.item) for one in subject.of("P57")]
        head: dict[str, Any] = {
            "title": subject.item.name,
            "directors": [one for one in directors if one],
            "work": work,
        }
        if year:
            head["year"] = year
        if day:
            label = {"en": "Release", "fr": "Sortie"}
            head["facts"] = [{"id": "release", "label": label, "value": f"[[date:{day}]]"}]
        return head

    def _work(self, subject: Subject, year: int | None) -> str:
        durations = [whole_number(one.item.value.split(".")[0].lstrip("+"), 1, 1000) for one in subject.of("P2047")]
        minutes = [one for one in durations if one]
        if len(minutes) > 1:
            self._film.ledger.left_out(Message("further running times"), str(minutes[1]), len(minutes) - 1)
        kinds = [_KINDS[one.item.id] for one in subject.of("P31") if one.item.id in _KINDS]
        awards = [one.item.name for one in subject.of("P166") if one.item.name]
        return self._film.work(
            subject.item.name,
            subject.item.id or None,
            kind=kinds[0] if kinds else "",
            year=year,
            minutes=minutes[0] if minutes else None,
            countries=_joined([one.item.name for one in subject.of("P495") if one.item.name]),
            awards=[{"text": award} for award in awards],
        )

    def _credits(self, subject: Subject, work: str, is_own: bool) -> None:
        for statement in subject.statements.values():
            if (part := PEOPLE.get(statement.property)) and (person := self._person(statement.item)):
                if part != "actor":
                    self._film.credit(person, work, part)
                elif is_own:
                    self._roles(person, statement)
                else:
                    names = [one.name for one in statement.roles.values() if one.name] or [
                        name for text in statement.role_texts if (name := line(text))
                    ]
                    self._film.credit(person, work, part, _joined(names, " / "))

    def _roles(self, person: str, statement: Statement) -> None:
        characters: list[tuple[str, Text]] = []
        for key, item in statement.roles.items():
            if item.name:
                characters.append((self._film.character(item.name, item.id or None), ""))
            else:
                self._film.ledger.left_out(Message("characters without a label"), item.id or key)
        if not characters:
            for text in statement.role_texts:
                role = read_role(text, _LANGUAGES)
                characters += [(self._film.character(name), role.note) for name in role.characters]
        for character, note in characters:
            self._film.role(person, character, note)
        if not characters:
            self._film.role(person, None)

    def _person(self, item: Item) -> str:
        """Return the id of a person; empty without a label."""
        if name := item.name:
            return self._film.person(name, item.id or None)
        self._film.ledger.left_out(Message("people without a label"), item.id or item.value)
        return ""


def _release(subject: Subject) -> tuple[int | None, str]:
    """Return the year of the first publication, and its day if that is known.

    Query results give the first of January for dates whose day is not known.
    """
    days = sorted(
        (found[0], statement.precise and len(found[0]) > 4 and not found[0].endswith("-01-01"))
        for statement in subject.of("P577")
        if (found := _DATE.match(statement.item.value.lstrip("+")))
    )
    if not days:
        return None, ""
    first, precise = days[0]
    year = whole_number(first[:4], 1870, 2200)
    return year, first if precise and year and is_day(first) else ""


def _joined(names: list[Any], between: str = ", ") -> Text:
    """Return names in a row, in each language that all of them have."""
    if not names:
        return ""
    codes = [name.keys() for name in names if isinstance(name, dict)]
    if not codes:
        return between.join(names)
    shared = [code for code in codes[0] if all(code in other for other in codes)] or ["en"]
    return {code: between.join(_in(name, code) for name in names) for code in shared}


def _in(name: Text, code: str) -> str:
    return name if isinstance(name, str) else name.get(code) or name.get("en") or next(iter(name.values()))


def _source(subject: Subject) -> dict[str, Any]:
    name = subject.item.name
    title = _in(name, "en") if name else subject.item.id or "Wikidata"
    source = {"id": "wikidata", "title": f"{title} ({subject.item.id})" if subject.item.id else title}
    source["publisher"] = "Wikidata (CC0)"
    if subject.item.id:
        source["address"] = f"https://www.wikidata.org/wiki/{subject.item.id}"
    if _DATE.fullmatch(subject.modified) and is_day(subject.modified):
        source["date"] = subject.modified
    return source
