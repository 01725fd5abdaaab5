"""Documents as the parts of a page: headings, paragraphs, rows with labels and lists, of pieces of text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from burnout_tui.author.exports.contents.anchors import Anchors
from burnout_tui.author.exports.contents.sections import Grounds
from burnout_tui.prose.document import FAMILY_STYLES, SIGN_STYLES, Block, Document, Span, is_url
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_word, relation_kinds
from textual_wire.direction import MARK

_SIGNS = frozenset("≠★◆•·●○▬▭△†‡")
"""Characters that a screen reader need not name: the words beside them say what they mean."""
_LETTER = re.compile(r"[^\W\d_]")


class Piece(NamedTuple):
    """A piece of text in one style."""

    text: str
    style: str = ""
    href: str = ""
    lang: str = ""
    """The language, where it is not the one around it."""
    meaning: str = ""
    """The word for a sign; a sign without one says nothing that the words beside it do not say."""
    is_sign: bool = False
    is_outside: bool = False
    """True for a link that leaves the page."""
    aside: bool = False
    """True for a name, which keeps its own direction among others."""


Pieces = tuple[Piece, ...]


class Reference(NamedTuple):
    """The number of a source, with its place in the page."""

    number: int
    href: str
    name: str


class Line(NamedTuple):
    """A paragraph or a row."""

    pieces: Pieces
    label: Pieces = ()
    more: tuple[Pieces, ...] = ()
    """Further paragraphs that belong to it."""
    id: str = ""
    style: str = ""
    """``quote``, ``signature`` or nothing."""
    grounds: Grounds = Grounds()
    references: tuple[Reference, ...] = ()


class Part(NamedTuple):
    """Lines of one sort: ``heading``, ``text``, ``rows`` or ``list``."""

    sort: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Renderer:
    """Makes the parts of one version of the film."""

    reading: Reading
    anchors: Anchors
    grounds: Mapping[str, Grounds]
    """The grounds of blocks, by their anchors."""
    numbers: Mapping[str, int]
    """The numbers of the sources."""
    is_right_to_left: bool
    interface_language: str
    """The language of the interface's words, if that is not the page's; else empty."""
    kinds: Mapping[str, str]
    """The words for the kinds of relation, by their signs."""

    def parts(self, document: Document) -> tuple[Part, ...]:
        """Return the parts of a document."""
        made: list[tuple[str, Line]] = []
        indent = 0
        for block in document:
            sort, line = self._line(block)
            if made and sort in ("text", "list") and not line.style and _goes_on(block, sort, *made[-1], indent):
                last_sort, last = made[-1]
                made[-1] = (last_sort, last._replace(more=(*last.more, line.pieces)))
            elif line.pieces or line.label:
                made.append((sort, line))
                indent = block.indent
        return tuple(Part(sort, tuple(lines)) for sort, lines in _runs(made))

    def references(self, sources: Iterable[str]) -> tuple[Reference, ...]:
        """Return the references to sources, in the order of their numbers."""
        known = sorted((self.numbers[name], name) for name in sources if name in self.numbers)
        return tuple(
            Reference(number, self.anchors.href(f"source:{name}"), self.reading.name(f"source:{name}"))
            for number, name in known
        )

    def pieces(self, spans: Iterable[Span], interface: bool = False) -> Pieces:
        """Return the pieces of spans. With ``interface``, all are words of the interface."""
        found: list[Piece] = []
        for span in spans:
            piece = self._piece(span, interface)
            if piece is None:
                continue
            if found and piece._replace(text="") == found[-1]._replace(text="") and not piece.is_sign:
                piece = piece._replace(text=found.pop().text + piece.text)
            found.append(piece)
        return tuple(found)

    def _line(self, block: Block) -> tuple[str, Line]:
        grounds = self.grounds.get(block.anchor, Grounds())
        first = block.spans[0] if block.spans else Span("")
        tail = (Span(" "), block.tail) if block.tail else ()
        spans = (*block.spans, *tail)
        sort, style = "text", ""
        if first.style == "heading" and not block.label:
            sort = "heading"
        elif block.label:
            sort = "rows"
        elif block.signs or first.text in ("• ", "· ", "★ ", "★"):
            sort, spans = "list", (*(Span(sign.text, sign.style) for sign in block.signs), Span(" "), *spans)
        elif first.style == "quote":
            style = "quote"
        elif first.text == "— ":
            style = "signature"
        line = Line(
            self.pieces(spans, sort == "heading"),
            self.pieces(block.label_spans) if block.label else (),
            id=self.anchors.id_of(block.anchor) if block.anchor and not block.anchor.startswith("text:") else "",
            style=style,
            grounds=grounds,
            references=self.references(grounds.sources),
        )
        return sort, line

    def _piece(self, span: Span, interface: bool) -> Piece | None:
        """Return a span as a piece; None for a hint that leads to another part of the program."""
        text = span.text.replace(MARK, "") if self.is_right_to_left else span.text
        href = self.anchors.href(span.ref) if span.ref else ""
        if span.ref and not href and text.endswith("›"):
            return None
        if span.style in FAMILY_STYLES:
            return Piece(text, span.style, meaning=self.kinds.get(text, ""), is_sign=True)
        if span.style in SIGN_STYLES and not span.ref and text.strip() in _SIGNS:
            return Piece(text, span.style, is_sign=True)
        if not text.strip():
            href = ""
        ours = interface or not (span.written or span.ref or span.style in ("title", "label", "quote"))
        lang = self._other_language(span, ours) if _LETTER.search(text) else ""
        style = "" if span.style in ("body", "link", "title", "heading") else span.style
        return Piece(text, style, href, lang, is_outside=is_url(href), aside=bool(span.ref))

    def _other_language(self, span: Span, ours: bool) -> str:
        """Return the language of a span if it is not the page's; ``ours`` means a word of the interface."""
        if ours:
            return self.interface_language
        return span.language if span.written or not span.ref else self.reading.name_language(span.ref)


def kinds_by_sign(reading: Reading) -> Mapping[str, str]:
    """Return the words for the kinds of relation, by their signs."""
    return {kind.sign: kind_word(reading, name) for name, kind in relation_kinds(reading.guide).items()}


def _goes_on(block: Block, sort: str, last_sort: str, last: Line, indent: int) -> bool:
    """Return True for a block that belongs to the row or the paragraph before it, which has this indent."""
    if last.style or last_sort == "heading" or (sort == "list" and last_sort != "rows"):
        return False
    return block.indent > indent or (last_sort == "rows" and block.label_width > 0 and not block.signs)


def _runs(made: Iterable[tuple[str, Line]]) -> Iterator[tuple[str, list[Line]]]:
    """Yield neighbours of one sort together; each heading alone."""
    lines: list[Line] = []
    sort = ""
    for this, line in made:
        if lines and (this != sort or this == "heading"):
            yield sort, lines
            lines = []
        sort = this
        lines.append(line)
    if lines:
        yield sort, lines
