"""The page in one language: what the template fills in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from unicodedata import bidirectional

from burnout_tui.author.exports.contents.anchors import Anchors
from burnout_tui.author.exports.contents.parts import Part, Pieces, Reference, Renderer, kinds_by_sign
from burnout_tui.author.exports.contents.sections import (
    FACTS,
    FILM,
    Entry,
    Grounds,
    Section,
    sections,
    statement_grounds,
)
from burnout_tui.author.exports.html.axis import Axis, axis
from burnout_tui.author.exports.html.difference import added
from burnout_tui.author.exports.html.page_texts import PageTexts, hidden_sentence, page_texts
from burnout_tui.author.exports.html.pictures import picture
from burnout_tui.film.language import Language, fallback_language
from burnout_tui.film.languages import interface_language, own_name
from burnout_tui.prose.document import Span, join_groups
from burnout_tui.prose.entries.common import MAX_LINKS, opening_name
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import leads_and_others, works_of


class PageEntry(NamedTuple):
    """An entry of a section."""

    id: str
    title: Pieces
    parts: tuple[Part, ...]
    grounds: Grounds = Grounds()
    references: tuple[Reference, ...] = ()
    number: int = 0
    """The number of a source."""
    supports: Pieces = ()
    """The entries that rest on a source."""
    style: str = ""
    """``film`` or ``facts`` for an entry without a title."""


class PageGroup(NamedTuple):
    """Entries under a heading."""

    heading: str
    entries: tuple[PageEntry, ...]


class PageSection(NamedTuple):
    """A section, or what the fold with spoilers has of one."""

    name: str
    id: str
    title: str
    lead: str
    groups: tuple[PageGroup, ...]
    picture: str
    """SVG."""
    axis: Axis | None
    axis_links: Mapping[str, tuple[str, str]]
    """The address and the title of each work on the axis."""


class Lead(NamedTuple):
    """One of the leads, on the title card."""

    name: Pieces
    played_by: Pieces
    wants: Pieces


@dataclass(frozen=True, slots=True)
class Edition:
    """The page in one language."""

    language: Language
    name: str
    """The language's own name."""
    prefix: str
    direction: str
    interface_language: str
    """The language of the interface's words, if that is another one; else empty."""
    words: PageTexts
    title: str
    title_language: str
    """The language of the title, if that is not the page's; else empty."""
    year: int
    directors: Pieces
    tagline: Pieces
    art: str
    leads: tuple[Lead, ...]
    sections: tuple[PageSection, ...]
    spoilers: tuple[PageSection, ...]
    hidden: str
    """The sentence that says that something is left out; empty if nothing is."""


def edition(reading: Reading, prefix: str, folds: bool) -> Edition:
    """Return the page in the language of a reading. With ``folds`` it also has what the reading hides, folded."""
    head = reading.guide.film.film
    shown = sections(reading)
    renderer = _renderer(reading, prefix, shown)
    supports = _supports(shown)
    spoilers: tuple[PageSection, ...] = ()
    if folds and reading.hides:
        spoilers = tuple(_spoilers(reading, renderer, shown))
    names = join_groups(([reading.link(f"person:{person}")] for person in head.directors), ", ")
    return Edition(
        language=reading.language,
        name=own_name(reading.language),
        prefix=prefix,
        direction="rtl" if renderer.is_right_to_left else "ltr",
        interface_language=renderer.interface_language,
        words=page_texts(reading),
        title=reading.text(head.title),
        title_language=fallback_language(head.title, reading.language),
        year=head.year,
        directors=renderer.pieces(names),
        tagline=renderer.pieces(reading.spans(head.tagline)),
        art=head.art or "",
        leads=tuple(_leads(reading, renderer)),
        sections=tuple(_page_section(renderer, section, supports) for section in shown),
        spoilers=spoilers,
        hidden=hidden_sentence(reading) if reading.hides and not folds else "",
    )


def _renderer(reading: Reading, prefix: str, shown: Sequence[Section]) -> Renderer:
    anchors = Anchors(prefix, reading.guide, frozenset(section.name for section in shown))
    interface = interface_language(reading.language)
    return Renderer(
        reading=reading,
        anchors=anchors,
        grounds=statement_grounds(reading),
        numbers={name: number for number, name in enumerate(reading.guide.sources, 1)},
        is_right_to_left=_is_right_to_left(reading),
        interface_language="" if interface == reading.language else interface,
        kinds=kinds_by_sign(reading),
    )


