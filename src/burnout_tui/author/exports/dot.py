"""``export dot``: the ensemble as a graph for Graphviz."""

import re
from collections.abc import Mapping

from burnout_tui.author.exports.colours import LIGHT
from burnout_tui.author.exports.formats import Options
from burnout_tui.author.exports.graph import Edge, Node, Value, ensemble_graph
from burnout_tui.author.exports.hidden import hidden_words
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import sign_of, style_of

_ENTITY = re.compile(r"&(?=#?\w+;)")
"""The beginning of what Graphviz would take for a character's name."""


def write(reading: Reading, _: Options) -> str:
    """Return the ensemble in the DOT language: drawn like the guide's map, and with all attributes of the graph."""
    graph = ensemble_graph(reading)
    about = {"label": graph.title, "comment": hidden_words(reading), "charset": "UTF-8", "fontname": "sans-serif"}
    lines = ["digraph ensemble {", f"  graph {_list(about)};"]
    lines.append('  node [shape="box", style="rounded", fontname="sans-serif"];')
    lines.append('  edge [fontname="sans-serif", fontsize="11"];')
    lines += [f"  {_quoted(node.id)} {_list({**node.attributes, **_look(node)})};" for node in graph.nodes]
    for edge in graph.edges:
        words = {**edge.attributes, **_line(reading, edge)}
        lines.append(f"  {_quoted(edge.source)} -> {_quoted(edge.target)} {_list(words)};")
    return "\n".join((*lines, "}", ""))


def _look(node: Node) -> Mapping[str, Value]:
    if "presence" in node.attributes:
        return {"style": "rounded,dashed"}
    return {"penwidth": 2} if node.attributes["lead"] else {}


def _line(reading: Reading, edge: Edge) -> Mapping[str, Value]:
    """Return the look of an edge. Its own label, without a sign, is kept as ``relation``."""
    kind, label = str(edge.attributes["kind"]), str(edge.attributes["label"])
    hue = LIGHT[style_of(reading, kind)]
    look: dict[str, Value] = {"relation": label, "label": f"{sign_of(reading, kind)} {label}"}
    return look | {"color": hue, "fontcolor": hue, **({"dir": "none"} if edge.attributes["mutual"] else {})}


def _list(attributes: Mapping[str, Value]) -> str:
    values = (
        (name, str(value).lower() if isinstance(value, bool) else str(value)) for name, value in attributes.items()
    )
    return f"[{', '.join(f'{name}={_quoted(value)}' for name, value in values if value)}]"


def _quoted(text: str) -> str:
    """Return a string of DOT in which Graphviz sees no escapes and no names of characters."""
    escaped = _ENTITY.sub("&amp;", text.replace("\\", "\\\\").replace('"', '\\"'))
    return f'"{escaped}"'
