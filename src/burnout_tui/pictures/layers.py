"""The layer of each character and the order in it: layers from netext, then fewer crossings."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from burnout_tui.pictures.shapes import Pair

_PASSES = 8
"""Passes of crossing reduction."""
_MAX_CACHED = 128
"""Layouts in the cache. The same one is used at every size of the window."""


@dataclass(slots=True, eq=False)
class LayerNode:
    """A character in a layer, or the point where a line passes through the layer."""

    layer: int
    width: int
    name: str = ""
    """The character's id; empty where a line passes."""
    middle: float = 0
    """The column of the middle."""
    above: list["EdgeSegment"] = field(default_factory=list)
    """Lines to the layer above."""
    below: list["EdgeSegment"] = field(default_factory=list)
    """Lines to the layer below."""

    @property
    def left(self) -> int:
        """The first column."""
        return round(self.middle - (self.width - 1) / 2)


@dataclass(slots=True, eq=False)
class EdgeSegment:
    """The part of a line between two neighbouring layers."""

    pair: Pair
    upper: LayerNode
    lower: LayerNode
    start: int = 0
    """The column in which it leaves the upper layer."""
    end: int = 0
    """The column in which it arrives at the lower layer."""


Layers = list[list[LayerNode]]
"""From top to bottom, each from left to right."""


def assign_layers(widths: Mapping[str, int], pairs: Sequence[Pair]) -> Layers:
    """Assign characters to layers, given the widths of their boxes. Every link leads to a lower layer.

    Of two linked characters, the one that comes first in ``widths`` goes above if possible. netext computes the layers
    (Sugiyama, Tagawa and Toda 1981). A link that passes a layer gets a node there. The barycentre method reduces
    crossings.
    """
    wanted = {name: number for number, name in enumerate(widths)}
    found = _by_netext(tuple(widths.items()), tuple(_sorted(pair, wanted) for pair in pairs))
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


@lru_cache(_MAX_CACHED)
def _by_netext(widths: tuple[tuple[str, int], ...], pairs: tuple[Pair, ...]) -> Mapping[str, tuple[int, int]]:
    """Return column and row of each character in netext's layout. netext is imported here because it is slow to import.

    The lines of the layout are not used: netext's router is slow, and draws lines over each other.
    """
    # Importing netext replaces sys.excepthook with Rich's traceback printer; restore it.
    hook = sys.excepthook
    from netext import ConsoleGraph
    from netext.layout_engines import LayoutDirection, SugiyamaLayout
    from rich.console import Console

    sys.excepthook = hook
    nodes: dict[Any, dict[str, Any]] = {
        name: {"$content-renderer": lambda _, data, __: data["$room"], "$room": "x" * (width - 4)}
        for name, width in widths
    }
    graph = ConsoleGraph(
        nodes=nodes,
        edges=[(*pair, {"$show": False}) for pair in pairs],
        layout_engine=SugiyamaLayout(LayoutDirection.TOP_DOWN),
        console=Console(width=1000, color_system=None, legacy_windows=False, _environ={}),
    )
    graph.full_viewport  # noqa: B018 # reading the property computes the layout
    return {name: (graph.node_buffers[name].center.x, graph.node_buffers[name].center.y) for name in nodes}


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
    """Return the number of crossings if lines run straight from layer to layer."""
    count = 0
    for upper, lower in pairwise(layers):
        place = {node: number for number, node in enumerate(lower)}
        seen: list[int] = []
        for node in upper:
            ends = [place[segment.lower] for segment in node.below]
            count += sum(1 for end in ends for other in seen if other > end)
            seen += ends
    return count
