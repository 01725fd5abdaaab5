"""Arrangements: which character stands in which row, in which order."""

from collections.abc import Iterator, Sequence

from burnout_tui.pictures.layers import Network, breadth_first, in_rows, most_linked, rows_by_netext, spread
from burnout_tui.pictures.ordering import RowOrder
from burnout_tui.pictures.shapes import Rows

LARGE = 60
"""The largest sum of characters and links for which many arrangements are tried."""
_HUGE = 100
"""The largest sum of characters and links for which more than one arrangement is tried."""
_STARTS = 3
"""Orders from which the search for few crossings starts."""
_GAP = 3
"""Columns between two boxes."""
_ROW, _ASIDE, _PASSED, _WIDE, _CROSSED = 6.0, 2.0, 1.5, 0.5, 4.0
"""The cost of another row, of a line that turns within a row, of a row that a line passes, of a column that a row is
too wide, and of a crossing, when somebody is added to an arrangement."""
_TRIED_ROWS = 3
"""Rows in which every place is tried for somebody who is added."""


def arrangements(network: Network, room: int, most: int) -> Iterator[RowOrder]:
    """Yield arrangements of everybody, in at most ``most`` rows of ``room`` columns if possible."""
    if not network.pairs:
        yield RowOrder(in_rows(network, {}, room), ())
        return
    root = most_linked(network)
    searched = breadth_first(network, root)
    by_file = [name for name in network.widths if name in set(searched)]
    known: set[Rows] = set()
    for row_of, across in _row_choices(network, by_file, searched, room, most):
        rows = in_rows(network, row_of, room)
        if rows in known:
            continue
        known.add(rows)
        order = RowOrder(rows, network.pairs, places=across)
        if network.size <= LARGE:
            order.improve(_STARTS)
        else:
            order.improve(1, 2 if network.size <= _HUGE else 1)
        yield order


def _row_choices(
    network: Network, by_file: Sequence[str], searched: Sequence[str], room: int, most: int
) -> Iterator[tuple[dict[str, int], dict[str, float] | None]]:
    """Yield the row of each linked character, in several ways, in some with the place across."""
    found, across = rows_by_netext(network, by_file)
    yield found, across
    if network.size > _HUGE:
        return
    other, across = rows_by_netext(network, searched)
    yield other, across
    if network.size > LARGE:
        yield spread(network, searched, max(most, 1), room, {}), None
        return
    counts = range(max(most, 1), max(most - 4, 0), -1)
    for count in counts:
        for order, start in ((searched, {}), (by_file, {}), (searched, found), (by_file, other)):
            yield spread(network, order, count, room, start), None


def relocated(network: Network, order: RowOrder, room: int, most: int, steps: int) -> RowOrder:
    """Return an arrangement with fewer crossings, after moving one character after the other to a better place.

    ``steps`` is the number of places that are tried at most.
    """
    linked = network.linked
    names = sorted((name for name in order.names if linked[name]), key=lambda name: -len(linked[name]))
    rows = [list(row) for row in order.rows]
    least = _CROSSED * order.crossings() + _cost_of_rows(network, rows, room, most)
    while steps > 0:
        before = least
        for name in names:
            here = next(number for number, row in enumerate(rows) if name in row)
            rest = [[one for one in row if one != name] for row in rows]
            near = sorted({number for number, row in enumerate(rows) for one in linked[name] if one in row})
            for number in range(max(near[0] - 1, 0), min(near[-1] + 2, len(rows))):
                for place in range(len(rest[number]) + 1):
                    if number == here and place == rows[here].index(name):
                        continue
                    moved = [*rest[number][:place], name, *rest[number][place:]]
                    tried = [row for row in (*rest[:number], moved, *rest[number + 1 :]) if row]
                    steps -= 1
                    # Crossings take the longest to count: most places are worse without any.
                    if (cost := _cost_of_rows(network, tried, room, most)) >= least:
                        continue
                    found = RowOrder(tuple(map(tuple, tried)), network.pairs)
                    if (cost := cost + _CROSSED * found.crossings()) < least:
                        least, rows, order = cost, tried, found
                        break
                else:
                    continue
                break
            if steps <= 0:
                break
        if not least < before:
            break
    return order


