"""The picture and the text beside or below it: the first way in which the whole picture is visible."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from burnout_tui.pictures.boxes import box_widths
from burnout_tui.pictures.drawing import draw, draw_whole
from burnout_tui.pictures.planning import PLAIN, Style
from burnout_tui.pictures.shapes import Drawing, Rows
from burnout_tui.prose.ensemble import shown_ensemble
from burnout_tui.prose.reading import Reading

LOW = 20
"""The most rows of an area in which the text stands below the picture rather than beside it."""
_SHARE, _MAX_BESIDE, _LEAST_BESIDE = 34, 44, 26
"""The width of the text beside the picture: per cent of the area, the most columns, the fewest without the rule."""
_BELOW, _LEAST_BELOW = 4, 2
"""The rows of the text below the picture, and the fewest, without the rule."""
_RULE, _FRAME = 1, 2
"""The columns or rows of the rule between picture and text, and of a frame around each."""
_MANY = 45
"""The largest sum of characters and links for which every way is tried."""
_GAP = 3
"""Columns between two boxes."""


class Shown(NamedTuple):
    """A picture, and where the text is."""

    drawing: Drawing
    below: bool
    """True if the text is below the picture, False if it is on its right."""
    extent: int
    """The rows of the text below, or the columns of the text beside, with its rule or frame."""
    whole: bool
    """True if the whole picture is visible."""
    framed: bool = False
    """True if picture and text have frames, False if there is a rule between them."""


class _Way(NamedTuple):
    """A place for the text, and the room that it leaves for the picture."""

    below: bool
    extent: int
    room: tuple[int, int]


def choose(
    reading: Reading,
    area: tuple[int, int],
    tall: bool = False,
    labelled: bool | None = None,
    base: Rows = (),
    framed: bool = False,
) -> Shown:
    """Return the picture for an area of some columns and rows, and the place of the text in it.

    ``tall`` allows boxes with occupation and actor. ``framed`` allows frames, unless the whole picture has room only
    without them. The characters of ``base`` keep their row and their order in it. Only ``labelled`` may differ between
    two pictures of the same arrangement; it changes the words on the lines.
    """
    shown = shown_ensemble(reading)
    many = len(shown.characters) + len(shown.relations) > _MANY
    for style, frames in _styles(tall, framed, many):
        widths = list(box_widths(reading, *style).values())
        found: Shown | None = None
        for way in _ways(area, frames):
            # Words on the lines are not worth the text.
            if found and way.below and way.extent - _RULE <= _LEAST_BELOW:
                break
            if not _can_fit(widths, way.room, 5 if style.tall else 3):
                continue
            # Of a large ensemble that does not fit, this picture is the one to be shown in part: it is made once.
            is_last = many and not way.below and style == PLAIN
            drawing = (draw if is_last else draw_whole)(reading, way.room, None, base, style)
            if drawing and drawing.fits(way.room):
                found = found if found and not drawing.labelled else _with_words(reading, way, labelled, base, style)
                if drawing.labelled or many:
                    break
            elif many:
                break
        if found:
            return found._replace(framed=frames)
    way = next(way for way in _ways(area, framed) if not way.below)
    return Shown(draw(reading, way.room, labelled, base), False, way.extent, False, framed)


def likely_place(area: tuple[int, int], framed: bool) -> tuple[bool, int]:
    """Return where the text of most pictures is: True if below, and its rows or columns."""
    way = next(_ways(area, framed))
    return way.below, way.extent


def _styles(tall: bool, framed: bool, many: bool) -> Iterator[tuple[Style, bool]]:
    """Yield the styles, each with True if there are frames. A large ensemble is drawn only in the first ones."""
    if tall:
        yield Style(tall=True), framed
    yield PLAIN, framed
    if many:
        return
    if framed:
        yield PLAIN, False
        yield Style(short=True), True
    yield Style(short=True), False


def _with_words(reading: Reading, way: _Way, labelled: bool | None, base: Rows, style: Style) -> Shown:
    drawing = draw_whole(reading, way.room, labelled, base, style)
    assert drawing
    spare = way.room[1] - len(drawing.rows) if way.below else 0
    return Shown(drawing, way.below, way.extent + spare, True)


def _ways(area: tuple[int, int], framed: bool) -> Iterator[_Way]:
    """Yield the places of the text."""
    width, height = area
    edge, around = (_FRAME, _FRAME) if framed else (_RULE, 0)
    beside = min(width * _SHARE // 100, _MAX_BESIDE)
    least = _LEAST_BESIDE + edge
    below = _BELOW + edge
    extents = [(True, below)] if height <= LOW else []
    extents += [(False, beside)]
    extents += [(False, least)] if beside > least else []
    extents += [(True, max(below, height // 5))] if height > LOW else []
    extents += [] if framed else [(True, _LEAST_BELOW + edge)]
    for is_below, extent in extents:
        columns, rows = (0, extent) if is_below else (extent, 0)
        yield _Way(is_below, extent, (width - around - columns, height - around - rows))


def _can_fit(widths: Sequence[int], room: tuple[int, int], height: int) -> bool:
    """Return False if boxes of these widths cannot fit, however they are arranged."""
    most = (room[1] + 1) // (height + 1)
    return sum(width + _GAP for width in widths) <= (room[0] + _GAP) * most and max(widths, default=0) <= room[0]
