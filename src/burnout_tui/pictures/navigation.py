"""Arrow keys in a picture: from one character to the next."""

from collections.abc import Mapping
from typing import Literal

from burnout_tui.pictures.shapes import Box

Direction = Literal["left", "right", "up", "down"]
_STEPS: dict[Direction, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_ASPECT = 2
"""The height of a cell divided by its width."""


def arrow_targets(boxes: Mapping[str, Box]) -> dict[tuple[str, Direction], str]:
    """Return the character that each arrow key leads to from each character; the same one where there is no other.

    An arrow leads only to a box that lies wholly on its side: to the nearest in its direction. In the rare picture
    where that leaves somebody out, left and right stay in the row, and up and down lead to the next row.
    """
    found = {(name, way): _nearest(boxes, name, way) or name for name in boxes for way in _STEPS}
    if _all_reached(found, list(boxes)):
        return found
    return {(name, way): _next(boxes, name, way) or name for name in boxes for way in _STEPS}


def _ahead(box: Box, other: Box, direction: Direction) -> int:
    """Return the cells between a box and another on one of its sides; negative if it is not on that side."""
    match direction:
        case "left":
            return box.left - (other.left + other.width)
        case "right":
            return other.left - (box.left + box.width)
        case "up":
            return box.top - (other.top + other.height)
        case _:
            return other.top - (box.top + box.height)


def _nearest(boxes: Mapping[str, Box], name: str, direction: Direction) -> str:
    """Return the nearest character in a direction, preferring the same or the next row; empty if there is none."""
    column, row = boxes[name].centre
    across, along = _STEPS[direction]
    best: tuple[float, int, str] | None = None
    for number, (other, box) in enumerate(boxes.items()):
        x, y = box.centre[0] - column, (box.centre[1] - row) * _ASPECT
        ahead = x * across + y * along
        aside = abs(x * along) + abs(y * across)
        if _ahead(boxes[name], box, direction) >= 0 and aside <= ahead * (1 if across else 3):
            found = (ahead + 3 * aside if across else 2 * ahead + aside, number, other)
            best = min(best, found) if best else found
    return best[2] if best else ""


def _next(boxes: Mapping[str, Box], name: str, direction: Direction) -> str:
    """Return the next character in the same row, or the nearest one in the next row; empty if there is none."""
    column, row = boxes[name].centre
    found = []
    for number, (other, box) in enumerate(boxes.items()):
        x, y = box.centre
        if _ahead(boxes[name], box, direction) < 0 or (_STEPS[direction][0] and y != row):
            continue
        found.append((abs(y - row), abs(x - column), number, other))
    return min(found)[-1] if found else ""


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
