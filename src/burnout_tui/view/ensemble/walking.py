"""Walking from one character of a picture to the next."""

from collections.abc import Mapping
from typing import Literal

from burnout_tui.view.ensemble.graph import Box

Direction = Literal["left", "right", "up", "down"]
_STEPS: dict[Direction, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_ASPECT = 2
"""A cell is about twice as high as wide."""


def nearest(boxes: Mapping[str, Box], name: str, direction: Direction) -> str:
    """The character that an arrow goes to: the nearest one in that direction.

    Left and right, where there is nobody in that direction, go on to the next character in reading order, so that
    everybody is reached from everybody by those two arrows alone. The same character where there is nobody else.
    """
    column, row = boxes[name].centre
    across, along = _STEPS[direction]
    best: tuple[float, int, str] | None = None
    for number, (other, box) in enumerate(boxes.items()):
        x, y = box.centre[0] - column, (box.centre[1] - row) * _ASPECT
        ahead = x * across + y * along
        aside = abs(x * along) + abs(y * across)
        if other != name and ahead > 0 and aside <= ahead * 2:
            found = (ahead + 2 * aside, number, other)
            best = min(best, found) if best else found
    if best:
        return best[2]
    return _in_reading_order(boxes, name, across or along) if across else name


def _in_reading_order(boxes: Mapping[str, Box], name: str, step: int) -> str:
    order = sorted(boxes, key=lambda other: (boxes[other].centre[1], boxes[other].centre[0]))
    return order[(order.index(name) + step) % len(order)]
