"""The foundations of an entry, in short: its sources, and what is disputed."""

from collections.abc import Iterator, Sequence

from burnout_tui.prose.document import Block, Span, join_groups
from burnout_tui.prose.entries.common import MAX_LINKS, lead_in, more_links
from burnout_tui.prose.entries.sources import source_names
from burnout_tui.prose.numbers import date_text
from burnout_tui.prose.reading import Reading

_FEW = 6
"""The most sources that have a line each."""


def foundations(reading: Reading, ref: str) -> list[Block]:
    """Return an entry's sources, and each dispute about it with the number of sources of each side.

    A few sources have a line each, with their dates; many are one paragraph.
    """
    names = source_names(reading, ref)
    if not names:
        return [Block((Span(reading._("No sources given."), "dim"),))]
    count = reading.translations.ngettext("{count} source", "{count} sources", len(names)).format(count=len(names))
    if len(names) <= _FEW:
        blocks = [_source(reading, name) for name in names]
    else:
        blocks = [
            Block(
                (
                    *lead_in(reading, [Span(count, "dim")]),
                    *join_groups(_short_links(reading, names[:MAX_LINKS])),
                    *more_links(reading, names),
                )
            )
        ]
    for dispute in reading.guide.disputes_about.get(ref, ()):
        question = Span(reading.text(dispute.question), "link", f"dispute:{dispute.id}")
        blocks.append(Block((Span("≠ ", "dispute"), question), 1))
        for claim in dispute.claims:
            given = len(claim.sources)
            words = reading.translations.ngettext("{count} source", "{count} sources", given).format(count=given)
            blocks.append(Block((*reading.spans(claim.text), Span(f"  {words}" if given else "", "dim")), indent=2))
        if dispute.kept:
            words = reading._("This guide:")
            blocks.append(Block((Span(words + " ", "dim"), *reading.spans(dispute.kept)), indent=2))
    return blocks


def _source(reading: Reading, name: str) -> Block:
    date = reading.guide.sources[name].date
    dated = [Span(date_text(date, reading.translations), "dim")] if date else []
    return Block(tuple(join_groups([[reading.link(f"source:{name}")], dated])))


def _short_links(reading: Reading, names: Sequence[str]) -> Iterator[list[Span]]:
    """Yield a link to each source, with the name of its publisher; with its whole name if that is taken."""
    taken = set()
    for name in names:
        whole = reading.name(f"source:{name}")
        short = whole.split(", ", 1)[0]
        yield [reading.link(f"source:{name}", whole if short in taken else short)]
        taken.add(short)
