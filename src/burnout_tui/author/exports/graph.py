"""The ensemble as a graph for other programs: a node for each character, an edge for each relation.

An edge leads from the character whom the label describes to the other one.
"""

from collections.abc import Mapping
from typing import NamedTuple

from burnout_tui.author.exports.texts import plain_text
from burnout_tui.film.record_base import Text
from burnout_tui.pictures.story.storylines import main_stories
from burnout_tui.prose.plain import tab_heading
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_word

Value = str | bool | int
NODE_TYPES: Mapping[str, type] = {
    "label": str,
    "full_name": str,
    "lead": bool,
    "presence": str,
    "age": int,
    "occupation": str,
    "actor": str,
    "story": str,
    "story_name": str,
    "scenes": int,
}
EDGE_TYPES: Mapping[str, type] = {
    "kind": str,
    "kind_name": str,
    "label": str,
    "reverse": str,
    "mutual": bool,
    "about": str,
    "from": int,
    "until": int,
}
"""The attributes of nodes and of edges. One without a value is left out."""


class Node(NamedTuple):
    """A character."""

    id: str
    attributes: Mapping[str, Value]


class Edge(NamedTuple):
    """A relation."""

    source: str
    target: str
    attributes: Mapping[str, Value]


class Graph(NamedTuple):
    """An ensemble."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def ensemble_graph(reading: Reading) -> Graph:
    """Return the ensemble as the reader sees it, in their language."""
    guide, numbers = reading.guide, reading.guide.scene_numbers
    stories = main_stories(guide)
    nodes = []
    for character in guide.film.characters:
        players = (reading.name(f"person:{role.person}") for role in guide.roles_of_character.get(character.id, ()))
        story = stories.get(character.id, "")
        values: dict[str, Value | None] = {
            "label": _line(reading, character.short or character.name),
            "full_name": _line(reading, character.name),
            "lead": character.lead,
            "presence": character.presence,
            "age": character.age,
            "occupation": _line(reading, character.occupation),
            "actor": ", ".join(dict.fromkeys(players)),
            "story": story,
            "story_name": _line(reading, guide.stories[story].name) if story else "",
            "scenes": len(guide.scenes_with.get(character.id, ())),
        }
        nodes.append(Node(character.id, _given(values)))
    edges = []
    for relation in guide.film.relations:
        label, reverse = _line(reading, relation.label), _line(reading, relation.reverse)
        values = {
            "kind": relation.kind,
            "kind_name": kind_word(reading, relation.kind),
            "label": label,
            "reverse": reverse,
            "mutual": label == reverse,
            "about": _line(reading, relation.about),
            "from": numbers.get(relation.from_ or ""),
            "until": numbers.get(relation.until or ""),
        }
        edges.append(Edge(*relation.between, _given(values)))
    return Graph(tab_heading(reading, "ensemble"), tuple(nodes), tuple(edges))


def _line(reading: Reading, text: Text | None) -> str:
    return " ".join(plain_text(reading, text).split("\n\n"))


def _given(values: Mapping[str, Value | None]) -> Mapping[str, Value]:
    return {name: value for name, value in values.items() if value not in (None, "")}
