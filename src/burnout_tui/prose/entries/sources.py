"""The sources of an entry: those of each of its statements, and how sure it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from msgspec import Struct

from burnout_tui.film.citations import sourced_texts
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.model import Credit, Dispute, Role
from burnout_tui.film.provenance import Provenance, provenance
from burnout_tui.film.record_base import Localized, Sourced
from burnout_tui.film.values import Certainty
from burnout_tui.prose.document import Block, Document, Span, join_groups
from burnout_tui.prose.entries.common import MAX_ROWS, claims, enough_rows, limit_rows, link_list, section, title
from burnout_tui.prose.entries.person import PARTS
from burnout_tui.prose.entries.source_card import source_card, source_details
from burnout_tui.prose.entries.statements import (
    award_spans,
    fact_spans,
    quote_spans,
    relation_ends,
    review_spans,
)
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.reading import Reading

GRADES = {
    "A": N_("several independent sources, or a first-hand one"),
    "B": N_("one good source, even if repeated"),
    "C": N_("a weak source, or an inference"),
}
"""The explanation of each grade of certainty."""
GRADE_SIGNS = {"A": "●●●", "B": "●●○", "C": "●○○"}


class SourcedStatement(NamedTuple):
    """A statement of the guide with its sources."""

    spans: Callable[[], Sequence[Span]]
    """Makes the statement's words: most of many are not shown."""
    sources: tuple[str, ...]
    certainty: Certainty | None


def sources_document(reading: Reading, ref: str) -> Document:
    """Return an entry's statements with their sources, and all claims of the disputes about it.

    ``film`` is the synopsis with its facts. The document of a source lists the statements that cite it.
    """
    kind, _, asked = ref.partition(":")
    if kind in record_kinds().named and reading.guide.find(ref) is None:
        return (Block((Span(reading.absence(ref), "dim"),)),)
    if kind == "source":
        return source_card(reading, asked)
    if kind == "dispute":
        about = reading.guide.disputes[asked].about
        ref = "film" if about.startswith("fact:") else about
    statements = enough_rows(_statements(reading, ref))
    found = _disputes(reading, ref)
    if len(found) > MAX_ROWS:
        found.sort(key=lambda dispute: dispute.id != asked)
    rows = [block for statement in statements for block in _statement_blocks(reading, statement)]
    film = reading.guide.film.film
    name = reading.text(film.title) if ref == "film" else reading.name(ref)
    return (
        title(reading._("Sources: {name}").format(name=name)),
        *limit_rows(reading, (_dispute_blocks(reading, dispute) for dispute in found)),
        *section(reading._("Sources of each statement"), limit_rows(reading, rows)),
        *_grades(reading, statements),
        *sources_used(reading, ref),
        *([] if rows or found else [Block((Span(reading._("No sources given.")),), 1)]),
    )


def sources_used(reading: Reading, ref: str) -> list[Block]:
    """Return the sources of an entry and of the disputes about it, each once, under a heading."""
    used = source_names(reading, ref)
    return section(reading._("Sources"), limit_rows(reading, (_source_block(reading, source) for source in used)))


def source_names(reading: Reading, ref: str) -> tuple[str, ...]:
    """Return the ids of the sources of an entry and of the disputes about it, each once."""
    guide = reading.guide
    if guide.is_busy(ref):
        return guide.cached(("sources of", ref), lambda: tuple(dict.fromkeys(_used(reading, ref))))
    return tuple(dict.fromkeys(_used(reading, ref)))


def _used(reading: Reading, ref: str) -> Iterator[str]:
    for statement in _statements(reading, ref):
        yield from statement.sources
    for dispute in _disputes(reading, ref):
        for claim in dispute.claims:
            yield from claim.sources


def _disputes(reading: Reading, ref: str) -> list[Dispute]:
    return [dispute for dispute in reading.guide.film.disputes if _is_about(dispute, ref)]


def _statements(reading: Reading, ref: str) -> Iterator[SourcedStatement]:
    kind, _, name = ref.partition(":")
    film = reading.guide.film.film
    if kind == "film":
        yield from _film_statements(reading)
    elif record := reading.guide.find(ref):
        words = partial(_linked, reading, ref)
        yield from _record_statements(reading, record, words, film if kind == "fact" else None)
        parts = {"character": _character_statements, "person": _person_statements, "work": _work_statements}
        if kind in parts:
            yield from parts[kind](reading, name)


def _film_statements(reading: Reading) -> Iterator[SourcedStatement]:
    film = reading.guide.film.film
    yield from _record_statements(reading, film, lambda: [Span(reading._("Synopsis"))])
    for quote in film.quotes:
        yield from _record_statements(reading, quote, partial(quote_spans, reading, quote), film)
    for review in film.reviews:
        yield from _record_statements(reading, review, partial(review_spans, reading, review), film)
    for theme in reading.guide.film.themes:
        words = reading.translations.ngettext("Theme:", "Themes:", 1)
        yield from _record_statements(reading, theme, partial(_linked, reading, f"theme:{theme.id}", words))
    for fact in film.facts:
        yield from _record_statements(reading, fact, partial(fact_spans, reading, fact), film)


