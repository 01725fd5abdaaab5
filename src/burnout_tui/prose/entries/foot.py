"""The foot of a card: how well the entry is known, and what is disputed about it."""

from typing import NamedTuple

from burnout_tui.film.provenance import provenance
from burnout_tui.film.record_base import Sourced
from burnout_tui.prose.document import Block, Span, join_groups
from burnout_tui.prose.entries.sources import graded, source_names
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.reading import Reading

_LEAST_QUESTION = 12
"""The fewest columns in which the subject of a dispute is shown; with less room stands its sign alone."""


class Foot(NamedTuple):
    """A foot without a width."""

    known: Span
    """The certainty of the entry, and the number of its sources."""
    disputes: tuple[Span, ...]
    """A link to each dispute, with its subject."""
    more: tuple[str, ...]
    """The words for one, two, … disputes that do not fit."""


NO_FOOT = Foot(Span(""), (), ())
"""The foot of a page without a card."""


def card_foot(reading: Reading, ref: str) -> Foot:
    """Return the foot of an entry's card; none if there is no such entry."""
    record = reading.guide.find(ref)
    if record is None:
        return NO_FOOT
    count = len(source_names(reading, ref))
    certainty = provenance(record).sure if isinstance(record, Sourced) else None
    known = graded(reading, certainty, count) if count else reading._("no source given")
    disputes = tuple(
        Span(f"≠\N{NO-BREAK SPACE}{reading.text(dispute.question)}", "dispute", f"dispute:{dispute.id}")
        for dispute in reading.guide.disputes_about.get(ref, ())
    )
    words = reading.translations
    more = (words.ngettext("{count} more", "{count} more", n).format(count=n) for n in range(1, len(disputes)))
    return Foot(Span(known, "dim"), disputes, tuple(more))


def foot_block(foot: Foot) -> Block:
    """Return a foot as the last paragraph of a card."""
    return Block(_joined(foot.known, *foot.disputes), 1)


def foot_line(foot: Foot, width: int) -> tuple[Span, ...]:
    """Return a foot on one line of at most ``width`` columns. The last disputes are counted if they do not fit."""
    disputes = foot.disputes
    for shown in range(len(disputes), 0, -1):
        line = _joined(foot.known, *disputes[:shown], *_counted(foot, shown))
        if _width(line) <= width:
            return line
    known = foot.known._replace(text=truncate(foot.known.text, width))
    if not disputes:
        return (known,)
    rest = _counted(foot, 1)
    room = width - _width(_joined(known, *rest)) - 3
    if room < _LEAST_QUESTION:
        rest, room = (), width - _width((known,)) - 3
    if room < _LEAST_QUESTION:
        room = 1
    first = disputes[0]._replace(text=truncate(disputes[0].text, room) if room > 1 else "≠")
    line = _joined(known, first, *rest)
    return line if _width(line) <= width else (known,)


def _counted(foot: Foot, shown: int) -> tuple[Span, ...]:
    """Return a link to the disputes after the ones that are shown, with their number."""
    rest = foot.disputes[shown:]
    return (rest[0]._replace(text=f"≠\N{NO-BREAK SPACE}{foot.more[len(rest) - 1]}"),) if rest else ()


def _joined(*spans: Span) -> tuple[Span, ...]:
    return tuple(join_groups([[span] for span in spans]))


def _width(line: tuple[Span, ...]) -> int:
    return sum(cells(span.text) for span in line)