def _cost_of_rows(network: Network, rows: Sequence[Sequence[str]], room: int, most: int) -> float:
    """Return the cost of an arrangement without that of its crossings. A row between relatives counts twice."""
    places = {name: (number, place) for number, row in enumerate(rows) for place, name in enumerate(row)}
    used = [sum([network.widths[name] + _GAP for name in row]) for row in rows]
    aside = passed = 0
    for one, other in network.pairs:
        (top, left), (bottom, right) = places[one], places[other]
        if top == bottom:
            aside += abs(left - right) > 1
        elif abs(top - bottom) > 1:
            between = range(min(top, bottom) + 1, max(top, bottom))
            passed += len(between) * (2 if (one, other) in network.close else 1)
            for number in between:
                used[number] += _GAP
    return (
        _ASIDE * aside
        + _PASSED * passed
        + _WIDE * sum(max(width - _GAP - room, 0) for width in used)
        + _ROW * max(len(rows) - most, 0)
    )


def extended(network: Network, base: Rows, room: int, most: int) -> RowOrder:
    """Return an arrangement in which everybody of ``base`` keeps their row and their order in it.

    The others are added one after the other, each where it costs least: between those in a row, or in a new row above
    or below all others.
    """
    rows = [[name for name in row if name in network.widths] for row in base]
    there = {name for row in rows for name in row}
    added = [name for name in breadth_first(network, most_linked(network)) if name not in there]
    added += [name for name in network.widths if name not in there and name not in added]
    linked = network.linked
    waiting = list(added)
    while waiting:
        name = max(waiting, key=lambda one: len(linked[one].keys() & there))
        waiting.remove(name)
        there.add(name)
        rows = _with(network, rows, name, there, room, most)
    order = RowOrder(tuple(map(tuple, rows)), network.pairs, added)
    order.improve(1)
    return order


def _with(network: Network, rows: list[list[str]], name: str, there: set[str], room: int, most: int) -> list[list[str]]:
    """Return the rows with one character more."""
    pairs = [pair for pair in network.pairs if pair[0] in there and pair[1] in there]
    links = [pair for pair in pairs if name in pair]
    choices = []
    for place in range(-1, len(rows) + 1):
        found = [[name], *rows] if place < 0 else [*rows, [name]] if place == len(rows) else rows
        cost = _ROW * (len(found) > most) + _ROW / 3 * (found is not rows)
        row_of = {one: number for number, row in enumerate(found) for one in row}
        here = row_of.setdefault(name, place)
        cost += sum(_PASSED * max(abs(row_of[one] + row_of[other] - 2 * here) - 1, 0) for one, other in links)
        if found is rows:
            used = sum(network.widths[one] + _GAP for one in (*rows[place], name)) - _GAP
            cost += _WIDE * max(used - room, 0) + used / room / 10
        choices.append((cost, place, found))
    choices.sort(key=lambda choice: choice[:2])
    best: tuple[float, list[list[str]]] | None = None
    for cost, place, found in choices[:_TRIED_ROWS]:
        for number in range(len(rows[place]) + 1) if found is rows else (0,):
            tried = [list(row) for row in found]
            if found is rows:
                tried[place].insert(number, name)
            order = RowOrder(tuple(map(tuple, tried)), pairs)
            aside = sum(len(turns) for turns in order.turns)
            total = cost + _CROSSED * order.crossings() + _ASIDE * aside
            if best is None or total < best[0]:
                best = (total, tried)
    assert best is not None
    return best[1]


def restricted(rows: Rows, names: Sequence[str]) -> Rows:
    """Return an arrangement with only some of its characters; rows without any are left out at both ends."""
    kept = set(names)
    found = [tuple(name for name in row if name in kept) for row in rows]
    while found and not found[0]:
        found.pop(0)
    while found and not found[-1]:
        found.pop()
    return tuple(found)
