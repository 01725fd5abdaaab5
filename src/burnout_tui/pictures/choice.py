"""The picture and the text beside or below it: the first way in which the whole picture is visible."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from burnout_tui.pictures.boxes import box_widths
from burnout_tui.pictures.drawing import PLAIN, Style, draw
from burnout_tui.pictures.shapes import Drawing, Rows
from burnout_tui.prose.ensemble import shown_ensemble
from burnout_tui.prose.reading import Reading

LOW = 20
"""The most rows of an area in which the text stands below the picture rather than beside it."""
_SHARE, _MAX_BESIDE, _LEAST_BESIDE = 34, 44, 27
"""The width of the text beside the picture: per cent of the area, the most and the fewest columns, with the rule."""
_BELOW, _LEAST_BELOW = 5, 1
"""The rows of the text below the picture, with the rule, and the fewest."""
_MANY = 40
"""The largest sum of characters and links for which every way is tried."""
_GAP = 3
"""Columns between two boxes."""


class Shown(NamedTuple):
    """A picture, and where the text is."""

    drawing: Drawing
    below: bool
    """True if the text is below the picture, False if it is on its right."""
    extent: int
    """The rows of the text below, or the columns of the text beside, with the rule between."""
    whole: bool
    """True if the whole picture is visible."""


def choose(
    reading: Reading, area: tuple[int, int], tall: bool = False, labelled: bool | None = None, base: Rows = ()
) -> Shown:
    """Return the picture for an area of some columns and rows, and the place of the text in it.

    ``tall`` allows boxes with occupation and actor. The characters of ``base`` keep their row and their order in it.
    Only ``labelled`` may differ between two pictures of the same arrangement; it changes the words on the lines.
    """
    shown = shown_ensemble(reading)
    size = len(shown.characters) + len(shown.relations)
    found: list[Shown] = []
    for style in (Style(tall=True), PLAIN, Style(short=True)) if tall else (PLAIN, Style(short=True)):
        widths = list(box_widths(reading, *style).values())
        for below, extent in _ways(area):
            room = (area[0], area[1] - extent) if below else (area[0] - extent, area[1])
            if not _can_fit(widths, room, 5 if style.tall else 3):
                continue
            drawing = draw(reading, room, None, base, style)
            if drawing.fits(room):
                found.append(_with_words(reading, room, labelled, base, style, below, extent, area))
                if drawing.labelled or size > _MANY:
                    return found[-1]
            elif size > _MANY and not style.short:
                break
        if found:
            return found[0]
        if size > _MANY:
            break
    below, extent = next(way for way in _ways(area) if not way[0])
    room = (area[0] - extent, area[1])
    return Shown(draw(reading, room, labelled, base), below, extent, False)


def _with_words(
    reading: Reading,
    room: tuple[int, int],
    labelled: bool | None,
    base: Rows,
    style: Style,
    below: bool,
    extent: int,
    area: tuple[int, int],
) -> Shown:
    drawing = draw(reading, room, labelled, base, style)
    if below:
        extent = area[1] - len(drawing.rows)
    return Shown(drawing, below, extent, True)


def _ways(area: tuple[int, int]) -> Iterator[tuple[bool, int]]:
    """Yield the places of the text: True if it is below, and its extent."""
    beside = min(area[0] * _SHARE // 100, _MAX_BESIDE)
    if area[1] <= LOW:
        yield True, _BELOW
    yield False, beside
    if beside > _LEAST_BESIDE:
        yield False, _LEAST_BESIDE
    if area[1] > LOW:
        yield True, max(_BELOW, area[1] // 5)
    yield True, _LEAST_BELOW


def _can_fit(widths: Sequence[int], room: tuple[int, int], height: int) -> bool:
    """Return False if boxes of these widths cannot fit, however they are arranged."""
    most = (room[1] + 1) // (height + 1)
    return sum(width + _GAP for width in widths) <= (room[0] + _GAP) * most and max(widths, default=0) <= room[0]
