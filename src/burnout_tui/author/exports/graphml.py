"""``export graphml``: the ensemble as a graph for Gephi, yEd, Cytoscape or networkx."""

from collections.abc import Mapping
from xml.etree import ElementTree

from burnout_tui.author.exports.formats import Options
from burnout_tui.author.exports.graph import EDGE_TYPES, NODE_TYPES, Value, ensemble_graph
from burnout_tui.author.exports.hidden import hidden_words
from burnout_tui.author.exports.xml_text import add
from burnout_tui.prose.reading import Reading

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_TYPES = {str: "string", bool: "boolean", int: "int"}


def write(reading: Reading, _: Options) -> str:
    """Return the ensemble as GraphML: a directed graph, with the words for readers as attributes."""
    graph = ensemble_graph(reading)
    root = ElementTree.Element("graphml", {"xmlns": _NAMESPACE})
    for owner, types in (("graph", {"title": str, "notice": str}), ("node", NODE_TYPES), ("edge", EDGE_TYPES)):
        for name, kind in types.items():
            key = {"id": f"{owner}-{name}", "for": owner, "attr.name": name, "attr.type": _TYPES[kind]}
            ElementTree.SubElement(root, "key", key)
    body = ElementTree.SubElement(root, "graph", {"id": "ensemble", "edgedefault": "directed"})
    notice = hidden_words(reading)
    _add_data(body, "graph", {"title": graph.title, **({"notice": notice} if notice else {})})
    for node in graph.nodes:
        _add_data(ElementTree.SubElement(body, "node", {"id": node.id}), "node", node.attributes)
    for number, edge in enumerate(graph.edges, 1):
        ends = {"id": f"e{number}", "source": edge.source, "target": edge.target}
        _add_data(ElementTree.SubElement(body, "edge", ends), "edge", edge.attributes)
    ElementTree.indent(root)
    return f"{_DECLARATION}\n{ElementTree.tostring(root, encoding='unicode')}\n"


def _add_data(parent: ElementTree.Element, owner: str, values: Mapping[str, Value]) -> None:
    for name, value in values.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        add(parent, "data", {"key": f"{owner}-{name}"}, text)
