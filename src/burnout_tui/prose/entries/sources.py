"""The sources of an entry, and the entries that cite a source."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.model import Dispute, Source
from burnout_tui.film.record_base import Localized
from burnout_tui.prose.document import Block, Document, Span, join_groups, to_url
from burnout_tui.prose.entries.common import claims, limit_rows, link_list, section, title
from burnout_tui.prose.entries.synopsis import review_signature
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.numbers import date_text
from burnout_tui.prose.reading import Reading

CERTAINTIES = {
    "A": N_("well attested: two independent sources, or a primary one"),
    "B": N_("one good source"),
    "C": N_("weak, or inferred"),
}


class SourcedStatement(NamedTuple):
    """A statement of the guide with its sources."""

    spans: tuple[Span, ...]
    sources: tuple[str, ...]
    certainty: str | None


def sources_document(reading: Reading, ref: str) -> Document:
    """Return an entry's statements with their sources, and all claims of the disputes about it.

    ``film`` is the synopsis with its facts. The document of a source lists the statements that cite it.
    """
    kind, _, name = ref.partition(":")
    if kind in record_kinds().named and reading.guide.find(ref) is None:
        return (Block((Span(reading.spoiler_message, "dim"),)),)
    if kind == "source":
        return source_document(reading, name)
    if kind == "dispute":
        about = reading.guide.disputes[name].about
        ref = "film" if about.startswith("fact:") else about
    statements = [statement for statement in _statements(reading, ref) if statement.spans]
    found = _disputes(reading, ref)
    rows = [block for statement in statements for block in _statement_blocks(reading, statement)]
    film = reading.guide.film.film
    name = reading.text(film.title) if ref == "film" else reading.name(ref)
    return (
        title(reading._("Sources: {name}").format(name=name)),
        *(block for dispute in found for block in _dispute_blocks(reading, dispute)),
        *section(reading._("Sources of each statement"), limit_rows(reading, rows)),
        *sources_used(reading, ref),
        *([] if rows or found else [Block((Span(reading._("No sources given.")),), 1)]),
    )


def sources_used(reading: Reading, ref: str) -> list[Block]:
    """Return the sources of an entry and of the disputes about it, each once, under a heading."""
    used = [source for statement in _statements(reading, ref) if statement.spans for source in statement.sources]
    used += [source for dispute in _disputes(reading, ref) for claim in dispute.claims for source in claim.sources]
    return section(reading._("The sources"), [_source_block(reading, source) for source in dict.fromkeys(used)])


def _disputes(reading: Reading, ref: str) -> list[Dispute]:
    return [dispute for dispute in reading.guide.film.disputes if _is_about(dispute, ref)]


def source_document(reading: Reading, name: str) -> Document:
    """Return a source, and every statement that cites it."""
    source = reading.guide.sources[name]
    rows = [
        Block((Span("· ", "dim"), *statement.spans))
        for ref in _entry_refs(reading)
        for statement in _statements(reading, ref)
        if name in statement.sources and statement.spans
    ]
    sides = [
        Block(
            (Span("· ", "dim"), *reading.spans(dispute.question), Span(" ", "dim"), *reading.spans(claim.text, "dim"))
        )
        for dispute in reading.guide.film.disputes
        for claim in dispute.claims
        if name in claim.sources
    ]
    return (
        title(reading.name(f"source:{name}"), anchor=f"source:{name}"),
        Block(tuple(_details(reading, source))),
        *section(reading._("What it supports"), limit_rows(reading, rows)),
        *section(reading._("What it says where sources disagree"), sides),
    )


def _entry_refs(reading: Reading) -> Iterator[str]:
    yield "film"
    guide = reading.guide
    for kind in record_kinds().entries:
        if kind != "source":
            yield from (f"{kind}:{name}" for name in guide.table(kind))


def _statements(reading: Reading, ref: str) -> Iterator[SourcedStatement]:
    kind, _, name = ref.partition(":")
    if kind == "film":
        yield from _film_statements(reading)
    elif record := reading.guide.find(ref):
        texts = (getattr(record, "about", None), *getattr(record, "notes", ()))
        yield from _record_statements(reading, record, [reading.link(ref)], texts)
        parts = {"character": _character_statements, "person": _person_statements, "work": _work_statements}
        if kind in parts:
            yield from parts[kind](reading, name)


def _film_statements(reading: Reading) -> Iterator[SourcedStatement]:
    film = reading.guide.film.film
    yield from _record_statements(reading, film, [Span(reading._("Synopsis"))], (film.about, *film.notes))
    for quote in film.quotes:
        yield from _record_statements(
            reading, quote, [Span(reading._("Quote from") + " "), reading.link(f"person:{quote.by}")]
        )
    for review in film.reviews:
        signature = review_signature(reading, review)
        yield from _record_statements(reading, review, [Span(reading._("Review:") + " ", "dim"), *signature])
    for theme in reading.guide.film.themes:
        yield from _record_statements(
            reading, theme, [Span(reading._("Theme:") + " ", "dim"), reading.link(f"theme:{theme.id}")], (theme.about,)
        )
    for fact in film.facts:
        label = Span(reading.text(fact.label) + " ", "dim")
        yield from _record_statements(reading, fact, [label, *reading.spans(fact.value)], (fact.value,))


def _character_statements(reading: Reading, name: str) -> Iterator[SourcedStatement]:
    for role in reading.guide.roles_of_character.get(name, ()):
        played = Span(reading._("Played by") + " ", "dim")
        yield from _record_statements(reading, role, [played, reading.link(f"person:{role.person}")])
    for relation in reading.guide.relations_of.get(name, ()):
        first, second = (reading.link(f"character:{end}") for end in relation.between)
        label = reading.spans(relation.label, "dim")
        yield from _record_statements(reading, relation, [first, Span(" — "), *label, Span(" — "), second])


def _person_statements(reading: Reading, name: str) -> Iterator[SourcedStatement]:
    for role in reading.guide.roles_of_person.get(name, ()):
        if role.character:
            plays = [Span(reading._("Plays") + " ", "dim"), reading.link(f"character:{role.character}")]
        else:
            plays = [Span(reading._("Role not known"))]
        yield from _record_statements(reading, role, plays)
    for credit in reading.guide.credits_of_person.get(name, ()):
        yield from _record_statements(reading, credit, [reading.link(f"work:{credit.work}")])


def _work_statements(reading: Reading, name: str) -> Iterator[SourcedStatement]:
    for credit in reading.guide.credits_of_work.get(name, ()):
        yield from _record_statements(reading, credit, [reading.link(f"person:{credit.person}")])
    for award in reading.guide.works[name].awards:
        yield from _record_statements(reading, award, [Span("★ ", "mark"), *reading.spans(award.text)])


def _record_statements(
    reading: Reading, record: Struct, spans: list[Span], texts: tuple[object, ...] = ()
) -> Iterator[SourcedStatement]:
    """Yield the statement of a record, and one for each text with sources of its own."""
    yield SourcedStatement(tuple(spans), getattr(record, "sources", ()), getattr(record, "sure", None))
    for text in texts:
        if isinstance(text, Localized) and text.sources:
            words = reading.text(text)
            quoted = words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + " …"
            yield SourcedStatement((Span(quoted, "quote"),), text.sources, text.sure)


def _statement_blocks(reading: Reading, statement: SourcedStatement) -> list[Block]:
    links = link_list(reading, "source", statement.sources, "dim")
    certainty = reading._(CERTAINTIES[statement.certainty]) if statement.certainty else ""
    rest = links or [Span(reading._("no source given"), "dim")]
    return [
        Block(statement.spans),
        Block((*rest, *((Span(f" · {certainty}", "dim"),) if certainty else ())), indent=2),
    ]


def _dispute_blocks(reading: Reading, dispute: Dispute) -> list[Block]:
    question = Span(reading.text(dispute.question), "heading")
    return [
        Block((Span("≠ ", "mark"), question), 1, anchor=f"dispute:{dispute.id}"),
        *claims(reading, dispute),
    ]


def _source_block(reading: Reading, name: str) -> Block:
    return Block(tuple(join_groups([[reading.link(f"source:{name}")], _details(reading, reading.guide.sources[name])])))


def _details(reading: Reading, source: Source) -> list[Span]:
    """Return the date and the address of a source. A web address becomes a link."""
    groups = [[Span(date_text(source.date, reading.translations), "dim")]] if source.date else []
    if source.address:
        address = to_url(source.address)
        groups.append([Span(source.address, "link" if address else "dim", address)])
    return join_groups(groups)


def _is_about(dispute: Dispute, ref: str) -> bool:
    return dispute.about == ref or (ref == "film" and dispute.about.startswith("fact:"))
