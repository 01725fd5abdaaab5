"""The records of a film as documents, a module for each kind."""

from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.character import character_card
from burnout_tui.prose.entries.common import other_films
from burnout_tui.prose.entries.person import person_card
from burnout_tui.prose.entries.synopsis import theme_card
from burnout_tui.prose.entries.work import work_card
from burnout_tui.prose.reading import Reading


def card(reading: Reading, ref: str) -> Document:
    """Return the document of a character, person, work or theme; empty if the ref is of another kind or hidden."""
    kind, _, name = ref.partition(":")
    record = reading.guide.find(ref)
    cards = {"character": character_card, "person": person_card, "work": work_card, "theme": theme_card}
    if kind not in cards or record is None or (getattr(record, "spoiler", False) and not reading.spoilers):
        return ()
    first, *rest = cards[kind](reading, name)
    return (first, *other_films(reading, ref), *rest)
