"""Sections of entries, made of the documents that the guide shows elsewhere, too."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from burnout_tui.film.provenance import provenance
from burnout_tui.film.record_base import Sourced
from burnout_tui.film.values import Certainty
from burnout_tui.prose.document import Block, Document, Span, join_groups
from burnout_tui.prose.ensemble import ensemble_summary, kinds_present, relation_spans, shown_ensemble
from burnout_tui.prose.entries.common import capitalized, claims, link_list, opening_name, title
from burnout_tui.prose.entries.documents import card
from burnout_tui.prose.entries.scene import scene_card
from burnout_tui.prose.entries.source_card import source_details
from burnout_tui.prose.entries.sources import GRADE_SIGNS, graded, source_names
from burnout_tui.prose.entries.synopsis import facts_document, synopsis_document
from burnout_tui.prose.entries.work import in_film
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_sign, kind_word
from burnout_tui.prose.rows import cast_rows, leads_and_others, works_of
from burnout_tui.prose.tabs import TAB_TITLES

DISPUTES, SOURCES = "disputes", "sources"
SECTION_TITLES = {**TAB_TITLES, DISPUTES: N_("Where sources disagree"), SOURCES: N_("Sources")}
"""The titles of the sections, by their names."""
FILM, FACTS = "film", "facts"
"""The refs of the texts about the film, and of its facts."""


class Grounds(NamedTuple):
    """The sources of something, and how sure it is."""

    sources: tuple[str, ...] = ()
    sign: str = ""
    """The sign of the certainty; empty if it is not known."""
    words: str = ""
    """The number of the sources, or that the only one is first-hand."""

    @property
    def grade(self) -> str:
        """The certainty with the number of sources: "●●● 5 sources"."""
        return f"{self.sign} {self.words}".strip()


class Entry(NamedTuple):
    """A record, or another thing with a title, and what there is to say about it."""

    ref: str
    document: Document
    """It begins with the title, except those about the film."""
    grounds: Grounds = Grounds()


class Group(NamedTuple):
    """Entries under a heading, which is empty where the section's own is enough."""

    heading: str
    entries: tuple[Entry, ...]


class Section(NamedTuple):
    """A section of the page."""

    name: str
    title: str
    lead: str
    """A sentence before the groups; empty for none."""
    groups: tuple[Group, ...]

    @property
    def entries(self) -> Iterator[Entry]:
        """The entries of all groups."""
        return chain.from_iterable(group.entries for group in self.groups)


def sections(reading: Reading) -> tuple[Section, ...]:
    """Return the sections of a page. Those without entries are left out, except the first."""
    made: dict[str, Callable[[Reading], Iterable[Group]]] = {
        "synopsis": _synopsis,
        "characters": _characters,
        "cast": _cast,
        "filmography": _works,
        "ensemble": _relations,
        "story": _scenes,
        DISPUTES: _disputes,
        SOURCES: _sources,
    }
    found = []
    for name, words in SECTION_TITLES.items():
        groups = tuple(group for group in made[name](reading) if group.entries)
        lead = capitalized(ensemble_summary(reading)) + "." if name == "ensemble" else ""
        if groups or name == "synopsis":
            found.append(Section(name, reading._(words), lead, groups))
    return tuple(found)


def statement_grounds(reading: Reading) -> Mapping[str, Grounds]:
    """Return the grounds of facts, quotes, reviews, themes and relations, by the anchors of their blocks."""
    film = reading.guide.film
    head = film.film
    found = {"text:synopsis-1": _grounds(reading, head)}
    for number, quote in enumerate(head.quotes, 1):
        found[f"text:words-{number}-1"] = _grounds(reading, quote, head)
    for number, review in enumerate(head.reviews, 1):
        found[f"text:review-{number}-1"] = _grounds(reading, review, head)
    found |= {f"fact:{fact.id}": _grounds(reading, fact, head) for fact in head.facts}
    found |= {f"theme:{theme.id}": _grounds(reading, theme) for theme in film.themes}
    return found | {
        _relation_anchor(number, relation.id): _grounds(reading, relation)
        for number, relation in enumerate(film.relations)
    }


def _grounds(reading: Reading, record: Sourced, owner: Sourced | None = None) -> Grounds:
    sources, sure = provenance(record, owner)
    return _graded(reading, tuple(dict.fromkeys(sources)), sure)


def _graded(reading: Reading, sources: tuple[str, ...], sure: Certainty | None) -> Grounds:
    if not sources:
        return Grounds()
    sign = GRADE_SIGNS[sure] if sure else ""
    return Grounds(sources, sign, graded(reading, sure, len(sources)).removeprefix(sign).strip())


def _entry(reading: Reading, ref: str, document: Document) -> Entry:
    record = reading.guide.find(ref)
    sure = provenance(record).sure if isinstance(record, Sourced) else None
    return Entry(ref, document, _graded(reading, source_names(reading, ref), sure))


