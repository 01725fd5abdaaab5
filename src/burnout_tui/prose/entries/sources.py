"""What the guide rests on: the sources of an entry, and the entries of a source."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from burnout_tui.film.model import Dispute, Source
from burnout_tui.film.records import Localized
from burnout_tui.prose.document import Block, Document, Span, join_groups, to_url
from burnout_tui.prose.entries.common import claims, limit_rows, link_list, section, title
from burnout_tui.prose.entries.synopsis import shown_facts
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.numbers import date_text
from burnout_tui.prose.reading import Reading

CERTAINTIES = {
    "A": N_("well attested: two independent sources, or a primary one"),
    "B": N_("one good source"),
    "C": N_("weak, or inferred"),
}


class SourcedStatement(NamedTuple):
    """Something the guide states, and what it rests on."""

    spans: tuple[Span, ...]
    sources: tuple[str, ...]
    sure: str | None


def sources_document(reading: Reading, ref: str) -> Document:
    """What an entry rests on, statement by statement, and both sides of every dispute about it.

    ``film`` is the synopsis with its facts. The document of a source lists what rests on it.
    """
    kind, _, name = ref.partition(":")
    if kind == "source":
        return source_document(reading, name)
    if (record := reading.guide.find(ref)) and getattr(record, "spoiler", False) and not reading.spoilers:
        return tuple(reading.hidden_notice([record]))  # type: ignore[list-item] # what has no spoiler is not hidden
    if kind == "dispute":
        about = reading.guide.disputes[name].about
        ref = "film" if about.startswith("fact:") else about
    statements = [statement for statement in _statements(reading, ref) if statement.spans]
    found = _disputes(reading, ref)
    rows = [block for statement in statements for block in _statement(reading, statement)]
    film = reading.guide.film.film
    name = reading.text(film.title) if ref == "film" else reading.name(ref)
    return (
        title(reading._("Sources: {name}").format(name=name)),
        *(block for dispute in found for block in _dispute(reading, dispute)),
        *section(reading._("Sources of each statement"), limit_rows(reading, rows)),
        *sources_used(reading, ref),
        *([] if rows or found else [Block((Span(reading._("No sources given.")),), 1)]),
    )


def sources_used(reading: Reading, ref: str) -> list[Block]:
    """The sources of an entry and of the disputes about it, under a heading, each once."""
    used = [source for statement in _statements(reading, ref) if statement.spans for source in statement.sources]
    used += [source for dispute in _disputes(reading, ref) for claim in dispute.claims for source in claim.sources]
    return section(reading._("The sources"), [_source(reading, source) for source in dict.fromkeys(used)])


def _disputes(reading: Reading, ref: str) -> list[Dispute]:
    return [dispute for dispute in reading.shown(reading.guide.film.disputes) if _concerns(dispute, ref)]


def source_document(reading: Reading, name: str) -> Document:
    """A source, and everything in the guide that rests on it."""
    source = reading.guide.sources[name]
    rows = [
        Block((Span("· ", "dim"), *statement.spans))
        for ref in _refs(reading)
        for statement in _statements(reading, ref)
        if name in statement.sources and statement.spans
    ]
    sides = [
        Block(
            (Span("· ", "dim"), *reading.spans(dispute.question), Span(" ", "dim"), *reading.spans(claim.text, "dim"))
        )
        for dispute in reading.shown(reading.guide.film.disputes)
        for claim in dispute.claims
        if name in claim.sources and reading.shows_text(claim.text)
    ]
    return (
        title(reading.name(f"source:{name}"), anchor=f"source:{name}"),
        Block(tuple(_details(reading, source))),
        *section(reading._("What it supports"), limit_rows(reading, rows)),
        *section(reading._("What it says where sources disagree"), sides),
    )


def _refs(reading: Reading) -> Iterator[str]:
    yield "film"
    guide = reading.guide
    yield from (f"character:{character.id}" for character in reading.shown(guide.film.characters))
    yield from (f"person:{person.id}" for person in reading.shown(guide.film.people))
    yield from (f"work:{work.id}" for work in reading.shown(guide.film.works))
    yield from (f"theme:{theme.id}" for theme in reading.shown(guide.film.themes))


def _statements(reading: Reading, ref: str) -> Iterator[SourcedStatement]:
    kind, _, name = ref.partition(":")
    if kind == "film":
        yield from _of_film(reading)
    elif record := reading.guide.find(ref):
        texts = (getattr(record, "about", None), *getattr(record, "notes", ()))
        yield from _record(reading, record, [reading.link(ref)], texts)
        parts = {"character": _of_character, "person": _of_person, "work": _of_work}
        if kind in parts:
            yield from parts[kind](reading, name)


def _of_film(reading: Reading) -> Iterator[SourcedStatement]:
    film = reading.guide.film.film
    yield from _record(reading, film, [Span(reading._("Synopsis"))], (film.about, *film.notes))
    for quote in reading.shown(film.quotes):
        yield from _record(reading, quote, [Span(reading._("Quote from") + " "), reading.link(f"person:{quote.by}")])
    for fact in shown_facts(reading):
        label = Span(reading.text(fact.label) + " ", "dim")
        yield from _record(reading, fact, [label, *reading.spans(fact.value)], (fact.value,))


def _of_character(reading: Reading, name: str) -> Iterator[SourcedStatement]:
    for role in reading.shown(reading.guide.roles_of_character.get(name, ())):
        played = Span(reading._("Played by") + " ", "dim")
        yield from _record(reading, role, [played, reading.link(f"person:{role.person}")])
    for relation in reading.shown(reading.guide.relations_of.get(name, ())):
        first, second = (reading.link(f"character:{end}") for end in relation.between)
        label = reading.spans(relation.label, "dim")
        yield from _record(reading, relation, [first, Span(" — "), *label, Span(" — "), second])


def _of_person(reading: Reading, name: str) -> Iterator[SourcedStatement]:
    for role in reading.shown(reading.guide.roles_of_person.get(name, ())):
        if role.character:
            plays = [Span(reading._("Plays") + " ", "dim"), reading.link(f"character:{role.character}")]
        else:
            plays = [Span(reading._("Role not known"))]
        yield from _record(reading, role, plays)
    for credit in reading.shown(reading.guide.credits_of_person.get(name, ())):
        yield from _record(reading, credit, [reading.link(f"work:{credit.work}")])


def _of_work(reading: Reading, name: str) -> Iterator[SourcedStatement]:
    for credit in reading.shown(reading.guide.credits_of_work.get(name, ())):
        yield from _record(reading, credit, [reading.link(f"person:{credit.person}")])
    for award in reading.shown(reading.guide.works[name].awards):
        if reading.shows_text(award.text):
            yield from _record(reading, award, [Span("★ ", "mark"), *reading.spans(award.text)])


def _record(
    reading: Reading, record: Struct, spans: list[Span], texts: tuple[object, ...] = ()
) -> Iterator[SourcedStatement]:
    """The statement of a record, and those of its texts that name sources of their own."""
    yield SourcedStatement(tuple(spans), getattr(record, "sources", ()), getattr(record, "sure", None))
    for text in texts:
        if isinstance(text, Localized) and text.sources and reading.shows_text(text):
            words = reading.text(text)
            quoted = words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + " …"
            yield SourcedStatement((Span(quoted, "quote"),), text.sources, text.sure)


def _statement(reading: Reading, statement: SourcedStatement) -> list[Block]:
    rests = link_list(reading, "source", statement.sources, "dim")
    sure = reading._(CERTAINTIES[statement.sure]) if statement.sure else ""
    rest = rests or [Span(reading._("no source given"), "dim")]
    return [
        Block(statement.spans),
        Block((*rest, *((Span(f" · {sure}", "dim"),) if sure else ())), indent=2),
    ]


def _dispute(reading: Reading, dispute: Dispute) -> list[Block]:
    question = Span(reading.text(dispute.question), "heading")
    return [
        Block((Span("≠ ", "mark"), question), 1, anchor=f"dispute:{dispute.id}"),
        *claims(reading, dispute),
    ]


def _source(reading: Reading, name: str) -> Block:
    return Block(tuple(join_groups([[reading.link(f"source:{name}")], _details(reading, reading.guide.sources[name])])))


def _details(reading: Reading, source: Source) -> list[Span]:
    """Date and address, beside the name, which has the publisher; a web address is a link that a terminal can open."""
    groups = [[Span(date_text(source.date, reading.translations), "dim")]] if source.date else []
    if source.address:
        address = to_url(source.address)
        groups.append([Span(source.address, "link" if address else "dim", address)])
    return join_groups(groups)


def _concerns(dispute: Dispute, ref: str) -> bool:
    return dispute.about == ref or (ref == "film" and dispute.about.startswith("fact:"))
