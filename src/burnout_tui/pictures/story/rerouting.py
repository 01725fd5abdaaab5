"""Taking one line out of a chart and putting it back where it bends and crosses least, in all scenes at once."""

from collections.abc import Generator
from typing import NamedTuple

from burnout_tui.pictures.story.reinsertion import PAUSE
from burnout_tui.pictures.story.rows import Rows

_CROSSING = 3.0
"""The cost of crossing a line."""
_CROSSED_NAME = 10.0
"""The cost of crossing a name."""
_BEND, _BEND_OF_LEADS = 1.5, 4.0
"""The costs of a move to another row: for a line in hardly any scene, and for the one in most scenes."""
_FAR = 0.05
"""The cost of each row of a move."""
_IDLE = 0.3
"""The added cost of a move between two scenes without the line."""
_NEAR = 0.4
"""The cost of a neighbour that is in the scene if this line is not, or is not if this line is."""
_APART = 0.06
"""The cost of each free row between two lines of a scene."""
_NO_NAME = 4.0
"""The cost of each scene in which there is no room for the name."""
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
        lost = _NO_NAME * (step - begin)
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
            cost = sum(_NEAR for one in lines[max(row - 1, 0) : row + 2] if one >= 0 and (one in members) != is_member)
            if is_member and others:
                cost += _APART * max(top - row - 1, row - bottom - 1, 0)
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
    busy = line in film.members[step] or line in film.members[step + 1]
    share = film.counts[line] / max(film.counts)
    bend = _CIRCLE if is_name else _BEND + (_BEND_OF_LEADS - _BEND) * share + (0 if busy else _IDLE)
    crossing = _CROSSED_NAME if is_name else _CROSSING
    left = rows.line[step]
    found = []
    for row, above, own in here:
        best, way = float("inf"), 0
        for number, (start, sides, _) in enumerate(before):
            cost = costs[number]
            if cost >= best:
                continue
            if start != row:
                cost += bend + _FAR * abs(start - row)
                if left[row] >= 0 and rows.is_circle(step, start, row):
                    cost += _CIRCLE
            if crossed := (above ^ sides) & common:
                cost += crossing * crossed.bit_count()
                if names and not is_name:
                    cost += (_CROSSED_NAME - _CROSSING) * (crossed & names).bit_count()
            if cost < best:
                best, way = cost, number
        found.append((best + own, way))
    return found
