"""Find when readers see the first mention of each record that a film names and does not have."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from burnout_tui.film import check
from burnout_tui.film.cut import shown_guide
from burnout_tui.film.guide import Guide
from burnout_tui.film.mention import Mention

_MOST_CUTS = 60
"""The most levels at which the cut film is searched. At more, the marks of the places of mentions decide."""


class FirstMention(NamedTuple):
    """The first mention of a record that is missing."""

    ref: str
    level: int
    """The level from which readers see it."""
    revealed: int
    """The level from which the mark of a place that names it shows it."""
    words: tuple[str, ...]
    """The words of the links to it that they see then."""
    mentions: tuple[Mention, ...]
    """All its mentions in the whole film."""


def missing_mentions(guide: Guide, lost: Collection[str] = ()) -> dict[str, list[Mention]]:
    """Return the mentions of each record that a film names and does not have, by ref; see ``check.errors``."""
    found: list[Mention] = []
    for _ in check.errors(guide, lost, found):
        pass
    mentions: dict[str, list[Mention]] = {}
    for mention in found:
        mentions.setdefault(mention.ref, []).append(mention)
    return mentions


def first_mentions(guide: Guide, lost: Collection[str] = ()) -> list[FirstMention]:
    """Return the missing records, in the order in which readers see them named.

    What is hidden at a level changes nothing of what is found up to that level: the film is looked at as it is shown.
    """
    everything = missing_mentions(guide, lost)
    end = guide.timeline.end
    revealed = {ref: min(end if one.shown is None else one.shown for one in found) for ref, found in everything.items()}
    seen = {end: everything}
    for level in sorted(set(revealed.values()) - {end})[:_MOST_CUTS]:
        found = missing_mentions(shown_guide(guide, level).guide, lost)
        seen[level] = {
            ref: shown for ref, named in found.items() if (shown := [one for one in named if one.shown is not None])
        }
        for ref, first in revealed.items():
            if first == level and ref not in seen[level]:
                revealed[ref] = end  # what shows it names something else that readers see at the end only
    return [*_in_order(everything, revealed, seen)]


def _in_order(
    everything: Mapping[str, list[Mention]], levels: Mapping[str, int], seen: Mapping[int, Mapping[str, list[Mention]]]
) -> Iterator[FirstMention]:
    refs: dict[int, list[str]] = {}
    for ref, level in levels.items():
        refs.setdefault(level, []).append(ref)
    for level in sorted(refs):
        shown = seen.get(level, everything)
        for ref in sorted(refs[level], key={ref: place for place, ref in enumerate(shown)}.__getitem__):
            words = tuple(mention.words for mention in shown[ref] if mention.words) if level in seen else ()
            revealed = min(level if mention.shown is None else mention.revealed for mention in everything[ref])
            yield FirstMention(ref, level, revealed, words, tuple(everything[ref]))
