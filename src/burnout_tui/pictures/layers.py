"""The row of each character: rows from netext, and rows that are better filled."""

import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from burnout_tui.pictures.shapes import Pair, Rows

_MAX_CACHED = 128
"""Layouts in the cache. The same one is used at every size of the window."""
_GAP = 3
"""Columns between two boxes."""
_ROUNDS = 12
"""Rounds of the search for better rows."""
_BESIDE, _ASIDE, _PASS, _WIDE = 0.4, 4.0, 2.0, 0.6
"""The cost of a link between neighbours in a row, of another link in a row, of each row that a link passes, and of each
column that is missing in a row."""


class Network(NamedTuple):
    """The characters who are to be arranged, and their links."""

    widths: Mapping[str, int]
    """The width of each character's box, in the order of the file."""
    pairs: tuple[Pair, ...]
    """The linked characters."""
    close: frozenset[Pair]
    """The pairs that belong close together: families."""

    @property
    def linked(self) -> dict[str, dict[str, float]]:
        """The linked characters of each, with the weight of the link."""
        found: dict[str, dict[str, float]] = {name: {} for name in self.widths}
        for pair in self.pairs:
            first, second = pair
            found[first][second] = found[second][first] = 1.5 if pair in self.close else 1.0
        return found

    @property
    def size(self) -> int:
        """The number of characters and links."""
        return len(self.widths) + len(self.pairs)


def breadth_first(network: Network, root: str) -> list[str]:
    """Return the linked characters in the order of a breadth-first search; further groups follow."""
    linked = network.linked
    order: list[str] = []
    for start in (root, *sorted(linked, key=lambda name: -len(linked[name]))):
        if start not in order and linked[start]:
            order.append(start)
            for name in order[order.index(start) :]:
                order += [other for other in linked[name] if other not in order]
    return order


def most_linked(network: Network) -> str:
    """Return the character with the most links."""
    linked = network.linked
    return max(linked, key=lambda name: len(linked[name]))


def rows_by_netext(network: Network, order: Sequence[str]) -> tuple[dict[str, int], dict[str, float]]:
    """Return the row of each linked character in netext's layout (Sugiyama, Tagawa and Toda 1981), and the place
    across, from 0 to 1.

    Of two linked characters, the one that comes first in ``order`` goes above if possible. Every link leads to another
    row.
    """
    wanted = {name: number for number, name in enumerate(order)}
    pairs = [_sorted(pair, wanted) for pair in network.pairs]
    found = _by_netext(tuple((name, network.widths[name]) for name in order), tuple(pairs))
    rank = {name: number for number, name in enumerate(sorted(order, key=found.__getitem__))}
    heights = {y: number for number, y in enumerate(sorted({y for y, _ in found.values()}))}
    row = {name: heights[found[name][0]] for name in rank}
    for first, second in sorted((_sorted(pair, rank) for pair in pairs), key=lambda link: rank[link[0]]):
        row[second] = max(row[second], row[first] + 1)
    across = {name: column / (1 + max(x for _, x in found.values())) for name, (_, column) in found.items()}
    return {name: row[name] for name in sorted(order, key=across.__getitem__)}, across


@lru_cache(_MAX_CACHED)
def _by_netext(widths: tuple[tuple[str, int], ...], pairs: tuple[Pair, ...]) -> Mapping[str, tuple[int, int]]:
    """Return row and column of each character in netext's layout. netext is imported here because it is slow to import.

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
    return {name: (graph.node_buffers[name].center.y, graph.node_buffers[name].center.x) for name in nodes}


def _sorted(pair: Pair, rank: Mapping[str, int]) -> Pair:
    first, second = pair
    return pair if rank[first] < rank[second] else (second, first)


def spread(network: Network, order: Sequence[str], count: int, room: int, start: Mapping[str, int]) -> dict[str, int]:
    """Return the row of each linked character in ``count`` rows of ``room`` columns, near the rows of those linked.

    ``start`` has a row for each, or for none; characters are added, then moved, in ``order``.
    """
    linked = network.linked
    rows = {name: min(row, count - 1) for name, row in start.items()}
    used = [0] * count
    for name, row in rows.items():
        used[row] += network.widths[name] + _GAP
    for number in range(_ROUNDS):
        moved = False
        for name in order:
            before = rows.pop(name, -1)
            width = network.widths[name] + _GAP
            if before >= 0:
                used[before] -= width
            costs = [
                sum(_cost(rows, linked, name, other, row) for other in linked[name] if other in rows)
                + _WIDE * max(used[row] + width - room, 0)
                + (0 if linked[name].keys() & rows.keys() else abs(row - (count - 1) / 2) / 100)
                + (0 if row == before else 0.01)
                for row in range(count)
            ]
            best = min(range(count), key=costs.__getitem__)
            moved = moved or best != before
            rows[name] = best
            used[best] += width
        if number and not moved:
            break
    return _without_gaps(rows)


def _cost(rows: Mapping[str, int], linked: Mapping[str, Mapping[str, float]], name: str, other: str, row: int) -> float:
    """Return the cost of a link of a character who would be put in a row."""
    steps = abs(rows[other] - row)
    if steps:
        return linked[name][other] * _PASS * (steps - 1)
    beside = sum(rows.get(third) == row for third in linked[name])
    beside = max(beside, 1 + sum(rows.get(third) == row for third in linked[other]))
    return _BESIDE if beside <= 2 else _ASIDE


def _without_gaps(rows: Mapping[str, int]) -> dict[str, int]:
    used = {row: number for number, row in enumerate(sorted(set(rows.values())))}
    return {name: used[row] for name, row in rows.items()}


def in_rows(network: Network, row_of: Mapping[str, int], room: int) -> Rows:
    """Return the characters of each row, in the order of ``row_of`` but with neighbours side by side.

    Those who are linked to nobody come last.
    """
    count = 1 + max(row_of.values(), default=-1)
    linked = network.linked
    rows: list[list[str]] = [[] for _ in range(count)]
    for row in range(count):
        rows[row] = _side_by_side([name for name in row_of if row_of[name] == row], linked)
    used = [sum(network.widths[name] + _GAP for name in row) for row in rows]
    for name in network.widths:
        if name in row_of:
            continue
        width = network.widths[name] + _GAP
        place = next((number for number in range(len(rows) - 1, -1, -1) if used[number] + width <= room + _GAP), -1)
        if place < 0:
            rows.append([])
            used.append(0)
        rows[place].append(name)
        used[place] += width
    return tuple(map(tuple, rows))


def _side_by_side(names: Sequence[str], linked: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Return the characters of a row in an order that makes neighbours of those who are linked, as far as possible."""
    chain = {name: [name] for name in names}
    inside = [
        (-linked[one][other], number, one, other)
        for number, one in enumerate(names)
        for other in linked[one]
        if other in chain and names.index(other) > number
    ]
    for _, _, one, other in sorted(inside):
        first, second = chain[one], chain[other]
        if first is second or one not in (first[0], first[-1]) or other not in (second[0], second[-1]):
            continue
        if first[-1] != one:
            first.reverse()
        if second[0] != other:
            second.reverse()
        first += second
        for name in second:
            chain[name] = first
    found: list[str] = []
    for name in names:
        if name not in found:
            found += chain[name]
    return found
