"""Generate the records of one valid film from choices. No visible record refers to a hidden one."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace
from tests.support.byte_choices import Choices
from tests.support.texts import in_languages

from burnout_tui.film.model import (
    Award,
    Character,
    Claim,
    Credit,
    Cycle,
    Dispute,
    Fact,
    FilmHead,
    Person,
    Quote,
    Review,
    Role,
    Source,
    Theme,
    Work,
)
from burnout_tui.film.record_base import Text
from burnout_tui.film.relations import Relation
from burnout_tui.film.values import RELATION_KINDS, Certainty


class Ids(NamedTuple):
    """The ids of a film's records."""

    of: Mapping[str, Sequence[str]]
    """The ids of each kind."""
    hidden: frozenset[str]
    """The refs of the hidden records."""

    def known(self, kind: str, hidden: bool) -> list[str]:
        """Return the ids of a kind that a hidden, or a visible, record may refer to."""
        return [name for name in self.of[kind] if hidden or f"{kind}:{name}" not in self.hidden]

    def refs(self, hidden: bool) -> list[str]:
        """Return all refs that a hidden, or a visible, text may link to."""
        return [f"{kind}:{name}" for kind in self.of for name in self.known(kind, hidden)]


class Shown(NamedTuple):
    """The parts from which the texts of a film are made."""

    words: Sequence[str]
    dates: Sequence[str]
    numbers: Sequence[str]


