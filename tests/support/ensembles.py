"""Films with only characters, relations and scenes that reveal some of them, and simple graph searches."""

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from hypothesis import strategies as st
from tests.support.byte_choices import Choices

from burnout_tui.film.guide import Guide
from burnout_tui.film.model import Character, Film, FilmHead
from burnout_tui.film.relations import Relation
from burnout_tui.film.story import Scene

Links = Mapping[str, Collection[str]]
"""The linked characters of each character."""


def guides(most: int = 11) -> st.SearchStrategy[Guide]:
    """Generate a guide with up to ``most`` characters, named Name0 …, and relations with the texts Told0 …"""
    return _guides(most)


@st.composite
def _guides(draw: st.DrawFn, most: int) -> Guide:
    # Hypothesis's own lists are mostly short: too few links to make several chains.
    choose = Choices(draw(st.binary(min_size=64, max_size=400)))
    names = [f"c{number}" for number in range(1 + choose.below(most))]
    end = 1 + choose.below(4)
    told = {name: choose.below(end + 1) if choose.below(3) == 2 else 0 for name in names}
    density = 1 + choose.below(3)
    linked = [
        ((other, one) if choose.flip() else (one, other), roll == 1)
        for one, other in combinations(names, 2)
        for _ in range(2)
        if (roll := choose.below(10)) < density
    ]
    return Guide(
        Film(
            format=1,
            film=FilmHead(title="Film", year=2000, directors=(), synopsis="Story."),
            characters=tuple(
                Character(id=name, name=f"Name{name[1:]}", spoiler=_mark(told[name], end)) for name in names
            ),
            scenes=tuple(Scene(id=f"s{number}", title=f"Scene{number}") for number in range(1, end + 1)),
            relations=tuple(
                Relation(
                    between=ends,
                    kind="family",
                    label=f"Label{number}.",
                    about=f"Told{number}.",
                    spoiler=_mark(max(later * end, *map(told.__getitem__, ends)), end),
                )
                for number, (ends, later) in enumerate(linked)
            ),
        )
    )


def _mark(level: int, end: int) -> bool | str:
    """Return the mark of what is shown from a level."""
    return level == end or (level > 0 and f"s{level}")


def shown_at(guide: Guide, record: Character | Relation) -> int:
    """Return the level from which a record of such a film is shown."""
    mark = record.spoiler
    return int(mark[1:]) if isinstance(mark, str) else mark * len(guide.film.scenes)


def shown_links(guide: Guide, spoilers: bool, without: str = "") -> dict[str, set[str]]:
    """Return the linked characters of each character from the records, without the character ``without``."""
    links: dict[str, set[str]] = {
        character.id: set()
        for character in guide.film.characters
        if (spoilers or not character.spoiler) and character.id != without
    }
    for relation in guide.film.relations:
        one, other = relation.between
        if one in links and other in links and (spoilers or not relation.spoiler):
            links[one].add(other)
            links[other].add(one)
    return links


def steps_from(links: Links, start: str) -> dict[str, int]:
    """Return the distance to each reachable character, by breadth-first search."""
    steps, ring = {start: 0}, {start}
    while ring:
        ring = {other for name in ring for other in links[name]} - steps.keys()
        steps |= dict.fromkeys(ring, max(steps.values()) + 1)
    return steps


def groups_of(links: Links) -> set[frozenset[str]]:
    """Return the groups of connected characters."""
    return {frozenset(steps_from(links, name)) for name in links}


def count_shortest_chains(links: Links, start: str, end: str) -> int:
    """Return the number of shortest chains from one character to another."""
    steps = steps_from(links, start)
    counts = {start: 1}
    for name in sorted(steps, key=steps.__getitem__):
        if name != start:
            counts[name] = sum(counts[other] for other in links[name] if steps[other] == steps[name] - 1)
    return counts.get(end, 0)


def pairs_of(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return every pair of characters in both orders, and each character with itself."""
    known = list(names)
    return [(one, other) for one in known for other in known]
