"""The columns of the boxes and of the lines' ends: near to what they are linked to, and never on each other."""

import math
from collections.abc import Collection, Sequence
from itertools import pairwise

from burnout_tui.pictures.layers import Layers, Spot, Stretch

_GAP = 3
"""Columns between two boxes."""
_NARROW_GAP = 2
"""Columns between a box and a line that passes it, and between the ends of two lines."""
_ROUNDS = 6
"""So many times every layer is moved towards its neighbours."""


def place(layers: Layers) -> None:
    """Give every spot its column, then every line its ends. The leftmost column is 0.

    Lines end on columns of their own: two lines are at least two columns apart on one side, and no line's lower end is
    below another one's upper end. So no two lines ever run along each other, however they are laid between.
    """
    for row in layers:
        _set(row, [spot.middle for spot in row])
    for number in range(_ROUNDS):
        for row in layers[1:]:
            _set(row, [_mean(spot, above=True, below=number == _ROUNDS - 1) for spot in row])
        for row in reversed(layers):
            _set(row, [_mean(spot, above=number == _ROUNDS - 1, below=True) for spot in row])
    _on_whole_columns(layers)
    for row in layers[:-1]:
        for spot in row:
            _leave(spot)
        taken = {stretch.start for spot in row for stretch in spot.below}
        for spot in layers[row[0].layer + 1]:
            _reach(spot, taken)


def _mean(spot: Spot, above: bool, below: bool) -> float:
    """The middle of those that it is linked to; its own where there are none."""
    found = [stretch.upper.middle for stretch in spot.above] if above else []
    found += [stretch.lower.middle for stretch in spot.below] if below else []
    return sum(found) / len(found) if found else spot.middle


def _set(row: Sequence[Spot], wanted: Sequence[float]) -> None:
    gaps = [(one.width + other.width) / 2 + _gap(one, other) for one, other in pairwise(row)]
    for spot, middle in zip(row, apart(wanted, gaps), strict=True):
        spot.middle = middle


def _gap(one: Spot, other: Spot) -> int:
    return _GAP if one.name and other.name else _NARROW_GAP if one.name or other.name else 1


def _on_whole_columns(layers: Layers) -> None:
    first = min(math.floor(row[0].middle - (row[0].width - 1) / 2 + 0.5) for row in layers)
    for row in layers:
        before: Spot | None = None
        for spot in row:
            left = math.floor(spot.middle - (spot.width - 1) / 2 + 0.5) - first
            if before:
                left = max(left, before.left + before.width + _gap(before, spot))
            spot.middle = left + (spot.width - 1) / 2
            before = spot


def apart(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Places in the same order as near to those wanted as can be, each a gap after the one before.

    The sum of the squares of the distances is least: isotonic regression by pooling adjacent violators.
    """
    blocks: list[tuple[float, int]] = []
    offset = 0.0
    offsets = []
    for number, place in enumerate(wanted):
        offset += gaps[number - 1] if number else 0
        offsets.append(offset)
        mean, count = place - offset, 1
        while blocks and blocks[-1][0] > mean:
            before, size = blocks.pop()
            mean, count = (mean * count + before * size) / (count + size), count + size
        blocks.append((mean, count))
    means = [mean for mean, count in blocks for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def _leave(spot: Spot) -> None:
    """The columns in which lines leave a spot downwards, from left to right as they go."""
    if not spot.name:
        spot.below[0].start = spot.above[0].end
        return
    first, last = spot.left + 1, spot.left + spot.width - 2
    spot.below.sort(key=lambda stretch: stretch.lower.middle)
    wanted = [_towards(spot, stretch.lower, number, len(spot.below)) for number, stretch in enumerate(spot.below)]
    found = apart(wanted, [_NARROW_GAP] * (len(wanted) - 1))
    room = last - _NARROW_GAP * (len(wanted) - 1)
    for number, (stretch, column) in enumerate(zip(spot.below, found, strict=True)):
        step = _NARROW_GAP * number
        stretch.start = round(min(max(column - step, first), room)) + step


def _towards(spot: Spot, other: Spot, number: int, count: int) -> float:
    """Straight down to a spot that is below; for others one beside the other in the middle."""
    if abs(other.middle - spot.middle) <= (spot.width + other.width) / 2 - 3:
        least, most = spot.left + 1, spot.left + spot.width - 2
        return min(max(other.middle, least), most)
    return spot.middle + _NARROW_GAP * (number - (count - 1) / 2)


def _reach(spot: Spot, taken: Collection[int]) -> None:
    """The columns in which lines reach a spot from above: none that another line has left from.

    Of two neighbouring columns at most one is taken, so that three columns for each line are always enough.
    """
    if not spot.name:
        stretch = spot.above[0]
        stretch.end = _free(stretch, taken, range(spot.left, spot.left + 2))
        return
    spot.above.sort(key=lambda stretch: (stretch.start, stretch.upper.middle))
    first, last = spot.left + 1, spot.left + spot.width - 2
    count = len(spot.above)
    for number, stretch in enumerate(spot.above):
        most = last - 3 * (count - 1 - number)
        inside = first <= stretch.start <= last
        wanted = stretch.start if inside else spot.middle + _NARROW_GAP * (number - (count - 1) / 2)
        columns = sorted(range(first, most + 1), key=lambda column: (abs(column - wanted), column))
        stretch.end = _free(stretch, taken, columns)
        first = stretch.end + _NARROW_GAP


def _free(stretch: Stretch, taken: Collection[int], columns: Sequence[int]) -> int:
    return next(column for column in columns if column == stretch.start or column not in taken)
