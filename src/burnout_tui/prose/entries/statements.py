"""The statements of records, as the lists of sources name them."""

from burnout_tui.film.model import Award, Fact, Quote, Review
from burnout_tui.film.relations import Relation
from burnout_tui.prose.document import Span
from burnout_tui.prose.entries.common import capitalized, lead_in
from burnout_tui.prose.entries.synopsis import review_signature
from burnout_tui.prose.reading import Reading


def quote_spans(reading: Reading, quote: Quote) -> list[Span]:
    """Return the name of a quote."""
    return [Span(reading._("Quote from") + " "), reading.link(f"person:{quote.by}")]


def review_spans(reading: Reading, review: Review) -> list[Span]:
    """Return the name of a review."""
    return [Span(reading._("Review:") + " ", "dim"), *review_signature(reading, review)]


def fact_spans(reading: Reading, fact: Fact) -> list[Span]:
    """Return a fact on one line."""
    return [*lead_in(reading, [Span(reading.text(fact.label), "dim")]), *reading.spans(fact.value)]


def award_spans(reading: Reading, award: Award) -> list[Span]:
    """Return an award with its mark."""
    return [Span("★ ", "mark"), *reading.spans(award.text)]


def relation_ends(reading: Reading, relation: Relation) -> list[Span]:
    """Return a relation as its two ends with its label between them."""
    first, second = (reading.link(f"character:{end}") for end in relation.between)
    first = first._replace(text=capitalized(first.text))
    return [first, Span(" — "), *reading.spans(relation.label, "dim"), Span(" — "), second]
