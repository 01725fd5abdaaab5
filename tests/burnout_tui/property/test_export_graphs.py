"""networkx reads back what ``export graphml`` and ``export dot`` write of any film."""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO

import pytest
from hypothesis import HealthCheck, Phase, given
from tests.support.examples import examples
from tests.support.strategies import films

from burnout_tui.author.exports.formats import Options, export
from burnout_tui.author.exports.graph import ensemble_graph
from burnout_tui.author.exports.xml_text import legal
from burnout_tui.film.guide import Guide
from burnout_tui.film.model import Film
from burnout_tui.prose.reading import Reading

_Attributes = Mapping[str, object]
_LOOK = {"color", "fontcolor", "dir", "style", "penwidth"}
"""The attributes that only DOT has."""


def _reading(film: Film) -> Reading:
    return Reading.of(Guide(film), "fr", spoilers=True, on_screen=False)


def _sorted(edges: Iterable[tuple[str, str, _Attributes]]) -> list[tuple[str, str, list[tuple[str, object]]]]:
    return sorted((one, other, sorted(values.items())) for one, other, values in edges)


def _legal(values: _Attributes) -> dict[str, object]:
    """Return attributes with the characters that XML has."""
    return {name: legal(value) if isinstance(value, str) else value for name, value in values.items()}


@examples(6, suppress_health_check=list(HealthCheck))
@given(film=films(5))
def test_graphml(film: Film) -> None:
    """GraphML has the same characters, relations and typed attributes, whatever signs are in the texts."""
    import networkx as nx

    graph = ensemble_graph(_reading(film))
    found = nx.read_graphml(BytesIO(export(_reading(film), "graphml", Options())), force_multigraph=True)
    assert found.is_directed()
    assert [*found.nodes(data=True)] == [(node.id, _legal(node.attributes)) for node in graph.nodes]
    expected = _sorted((edge.source, edge.target, _legal(edge.attributes)) for edge in graph.edges)
    assert _sorted(found.edges(data=True)) == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pydot uses old names of pyparsing
@examples(4, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
@given(film=films(4))
def test_dot(film: Film) -> None:
    """DOT has the same characters, relations and attributes; before the label of an edge is the sign of its kind."""
    import networkx as nx
    import pydot

    graph = ensemble_graph(_reading(film))
    parsed = pydot.graph_from_dot_data(export(_reading(film), "dot", Options()).decode())
    assert parsed
    assert len(parsed) == 1
    found = nx.nx_pydot.from_pydot(parsed[0])
    nodes = {name.strip('"'): _words(values) for name, values in found.nodes(data=True)}
    assert nodes == {node.id: _words_of(node.attributes) for node in graph.nodes}
    edges = [(one.strip('"'), other.strip('"'), _words(values)) for one, other, values in found.edges(data=True)]
    for _, _, words in edges:
        assert words["label"].partition(" ")[2] == words["relation"]
        words["label"] = words.pop("relation")
    assert _sorted(edges) == _sorted((edge.source, edge.target, _words_of(edge.attributes)) for edge in graph.edges)


def _words_of(values: _Attributes) -> dict[str, str]:
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in values.items()}


def _words(values: Mapping[str, str]) -> dict[str, str]:
    return {name: _plain(value) for name, value in values.items() if name not in _LOOK}


def _plain(value: str) -> str:
    """Return a string of DOT as Graphviz shows it."""
    assert value[0] == value[-1] == '"'
    return re.sub(r"&amp;(?=#?\w+;)", "&", re.sub(r"\\(.)", r"\1", value[1:-1]))
