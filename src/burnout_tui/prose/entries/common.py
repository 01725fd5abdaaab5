"""Parts that the documents of several kinds of record share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from burnout_tui.film.language import is_spoiler
from burnout_tui.film.model import Dispute
from burnout_tui.film.record_base import Text
from burnout_tui.prose.document import Block, Span, Style, heading
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading
from textual_wire.direction import close_field, join_fields

MAX_ROWS = 60
"""Rows in a section of a card. If there are more, the last line says so."""
MAX_LINKS = 100
"""Links in a row. If there are more, its end says so."""

_Item = TypeVar("_Item")

DISPUTED = N_("sources disagree")


def title(text: str, tail: Span | None = None, anchor: str = "") -> Block:
    """Return the first line of a card."""
    return Block((Span(text, "title"),), tail=tail, anchor=anchor)


def labelled_rows(reading: Reading, rows: Iterable[tuple[str, Text | None]], gap: int = 1) -> list[Block]:
    """Return rows such as "Age  25". Rows without a text are left out."""
    shown = [(reading._(label), text) for label, text in rows if text]
    width = max((cells(label) for label, _ in shown), default=0)
    return [
        Block(tuple(reading.spans(text)), gap if index == 0 else 0, label=Span(label, "label"), label_width=width)
        for index, (label, text) in enumerate(shown)
    ]


def notes(reading: Reading, texts: Sequence[Text]) -> list[Block]:
    """Return the notes as paragraphs."""
    return [block for text in texts for block in reading.paragraphs(text)]


def dispute_mark(reading: Reading, ref: str) -> Iterator[Span]:
    """Yield the sign of each dispute about a ref. It links to the dispute."""
    for dispute in reading.guide.disputes_about.get(ref, ()):
        yield _mark(reading, dispute)


def disputes(reading: Reading, ref: str) -> list[Block]:
    """Return the disputes about a ref. On screen each links to its claims; in plain text the claims follow."""
    rows: list[list[Block]] = []
    for dispute in enough_rows(reading.guide.disputes_about.get(ref, ())):
        question = reading.spans(dispute.question, "dim")
        row = Block((*question, Span(" ", "dim"), _mark(reading, dispute)), 0 if rows else 1)
        rows.append([row, *(() if reading.on_screen else claims(reading, dispute))])
    return limit_rows(reading, rows)


def _mark(reading: Reading, dispute: Dispute) -> Span:
    words = "≠ " + reading._(DISPUTED)
    return Span(words.replace(" ", "\N{NO-BREAK SPACE}"), "dispute", f"dispute:{dispute.id}")


def claims(reading: Reading, dispute: Dispute) -> list[Block]:
    """Return the claims of a dispute with their sources, and the guide's resolution."""
    blocks = []
    for claim in dispute.claims:
        blocks.append(Block((Span("• ", "mark"), *reading.spans(claim.text)), indent=2))
        if claim.sources:
            sources = link_list(reading, "source", claim.sources, "dim")
            blocks.append(Block((Span(reading._("according to") + " ", "dim"), *sources), indent=4))
    if dispute.kept:
        words = Span(reading._("This guide:") + " ", "dim")
        blocks.append(Block((words, *reading.spans(dispute.kept)), indent=2))
    return blocks


def other_spellings(reading: Reading, names: Sequence[str]) -> list[Block]:
    """Return a line with the other names of an entry."""
    return [Block((Span(also_known_as(reading, names), "dim"),), 1)] if names else []


def also_known_as(reading: Reading, names: Sequence[str]) -> str:
    """Return other names with the words before them."""
    words = reading.translations.ngettext("Also known as {names}", "Also known as {names}", len(names))
    return words.format(names=_names(reading, names))


def other_titles(reading: Reading, names: Sequence[str]) -> list[Block]:
    """Return a line with the other titles of a work."""
    words = reading.translations.ngettext("Other title: {names}", "Other titles: {names}", len(names))
    return [Block((Span(words.format(names=_names(reading, names)), "dim"),), 1)] if names else []


def _names(reading: Reading, names: Sequence[str]) -> str:
    return join_fields(names[:MAX_LINKS]) + "".join(span.text for span in more_links(reading, names))


