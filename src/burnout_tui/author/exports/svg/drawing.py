"""Parts of pictures: rounded lines, and texts that stay in their places whatever the font."""

from collections.abc import Iterable, Iterator, Sequence
from math import hypot
from typing import NamedTuple
from unicodedata import bidirectional, category, east_asian_width
from xml.etree import ElementTree

from burnout_tui.author.exports.svg.style import PREFIX
from burnout_tui.author.exports.xml_text import add, number
from burnout_tui.prose.measure import cells, truncate
from textual_wire.direction import is_right_to_left

_NARROW, _WIDE = frozenset("iljI.,:;'’|!·()[]ft r-"), frozenset("mwMWQ@%—…")
_WIDTHS = (0.4, 0.62, 0.74, 1.0)
"""The widths of narrow characters, lower-case ones, capitals and wide ones in the widest common fonts, in em."""


class Point(NamedTuple):
    """A place in a picture, in pixels."""

    x: float
    y: float


def most_width(text: str, size: float) -> float:
    """Return the width that a text takes at most, in pixels, in the fonts that readers may have."""
    narrow, small, large, wide = _WIDTHS
    total = 0.0
    for letter in text:
        if letter in _NARROW:
            total += narrow
        elif category(letter) in ("Mn", "Me", "Cf"):
            continue
        elif letter in _WIDE or east_asian_width(letter) in "WF" or not letter.isalnum():
            total += wide
        else:
            total += large if letter.isupper() else small
    return total * size


def fitting(text: str, room: float, size: float) -> str:
    """Return a text cut so that it takes at most ``room`` pixels."""
    while cells(text) > 1 and most_width(text, size) > room:
        text = truncate(text, cells(text) - 1)
    return text


def write(
    parent: ElementTree.Element,
    at: Point,
    text: str,
    role: str,
    room: float,
    size: float = 13,
    anchor: str = "middle",
    parts: Sequence[tuple[str, str]] = (),
) -> ElementTree.Element:
    """Write a text in one line of at most ``room`` pixels; in a font that would need more, its letters are narrower.

    ``parts`` are the pieces of the text with their classes, if they differ.
    """
    attributes: dict[str, str | int | float] = {"x": at.x, "y": at.y, "class": f"{PREFIX}-{role}"}
    if not parts and is_right_to_left(text) and not any(bidirectional(letter) == "L" for letter in text):
        attributes["direction"] = "rtl"
        anchor = {"start": "end", "end": "start"}.get(anchor, anchor)  # they are sides of the reading direction
    if anchor != "start":
        attributes["text-anchor"] = anchor
    if most_width(text, size) > room:
        attributes |= {"textLength": float(room), "lengthAdjust": "spacingAndGlyphs"}
    element = add(parent, "text", attributes, "" if parts else text)
    for classes, piece in parts:
        add(element, "tspan", {"class": classes}, piece)
    return element


def rounded(points: Sequence[Point], radius: float) -> str:
    """Return the path through some points, with round corners."""
    parts = [f"M{_xy(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        near = min(radius, _distance(before, corner) / 2, _distance(corner, after) / 2)
        parts.append(f"L{_xy(_toward(corner, before, near))}Q{_xy(corner)} {_xy(_toward(corner, after, near))}")
    parts.append(f"L{_xy(points[-1])}")
    return "".join(parts)


def _xy(point: Point) -> str:
    return f"{number(point.x)} {number(point.y)}"


def _distance(one: Point, other: Point) -> float:
    return hypot(other.x - one.x, other.y - one.y)


def _toward(start: Point, end: Point, distance: float) -> Point:
    whole = _distance(start, end) or 1
    return Point(start.x + (end.x - start.x) * distance / whole, start.y + (end.y - start.y) * distance / whole)


def wrapped(widths: Iterable[float], room: float, gap: float, row: float) -> Iterator[Point]:
    """Yield the places of items in a row, with a gap between them, and in further rows where the room ends."""
    x = y = 0.0
    for width in widths:
        if x and x + width > room:
            x, y = 0.0, y + row
        yield Point(x, y)
        x += width + gap
