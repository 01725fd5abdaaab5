"""In which layer each character stands, and in which order: netext's layers, and the lines' ways through them."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from burnout_tui.pictures.shapes import Pair

_PASSES = 8
"""So many times the order of the layers is tried to be bettered."""


@dataclass(slots=True, eq=False)
class LayerNode:
    """A character's place in a layer, or the place where a line passes through the layer."""

    layer: int
    width: int
    name: str = ""
    """Empty where a line passes."""
    middle: float = 0
    """Column of its middle."""
    above: list["EdgeSegment"] = field(default_factory=list)
    """The lines that come from the layer above."""
    below: list["EdgeSegment"] = field(default_factory=list)
    """The lines that go to the layer below."""

    @property
    def left(self) -> int:
        """Its first column."""
        return round(self.middle - (self.width - 1) / 2)


@dataclass(slots=True, eq=False)
class EdgeSegment:
    """The part of a line that is between two neighbouring layers."""

    pair: Pair
    upper: LayerNode
    lower: LayerNode
    start: int = 0
    """The column in which it leaves the upper layer."""
    end: int = 0
    """The column in which it reaches the lower layer."""


Layers = list[list[LayerNode]]
"""From top to bottom, each from left to right."""


def assign_layers(widths: Mapping[str, int], pairs: Sequence[Pair]) -> Layers:
    """The characters, with the widths of their boxes, in layers; a link always leads from one layer to a lower one.

    Of two who are linked the first in ``widths`` is wanted above. netext finds the layers (Sugiyama, Tagawa and Toda
    1981). Where a link passes a layer it gets a spot there, and the order is bettered by the barycentre method.
    """
    wanted = {name: number for number, name in enumerate(widths)}
    found = _by_netext(widths, [_sorted(pair, wanted) for pair in pairs])
    order = sorted(found, key=lambda name: (found[name][1], found[name][0]))
    rank = {name: number for number, name in enumerate(order)}
    heights = {y: number for number, y in enumerate(sorted({y for _, y in found.values()}))}
    layer = {name: heights[found[name][1]] for name in order}
    downward = sorted(((*_sorted(pair, rank), pair) for pair in pairs), key=lambda link: rank[link[0]])
    for first, second, _ in downward:
        layer[second] = max(layer[second], layer[first] + 1)
    nodes = {name: LayerNode(layer[name], widths[name], name, found[name][0]) for name in order}
    layers: Layers = [[] for _ in range(1 + max(layer.values()))]
    for node in nodes.values():
        layers[node.layer].append(node)
    for first, second, pair in downward:
        _link(layers, pair, nodes[first], nodes[second])
    for row in layers:
        row.sort(key=lambda node: node.middle)
        for node in row:
            node.width = max(node.width, 3 * len(node.above) + 2, 2 * len(node.below) + 3) if node.name else node.width
    return _reduce_crossings(layers)


def _sorted(pair: Pair, rank: Mapping[str, int]) -> Pair:
    first, second = pair
    return pair if rank[first] < rank[second] else (second, first)


def _link(layers: Layers, pair: Pair, upper: LayerNode, lower: LayerNode) -> None:
    node = upper
    for number in range(upper.layer + 1, lower.layer + 1):
        following = lower
        if number < lower.layer:
            share = (number - upper.layer) / (lower.layer - upper.layer)
            following = LayerNode(number, 2, middle=upper.middle + share * (lower.middle - upper.middle))
            layers[number].append(following)
        segment = EdgeSegment(pair, node, following)
        node.below.append(segment)
        following.above.append(segment)
        node = following


def _by_netext(widths: Mapping[str, int], pairs: Sequence[Pair]) -> dict[str, tuple[int, int]]:
    """Column and row of each character as netext lays them out. Importing it costs 130 ms: only the first picture does.

    Its own lines are not asked for: its router takes seconds for 150 of them, and lays one over the other.
    """
    # netext puts a traceback printer of Rich's in place of Python's when it is imported; nobody is to see one.
    hook = sys.excepthook
    from netext import ConsoleGraph
    from netext.layout_engines import LayoutDirection, SugiyamaLayout
    from rich.console import Console

    sys.excepthook = hook
    nodes: dict[Any, dict[str, Any]] = {
        name: {"$content-renderer": lambda _, data, __: data["$room"], "$room": "x" * (width - 4)}
        for name, width in widths.items()
    }
    graph = ConsoleGraph(
        nodes=nodes,
        edges=[(*pair, {"$show": False}) for pair in pairs],
        layout_engine=SugiyamaLayout(LayoutDirection.TOP_DOWN),
        console=Console(width=1000, color_system=None, legacy_windows=False, _environ={}),
    )
    graph.full_viewport  # noqa: B018 # it is laid out when it is asked for
    return {name: (graph.node_buffers[name].center.x, graph.node_buffers[name].center.y) for name in widths}


def _reduce_crossings(layers: Layers) -> Layers:
    best, fewest = [list(row) for row in layers], crossings(layers)
    for sweep in range(_PASSES):
        if not fewest:
            break
        down = sweep % 2 == 0
        place = {node: number for row in layers for number, node in enumerate(row)}
        for row in layers[1:] if down else reversed(layers[:-1]):
            wanted = {node: _barycentre(node, place, down) for node in row}
            row.sort(key=wanted.__getitem__)
            place.update((node, number) for number, node in enumerate(row))
        if (count := crossings(layers)) < fewest:
            best, fewest = [list(row) for row in layers], count
    return best


def _barycentre(node: LayerNode, place: Mapping[LayerNode, int], down: bool) -> float:
    others = [place[segment.upper] for segment in node.above] if down else [place[other.lower] for other in node.below]
    return sum(others) / len(others) if others else place[node]


def crossings(layers: Layers) -> int:
    """How often the lines cross if they go straight from layer to layer."""
    count = 0
    for upper, lower in pairwise(layers):
        place = {node: number for number, node in enumerate(lower)}
        seen: list[int] = []
        for node in upper:
            ends = [place[segment.lower] for segment in node.below]
            count += sum(1 for end in ends for other in seen if other > end)
            seen += ends
    return count
