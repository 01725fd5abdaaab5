"""Taking one line out of a chart and putting it back where it bends and crosses least, in all scenes at once."""

from collections.abc import Generator
from typing import NamedTuple

from burnout_tui.pictures.story.costs import APART, CROSSED_NAME, CROSSING, FAR, NEAR, NO_NAME, bend
from burnout_tui.pictures.story.reinsertion import PAUSE
from burnout_tui.pictures.story.rows import Rows

_CIRCLE = 1000.0
"""The cost of lines that would pass on their rows in a circle."""
_BAND = 12
"""The most rows by which a line is put back from its row."""
_NOWHERE = -1


class _Place(NamedTuple):
    """A free row in a scene."""

    row: int
    above: int
    """The other lines above it, as bits."""
    cost: float


def reroute(rows: Rows, line: int) -> Generator[None, None, tuple[bool, int]]:
    """Put a line back where it bends and crosses least. Returns True if it moved, and the number of ways compared.

    Yields now and then in a long life, while the line is out.
    """
    before = rows.take_out(line)
    begin, (first, last) = rows.name_begins(line), rows.film.lives[line]
    places = [_places(rows, step, line, before[max(step, first)]) for step in range(begin, last + 1)]
    costs: list[float] = []
    ways: list[list[int]] = []
    compared = 0
    for step, here in enumerate(places, begin):
        if step % PAUSE == 0:
            yield
        lost = NO_NAME * (step - begin)
        if step == begin:
            found = [(place.cost, _NOWHERE) for place in here]
        else:
            compared += len(here) * len(costs)
            found = _moved(rows, line, step - 1, places[step - begin - 1], costs, here)
            if step <= first:  # the name may begin here
                found = [
                    (lost + place.cost, _NOWHERE) if cost > lost + place.cost else (cost, way)
                    for place, (cost, way) in zip(here, found, strict=True)
                ]
        costs = [cost for cost, _ in found]
        ways.append([way for _, way in found])
    number = costs.index(min(costs))
    for step in range(last, begin - 1, -1):
        rows.put(line, step, places[step - begin][number].row)
        number = ways[step - begin][number]
        if number == _NOWHERE:
            break
    return rows.row[line] != before, compared


def _places(rows: Rows, step: int, line: int, near: int) -> list[_Place]:
    """Return the free rows near one that keep a scene's lines together, and what each costs."""
    lines, members = rows.line[step], rows.film.members[step]
    is_member = line in members and step >= rows.film.lives[line][0]
    others = [rows.row[other][step] for other in members if other != line and rows.row[other][step] >= 0]
    top, bottom = (min(others), max(others)) if others else (rows.height, -1)
    least, most = max(near - _BAND, 0), min(near + _BAND, rows.height - 1)
    if is_member and others:
        highest, lowest = top, bottom
        while highest > least and lines[highest - 1] < 0:
            highest -= 1
        while lowest < most and lines[lowest + 1] < 0:
            lowest += 1
        least, most = max(least, highest), min(most, lowest)
    places = []
    above = 0
    for row, other in enumerate(lines):
        if other >= 0:
            above |= 1 << other
        elif least <= row <= most and (is_member or not top < row < bottom):
            cost = sum(NEAR for one in lines[max(row - 1, 0) : row + 2] if one >= 0 and (one in members) != is_member)
            if is_member and others:
                cost += APART * max(top - row - 1, row - bottom - 1, 0)
            places.append(_Place(row, above, cost))
    return places


def _moved(
    rows: Rows, line: int, step: int, before: list[_Place], costs: list[float], here: list[_Place]
) -> list[tuple[float, int]]:
    """Return for each place after a scene the least cost so far, and the number of the place before it."""
    film = rows.film
    common = rows.present[step] & rows.present[step + 1]
    names = rows.names[step] & common
    is_name = step < film.lives[line][0]
    move = _CIRCLE if is_name else bend(film, line, step)
    crossing = CROSSED_NAME if is_name else CROSSING
    left = rows.line[step]
    stays = {place.row: number for number, place in enumerate(before)}
    cheapest = sorted(range(len(before)), key=costs.__getitem__)

    def crossed(above: int, sides: int) -> float:
        changed = (above ^ sides) & common
        if not changed:
            return 0
        most = 0 if is_name else (CROSSED_NAME - CROSSING) * (changed & names).bit_count()
        return crossing * changed.bit_count() + most

    found = []
    for row, above, own in here:
        best, way = float("inf"), stays.get(row, _NOWHERE)
        if way != _NOWHERE:
            best = costs[way] + crossed(above, before[way].above)
        for number in cheapest:
            cost = costs[number] + move
            if cost >= best:
                break
            start, sides, _ = before[number]
            if start == row:
                continue
            cost += FAR * abs(start - row) + crossed(above, sides)
            if left[row] >= 0 and cost < best and rows.is_circle(step, start, row):
                cost += _CIRCLE
            if cost < best:
                best, way = cost, number
        found.append((best + own, way))
    return found
