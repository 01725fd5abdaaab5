"""The film itself: its synopsis, facts and themes."""

from burnout_tui.film.model import Review, Theme
from burnout_tui.prose.document import Block, Document, Span
from burnout_tui.prose.entries.common import capitalized, dispute_mark, disputes, link_list, section
from burnout_tui.prose.measure import cells
from burnout_tui.prose.numbers import date_text
from burnout_tui.prose.reading import Reading

_FACT_COLUMN = 15
"""The largest width of the labels of facts, in columns."""


def shared_story(reading: Reading) -> Document:
    """Return ``synopsis_document``, made once for all readers with the same choices: every reader sees it first."""
    return reading.guide.cached(("story", reading.translations, reading.language), lambda: synopsis_document(reading))


def shared_facts(reading: Reading) -> Document:
    """Return ``facts_document``, made once for all readers with the same choices."""
    key = ("facts", reading.translations, reading.language, reading.on_screen)
    return reading.guide.cached(key, lambda: facts_document(reading))


def synopsis_document(reading: Reading) -> Document:
    """Return the tagline, the synopsis, the texts about the film, its makers' quotes, its reviews and its themes."""
    film = reading.guide.film.film
    themes = [block for theme in reading.guide.film.themes for block in _theme(reading, theme)]
    return (
        *_anchored("tagline", reading.paragraphs(film.tagline)),
        *_anchored("synopsis", reading.paragraphs(film.synopsis)),
        *section(
            reading._("The film"),
            [*_no_first_gap(_anchored("about", reading.paragraphs(film.about))), *_notes(reading)],
        ),
        *section(reading._("What they said"), _quotes(reading)),
        *section(reading._("Reviews"), _reviews(reading)),
        *section(reading._("Themes"), themes),
    )


def facts_document(reading: Reading) -> Document:
    """Return the film's facts, and the disputes about the film as a whole."""
    film = reading.guide.film.film
    labels = [reading.text(fact.label) for fact in film.facts]
    width = min(max(map(cells, labels), default=0), _FACT_COLUMN)
    blocks: list[Block] = []
    for fact, label in zip(film.facts, labels, strict=True):
        marks = [span for mark in dispute_mark(reading, f"fact:{fact.id}") for span in (Span(" "), mark)]
        value = (*reading.spans(fact.value, "spoiler" if fact.spoiler else "body"), *marks)
        block = Block(value, label=Span(label, "label"), label_width=width, label_wraps=True)
        blocks.append(block._replace(anchor=f"fact:{fact.id}"))
    return (*section(reading._("Facts"), blocks), *disputes(reading, "film"))


def theme_card(reading: Reading, name: str) -> Document:
    """Return the card of a theme."""
    return tuple(_theme(reading, reading.guide.themes[name]))


def _theme(reading: Reading, theme: Theme) -> list[Block]:
    name = Span(capitalized(reading.name(f"theme:{theme.id}")), "label")
    about = reading.spans(theme.about)
    row = Block((name, *((Span(" — ", "dim"), *about) if about else ())), anchor=f"theme:{theme.id}")
    names = link_list(reading, "character", theme.characters)
    return [row, Block(tuple(names), indent=2)] if names else [row]


def _quotes(reading: Reading) -> list[Block]:
    blocks: list[Block] = []
    for number, quote in enumerate(reading.guide.film.film.quotes, 1):
        quoted = _anchored(f"words-{number}", reading.paragraphs(quote.text, 1 if blocks else 0, "quote"))
        blocks += [block._replace(indent=2) for block in quoted]
        blocks.append(Block((Span("— ", "dim"), reading.link(f"person:{quote.by}")), indent=2))
    return blocks


def _reviews(reading: Reading) -> list[Block]:
    blocks: list[Block] = []
    for number, review in enumerate(reading.guide.film.film.reviews, 1):
        said = reading.paragraphs(review.text, 1 if blocks else 0)
        signed = Block((Span("— ", "dim"), *review_signature(reading, review)))
        blocks += [block._replace(indent=2) for block in _anchored(f"review-{number}", [*said, signed])]
    return blocks


def review_signature(reading: Reading, review: Review) -> list[Span]:
    """Return the reviewer, the publisher and the date of a review: "Mona Lee, The Post, March 2024"."""
    date = [Span(date_text(review.date, reading.translations))] if review.date else []
    groups = [reading.spans(review.by), reading.spans(review.publisher), date]
    spans: list[Span] = []
    for group in filter(None, groups):
        spans += [Span(", "), *group] if spans else group
    return spans


def _notes(reading: Reading) -> list[Block]:
    """Return the notes on the film."""
    return [
        block
        for number, note in enumerate(reading.guide.film.film.notes, 1)
        for block in _anchored(f"note-{number}", reading.paragraphs(note))
    ]


def _anchored(part: str, blocks: list[Block]) -> list[Block]:
    """Give the blocks anchors such as ``text:synopsis-1``."""
    return [block._replace(anchor=f"text:{part}-{number}") for number, block in enumerate(blocks, 1)]


def _no_first_gap(blocks: list[Block]) -> list[Block]:
    """Remove the empty lines before the first block."""
    return [blocks[0]._replace(gap=0), *blocks[1:]] if blocks else []
