"""Documents and lists as they are told one line after the other: no columns, no indents, no signs that say nothing."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from burnout_tui.prose.document import Block, Document, Span
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Row

_SIGNS = re.compile(r"[≠†‡◆★▸•✗]\s?")
"""Signs that only the eye needs; words beside them say the same. A screen reader would read out their names."""


class Passage(NamedTuple):
    """A paragraph, a heading, or a choice of a list."""

    spans: tuple[Span, ...]
    """Those with a ref can be chosen by a number."""
    gap: bool = False
    """Whether an empty line stands before it."""
    heading: bool = False
    """Whether it is the heading of what follows."""
    choice: bool = False
    """Whether it is a choice as a whole: its number stands in front, and it is not told again among the choices."""


def heading(words: str) -> Passage:
    """The heading of what follows."""
    return Passage((Span(words, "heading"),), gap=True, heading=True)


def choice(ref: str, words: str) -> Passage:
    """One choice of a list."""
    return Passage((Span(words, "body", ref),), choice=True)


def plain(*lines: str) -> list[Passage]:
    """Sentences, each a paragraph."""
    return [Passage((Span(line),)) for line in lines]


def separator(reading: Reading) -> str:
    """What stands between things in a row that may have commas in them."""
    return reading._("; ")


def from_document(reading: Reading, document: Document) -> list[Passage]:
    """A document: labels become the beginnings of sentences, what stands at the edge becomes their end."""
    return [passage for block in document for passage in _from_block(reading, block)]


def from_rows(rows: Iterable[Row]) -> list[Passage]:
    """A list: its columns with commas between them; rows that select nothing are headings or notes."""
    return [
        choice(row.ref, ", ".join(filter(None, map(_unsigned, row.columns))))
        if row.ref
        else heading(", ".join(row.columns))
        for row in rows
    ]


def from_cast_rows(reading: Reading, rows: Iterable[Row]) -> list[Passage]:
    """People, and what they play or do."""
    unknown = reading._("role not known")
    return from_rows(
        Row(row.ref, tuple(unknown if column == "—" else column for column in row.columns)) for row in rows
    )


def from_work_rows(reading: Reading, rows: Iterable[Row]) -> list[Passage]:
    """Works: title, year and kind."""
    return from_rows(_work_row(reading, row) for row in rows)


def _unsigned(column: str) -> str:
    """A column that begins with a sign, without it."""
    return _SIGNS.sub("", column, count=1) if _SIGNS.match(column) else column


def _work_row(reading: Reading, row: Row) -> Row:
    if not row.ref:
        return row
    year, _mark, title, kind = row.columns
    return Row(row.ref, (title, _year(reading, year), kind))


def _year(reading: Reading, year: str) -> str:
    return reading._("year not known") if year == "—" else year


def _from_block(reading: Reading, block: Block) -> Iterator[Passage]:
    spans = [*_label(reading, block.label), *_all_heard(reading, block.spans)]
    tail = _heard(reading, block.tail) if block.tail else None
    if tail and not tail.ref:
        spans.append(Span(f" ({tail.text})", tail.style))
    # A document says of nothing but its headings that they are some.
    is_heading = any(span.style == "heading" for span in spans)
    if any(span.text.strip() for span in spans):
        yield Passage(tuple(spans), gap=block.gap > 0, heading=is_heading)
    if tail and tail.ref:
        yield Passage((tail,))


def _all_heard(reading: Reading, spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        if heard := _heard(reading, span):
            # That sources disagree, or that two made something together, is told of what stands before it.
            if span.ref and (span.style == "mark" or not heard.text):
                yield Span("— ", "dim")
            yield heard


def _label(reading: Reading, label: Span | None) -> list[Span]:
    """A label and a colon; nothing for a sign."""
    if label is None or label.style == "mark" or not (heard := _heard(reading, label)):
        return []
    if label.text == "—":
        heard = heard._replace(text=_year(reading, label.text))
    colon = reading._("{name}: {reason}").format(name="", reason="")
    return [heard, Span(colon, label.style)]


def _heard(reading: Reading, span: Span) -> Span | None:
    """A stretch of text without what only the eye needs; None where nothing is left."""
    text = span.text
    if span.style == "link" and text.endswith("›"):
        text = text[:-1].rstrip()
    elif span.style in ("dim", "mark"):
        text = _SIGNS.sub("", text)
    if span.style == "dim" or span.ref.startswith("fact:"):
        text = text.replace(" · ", separator(reading)).replace("─", "—")
        text = "" if text == "· " else text
    # A link without words has those of the place that it opens, once it has its number.
    return span._replace(text=text) if text or span.ref else None
