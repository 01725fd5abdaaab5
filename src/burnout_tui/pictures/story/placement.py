"""Rows for lines whose order is known."""

from burnout_tui.pictures.story.rows import Rows
from burnout_tui.pictures.story.steps import Order, Orders
from burnout_tui.pictures.story.storylines import Storylines

_MOVE = 1.0
"""The cost of a line's move to another row."""
_OFF_CENTRE = 0.02
"""The cost of each row between a line and the middle of the rows that it may have."""
_MAX_CHOICE = 24
"""The most rows among which one is chosen."""


def place(rows: Rows, orders: Orders, line: int) -> None:
    """Give a line rows between those that are placed, with few moves, by dynamic programming over its scenes.

    There are always enough rows left for the lines that are still to be placed, if there are as many rows as lines in
    any scene.
    """
    first, last = rows.film.lives[line]
    limits = [_limits(rows, orders[step], step, line) for step in range(first, last + 1)]
    for step, row in enumerate(_straightest(limits), first):
        rows.put(line, step, row)


def by_importance(film: Storylines) -> list[int]:
    """Return the lines, those in most scenes first."""
    return sorted(range(len(film.characters)), key=lambda line: (-film.counts[line], line))


def _limits(rows: Rows, order: Order, step: int, line: int) -> range:
    """Return the rows that a line may have between those that are placed."""
    index = order.index(line)
    least, most = 0, rows.height - 1
    for count, other in enumerate(reversed(order[:index])):
        if rows.row[other][step] >= 0:
            least = rows.row[other][step] + 1 + count
            break
    else:
        least += index
    for count, other in enumerate(order[index + 1 :]):
        if rows.row[other][step] >= 0:
            most = rows.row[other][step] - 1 - count
            break
    else:
        most -= len(order) - 1 - index
    spare = max(most - least + 1 - _MAX_CHOICE, 0) // 2
    return range(least + spare, most + 1 - spare)


def _straightest(limits: list[range]) -> list[int]:
    """Return a row for each scene, within the limits, with the fewest moves."""
    costs: dict[int, float] = dict.fromkeys(limits[0], 0.0)
    ways: list[dict[int, int]] = []
    for allowed in limits:
        best = min(costs, key=costs.__getitem__)
        moved = costs[best] + _MOVE
        middle = (allowed[0] + allowed[-1]) / 2
        way = {row: row if costs.get(row, moved) < moved else best for row in allowed}
        costs = {
            row: (costs[row] if before == row and row in costs else moved) + _OFF_CENTRE * abs(row - middle)
            for row, before in way.items()
        }
        ways.append(way)
    row = min(costs, key=costs.__getitem__)
    found = []
    for way in reversed(ways):
        found.append(row)
        row = way[row]
    return found[::-1]
