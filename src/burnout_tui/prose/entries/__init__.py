"""Each kind of record as a readable document."""

from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.character import character_card
from burnout_tui.prose.entries.elsewhere import elsewhere
from burnout_tui.prose.entries.person import person_card
from burnout_tui.prose.entries.synopsis import theme_card
from burnout_tui.prose.entries.work import work_card
from burnout_tui.prose.reading import Reading


def card(reading: Reading, ref: str) -> Document:
    """The document of a character, person, work or theme; empty for a ref to anything else, or to what is hidden."""
    kind, _, name = ref.partition(":")
    record = reading.guide.find(ref)
    cards = {"character": character_card, "person": person_card, "work": work_card, "theme": theme_card}
    if kind not in cards or record is None or (getattr(record, "spoiler", False) and not reading.spoilers):
        return ()
    first, *rest = cards[kind](reading, name)
    return (first, *elsewhere(reading, ref), *rest)