def _cards(reading: Reading, refs: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(_entry(reading, ref, card(reading, ref)) for ref in refs)


def _synopsis(reading: Reading) -> Iterator[Group]:
    shown = (block for block in synopsis_document(reading) if not block.anchor.startswith("text:tagline"))
    facts = facts_document(reading)
    yield Group("", (Entry(FILM, tuple(shown)), *((Entry(FACTS, facts),) if facts else ())))


def _characters(reading: Reading) -> Iterator[Group]:
    leads, others = leads_and_others(reading)
    headings = (reading._("Leads"), reading._("Around them")) if leads and others else ("", "")
    for heading, group in zip(headings, (leads, others), strict=True):
        refs = (f"character:{one.id}" for one in group)
        yield Group(
            heading, tuple(_entry(reading, ref, (*card(reading, ref), *_scenes_of(reading, ref))) for ref in refs)
        )


def _scenes_of(reading: Reading, ref: str) -> Iterator[Block]:
    """Yield a row with all scenes of a character whose card names the first one only."""
    scenes = reading.guide.scenes_with.get(ref.partition(":")[2], ())
    if len(scenes) > 1:
        words = Span(reading._("{name}: {reason}").format(name=reading._("Scenes"), reason=""), "dim")
        yield Block((words, *link_list(reading, "scene", [scene.id for scene in scenes])))


def _cast(reading: Reading) -> Iterator[Group]:
    if billing := tuple(_billing(reading)):
        yield Group("", (Entry("billing", (title(in_film(reading)), *billing)),))
    groups: list[tuple[str, list[str]]] = []
    for row in cast_rows(reading):
        if not row.ref:
            groups.append((row.columns[0], []))
        elif groups:
            groups[-1][1].append(row.ref)
    for heading, refs in groups:
        yield Group(heading, _cards(reading, refs))


def _billing(reading: Reading) -> Iterator[Block]:
    """Yield a row for each character that somebody plays, in billing order."""
    for role in reading.guide.film.roles:
        person = (reading.link(f"person:{role.person}"),)
        if role.character:
            ref = f"character:{role.character}"
            yield Block(person, label=reading.link(ref, opening_name(reading, ref)), label_width=1)
        else:
            yield Block(person, label=Span(reading._("role not known"), "dim"), label_width=1)


def _works(reading: Reading) -> Iterator[Group]:
    people = reading.guide.film.film.directors[:1]
    first = [work.id for work in works_of(reading, people)] if people else []
    others = [work.id for work in works_of(reading, ())]
    if people:
        yield Group(reading.name(f"person:{people[0]}"), _cards(reading, (f"work:{name}" for name in first)))
    known = set(first)
    rest = _cards(reading, (f"work:{name}" for name in others if name not in known))
    yield Group(reading._("Other works") if first else "", rest)


def _relation_anchor(number: int, name: str | None) -> str:
    return f"relation:{name}" if name else f"row:{number}"


def _relations(reading: Reading) -> Iterator[Group]:
    """Yield the relations, with an entry for each kind, and for those that only a text names; then who has none."""
    rows: dict[str, list[Block]] = {kind: [] for kind in (*kinds_present(reading), *reading.guide.kinds)}
    for number, relation in enumerate(reading.guide.film.relations):
        spans = tuple(relation_spans(reading, relation))
        anchor = _relation_anchor(number, relation.id)
        rows[relation.kind].append(Block(spans, signs=(kind_sign(reading, relation.kind),), anchor=anchor))
    entries = [
        Entry(f"kind:{kind}", (title(capitalized(kind_word(reading, kind))), *found)) for kind, found in rows.items()
    ]
    shown = shown_ensemble(reading)
    alone = [[reading.link(f"character:{name}")] for name in shown.characters if not shown.relations_of[name]]
    if alone:
        entries.append(Entry("alone", (title(reading._("No link shown")), Block(tuple(join_groups(alone, ", "))))))
    yield Group("", tuple(entries))


def _scenes(reading: Reading) -> Iterator[Group]:
    stories = _cards(reading, (f"story:{name}" for name in reading.guide.stories))
    yield Group(reading._("Storylines"), stories)
    scenes = tuple(
        _entry(reading, f"scene:{name}", scene_card(reading, name, around=False)) for name in reading.guide.scenes
    )
    yield Group(reading._("Scenes") if stories else "", scenes)


def _disputes(reading: Reading) -> Iterator[Group]:
    entries = []
    for dispute in reading.guide.film.disputes:
        ref = f"dispute:{dispute.id}"
        rows = [title(reading.text(dispute.question), anchor=ref)]
        if (about := reading.guide.find(dispute.about)) is not None and dispute.about != FILM:
            words = Span(reading._("About:") + " ", "dim")
            rows.append(Block((words, reading.link(dispute.about, _subject_name(reading, dispute.about, about)))))
        entries.append(Entry(ref, (*rows, *claims(reading, dispute))))
    yield Group("", tuple(entries))


def _subject_name(reading: Reading, ref: str, record: object) -> str:
    label = getattr(record, "label", None) if ref.startswith("fact:") else None
    return reading.text(label) if label else opening_name(reading, ref)


def _sources(reading: Reading) -> Iterator[Group]:
    yield Group(
        "",
        tuple(
            Entry(f"source:{name}", (title(reading.name(f"source:{name}")), Block(tuple(source_details(reading, one)))))
            for name, one in reading.guide.sources.items()
        ),
    )
