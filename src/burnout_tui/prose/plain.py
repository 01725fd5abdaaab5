"""The guide, or a part of it, as plain text for pipes, mail and screen readers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from burnout_tui.film.kinds import record_kinds
from burnout_tui.normalize import slug
from burnout_tui.prose.document import Block, Span, paragraph
from burnout_tui.prose.ensemble import ensemble_blocks
from burnout_tui.prose.entries.documents import card, entry_document
from burnout_tui.prose.entries.scene import scene_card
from burnout_tui.prose.entries.sources import sources_used
from burnout_tui.prose.entries.synopsis import facts_document, synopsis_document
from burnout_tui.prose.layout import plain_lines
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.rows import Rows, cast_rows, character_rows, filmography_rows, works_of
from burnout_tui.prose.search_entries import name_lookup
from burnout_tui.prose.stubs import draft_sentence
from burnout_tui.prose.tabs import STORY, TAB_TITLES, TABS, no_tab, tabs_of
from burnout_tui.prose.timeline import timeline
from burnout_tui.suggest import nearest
from burnout_tui.visible import spell_out
from textual_wire.direction import MARK, close_field, join_fields


def part_lines(reading: Reading, part: str, width: int) -> Iterator[str]:
    """Yield a tab or an entry, or the whole guide if ``part`` is empty; then a line if spoilers are hidden."""
    if not part:
        yield from guide_lines(reading, width)
    else:
        yield from ref_lines(reading, part, width) if ":" in part else tab_lines(reading, part, width)
    yield from hidden_lines(reading, width)


def hidden_lines(reading: Reading, width: int) -> Iterator[str]:
    """Yield a sentence for the end of a text if a draft lacks records, and one if spoilers are hidden."""
    if draft := draft_sentence(reading):
        yield ""
        yield from plain_lines((paragraph(draft),), width)
    if reading.hides:
        yield ""
        yield from plain_lines((paragraph(reading.hidden_message),), width)


def guide_lines(reading: Reading, width: int) -> Iterator[str]:
    """Yield the whole guide."""
    for index, tab in enumerate(tabs_of(reading)):
        if index:
            yield ""
        yield from tab_lines(reading, tab, width)


def tab_lines(reading: Reading, tab: str, width: int) -> Iterator[str]:
    """Yield a tab: its title, underlined, and its content."""
    title = tab_heading(reading, tab)
    yield from plain_lines((paragraph(title),), width)
    yield "═" * min(cells(title), width)
    yield ""
    documents = {
        "synopsis": _synopsis,
        "characters": _characters,
        "cast": _cast,
        "filmography": _filmography,
        "ensemble": _ensemble,
        STORY: _story,
    }
    yield from documents[tab](reading, width)


def ref_lines(reading: Reading, ref: str, width: int) -> Iterator[str]:
    """Yield a record with its sources; or a source with everything that cites it."""
    yield from plain_lines(entry_document(reading, ref), width)


def entry_text(reading: Reading, ref: str, width: int = 80) -> str:
    """Return an entry as text for the clipboard, without marks of direction; ``film`` is the synopsis."""
    plain = replace(reading, on_screen=False)
    lines = part_lines(plain, TABS[0] if ref == "film" else ref, width)
    return "\n".join(lines).replace(MARK, "") + "\n"


def ref_problem(reading: Reading, ref: str) -> str:
    """Return the reason why a ref cannot be shown, or an empty string if it can."""
    kind, colon, name = ref.partition(":")
    typed = spell_out(ref)
    if not colon or kind not in record_kinds().entries:
        kinds = [f"{known}:" for known in record_kinds().entries if colon or slug(ref) == known]
        known = (*tabs_of(reading), *kinds)
        if near := _ref_of_name(reading, ref) or nearest(ref, known):
            return _no_such_ref(reading, typed, near)
        choice = ", ".join((*tabs_of(reading), *(f"{kind}:ID" for kind in record_kinds().entries)))
        return reading._("there is no “{name}”; choose from {known}").format(name=typed, known=choice)
    if name in reading.guide.table(kind):
        return ""
    hit = name_lookup(reading, kind).suggestion(name)
    return _no_such_ref(reading, typed, hit.entry.ref if hit else "")


def _ref_of_name(reading: Reading, typed: str) -> str:
    """Return the ref of the first record that a typed name or id may mean; empty if there is none."""
    for kind in record_kinds().entries:
        if found := name_lookup(reading, kind).resolve(typed):
            return f"{kind}:{found[0]}"
    return ""


def _no_such_ref(reading: Reading, typed: str, near: str) -> str:
    hint = reading._("; did you mean “{name}”?").format(name=near) if near else ""
    return reading._("there is no “{name}”{hint}").format(name=typed, hint=hint)


def tab_heading(reading: Reading, tab: str) -> str:
    """Return the title of a tab: "Dust (1999) · Synopsis"."""
    film = reading.guide.film.film
    return f"{close_field(reading.text(film.title))} ({film.year}) · {reading._(TAB_TITLES[tab])}"


def _synopsis(reading: Reading, width: int) -> Iterator[str]:
    yield from plain_lines(synopsis_document(reading), width)
    yield ""
    yield from plain_lines((*facts_document(reading), *sources_used(reading, "film")), width)


def _characters(reading: Reading, width: int) -> Iterator[str]:
    yield from _grouped_cards(reading, character_rows(reading), width)


def _cast(reading: Reading, width: int) -> Iterator[str]:
    yield from _grouped_cards(reading, cast_rows(reading), width)


def _ensemble(reading: Reading, width: int) -> Iterator[str]:
    yield from plain_lines(ensemble_blocks(reading), width)


def _story(reading: Reading, width: int) -> Iterator[str]:
    """Yield the scenes in the order of the film, each with its place in it."""
    if none := no_tab(reading, STORY):
        yield from plain_lines((paragraph(none),), width)
    for index, name in enumerate(reading.guide.scenes):
        if index:
            yield from ("", "─" * min(width, 40), "")
        yield from plain_lines(scene_card(reading, name, around=False), width)


def _filmography(reading: Reading, width: int) -> Iterator[str]:
    people = reading.guide.film.film.directors[:1]
    works = works_of(reading, people)
    names = join_fields(reading.name(f"person:{person}") for person in people)
    if names:
        yield from plain_lines((paragraph(names),), width)
        yield ""
    if picture := timeline(works, min(width, 100)):
        yield from (line.rstrip() for line in (picture.marks, picture.axis, picture.years))
        yield ""
    rows = (
        Block((Span(f"{row.columns[1]} {row.columns[2]}"),), label=Span(row.columns[0], "label"), label_width=4)
        for row in filmography_rows(reading, people)
        if row.ref
    )
    yield from plain_lines(rows, width)
    yield ""
    yield from _cards(reading, [f"work:{work.id}" for work in works], width)
    shown = {work.id for work in works}
    others = [f"work:{work.id}" for work in works_of(reading, ()) if work.id not in shown]
    if others:
        yield ""
        yield from plain_lines((paragraph(reading._("Other works")),), width)
        yield ""
        yield from _cards(reading, others, width)


def _grouped_cards(reading: Reading, rows: Rows, width: int) -> Iterator[str]:
    """Yield the cards of a list under its headings."""
    if not rows.entries:
        yield from _cards(reading, (), width)
    first = True
    for words, group in groupby(rows, lambda row: row.columns[0] if not row.ref else ""):
        refs = [row.ref for row in group if row.ref]
        if words and rows.entries:
            yield from () if first else ("",)
            yield from plain_lines((paragraph(words),), width)
            yield ""
        elif refs:
            yield from _cards(reading, refs, width)
        first = False


def _cards(reading: Reading, refs: Sequence[str], width: int) -> Iterator[str]:
    """Yield cards with rules between them, or a sentence if there are none."""
    shown = [ref for ref in refs if ref]
    for index, ref in enumerate(shown):
        if index:
            yield ""
            yield "─" * min(width, 40)
            yield ""
        yield from plain_lines(card(reading, ref), width)
    if not shown:
        yield from plain_lines((paragraph(reading._("Nothing is listed here.")),), width)
