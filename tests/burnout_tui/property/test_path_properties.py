"""The ensemble of any film: its shortest chains, groups and articulation points."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.support.ensembles import count_shortest_chains, groups_of, guides, pairs_of, shown_links, steps_from

from burnout_tui.film.cut import shown_guide
from burnout_tui.film.ensemble import MAX_CHAINS, ensemble
from burnout_tui.film.guide import Guide
from burnout_tui.prose.path import path_lines
from burnout_tui.prose.reading import Reading


@given(guides(), st.booleans())
def test_chains(guide: Guide, spoilers: bool) -> None:
    """All shortest chains are returned, each once, up to MAX_CHAINS, and there are none only if there is no path.

    Every chain is as short as a plain breadth-first search finds. It leads from the first character to the second, and
    visible relations link all neighbours in it.
    """
    links, shown = shown_links(guide, spoilers), ensemble(shown_guide(guide, guide.timeline.end * spoilers).guide)
    for first, second in pairs_of(links):
        steps = steps_from(links, first)
        chains = shown.chains(first, second)
        assert {len(chain) - 1 for chain in chains} == ({steps[second]} if second in steps else set())
        assert len(set(chains)) == len(chains) == min(count_shortest_chains(links, first, second), MAX_CHAINS)
        for chain in chains:
            assert (chain[0], chain[-1]) == (first, second)
            assert set(chain) <= links.keys()
            for name, following in pairwise(chain):
                assert following in links[name]
                relations = shown.between(name, following)
                assert relations
                assert all({*relation.between} == {name, following} for relation in relations)
                assert spoilers or not any(relation.spoiler for relation in relations)


@given(guides(), st.booleans())
def test_distances(guide: Guide, spoilers: bool) -> None:
    """The distances are those of a plain breadth-first search."""
    links, shown = shown_links(guide, spoilers), ensemble(shown_guide(guide, guide.timeline.end * spoilers).guide)
    assert {name: shown.distances(name) for name in links} == {name: steps_from(links, name) for name in links}


@given(guides(), st.booleans())
def test_articulation_points(guide: Guide, spoilers: bool) -> None:
    """The articulation points are the characters whose removal increases the number of groups."""
    links = shown_links(guide, spoilers)
    groups = len(groups_of(links))
    apart = {name: len(groups_of(shown_links(guide, spoilers, without=name))) for name in links}
    expected = tuple(name for name in links if apart[name] > groups)
    assert ensemble(shown_guide(guide, guide.timeline.end * spoilers).guide).articulation_points == expected


@given(guides(), st.booleans())
def test_groups(guide: Guide, spoilers: bool) -> None:
    """Each character is in one group with all whom it can reach, in the file's order; the largest group is first."""
    links, groups = (
        shown_links(guide, spoilers),
        ensemble(shown_guide(guide, guide.timeline.end * spoilers).guide).groups,
    )
    assert {frozenset(group) for group in groups} == groups_of(links)
    assert sorted(name for group in groups for name in group) == sorted(links)
    order = list(links)
    assert all(list(group) == sorted(group, key=order.index) for group in groups)
    assert [len(group) for group in groups] == sorted(map(len, groups), reverse=True)


@given(guides(), st.booleans())
def test_most_linked(guide: Guide, spoilers: bool) -> None:
    """The characters with the most links are returned, or none if there are no links."""
    links = shown_links(guide, spoilers)
    most = max(map(len, links.values()), default=0)
    expected = tuple(name for name in links if most and len(links[name]) == most)
    assert ensemble(shown_guide(guide, guide.timeline.end * spoilers).guide).most_linked == expected


@given(guides(), st.booleans(), st.booleans(), st.integers(20, 100))
def test_hidden_records_are_not_named(guide: Guide, spoilers: bool, on_screen: bool, width: int) -> None:
    """The text about any two characters names no hidden character and no hidden relation."""
    reading = Reading.of(guide, "en", spoilers, on_screen)
    hidden = {f"Name{character.id[1:]}" for character in guide.film.characters if character.spoiler}
    hidden |= {f"{word}{n}" for n, r in enumerate(guide.film.relations) if r.spoiler for word in ("Told", "Label")}
    for first, second in pairs_of(reading.guide.characters):
        text = "\n".join(path_lines(reading, first, second, width))
        assert spoilers or not hidden & set(re.findall(r"\w+", text))
