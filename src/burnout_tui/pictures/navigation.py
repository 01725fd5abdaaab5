"""Arrow keys in a picture: from one character to the next."""

from collections.abc import Mapping
from typing import Literal

from burnout_tui.pictures.shapes import Box

Direction = Literal["left", "right", "up", "down"]
_STEPS: dict[Direction, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_ASPECT = 2
"""The height of a cell divided by its width."""


def arrow_targets(boxes: Mapping[str, Box]) -> dict[tuple[str, Direction], str]:
    """Return the character that each arrow key leads to from each character: the nearest in that direction.

    Every character can be reached from every other. Without a neighbour to the left or right, the arrow follows reading
    order. In the rare picture where that still leaves somebody out, left and right always follow reading order.
    """
    found = {(name, direction): _nearest(boxes, name, direction) for name in boxes for direction in _STEPS}
    order = sorted(boxes, key=lambda name: (boxes[name].centre[1], boxes[name].centre[0]))
    ring: dict[tuple[str, Direction], str] = {}
    for number, name in enumerate(order):
        ring[name, "left"] = order[number - 1]
        ring[name, "right"] = order[(number + 1) % len(order)]
    whole = {way: other or ring.get(way, way[0]) for way, other in found.items()}
    return whole if _all_reached(whole, order) else {**whole, **ring}


def _nearest(boxes: Mapping[str, Box], name: str, direction: Direction) -> str:
    """Return the nearest character in a direction, preferring the same or the next row; empty if there is none."""
    column, row = boxes[name].centre
    across, along = _STEPS[direction]
    best: tuple[float, int, str] | None = None
    for number, (other, box) in enumerate(boxes.items()):
        x, y = box.centre[0] - column, (box.centre[1] - row) * _ASPECT
        ahead = x * across + y * along
        aside = abs(x * along) + abs(y * across)
        if other != name and ahead > 0 and aside <= ahead * (1 if across else 3):
            found = (ahead + 3 * aside if across else 2 * ahead + aside, number, other)
            best = min(best, found) if best else found
    return best[2] if best else ""


def _all_reached(steps: Mapping[tuple[str, Direction], str], order: list[str]) -> bool:
    """Return True if the first character reaches every other, and is reached by every other."""
    onward: dict[str, set[str]] = {name: set() for name in order}
    backward: dict[str, set[str]] = {name: set() for name in order}
    for (name, _), other in steps.items():
        onward[name].add(other)
        backward[other].add(name)
    return all(len(_reached(links, order[:1])) == len(order) for links in (onward, backward))


def _reached(links: Mapping[str, set[str]], start: list[str]) -> set[str]:
    seen, pending = set(start), list(start)
    while pending:
        for other in links[pending.pop()] - seen:
            seen.add(other)
            pending.append(other)
    return seen
