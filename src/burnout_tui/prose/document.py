"""A readable text before it has a width: blocks of spans, some of which are links."""

import re
from typing import Literal, NamedTuple

Style = Literal["body", "title", "heading", "dim", "label", "quote", "mark", "spoiler", "link", "match"]
"""What a stretch of text is; each medium decides how that looks."""

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/\S*)?\Z", re.IGNORECASE)
"""An address of the web as people write it, without its scheme."""


class Span(NamedTuple):
    """A stretch of text on one line or several."""

    text: str
    """White space in it is one space, except no-break spaces, which stay."""
    style: Style = "body"
    ref: str = ""
    """What it opens, an entry of the guide or an address of the web; empty for plain words."""


class Block(NamedTuple):
    """A paragraph, a heading, or a row with a label."""

    spans: tuple[Span, ...]
    gap: int = 0
    """Empty lines before it, unless it is first."""
    indent: int = 0
    """Columns left free before each line."""
    label: Span | None = None
    """Stands in a column of its own before the first line."""
    label_width: int = 0
    """Columns of the label; a label that is wider stands on a line of its own."""
    tail: Span | None = None
    """Stands at the right edge of the last line where it has room, and on a line of its own otherwise."""
    anchor: str = ""
    """The ref that this block is about."""


Document = tuple[Block, ...]


def begins_link(span: Span, before: Span | None) -> bool:
    """Whether a link begins with a span; spans of one ref side by side are one link."""
    return bool(span.ref) and (before is None or before.ref != span.ref)


def is_url(ref: str) -> bool:
    """Whether a ref is an address of the web, not an entry of the guide."""
    return ref.startswith(("https://", "http://"))


def to_url(written: str) -> str:
    """The whole address of what a source gives as its place on the web; empty where that is something else."""
    if is_url(written):
        return written
    return f"https://{written}" if _HOST.match(written) else ""


def paragraph(*spans: Span | str, gap: int = 0, indent: int = 0, anchor: str = "") -> Block:
    """A block of spans; plain strings are body text."""
    return Block(tuple(Span(span) if isinstance(span, str) else span for span in spans), gap, indent, anchor=anchor)


def heading(text: str, gap: int = 1) -> Block:
    """The heading of a section."""
    return Block((Span(text, "heading"),), gap)


def join_groups(items: list[list[Span]], separator: str = " · ") -> list[Span]:
    """Groups of spans with a separator between them; empty groups are passed over."""
    spans: list[Span] = []
    for item in filter(None, items):
        if spans:
            spans.append(Span(separator, "dim"))
        spans += item
    return spans
