"""Records of every kind as documents: cards, entries with their sources, and windows over the guide."""

from collections.abc import Callable
from functools import partial

from burnout_tui.film.kinds import record_kinds
from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.character import character_card
from burnout_tui.prose.entries.common import other_films
from burnout_tui.prose.entries.person import person_card
from burnout_tui.prose.entries.record import record_card
from burnout_tui.prose.entries.relation import kind_card, relation_card
from burnout_tui.prose.entries.scene import scene_card, story_card
from burnout_tui.prose.entries.source_card import source_card
from burnout_tui.prose.entries.sources import sources_document, sources_used
from burnout_tui.prose.entries.synopsis import theme_card
from burnout_tui.prose.entries.work import work_card
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.stubs import stub_notice


def card(reading: Reading, ref: str, brief: bool = False, beside: bool = False) -> Document:
    """Return the card of a record, without its sources; empty if there is no such record or its kind has no card.

    A ``brief`` one has a row for each relation and leaves the disputes to its foot; with ``beside`` it also leaves out
    what a third pane beside it shows.
    """
    kind, _, name = ref.partition(":")
    if kind == "source" or kind not in record_kinds().entries or reading.guide.find(ref) is None:
        return ()
    cards: dict[str, Callable[[Reading, str], Document]] = {
        "character": partial(character_card, brief=brief, beside=beside),
        "person": partial(person_card, brief=brief, beside=beside),
        "work": partial(work_card, brief=brief, beside=beside),
        "theme": theme_card,
        "scene": partial(scene_card, brief=brief, beside=beside),
        "story": story_card,
        "kind": kind_card,
        "relation": relation_card,
    }
    first, *rest = cards[kind](reading, name) if kind in cards else record_card(reading, ref)
    return (first, *stub_notice(reading, ref), *other_films(reading, ref), *rest)


def entry_document(reading: Reading, ref: str) -> Document:
    """Return a record with its sources; a source with everything that cites it."""
    kind, _, name = ref.partition(":")
    if kind == "source":
        return source_card(reading, name) if name in reading.guide.sources else ()
    document = card(reading, ref)
    return (*document, *sources_used(reading, ref)) if document else ()


def window_document(reading: Reading, ref: str) -> Document:
    """Return what the window over the guide shows: a record that opens in no tab, or the sources of another."""
    kind = record_kinds().named.get(ref.partition(":")[0])
    if kind and kind.is_entry and not kind.tab:
        return entry_document(reading, ref)
    return sources_document(reading, ref)