def _is_right_to_left(reading: Reading) -> bool:
    """Return True if the letters of the synopsis are mostly right-to-left: some languages are written in two scripts.

    Names in another script make no difference.
    """
    if interface_language(reading.language) == reading.language:
        return False
    directions = [bidirectional(letter) for letter in reading.text(reading.guide.film.film.synopsis)]
    return sum(one in ("R", "AL") for one in directions) > 2 * directions.count("L")


def _leads(reading: Reading, renderer: Renderer) -> Iterator[Lead]:
    for character in leads_and_others(reading)[0]:
        ref = f"character:{character.id}"
        roles = reading.guide.roles_of_character.get(character.id, ())
        players = join_groups(([reading.link(f"person:{role.person}")] for role in roles[:MAX_LINKS]), ", ")
        yield Lead(
            renderer.pieces([reading.link(ref, opening_name(reading, ref))]),
            renderer.pieces(players),
            renderer.pieces(reading.spans(character.wants)),
        )


def _spoilers(reading: Reading, renderer: Renderer, shown: Sequence[Section]) -> Iterator[PageSection]:
    """Yield what the whole film has more, by section."""
    whole = replace(reading, spoilers=True)
    found = sections(whole)
    more = added(shown, found)
    entries = [entry for section in more.values() for entry in section.entries]
    again = {anchor for entry in entries for anchor in (entry.ref, *(block.anchor for block in entry.document))}
    again.update({section.name for section in found} - {section.name for section in shown})
    known = reading.guide.sources
    order = (*known, *(name for name in whole.guide.sources if name not in known))
    folded = replace(
        _renderer(whole, renderer.anchors.prefix, found),
        anchors=Anchors(
            renderer.anchors.prefix, whole.guide, frozenset(section.name for section in found), frozenset(again)
        ),
        numbers={name: number for number, name in enumerate(order, 1)},
    )
    yield from (_page_section(folded, section, {}) for section in more.values())


def _page_section(renderer: Renderer, section: Section, supports: Mapping[str, Sequence[str]]) -> PageSection:
    reading = renderer.reading
    works = works_of(reading, reading.guide.film.film.directors[:1]) if section.name == "filmography" else ()
    return PageSection(
        name=section.name,
        id=renderer.anchors.id_of(section.name),
        title=section.title,
        lead=section.lead,
        groups=tuple(
            PageGroup(group.heading, tuple(_page_entry(renderer, entry, supports) for entry in group.entries))
            for group in section.groups
        ),
        picture=picture(section.name, reading, renderer.anchors),
        axis=axis(works),
        axis_links={
            work.id: (renderer.anchors.href(f"work:{work.id}"), reading.name(f"work:{work.id}")) for work in works
        },
    )


def _page_entry(renderer: Renderer, entry: Entry, supports: Mapping[str, Sequence[str]]) -> PageEntry:
    kind, _, name = entry.ref.partition(":")
    if entry.ref in (FILM, FACTS):
        return PageEntry("", (), renderer.parts(entry.document), style=entry.ref)
    other = renderer.reading.name_language(entry.ref)
    ours = entry.ref == "alone" or (kind == "kind" and renderer.reading.guide.find(entry.ref) is None)
    return PageEntry(
        id=renderer.anchors.id_of(entry.ref),
        title=renderer.pieces((span._replace(language=other) for span in entry.document[0].spans), ours),
        parts=renderer.parts(entry.document[1:]),
        grounds=entry.grounds,
        references=renderer.references(entry.grounds.sources),
        number=renderer.numbers[name] if kind == "source" else 0,
        supports=renderer.pieces(_support_links(renderer.reading, supports.get(name, ()))) if kind == "source" else (),
    )


def _supports(shown: Iterable[Section]) -> Mapping[str, Sequence[str]]:
    """Return the refs of the entries that rest on each source."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for section in shown:
        for entry in section.entries:
            for source in entry.grounds.sources:
                found[source].append(entry.ref)
    return found


def _support_links(reading: Reading, refs: Sequence[str]) -> list[Span]:
    links = join_groups(([reading.link(ref, opening_name(reading, ref))] for ref in refs[:MAX_LINKS]), ", ")
    return [*links, *([Span(" …")] if len(refs) > MAX_LINKS else [])]