class Writer:
    """Makes the records of one film."""

    def __init__(self, choose: Choices, ids: Ids, shown: Shown) -> None:
        """Store the choices, the ids of all records, and the parts of texts."""
        self._choose = choose
        self._ids = ids
        self._shown = shown

    def head(self) -> FilmHead:
        """Return the film itself, which is never hidden."""
        return FilmHead(
            title=self._name(),
            year=self._year(1870),
            directors=self._some("person", False),
            work=self._maybe_one("work", False),
            tagline=self._maybe_text(False),
            art=self._choose.maybe(lambda: "▘░\n▄█"),
            synopsis=self._text(False),
            about=self._maybe_text(False),
            notes=self._notes(False),
            quotes=self._choose.several(self._quote, 2 if self._ids.of["person"] else 0),
            reviews=self._choose.several(self._review, 2),
            facts=tuple(map(self._fact, self._ids.of["fact"])),
            **self._common(False),
        )

    def character(self, name: str) -> Character:
        """Return the character with an id."""
        hidden = self._is_hidden(f"character:{name}")
        return Character(
            id=name,
            name=self._name(),
            short=self._choose.maybe(self._name),
            lead=self._choose.flip(),
            presence=self._choose.one((None, "dead", "absent")),
            age=self._choose.maybe(lambda: self._choose.below(151)),
            occupation=self._maybe_text(hidden),
            wants=self._maybe_text(hidden),
            burden=self._maybe_text(hidden),
            about=self._maybe_text(hidden),
            notes=self._notes(hidden),
            **self._common(hidden),
        )

    def person(self, name: str) -> Person:
        """Return the person with an id."""
        hidden = self._is_hidden(f"person:{name}")
        return Person(
            id=name,
            name=self._name(),
            occupation=self._maybe_text(hidden),
            about=self._maybe_text(hidden),
            notes=self._notes(hidden),
            **self._common(hidden),
        )

    def role(self) -> Role:
        """Return a role of any person."""
        person, character = self._one("person"), self._maybe_one("character", True)
        hidden = self._is_hidden(f"person:{person}", f"character:{character}") or self._choose.flip()
        return Role(person=person, character=character, note=self._maybe_text(hidden), **self._common(hidden))

    def relation(self) -> Relation:
        """Return a relation of any two characters."""
        first = self._one("character")
        second = self._choose.one([name for name in self._ids.of["character"] if name != first])
        hidden = self._is_hidden(f"character:{first}", f"character:{second}") or self._choose.flip()
        return Relation(
            between=(first, second),
            kind=self._choose.one((*RELATION_KINDS, *self._ids.of["kind"])),
            label=self._text(hidden),
            reverse=self._maybe_text(hidden),
            about=self._maybe_text(hidden),
            **self._common(hidden),
        )

    def work(self, name: str) -> Work:
        """Return the work with an id."""
        hidden = self._is_hidden(f"work:{name}")
        year = self._choose.maybe(lambda: self._year(1870))
        return Work(
            id=name,
            title=self._name(),
            kind=self._choose.one((None, "feature", "short", "series", "telefilm", "television", "stage")),
            year=year,
            until=None if year is None else self._choose.maybe(lambda: self._year(year)),
            minutes=self._choose.maybe(lambda: 1 + self._choose.below(10_000)),
            countries=self._maybe_text(hidden),
            cycle=self._choose.maybe(lambda: Cycle(name=self._name(), number=1 + self._choose.below(99))),
            about=self._maybe_text(hidden),
            notes=self._notes(hidden),
            awards=self._choose.several(lambda: self._award(hidden), 2),
            **self._common(hidden),
        )

    def credit(self) -> Credit:
        """Return a credit of any person in any work."""
        person, work = self._one("person"), self._one("work")
        hidden = self._is_hidden(f"person:{person}", f"work:{work}") or self._choose.flip()
        return Credit(
            person=person,
            work=work,
            part=self._choose.one(("actor", "director", "writer", ("music", "actor"), "other")),
            character=self._maybe_text(hidden),
            note=self._maybe_text(hidden),
            **self._common(hidden),
        )

    def source(self, name: str) -> Source:
        """Return the source with an id."""
        return Source(
            id=name,
            title=self._name(),
            publisher=self._choose.maybe(self._words),
            date=self._choose.maybe(lambda: self._choose.one(self._shown.dates)),
            address=self._address(),
            also=self._also(),
        )

    def dispute(self, name: str) -> Dispute:
        """Return the dispute with an id, hidden as a whole or by one of two claims."""
        hidden = self._is_hidden(f"dispute:{name}")
        by_claims = hidden and self._choose.flip()
        whole = hidden and not by_claims
        subjects = [ref for ref in self._ids.refs(whole) if ref.startswith(("fact:", "person:", "work:"))]
        marks = [by_claims, False, self._choose.flip()][: 2 if by_claims else 2 + self._choose.below(2)]
        return Dispute(
            id=name,
            about=self._choose.one(["film", *subjects]),
            question=self._text(whole),
            claims=tuple(Claim(text=self._text(whole or m, m), sources=self._some("source", True)) for m in marks),
            kept=self._maybe_text(whole),
            spoiler=whole,
        )

    def theme(self, name: str) -> Theme:
        """Return the theme with an id."""
        hidden = self._is_hidden(f"theme:{name}")
        return Theme(
            id=name,
            name=self._name(),
            about=self._maybe_text(hidden),
            characters=self._some("character", hidden),
            **self._common(hidden),
        )

    def _quote(self) -> Quote:
        person = self._one("person")
        hidden = self._is_hidden(f"person:{person}") or self._choose.flip()
        return Quote(by=person, text=self._maybe_hidden_text(hidden), **self._common(hidden))

    def _review(self) -> Review:
        hidden, date = self._choose.flip(), self._choose.one((None, *self._shown.dates))
        by, publisher, text = self._maybe_text(False), self._name(), self._maybe_hidden_text(hidden)
        return Review(by=by, publisher=publisher, date=date, text=text, **self._common(hidden))

    def _fact(self, name: str) -> Fact:
        hidden = self._is_hidden(f"fact:{name}")
        by_value = hidden and self._choose.flip()
        value = self._text(hidden, spoiler=by_value)
        return Fact(id=name, label=self._name(), value=value, **self._common(hidden and not by_value))

    def _award(self, hidden: bool) -> Award:
        hidden = hidden or self._choose.flip()
        return Award(text=self._maybe_hidden_text(hidden), people=self._some("person", hidden), **self._common(hidden))

    def _common(self, hidden: bool) -> dict[str, Any]:
        return {
            "sources": self._some("source", True),
            "sure": self._sure(),
            "also": self._also(),
            "spoiler": hidden,
        }

    def _is_hidden(self, *refs: str) -> bool:
        return not self._ids.hidden.isdisjoint(refs)

    def _one(self, kind: str) -> str:
        return self._choose.one(self._ids.of[kind])

    def _maybe_one(self, kind: str, hidden: bool) -> str | None:
        return self._choose.one([None, *self._ids.known(kind, hidden)])

    def _some(self, kind: str, hidden: bool) -> tuple[str, ...]:
        return tuple(self._choose.some(self._ids.known(kind, hidden), 2))

    def _address(self) -> str | None:
        """Return a web address with or without a scheme, some words, or None; an address if the choices ran out."""
        web = ("{}.example", "www.{}.example/page", "https://{}.example/a?b=c", "http://www.{}.example", "https://")
        written = self._choose.one((*web, None, ""))
        return self._words() if written == "" else written and written.format(self._choose.one("abc"))

    def _also(self) -> tuple[str, ...]:
        return self._choose.several(self._words, 1)

    def _sure(self) -> Certainty | None:
        return self._choose.one((None, "A", "B", "C"))

    def _year(self, first: int) -> int:
        return first + self._choose.below(2201 - first)

    def _words(self) -> str:
        return self._choose.one(self._shown.words)

    def _name(self) -> Text:
        localized = self._choose.flip()
        return in_languages(en=self._words(), fr=self._choose.maybe(self._words)) if localized else self._words()

    def _notes(self, hidden: bool) -> tuple[Text, ...]:
        return self._choose.several(lambda: self._maybe_hidden_text(hidden), 2)

    def _maybe_text(self, hidden: bool) -> Text | None:
        return self._choose.maybe(lambda: self._maybe_hidden_text(hidden))

    def _maybe_hidden_text(self, hidden: bool) -> Text:
        """Return a text that may itself be marked as a spoiler, unless it belongs to a hidden record."""
        return self._text(True, spoiler=True) if not hidden and self._choose.flip() else self._text(hidden)

    def _text(self, hidden: bool, spoiler: bool = False) -> Text:
        """Return a text in one language, in several, or for all languages. A hidden text may link to every record."""
        codes = self._choose.one(((), ("en",), ("fr",), ("en", "fr"), ("es",), ("ar", "fr", "en")))
        if not codes and not spoiler:
            return self._sentence(hidden)
        text = in_languages(spoiler=spoiler, **{code: self._sentence(hidden) for code in codes or ("en",)})
        return replace(text, sources=self._some("source", True), sure=self._sure())

    def _sentence(self, hidden: bool) -> str:
        pieces = [self._piece(hidden) for _ in range(1 + self._choose.below(4))]
        return self._choose.one((" ", "\n", "\n\n", "\t", "")).join(pieces)

    def _piece(self, hidden: bool) -> str:
        kind = self._choose.one(("words", "words", "link", "link", "date", "number"))
        refs = self._ids.refs(hidden)
        if kind == "link" and refs:
            bar = self._choose.one(("", "|"))
            return f"[[{self._choose.one(refs)}{bar}{self._words() if bar else ''}]]"
        if kind == "date":
            return f"[[date:{self._choose.one(self._shown.dates)}]]"
        return f"[[number:{self._choose.one(self._shown.numbers)}]]" if kind == "number" else self._words()
