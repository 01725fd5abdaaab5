"""Find what an author has still to write: records that nothing uses or that lack something, and unwritten texts."""

import re
from collections.abc import Iterator
from types import MappingProxyType

from burnout_tui.author.imports.complete import UNKNOWN_YEAR
from burnout_tui.errors import KeyPath, Problem, short
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.language import localized
from burnout_tui.film.link_checks import translations
from burnout_tui.film.links import pieces
from burnout_tui.film.model import Dispute
from burnout_tui.film.record_base import Localized, Text
from burnout_tui.film.traverse import LocatedRecord, records, texts
from burnout_tui.message import Message
from burnout_tui.prose.i18n import N_

HEADINGS = MappingProxyType(
    {
        "placeholder": N_("Texts that are still to be written"),
        "no-role": N_("Characters whom nobody plays"),
        "no-relation": N_("Characters without a relation"),
        "empty-scene": N_("Scenes without characters"),
        "unused-story": N_("Storylines without a scene"),
        "unused-person": N_("People whom nothing names"),
        "no-director": N_("Works without a director"),
        "unused-source": N_("Sources that nothing cites"),
        "no-source-list": N_("Records without sources"),
        "no-sources": N_("Records without sources"),
        "no-translation": N_("Texts that lack a language"),
        "one-text": N_("Texts that lack a language"),
    }
)
"""The headings of the list, by the codes of problems, in its order. Those of warnings are among them."""
_WRITTEN = re.compile(r"[^\W_]")
_PROMISED = re.compile(
    r"\b(?:(?:still )?to be (?:written|done|added)|reste à écrire|lorem ipsum|tbd|à compléter)\b", re.I
)


class Task(Problem, frozen=True, kw_only=True):
    """Something that an author may want to add."""

    name: str
    """The record's name or title, or the text."""


def tasks(guide: Guide) -> Iterator[Task]:
    """Yield what can be added to a film, without what ``film/lint.py`` warns of."""
    located = list(records(guide.film))
    for place in located:
        yield from _placeholders(place)
    yield from _unknown(guide)
    named = _named_refs(guide, located)
    for index, character in enumerate(guide.film.characters):
        name, path = _name(guide, character.name), ("characters", index)
        if character.presence is None and character.id not in guide.roles_of_character:
            message = Message('nobody plays “{name}”; write one of [[roles]], or presence = "absent"', name=name)
            yield _task("no-role", message, path, name)
        if character.id not in guide.relations_of:
            message = Message("“{name}” has no relation; write one of [[relations]]", name=name)
            yield _task("no-relation", message, path, name)
    for index, person in enumerate(guide.film.people):
        if f"person:{person.id}" not in named:
            name = _name(guide, person.name)
            message = Message("nothing names “{name}”; write one of [[roles]] or [[credits]], or a link", name=name)
            yield _task("unused-person", message, ("people", index), name)
    for index, work in enumerate(guide.film.works):
        if not any("director" in credit.parts for credit in guide.credits_of_work.get(work.id, ())):
            name = _name(guide, work.title)
            message = Message("“{name}” has no director; write one of [[credits]]", name=name)
            yield _task("no-director", message, ("works", index), name)
    for index, source in enumerate(guide.film.sources):
        if f"source:{source.id}" not in named:
            name = _name(guide, source.title)
            message = Message("nothing cites “{name}”; name it in “sources”", name=name)
            yield _task("unused-source", message, ("sources", index), name)


def _task(code: str, message: Message, path: KeyPath, name: str) -> Task:
    return Task(message=message, path=path, severity="todo", code=code, name=name)


def _name(guide: Guide, text: Text) -> str:
    return short(localized(text, guide.languages[0]))


def _placeholders(place: LocatedRecord) -> Iterator[Task]:
    """Yield the texts without a letter, and those that only say that they will be written."""
    for text in texts(place):
        for path, words in translations(text):
            if not _WRITTEN.search(words) or _PROMISED.search(words):
                message = Message("“{text}” is still to be written", text=short(words))
                yield _task("placeholder", message, path, short(words))


def _unknown(guide: Guide) -> Iterator[Task]:
    """Yield what an import could not find out about the film."""
    film = guide.film.film
    name = _name(guide, film.title)
    if film.year == UNKNOWN_YEAR:
        message = Message("the year of “{name}” is still to be written", name=name)
        yield _task("placeholder", message, ("film", "year"), name)
    if not film.directors and not guide.works.get(film.work or ""):
        message = Message("nobody directs “{name}”; name somebody in “directors”", name=name)
        yield _task("no-director", message, ("film", "directors"), name)


def _named_refs(guide: Guide, located: list[LocatedRecord]) -> set[str]:
    """Return the refs of all records that others name: by id, in links, as sources."""
    found = {f"source:{name}" for name in (guide.film.defaults.sources if guide.film.defaults else ())}
    for place in located:
        found |= {f"source:{name}" for name in getattr(place.record, "sources", ())}
        for field, kind in record_kinds().of_type[type(place.record)].refs:
            value = getattr(place.record, field)
            found |= {f"{kind}:{name}" for name in (value if isinstance(value, tuple) else (value,))}
        if isinstance(place.record, Dispute):
            found.add(place.record.about)
        for text in texts(place):
            if isinstance(text.text, Localized):
                found |= {f"source:{name}" for name in text.text.sources}
            for _, words in translations(text):
                found |= {piece.ref for piece in pieces(words) if piece.ref}
    return found