def _character_statements(reading: Reading, name: str) -> Iterator[SourcedStatement]:
    for role in reading.guide.roles_of_character.get(name, ()):
        words = partial(_linked, reading, f"person:{role.person}", reading._("Played by"))
        yield from _record_statements(reading, role, words)
    for relation in reading.guide.relations_of.get(name, ()):
        yield from _record_statements(reading, relation, partial(relation_ends, reading, relation))


def _person_statements(reading: Reading, name: str) -> Iterator[SourcedStatement]:
    for role in reading.guide.roles_of_person.get(name, ()):
        yield from _record_statements(reading, role, partial(_played, reading, role))
    credits = reading.guide.credits_of_person.get(name, ())
    yield from _credit_statements(reading, [(f"work:{credit.work}", credit) for credit in credits])


def _work_statements(reading: Reading, name: str) -> Iterator[SourcedStatement]:
    credits = reading.guide.credits_of_work.get(name, ())
    yield from _credit_statements(reading, [(f"person:{credit.person}", credit) for credit in credits])
    work = reading.guide.works[name]
    for award in work.awards:
        yield from _record_statements(reading, award, partial(award_spans, reading, award), work)


def _linked(reading: Reading, ref: str, words: str = "") -> list[Span]:
    """Return a link to a ref, behind some words."""
    return [*((Span(words + " ", "dim"),) if words else ()), reading.link(ref)]


def _played(reading: Reading, role: Role) -> list[Span]:
    if not role.character:
        return [Span(reading._("Role not known"))]
    return _linked(reading, f"character:{role.character}", reading._("Plays"))


def _credit_statements(reading: Reading, credits: Iterable[tuple[str, Credit]]) -> Iterator[SourcedStatement]:
    """Yield credits with the ref that names each. Several parts with the same sources are one statement."""
    found: dict[tuple[str, Provenance], list[Credit]] = {}
    for ref, credit in credits:
        found.setdefault((ref, provenance(credit)), []).append(credit)
    for (ref, _), group in found.items():
        first, *others = group
        yield from _record_statements(reading, first, partial(_credited, reading, ref, group))
        for credit in others:
            yield from _text_statements(reading, credit)


def _credited(reading: Reading, ref: str, credits: Sequence[Credit]) -> list[Span]:
    parts = ", ".join(dict.fromkeys(reading._(PARTS[part]) for credit in credits for part in credit.parts))
    return [reading.link(ref), Span(f" · {parts}", "dim")]


def _record_statements(
    reading: Reading, record: Struct, spans: Callable[[], Sequence[Span]], owner: Sourced | None = None
) -> Iterator[SourcedStatement]:
    """Yield the statement of a record, and one for each text with sources of its own."""
    if isinstance(record, Sourced):
        yield SourcedStatement(spans, *provenance(record, owner))
    else:
        yield SourcedStatement(spans, getattr(record, "sources", ()), None)
    yield from _text_statements(reading, record)


def _text_statements(reading: Reading, record: Struct) -> Iterator[SourcedStatement]:
    for text in sourced_texts(record):
        yield SourcedStatement(partial(_quoted, reading, text), text.sources, text.sure)


def _quoted(reading: Reading, text: Localized) -> list[Span]:
    words = reading.text(text)
    return [Span(words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + " …", "quote")]


def _statement_blocks(reading: Reading, statement: SourcedStatement) -> list[Block]:
    links = link_list(reading, "source", statement.sources, "dim")
    certainty = f" · {_certainty(reading, statement)}" if links and statement.certainty else ""
    rest = links or [Span(reading._("no source given"), "dim")]
    return [
        Block(tuple(statement.spans())),
        Block((*rest, *((Span(certainty, "dim"),) if certainty else ())), indent=2),
    ]


def _certainty(reading: Reading, statement: SourcedStatement) -> str:
    return graded(reading, statement.certainty, len(set(statement.sources)))


def graded(reading: Reading, certainty: Certainty | None, count: int) -> str:
    """Return a grade with the number of sources: "●●● 5 sources". A single source of grade A is first-hand."""
    if certainty == "A" and count == 1:
        reason = reading._("first-hand")
    else:
        reason = reading.translations.ngettext("{count} source", "{count} sources", count).format(count=count)
    return f"{GRADE_SIGNS[certainty]} {reason}" if certainty else reason


def _grades(reading: Reading, statements: Iterable[SourcedStatement]) -> list[Block]:
    """Return a line that explains the grades of the statements."""
    used = {statement.certainty for statement in statements if statement.sources}
    words = reading._("; ").join(
        f"{GRADE_SIGNS[grade]} {reading._(GRADES[grade])}" for grade in GRADES if grade in used
    )
    return [Block((Span(words, "dim"),), 1)] if words else []


def _dispute_blocks(reading: Reading, dispute: Dispute) -> list[Block]:
    question = Span(reading.text(dispute.question), "heading")
    return [
        Block((Span("≠ ", "dispute"), question), 1, anchor=f"dispute:{dispute.id}"),
        *claims(reading, dispute),
    ]


def _source_block(reading: Reading, name: str) -> Block:
    details = source_details(reading, reading.guide.sources[name])
    return Block(tuple(join_groups([[reading.link(f"source:{name}")], details])))


def _is_about(dispute: Dispute, ref: str) -> bool:
    return dispute.about == ref or (ref == "film" and dispute.about.startswith("fact:"))
