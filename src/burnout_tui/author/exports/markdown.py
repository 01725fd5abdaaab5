"""``export md``: the whole guide as CommonMark, with links by anchors that also work on GitHub."""

from collections.abc import Iterator

from burnout_tui.author.exports.contents.anchors import Anchors
from burnout_tui.author.exports.contents.parts import Line, Part, Piece, Reference, Renderer, kinds_by_sign
from burnout_tui.author.exports.contents.sections import (
    FACTS,
    FILM,
    SOURCES,
    Entry,
    Section,
    sections,
    statement_grounds,
)
from burnout_tui.author.exports.formats import Options
from burnout_tui.author.exports.hidden import hidden_words
from burnout_tui.author.exports.markdown_text import heading, inline, plain, starting
from burnout_tui.prose.reading import Reading
from textual_wire.direction import join_fields

_BULLETS = ("• ", "· ")
"""The signs of lists, which Markdown has itself."""


def write(reading: Reading, _: Options) -> str:
    """Return the guide in the reader's language."""
    return "\n\n".join(filter(None, _Guide(reading).blocks())) + "\n"


class _Guide:
    """The guide while it is written."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sections = sections(reading)
        self._numbers = {name: number for number, name in enumerate(reading.guide.sources, 1)}
        self._placed: set[str] = set()
        """The anchors that have their place."""
        self._renderer = Renderer(
            reading=reading,
            anchors=Anchors("", reading.guide, frozenset(section.name for section in self._sections)),
            grounds=statement_grounds(reading),
            numbers=self._numbers,
            is_right_to_left=False,
            interface_language="",
            kinds=kinds_by_sign(reading),
        )

    def blocks(self) -> Iterator[str]:
        """Yield the paragraphs, headings and lists."""
        reading, head = self._reading, self._reading.guide.film.film
        yield heading(1, f"{plain(reading.text(head.title))} ({head.year})")
        if names := join_fields(reading.name(f"person:{person}") for person in head.directors):
            yield starting(plain(names))
        if tagline := reading.text(head.tagline):
            yield f"> {starting(plain(tagline))}"
        yield starting(plain(hidden_words(reading)))
        for section in self._sections:
            yield from self._section(section)

    def _section(self, section: Section) -> Iterator[str]:
        yield f"{self._anchor(section.name)}\n\n{heading(2, plain(section.title))}"
        yield starting(plain(section.lead))
        for group in section.groups:
            yield heading(3, plain(group.heading)) if group.heading else ""
            if section.name == SOURCES:
                yield "\n".join(map(self._source, group.entries))
                continue
            for entry in group.entries:
                yield from self._entry(entry, 4 if group.heading else 3)

    def _source(self, entry: Entry) -> str:
        """Return an item of the numbered list of sources."""
        number = self._numbers[entry.ref.partition(":")[2]]
        words = (inline(self._renderer.pieces(block.spans)) for block in entry.document)
        return f"{number}. {self._anchor(entry.ref)}{'. '.join(filter(None, words))}"

    def _entry(self, entry: Entry, level: int) -> Iterator[str]:
        document = entry.document
        if entry.ref not in (FILM, FACTS):
            title = inline(self._renderer.pieces(document[0].spans))
            yield f"{self._anchor(entry.ref)}\n\n{heading(level, title)}"
            document, level = document[1:], level + 1
        for part in self._renderer.parts(document):
            yield from self._part(part, level)
        grounds = entry.grounds
        if grounds.sources and entry.ref not in (FILM, FACTS):
            references = _references(self._renderer.references(grounds.sources))
            yield " · ".join(filter(None, (starting(plain(grounds.grade)), references)))

    def _part(self, part: Part, level: int) -> Iterator[str]:
        if part.sort in ("rows", "list"):
            yield "\n".join(map(self._item, part.lines))
            return
        quote: list[str] = []
        for line, following in zip(part.lines, (*part.lines[1:], None), strict=True):
            texts = [self._words(line), *map(inline, line.more)]
            if part.sort == "heading":
                yield heading(level, texts[0])
            elif line.style or (following and following.style == "signature"):
                quote += [f"> {starting(text)}" for text in texts if text]
            else:
                yield from (starting(text) for text in texts)
            if quote and (line.style == "signature" or following is None):
                yield "\n>\n".join(quote)
                quote.clear()

    def _item(self, line: Line) -> str:
        """Return an item of a list, with its further paragraphs on lines of their own."""
        label = inline(line.label)
        first, *rest = line.pieces or (Piece(""),)
        if first.text.startswith(_BULLETS):
            line = line._replace(pieces=(first._replace(text=first.text[2:]), *rest))
        words = f"**{label}** {self._words(line)}" if label else self._words(line)
        more = "".join(f"  \n  {starting(text)}" for pieces in line.more if (text := inline(pieces)))
        return f"- {starting(words)}{more}"

    def _words(self, line: Line) -> str:
        references = _references(line.references)
        anchor = self._anchor_id(line.id)
        return f"{anchor}{inline(line.pieces)}{f' {references}' if references else ''}"

    def _anchor(self, ref: str) -> str:
        return self._anchor_id(self._renderer.anchors.id_of(ref))

    def _anchor_id(self, name: str) -> str:
        """Return the place that links lead to; empty if there is one already."""
        if not name or name in self._placed:
            return ""
        self._placed.add(name)
        return f'<a id="{name}"></a>'


def _references(found: tuple[Reference, ...]) -> str:
    """Return references as numbers in brackets that lead to the sources."""
    links = ", ".join(f"[{one.number}]({one.href})" for one in found)
    return f"\\[{links}\\]" if links else ""
