"""The picture of an ensemble: its groups side by side, in the style that fits the panel best."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from burnout_tui.film.ensemble import Ensemble
from burnout_tui.film.model import Relation
from burnout_tui.pictures.canvas import Canvas
from burnout_tui.pictures.groups import Labels, box_width, draw_box, draw_group, line_labels
from burnout_tui.pictures.layers import assign_layers
from burnout_tui.pictures.shapes import BOX_STYLES, Box, BoxStyle, CellRun, GroupDrawing, Pair
from burnout_tui.prose.ensemble import shown_ensemble
from burnout_tui.prose.reading import Reading

MAX_CHARACTERS = 60
"""The largest number of characters in a picture. Larger ensembles are shown as a list."""
MAX_LINES = 150
"""The largest number of linked pairs in a picture. More would take too long to draw."""
_MAX_TRIED = 60
"""The largest sum of characters and links for which several drawings are tried. Larger ones do not fit anyway."""
MAX_CACHED = 100
"""Pictures in the cache. Every window size needs its own, and a server has many visitors."""
_GAP = 3
"""Columns between two groups."""


class Drawing(NamedTuple):
    """A picture of an ensemble."""

    rows: tuple[tuple[CellRun, ...], ...]
    width: int
    boxes: Mapping[str, Box]
    labelled: bool
    """True if the lines carry words, not only signs."""


def can_be_drawn(reading: Reading, kinds: Collection[str]) -> bool:
    """Return True if a picture can be drawn: there is somebody to show, and not too many characters or links."""
    shown = shown_ensemble(reading)
    if not 0 < len(shown.characters) <= MAX_CHARACTERS:
        return False
    pairs = {frozenset(relation.between) for relation in shown.relations if not kinds or relation.kind in kinds}
    return len(pairs) <= MAX_LINES


def draw(reading: Reading, kinds: Collection[str], size: tuple[int, int], labelled: bool | None) -> Drawing:
    """Return the picture that fits a panel of ``size`` columns and rows best. All readers share a cache.

    ``labelled`` chooses words (True) or signs (False) for the kinds of relation; None chooses words if they fit.
    """
    drawn_lately = reading.guide.cached("drawings", lambda: lru_cache(MAX_CACHED)(_best))
    return drawn_lately(reading, frozenset(kinds), size, labelled)


def _best(reading: Reading, kinds: Collection[str], size: tuple[int, int], labelled: bool | None) -> Drawing:
    """Return the first drawing that fits, else a compact one, with signs unless words were asked for."""
    ways = (True, False) if labelled is None else (labelled,)
    shown = shown_ensemble(reading)
    for words in ways if len(shown.characters) + len(shown.relations) <= _MAX_TRIED else ():
        for style in BOX_STYLES:
            drawing = _draw(reading, kinds, style, words, size[0])
            if drawing.width > size[0]:
                break  # all styles have the same width
            if len(drawing.rows) <= size[1]:
                return drawing
    return _draw(reading, kinds, BOX_STYLES[1], ways[-1], size[0])


def _draw(reading: Reading, kinds: Collection[str], style: BoxStyle, labelled: bool, width: int) -> Drawing:
    """Draw each connected group, and place the groups side by side where they fit."""
    shown = shown_ensemble(reading)
    pairs = _pairs(shown, kinds)
    labels = line_labels(reading, pairs)
    left_over = list(shown.characters)
    parts = []
    for group in _groups(shown.characters, pairs):
        inside = [pair for pair in pairs if pair[0] in group]
        parts.append(_draw_group(reading, group, inside, labels, style, labelled, width))
        left_over = [name for name in left_over if name not in group]
    parts += [_draw_single(reading, name, style) for name in left_over]
    return _arrange(parts, width, labelled)


def _draw_group(
    reading: Reading,
    group: Sequence[str],
    pairs: Sequence[Pair],
    labels: Labels,
    style: BoxStyle,
    labelled: bool,
    width: int,
) -> GroupDrawing:
    """Draw a group in two orders of its characters, and return the drawing that fits better."""
    tried = []
    for order in _orders(group, pairs) if len(group) + len(pairs) <= _MAX_TRIED else (group,):
        widths = {name: box_width(reading, name) for name in order}
        part = draw_group(reading, assign_layers(widths, pairs), labels, style, labelled)
        tried.append((max(part.width - width, 0), part.unlabelled + part.crossings, len(part.rows), part))
    return min(tried, key=lambda found: found[:3])[3]


def _groups(order: Sequence[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """Return the connected groups, in the file's order."""
    group_of: dict[str, set[str]] = {}
    for first, second in pairs:
        joined = group_of.get(first, {first}) | group_of.get(second, {second})
        group_of.update(dict.fromkeys(joined, joined))
    found: list[list[str]] = []
    for name in order:
        if name in group_of and not any(name in group for group in found):
            found.append([other for other in order if other in group_of[name]])
    return found


def _orders(group: Sequence[str], pairs: Collection[Pair]) -> Iterator[Sequence[str]]:
    """Yield the file's order, and the order of a breadth-first search from the most linked character."""
    yield group
    links: dict[str, list[str]] = {name: [] for name in group}
    for first, second in pairs:
        links[first].append(second)
        links[second].append(first)
    order = [max(group, key=lambda name: len(links[name]))]
    for name in order:
        order += [other for other in links[name] if other not in order]
    yield order


def _draw_single(reading: Reading, name: str, style: BoxStyle) -> GroupDrawing:
    box = Box(0, 0, box_width(reading, name), style.height)
    canvas = Canvas(box.width, box.height)
    draw_box(reading, canvas, name, box, (), ())
    return GroupDrawing(canvas.runs(), box.width, {name: box})


def _arrange(parts: Sequence[GroupDrawing], width: int, labelled: bool) -> Drawing:
    """Place each group as high as possible, and there as far left as possible."""
    width = max([width, *(part.width for part in parts)])
    floor = [0] * (width + _GAP)
    rows: list[list[tuple[int, int, Sequence[CellRun]]]] = []
    boxes: dict[str, Box] = {}
    for part in parts:
        room = part.width + _GAP
        top, left = min((max(floor[left : left + room]), left) for left in range(width - part.width + 1))
        floor[left : left + room] = [top + len(part.rows) + 1] * room
        rows += [[] for _ in range(top + len(part.rows) - len(rows))]
        for number, runs in enumerate(part.rows, top):
            rows[number].append((left, left + part.width, runs))
        for name, box in part.boxes.items():
            boxes[name] = box._replace(left=box.left + left, top=box.top + top)
    right = max((row[-1][1] for row in map(sorted, rows) if row), default=0)
    return Drawing(tuple(tuple(_with_gaps(sorted(row))) for row in rows), right, boxes, labelled)


def _with_gaps(row: Iterable[tuple[int, int, Sequence[CellRun]]]) -> Iterator[CellRun]:
    end = 0
    for left, right, runs in row:
        if left > end:
            yield CellRun(" " * (left - end))
        yield from runs
        end = right


def _pairs(ensemble: Ensemble, kinds: Collection[str]) -> dict[Pair, list[Relation]]:
    place = {name: number for number, name in enumerate(ensemble.characters)}
    pairs: dict[Pair, list[Relation]] = {}
    for relation in ensemble.relations:
        if not kinds or relation.kind in kinds:
            first, second = sorted(relation.between, key=place.__getitem__)
            pairs.setdefault((first, second), []).append(relation)
    return pairs
