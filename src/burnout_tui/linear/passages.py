"""Documents and lists for reading line by line: no columns, no indents, no decorative signs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from burnout_tui.prose.document import FAMILY_STYLES, SIGN_STYLES, Block, Document, Span
from burnout_tui.prose.numbers import age_text
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_word, relation_kinds
from burnout_tui.prose.rows import Row
from textual_wire.direction import MARK, join_fields

_SIGNS = re.compile(r"[≠†‡◆★▸•✗]\s?")
"""Signs that repeat what the words beside them say. A screen reader would read out their names."""


class Passage(NamedTuple):
    """A paragraph, a heading, or a list choice."""

    spans: tuple[Span, ...]
    """Spans with a ref are numbered choices."""
    gap: bool = False
    """True if an empty line precedes it."""
    heading: bool = False
    """True for a heading."""
    choice: bool = False
    """True if the passage as a whole is a choice: its number precedes it, and the row of choices leaves it out."""


def heading(words: str) -> Passage:
    """Return a heading."""
    return Passage((Span(words, "heading"),), gap=True, heading=True)


def choice(ref: str, words: str) -> Passage:
    """Return a list choice."""
    return Passage((Span(words, "body", ref),), choice=True)


def plain(*lines: str) -> list[Passage]:
    """Return each sentence as a paragraph."""
    return [Passage((Span(line),)) for line in lines]


def separator(reading: Reading) -> str:
    """Return the separator for items that may contain commas."""
    return reading._("; ")


def from_document(reading: Reading, document: Document) -> list[Passage]:
    """Convert a document. Labels begin sentences, and texts at the right edge end them."""
    return [passage for block in document for passage in _from_block(reading, block)]


def from_rows(rows: Iterable[Row]) -> list[Passage]:
    """Convert a list, with commas between its columns. Rows that select nothing become headings or notes."""
    return [
        choice(row.ref, join_fields(filter(None, map(_without_sign, _without_disputes(row)))))
        if row.ref
        else heading(join_fields(row.columns))
        for row in rows
    ]


def from_character_rows(reading: Reading, rows: Iterable[Row]) -> list[Passage]:
    """Convert rows of characters, with their ages in the words of the language."""
    return from_rows(_character_row(reading, row) if row.ref else row for row in rows)


def _character_row(reading: Reading, row: Row) -> Row:
    name, age, *rest = row.columns
    return row._replace(columns=(name, age and age_text(int(age), reading.translations), *rest))


def from_cast_rows(reading: Reading, rows: Iterable[Row]) -> list[Passage]:
    """Convert rows of people, with what they play or do."""
    unknown = reading._("role not known")
    return from_rows(
        row._replace(columns=tuple(unknown if column == "—" else column for column in row.columns)) for row in rows
    )


def from_work_rows(reading: Reading, rows: Iterable[Row]) -> list[Passage]:
    """Convert rows of works: title, year, kind."""
    return from_rows(_work_row(reading, row) for row in rows)


def _without_disputes(row: Row) -> Sequence[str]:
    """Return the columns without the signs of disputes at their ends."""
    columns = list(row.columns)
    for sign in row.signs:
        if sign.style == "dispute":
            columns[sign.column] = columns[sign.column][: sign.start].rstrip(f" {MARK}")
    return columns


def _without_sign(column: str) -> str:
    """Remove the sign at the beginning of a column."""
    return _SIGNS.sub("", column, count=1) if _SIGNS.match(column) else column


def _work_row(reading: Reading, row: Row) -> Row:
    if not row.ref:
        return row
    year, _mark, title, kind = _without_disputes(row)
    return Row(row.ref, (title, _year(reading, year), kind))


def _year(reading: Reading, year: str) -> str:
    return reading._("year not known") if year == "—" else year


def _from_block(reading: Reading, block: Block) -> Iterator[Passage]:
    spans = [*_label(reading, block.label), *_readable_spans(reading, block.spans), *_kinds(reading, block)]
    tail = _readable(reading, block.tail) if block.tail else None
    if tail and not tail.ref:
        spans.append(Span(f" ({tail.text})", tail.style))
    # In a document, only the style of a span marks a heading.
    is_heading = any(span.style == "heading" for span in spans)
    if any(span.text.strip() for span in spans):
        yield Passage(tuple(spans), gap=block.gap > 0, heading=is_heading)
    if tail and tail.ref:
        yield Passage((tail,))


def _readable_spans(reading: Reading, spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        if readable := _readable(reading, span):
            # The sign of a dispute, or of a work made together, refers to the text before it.
            if span.ref and (span.style in SIGN_STYLES or not readable.text):
                yield Span("— ", "dim")
            yield readable


def _kinds(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the kinds of relation in words that a block of a card says with signs.

    Blocks below a heading or a chain that names the kind have neither a label nor an anchor. Text that is not for the
    screen has the words beside the signs.
    """
    if not reading.on_screen or not (block.label or block.anchor):
        return
    kinds = {found.sign: kind for kind, found in relation_kinds(reading.guide).items()}
    for sign in block.signs:
        if sign.style in FAMILY_STYLES:
            yield Span(f" ({kind_word(reading, kinds[sign.text])})", "dim")


def _label(reading: Reading, label: Span | None) -> list[Span]:
    """Return a label with a colon; nothing for a sign."""
    if label is None or label.style in SIGN_STYLES or not (readable := _readable(reading, label)):
        return []
    if label.text == "—":
        readable = readable._replace(text=_year(reading, label.text))
    colon = reading._("{name}: {reason}").format(name="", reason="")
    return [readable, Span(colon, label.style)]


def _readable(reading: Reading, span: Span) -> Span | None:
    """Remove what only sighted readers need from a span; return None if nothing is left."""
    text = span.text
    if span.style in FAMILY_STYLES:
        return None
    if span.style == "link" and text.endswith("›"):
        text = text[:-1].rstrip()
    elif span.style == "dim" or span.style in SIGN_STYLES:
        text = _SIGNS.sub("", text)
    if span.style == "dim" or span.ref.startswith("fact:"):
        text = text.replace(" · ", separator(reading)).replace("─", "—")
        text = "" if text == "· " else text
    # A link without words gets the name of its target when it is numbered.
    return span._replace(text=text) if text or span.ref else None
