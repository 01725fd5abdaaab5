"""A readable text without a width: blocks of spans, and some spans are links."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from textual_wire.direction import MARK, is_right_to_left

Family = Literal["kind-family", "kind-love", "kind-work", "kind-money", "kind-chance", "kind-art"]
"""The styles of the families of relations, for their signs."""
KindStyle = Family | Literal["kind-plain"]
"""The style of a kind of relation: that of its family, or none for a kind that joins no family."""
TextStyle = Literal["body", "title", "heading", "dim", "label", "quote", "mark", "spoiler", "dispute", "link", "match"]
Style = TextStyle | KindStyle
"""The role of a span of text. Each medium decides how a role looks."""
FAMILY_STYLES = frozenset((*get_args(Family), "kind-plain"))
SIGN_STYLES = frozenset(("mark", "dispute", *FAMILY_STYLES))
"""The styles of signs."""

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/\S*)?\Z", re.IGNORECASE)
"""A web address as people write it, without a scheme."""


class Span(NamedTuple):
    """A piece of text in one style."""

    text: str
    """Runs of white space count as one space; no-break spaces are kept."""
    style: Style = "body"
    ref: str = ""
    """The target of a link: an entry of the guide or a web address. Empty for plain text."""
    written: bool = False
    """True for a part of a text that the film's author wrote: it is read in one direction with the parts beside it."""
    language: str = ""
    """The language of such a part if the reader's own is lacking; else empty."""


class Block(NamedTuple):
    """A paragraph, a heading, or a row with a label."""

    spans: tuple[Span, ...]
    gap: int = 0
    """Empty lines before the block. The first block of a document has none."""
    indent: int = 0
    """Free columns before each line."""
    label: Span | None = None
    """Text in a column of its own, left of the first line."""
    signs: tuple[Span, ...] = ()
    """Signs before the label, in its column."""
    label_width: int = 0
    """The width of the label's column. A wider label gets a line of its own."""
    label_wraps: bool = False
    """True if a wider label takes several lines of its column, unless one of its words is too wide."""
    tail: Span | None = None
    """Text at the right edge of the last line, or on a line of its own if it does not fit."""
    anchor: str = ""
    """The ref that the block is about."""
    draw: Callable[[int], tuple[tuple[Span, ...], ...]] | None = None
    """Makes the lines of a drawing for a width. They have the links of ``spans``, in the same order."""
    drawn: bool = False
    """True for a line of a drawing: its spaces are kept, and what does not fit is cut off."""

    @property
    def label_spans(self) -> tuple[Span, ...]:
        """The label's column: the signs, then the label."""
        if not self.label or not self.label.text:
            return self.signs
        return (*self.signs, Span(" "), self.label) if self.signs else (self.label,)


Document = tuple[Block, ...]


def begins_link(span: Span, before: Span | None) -> bool:
    """Return True if a link begins with ``span``. Adjoining spans with the same ref are one link."""
    return bool(span.ref) and (before is None or before.ref != span.ref)


def close_fields(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans with a left-to-right mark after each right-to-left text that another text follows.

    Without it, terminals that reorder lines would show two names of a list in the place of each other.
    """
    before: Span | None = None
    is_open = False
    for span in spans:
        if before:
            is_open = is_open or is_right_to_left(before.text)
            if is_open and not (before.written and span.written):
                end = len(before.text.rstrip())
                before = before._replace(text=before.text[:end] + MARK + before.text[end:])
                is_open = False
            yield before
        before = span
    if before:
        yield before


def is_url(ref: str) -> bool:
    """Return True if a ref is a web address, not an entry of the guide."""
    return ref.startswith(("https://", "http://"))


def to_url(written: str) -> str:
    """Return the URL for the web address that a source gives; empty if it is not a web address."""
    if is_url(written):
        return written
    return f"https://{written}" if _HOST.match(written) else ""


def paragraph(*spans: Span | str, gap: int = 0, indent: int = 0, anchor: str = "") -> Block:
    """Return a block of spans. Plain strings become body text."""
    return Block(tuple(Span(span) if isinstance(span, str) else span for span in spans), gap, indent, anchor=anchor)


def drawn_line(*spans: Span, gap: int = 0) -> Block:
    """Return a line of a drawing."""
    return Block(spans, gap, drawn=True)


def heading(text: str, gap: int = 1) -> Block:
    """Return the heading of a section."""
    return Block((Span(text, "heading"),), gap)


def title_of(document: Document) -> str:
    """Return the title that a document begins with, alone in its line and followed by more; empty if there is none."""
    if len(document) < 2 or len(document[0].spans) != 1 or document[0].tail or document[0].label:
        return ""
    (span,) = document[0].spans
    return span.text if span.style == "title" else ""


def join_groups(items: Iterable[list[Span]], separator: str = " · ") -> list[Span]:
    """Join groups of spans with a separator. Empty groups are skipped."""
    spans: list[Span] = []
    for item in filter(None, items):
        if spans:
            spans.append(Span(separator, "dim"))
        spans += item
    return spans
