"""Search results as a document: a heading for each kind, with the matches marked."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.model import Character, Person, Source, Work
from burnout_tui.film.search.index import Group, Hit, Quality, TextRange
from burnout_tui.prose.document import Block, Document, Span, Style, heading, paragraph
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.prose.entries.person import WORK_KINDS
from burnout_tui.prose.found import Found
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.numbers import date_text, years_text
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_sign
from burnout_tui.prose.stubs import is_stub

_TEXTS = N_("Texts")
_BEFORE, _AFTER = 40, 90
"""Characters of a text that are shown before and after a match."""


class FilmHits(NamedTuple):
    """The hits in one film."""

    reading: Reading
    """The reader's choices, with this film."""
    film: str
    """The film's key on the shelf; empty if only the open film is searched."""
    groups: Sequence[Group]

    def ref(self, ref: str) -> str:
        """Return the ref that opens a hit."""
        return f"film:{self.film}/{ref}" if self.film else ref


def results_document(reading: Reading, typed: str, groups: Sequence[Group]) -> Document:
    """Return the hits in one film as links, a sentence if there are none, or instructions if nothing was typed."""
    return films_document(reading, typed, (FilmHits(reading, "", groups),))


def films_document(reading: Reading, typed: str, films: Sequence[FilmHits]) -> Document:
    """Return the hits in several films as links, a sentence if there are none, or instructions if nothing was typed."""
    _ = reading._
    if not typed.strip():
        return (
            paragraph(Span(_("Type to search characters, people, works, themes, facts, sources and all texts."))),
            paragraph(Span(_("Accents, capitals, hyphens and small typos do not matter."), "dim"), gap=1),
        )
    blocks = [block for hits in films if hits.groups for block in _film_blocks(hits)]
    return tuple(blocks) or (paragraph(Span(_("Nothing found for “{typed}”.").format(typed=typed.strip()))),)


def found_in(films: Sequence[FilmHits], ref: str) -> Found | None:
    """Return the text of the hit that a ref of the results opens, with the words that match; None if there is none."""
    for hits in films:
        for group in hits.groups:
            for hit in group.hits:
                if hits.ref(hit.entry.ref) == ref:
                    return Found(hit.entry.text, tuple(hit.entry.text[start:end] for start, end in hit.marks))
    return None


def _film_blocks(hits: FilmHits) -> Iterator[Block]:
    """Yield the hits in a film by their kinds; on a shelf, below its title."""
    reading, _ = hits.reading, hits.reading._
    if hits.film:
        yield Block((Span(reading.text(reading.guide.film.film.title).upper(), "title"),), 1)
    for group in hits.groups:
        yield heading(_(record_kinds().headings.get(group.kind, _TEXTS)), 0 if hits.film else 1)
        for hit in group.hits:
            for block in _text_blocks(reading, hit) if group.kind == "text" else [_name_block(reading, hit)]:
                spans = (span._replace(ref=hits.ref(span.ref)) if span.ref else span for span in block.spans)
                yield block._replace(spans=tuple(spans))
        if group.more:
            yield Block((Span(_("More matches; keep typing."), "dim"),))


def _name_block(reading: Reading, hit: Hit) -> Block:
    """Return a name with its match marked, the spelling that matched if it is another one, and a description."""
    entry = hit.entry
    spans: list[Span] = []
    reasons = []
    if entry.form == "other":
        other = N_("another title") if entry.kind in ("work", "source") else N_("another name")
        reasons.append(reading._(other))
    if hit.quality is Quality.TYPO:
        reasons.append(reading._("similar spelling"))
    if entry.form == "other":
        spans += [Span(_title(reading, entry.ref), "link", entry.ref), Span(" — ", "dim")]
        spans += _mark(entry.text, hit.marks, "body")
    elif entry.form == "id":
        spans.append(Span(_title(reading, entry.ref), "link", entry.ref))
    else:
        name = opening_name(reading, entry.ref) if entry.kind == "character" else entry.text
        spans += _mark(name, hit.marks, "link", entry.ref)
    if reasons:
        colon = reading._("{name}: {reason}").format(name="", reason=", ".join(reasons))
        spans.append(Span(colon if entry.form == "other" else f" — {', '.join(reasons)}", "dim"))
    elif what := _description(reading, entry.ref):
        spans.append(Span(f" · {what}", "dim"))
    return Block(tuple(spans))


def _text_blocks(reading: Reading, hit: Hit) -> list[Block]:
    """Return the entry that a text belongs to, and the words around the match."""
    entry = hit.entry
    title = _title(reading, entry.ref)
    if title == entry.text:  # the title is what matches: saying it twice would tell nothing
        marked = _mark(entry.text, hit.marks, "link", entry.ref)
        return [Block((*marked, *((Span(f" · {entry.where}", "dim"),) if entry.where else ())))]
    rest = f" · {entry.where}" if entry.where and title else ""
    signs = (kind_sign(reading, entry.relation), Span(" ")) if entry.relation else ()
    name = Block((*signs, Span(title or entry.where, "link", entry.ref), *((Span(rest, "dim"),) if rest else ())))
    return [name, Block(tuple(_excerpt(entry.text, hit.marks)), indent=2)]


def _title(reading: Reading, ref: str) -> str:
    """Return the name of a ref; the film's title for the synopsis, and nothing for one of its paragraphs."""
    return reading.text(reading.guide.film.film.title) if ref == "tab:synopsis" else opening_name(reading, ref)


def _description(reading: Reading, ref: str) -> str:
    """Return a short description, which distinguishes entries of the same name."""
    if is_stub(reading, ref):
        return reading._("not written yet")
    record = reading.guide.find(ref)
    if isinstance(record, Character | Person):
        return reading.text(record.occupation)
    if isinstance(record, Work):
        kind = reading._(WORK_KINDS[record.kind]) if record.kind else ""
        return " · ".join(filter(None, (years_text(record.year, record.until) if record.year else "", kind)))
    if isinstance(record, Source) and record.date:
        return date_text(record.date, reading.translations)
    return ""


def _excerpt(text: str, marks: tuple[TextRange, ...]) -> Iterator[Span]:
    """Yield the words around the first match, with ellipses for what is left out."""
    first = min(marks)[0]
    start = 0 if first <= _BEFORE else text.find(" ", first - _BEFORE, first) + 1 or first
    end = len(text) if len(text) - first <= _AFTER else text.rfind(" ", first, first + _AFTER)
    end = end if end > 0 else min(first + _AFTER, len(text))
    end = max(end, min(marks)[1])
    inside = tuple((max(begin - start, 0), stop - start) for begin, stop in marks if begin >= start and stop <= end)
    yield from (Span("… ", "dim"),) if start else ()
    yield from _mark(text[start:end], inside, "body")
    yield from (Span(" …", "dim"),) if end < len(text) else ()


def _mark(text: str, marks: tuple[TextRange, ...], style: Style, ref: str = "") -> Iterator[Span]:
    """Yield a text with ranges of it marked."""
    place = 0
    for begin, end in sorted(marks):
        start = max(begin, place)
        if place < start:
            yield Span(text[place:start], style, ref, written=True)
        if start < end:
            yield Span(text[start:end], "match", ref, written=True)
        place = max(place, end)
    if place < len(text):
        yield Span(text[place:], style, ref, written=True)
