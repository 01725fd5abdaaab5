"""The card of a source: what rests on it, and what it says where sources disagree."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from burnout_tui.film.citations import citations, sourced_texts, subject
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.model import Award, Credit, Fact, FilmHead, Quote, Review, Role, Source, Work
from burnout_tui.film.provenance import provenance
from burnout_tui.film.record_base import Sourced
from burnout_tui.film.relations import Relation
from burnout_tui.prose.document import Block, Document, Span, join_groups, to_url
from burnout_tui.prose.entries.common import MAX_ROWS, lead_in, limit_rows, opening_name, section, title
from burnout_tui.prose.entries.person import PARTS, WORK_KINDS
from burnout_tui.prose.entries.statements import (
    award_spans,
    fact_spans,
    quote_spans,
    relation_ends,
    review_spans,
)
from burnout_tui.prose.numbers import date_text
from burnout_tui.prose.reading import Reading
from textual_wire.direction import join_fields


def source_card(reading: Reading, name: str) -> Document:
    """Return a source, and every statement that cites it."""
    sides = (
        Block(
            (
                Span("· ", "dim"),
                *lead_in(reading, reading.spans(dispute.question)),
                *reading.spans(claim.text, "dim"),
            )
        )
        for dispute in reading.guide.film.disputes
        for claim in dispute.claims
        if name in claim.sources
    )
    return (
        title(reading.name(f"source:{name}"), anchor=f"source:{name}"),
        *([Block(tuple(details))] if (details := source_details(reading, reading.guide.sources[name])) else []),
        *section(reading._("What it supports"), limit_rows(reading, _supported(reading, name))),
        *section(reading._("What it says where sources disagree"), limit_rows(reading, sides)),
    )


def source_details(reading: Reading, source: Source) -> list[Span]:
    """Return the date and the address of a source. A web address becomes a link."""
    groups = [[Span(date_text(source.date, reading.translations), "dim")]] if source.date else []
    if source.address:
        address = to_url(source.address)
        groups.append([Span(source.address, "link" if address else "dim", address)])
    return join_groups(groups)


def _supported(reading: Reading, name: str) -> list[Block]:
    """Return a row for each entry that cites a source, with the kinds of its statements that do: enough to be shown."""
    rows: dict[str, tuple[list[Span], dict[str, None]]] = {}
    for _, group in groupby(citations(reading.guide).get(name, ()), lambda citation: subject(citation.record)):
        first, *others = group
        spans = _statement(reading, first.record)
        key = "".join(f"{span.ref}{span.text}" for span in spans)
        found = rows.setdefault(key, (spans, {}))[1]
        for record, owner in (first, *others):
            found.update(dict.fromkeys(_kinds(reading, record, owner, name)))
        if len(rows) > MAX_ROWS:
            break
    blocks = []
    for spans, found in rows.values():
        words = join_fields(filter(None, found))
        blocks.append(Block((Span("· ", "dim"), *join_groups([spans, [Span(words, "dim")] if words else []]))))
    return blocks


def _kinds(reading: Reading, record: Struct, owner: Sourced | None, source: str) -> Iterator[str]:
    """Yield the kinds of the statements of a record that cite a source; empty for one that needs no name."""
    if isinstance(record, Sourced) and source in provenance(record, owner).sources:
        yield _kind(reading, record)
    if any(source in text.sources for text in sourced_texts(record)):
        yield reading._("text")


def _kind(reading: Reading, record: Sourced) -> str:
    if isinstance(record, Credit):
        return ", ".join(reading._(PARTS[part]) for part in record.parts)
    if isinstance(record, Role):
        return reading._("role")
    if isinstance(record, Relation):
        return reading._("relation")
    if isinstance(record, Work) and record.kind:
        return reading._(WORK_KINDS[record.kind])
    label = record_kinds().of_type[type(record)].label
    return reading._(label) if label else ""


def _statement(reading: Reading, record: Struct) -> list[Span]:
    """Return the name of a record, or what it states."""
    if isinstance(record, FilmHead):
        return [Span(reading._("Synopsis"))]
    if isinstance(record, Role):
        person = reading.link(f"person:{record.person}")
        if not record.character:
            return [person, Span(" — "), Span(reading._("role not known"), "dim")]
        return [person, Span(" — "), reading.link(f"character:{record.character}")]
    if isinstance(record, Credit):
        return [reading.link(f"person:{record.person}"), Span(" — "), reading.link(f"work:{record.work}")]
    if isinstance(record, Relation):
        return relation_ends(reading, record)
    if isinstance(record, Fact):
        return fact_spans(reading, record)
    if isinstance(record, Quote):
        return quote_spans(reading, record)
    if isinstance(record, Review):
        return review_spans(reading, record)
    if isinstance(record, Award):
        return award_spans(reading, record)
    kind = record_kinds().of_type[type(record)]
    ref = f"{kind.name}:{getattr(record, 'id', '')}"
    return [reading.link(ref, opening_name(reading, ref))] if kind.name else []
