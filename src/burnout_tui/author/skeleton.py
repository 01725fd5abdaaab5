"""The skeleton of a film file: what a film must have, and an example of everything else as comments."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from burnout_tui.author.examples import FILM, SECTIONS, Hidden, Noted
from burnout_tui.author.imports.complete import UNKNOWN_YEAR
from burnout_tui.author.imports.toml_text import inline
from burnout_tui.film.language import Language
from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.film.values import FORMAT
from burnout_tui.message import Message
from burnout_tui.normalize import slug
from burnout_tui.prose.i18n import translations_for

SCHEMA_FILE = "burnout.schema.json"
"""The name of the schema, beside the film file."""
_WIDTH = 120
"""The longest line, in characters: texts in several languages that are longer have a line for each."""
_UNKNOWN = "…"
"""The example of a text in a language that the interface does not have, behind the links of the English one."""
_LINK = re.compile(r"\[\[.+?\]\]")
_SYNOPSIS = Message("The synopsis is still to be written.")


class NewFilm(NamedTuple):
    """A film whose guide is to be written."""

    id: str
    title: str
    year: int | None = None
    directors: tuple[str, ...] = ()
    """Their names."""
    languages: tuple[Language, ...] = ()
    """The languages of its texts; empty if all readers get the same."""


def id_of(name: str) -> str:
    """Return an id for a name in any script; empty if it has no letter and no digit."""
    if found := slug(name):
        return found
    from anyascii import anyascii

    return slug(anyascii(name))


def skeleton(film: NewFilm, language: Language) -> str:
    """Return a film file with comments in a language, and examples in those of the film."""
    return "\n".join(_Skeleton(film, language).lines()) + "\n"


class _Skeleton:
    """Writes the lines of a film file."""

    def __init__(self, film: NewFilm, language: Language) -> None:
        self._film = film
        self._language = language
        taken = {record["id"] for section in SECTIONS for _, record in section.records if "id" in record}
        self._work = film.id if film.id not in taken else f"{film.id}-film"
        self._people: dict[str, str] = {}
        for number, name in enumerate(film.directors, 1):
            found = id_of(name) or f"director-{number}"
            while found in taken or found in self._people:
                found += f"-{number + 1}"
            self._people[found] = name

    def lines(self) -> Iterator[str]:
        """Yield the lines of the file."""
        film = self._film
        yield f"#:schema ./{SCHEMA_FILE}"
        yield f"format = {FORMAT}"
        yield ""
        yield self._explained(
            Message("Lines that begin with ## are explanations. The others are examples: remove the # to use them.")
        )
        yield self._explained(Message("docs/format.md has every key; burnout-tui check finds mistakes."))
        yield ""
        yield "[film]"
        unknown = self._said(Message("still to be written: the year"))
        year = film.year or Noted(UNKNOWN_YEAR, unknown)
        directors = list(self._people)
        title = dict.fromkeys(film.languages, film.title) or film.title
        head = {"title": title, "year": year, "directors": directors, "work": self._work, "synopsis": _SYNOPSIS}
        yield from self._keys(head)
        yield from map(_commented, self._keys(FILM))
        for person, name in self._people.items():
            yield from self._record("people", {"id": person, "name": name})
        yield from self._record("works", {"id": self._work, "title": title, "year": year, "kind": "feature"})
        for section in SECTIONS:
            yield ""
            yield self._explained(section.title)
            lines = [line for header, record in section.records for line in self._record(header, record)]
            yield from map(_commented, lines[1:])

    def _record(self, header: str, values: Mapping[str, Any]) -> Iterator[str]:
        yield ""
        yield f"[{header}]" if header == "defaults" else f"[[{header}]]"
        yield from self._keys(values)

    def _keys(self, values: Mapping[str, Any]) -> Iterator[str]:
        for key, value in values.items():
            remark = f"  # {value.remark}" if isinstance(value, Noted) else ""
            written = self._value(value)
            line = f"{key} = {inline(written)}"
            if isinstance(written, dict) and len(line) > _WIDTH:
                yield from (f"{key}.{code} = {inline(text)}" for code, text in written.items())
            else:
                yield line + remark

    def _value(self, value: Any) -> Any:
        if isinstance(value, Noted):
            return self._value(value.value)
        if isinstance(value, Hidden):
            return {**self._texts(value.text, self._film.languages or (self._language,)), "spoiler": True}
        if isinstance(value, Message):
            return self._texts(value, self._film.languages) or self._said(value)
        if isinstance(value, list):
            return [self._value(item) for item in value]
        return value

    def _texts(self, message: Message, languages: Iterable[Language]) -> dict[str, str]:
        return {code: self._in_language(message, code) for code in languages}

    def _in_language(self, message: Message, language: Language) -> str:
        if language not in INTERFACE_LANGUAGES:
            return " ".join((*_LINK.findall(message), _UNKNOWN))
        return message.translated(translations_for(language).gettext)

    def _said(self, message: Message) -> str:
        return message.translated(translations_for(self._language).gettext)

    def _explained(self, message: Message) -> str:
        return f"## {self._said(message)}"


def _commented(line: str) -> str:
    return f"# {line}".rstrip()
