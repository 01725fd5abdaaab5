"""The texts of a film that name an entry."""

from collections.abc import Iterator, Mapping, Sequence

from burnout_tui.film.language import localized
from burnout_tui.film.links import refs
from burnout_tui.film.record_base import Text
from burnout_tui.film.traverse import records, texts
from burnout_tui.prose.document import Block, Span
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import entry_ref

_Places = Sequence[tuple[str, Text]]
"""Texts, each with the ref of the entry that shows it; an empty one is the film's."""


def mentions(reading: Reading, ref: str) -> Iterator[Block]:
    """Yield the paragraphs of other entries, and of the film's own texts, with a link to an entry: where, and what."""
    named = reading.guide.cached(("mentions", reading.language), lambda: _mentions(reading))
    for owner, text in named.get(ref, ()):
        if owner != ref:
            where = reading.link(owner or "tab:synopsis", opening_name(reading, owner) or reading._("Synopsis"))
            for block in reading.paragraphs(text, 0):
                if any(span.ref == ref for span in block.spans):
                    yield Block((where, Span(" — ", "dim"), *block.spans))


def _mentions(reading: Reading) -> Mapping[str, _Places]:
    named: dict[str, list[tuple[str, Text]]] = {}
    for place in records(reading.guide.film):
        for located in texts(place):
            written = localized(located.text, reading.language)
            if "[[" in written:
                for ref in dict.fromkeys(refs(written)):
                    named.setdefault(ref, []).append((entry_ref(reading, place), located.text))
    return named
