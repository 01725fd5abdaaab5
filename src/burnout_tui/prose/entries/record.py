"""The card of a record whose kind has no card of its own: its texts, and links to the records that it names."""

from burnout_tui.film.kinds import record_kinds
from burnout_tui.prose.document import Block, Document
from burnout_tui.prose.entries.common import disputes, link_list, other_spellings, title
from burnout_tui.prose.reading import Reading


def record_card(reading: Reading, ref: str) -> Document:
    """Return the title, the texts, the links, the disputes and the other spellings of a record."""
    record = reading.guide.find(ref)
    kind = record_kinds().named[ref.partition(":")[0]]
    values = [getattr(record, field) for field in kind.texts[1:]]
    texts = [text for value in values for text in (value if isinstance(value, tuple) else (value,))]
    links = []
    for field, other in kind.refs:
        value = getattr(record, field)
        names = value if isinstance(value, tuple) else (value,) if value else ()
        if names:
            links.append(Block(tuple(link_list(reading, other, names)), 1))
    return (
        title(reading.name(ref), anchor=ref),
        *(block for text in texts for block in reading.paragraphs(text)),
        *links,
        *disputes(reading, ref),
        *other_spellings(reading, getattr(record, "also", ())),
    )