def section(words: str, rows: list[Block]) -> list[Block]:
    """Return rows under a heading; nothing if there are no rows."""
    return [heading(words), *rows] if rows else []


def with_note(reading: Reading, spans: Sequence[Span], note: Text | None, about: str = "") -> list[Span]:
    """Return words with a note in parentheses behind them. ``about`` is the part of the words that it is about."""
    if not note:
        return list(spans)
    *first, last = reading.spans(note, "spoiler" if is_spoiler(note) else "dim")
    last = last._replace(text=last.text.removesuffix("."))
    colon = reading._("{name}: {reason}").format(name=close_field(about), reason="") if about else ""
    return [*spans, Span(f" ({colon}", "dim"), *first, last, Span(")", "dim")]


def lead_in(reading: Reading, words: Sequence[Span]) -> list[Span]:
    """Return words that introduce what follows them: with a colon, unless they are a question."""
    question = bool(words) and words[-1].text.endswith("?")
    colon = " " if question else reading._("{name}: {reason}").format(name="", reason="")
    return [*words, Span(colon, "dim")]


def enough_rows(records: Iterable[_Item]) -> list[_Item]:
    """Return the first of many records: those that a section shows, and one more if there are more.

    Nothing is made of the others, so that a card takes no longer if its lists are longer.
    """
    return list(islice(records, MAX_ROWS + 1))


def limit_rows(reading: Reading, rows: Iterable[Block | list[Block]], whole: Span | None = None) -> list[Block]:
    """Cut a long section, and add a line that says so, with a link to all rows if there is one.

    A list of blocks counts as one row. Make rows lazily, or from ``enough_rows``: most of a long list are not used.
    """
    shown = enough_rows(rows)
    blocks = [block for row in shown[:MAX_ROWS] for block in (row if isinstance(row, list) else [row])]
    if len(shown) <= MAX_ROWS:
        return blocks
    return [*blocks, Block((_only_first(reading, MAX_ROWS), *((Span(" ", "dim"), whole) if whole else ())))]


def more_links(reading: Reading, records: Sequence[object]) -> list[Span]:
    """Return the end of a row that has links to the first MAX_LINKS records only; nothing if those are all."""
    return [Span(" … ", "dim"), _only_first(reading, MAX_LINKS)] if len(records) > MAX_LINKS else []


def _only_first(reading: Reading, count: int) -> Span:
    return Span(reading._("Only the first {count} are listed.").format(count=count), "dim")


def capitalized(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].title() + text[1:]


def opening_name(reading: Reading, ref: str) -> str:
    """Return a name that opens a line. A character such as "the guest" gets a capital; other names are as written."""
    name = reading.name(ref)
    return capitalized(name) if ref.startswith("character:") else name


def link_list(reading: Reading, kind: str, names: Sequence[str], style: Style = "body") -> list[Span]:
    """Return links in a row: "a, b, c". Sources contain commas, so semicolons separate them."""
    comma = reading._("; ") if kind == "source" else ", "
    spans: list[Span] = []
    for index, name in enumerate(names[:MAX_LINKS]):
        if index:
            spans.append(Span(comma, style))
        ref = f"{kind}:{name}"
        spans.append(reading.link(ref, "" if index else opening_name(reading, ref)))
    return spans + more_links(reading, names)


def other_films(reading: Reading, ref: str) -> Iterator[Block]:
    """Yield a line with links to the other films of the shelf that have the same person or work."""
    if reading.shelf is None:
        return
    spans: list[Span] = []
    for key, inside in reading.shelf.elsewhere(reading.whole, ref, reading.level_of):
        film = replace(reading, whole=reading.shelf.guides[key])
        head = film.guide.film.film
        spans += [Span(", ", "dim")] if spans else []
        spans.append(Span(f"{close_field(film.text(head.title))} ({head.year}) ›", "link", f"film:{key}/{inside}"))
    if spans:
        is_work = ref.startswith("work:")
        words = reading._("On the shelf:") if is_work else reading._("Also in:")
        yield Block((Span(words + " ", "dim"), *spans))
