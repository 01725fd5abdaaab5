"""Cards that are made once for all readers who see the same of a film."""

from burnout_tui.prose.document import Document
from burnout_tui.prose.entries.documents import card
from burnout_tui.prose.layout import is_short
from burnout_tui.prose.reading import Reading
from textual_wire.lru_cache import LruCache

_MAX_CARDS = 512
"""Cards of a film that are kept."""


def shared_card(reading: Reading, ref: str, brief: bool, beside: bool) -> Document:
    """Return the card of a record, as ``card`` does. Readers share the short ones that were shown most recently."""
    cards = reading.whole.cached("cards", lambda: LruCache[Document](_MAX_CARDS))
    # The whole reading is a part of the key: its language, and how much of each film of the shelf it shows.
    key = (reading, ref, brief, beside)
    if (known := cards.get(key)) is not None:
        return known
    document = card(reading, ref, brief, beside)
    return cards.put(key, document) if is_short(document) else document
