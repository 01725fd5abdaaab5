"""The ensemble as a picture: its groups side by side, as they fit the panel."""

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
"""With more characters a picture cannot be taken in, and a list is shown instead."""
MAX_LINES = 150
"""With more linked pairs neither, and drawing it would keep the keyboard waiting."""
_MAX_TRIED = 60
"""Of more characters and links only one picture is made: each takes long, and none would fit."""
MAX_CACHED = 100
"""Pictures kept: each size of a window makes others, and a host has many visitors."""
_GAP = 3
"""Columns between two groups."""


class Drawing(NamedTuple):
    """A picture of an ensemble."""

    rows: tuple[tuple[CellRun, ...], ...]
    width: int
    boxes: Mapping[str, Box]
    labelled: bool
    """Whether its lines carry words, not only signs."""


def can_be_drawn(reading: Reading, kinds: Collection[str]) -> bool:
    """Whether there is a picture: somebody to be seen, and not too many of them, nor of their links."""
    shown = shown_ensemble(reading)
    pairs = {frozenset(one.between) for one in shown.relations if not kinds or one.kind in kinds}
    return 0 < len(shown.characters) <= MAX_CHARACTERS and len(pairs) <= MAX_LINES


def draw(reading: Reading, kinds: Collection[str], size: tuple[int, int], labelled: bool | None) -> Drawing:
    """The picture that fits a panel of ``size`` columns and rows best; the latest are kept, for everybody.

    With ``labelled`` its lines carry the kinds of relation in words, or, if False, only signs; None takes the words if
    they fit.
    """
    drawn_lately = reading.guide.cached("drawings", lambda: lru_cache(MAX_CACHED)(_best))
    return drawn_lately(reading, frozenset(kinds), size, labelled)


def _best(reading: Reading, kinds: Collection[str], size: tuple[int, int], labelled: bool | None) -> Drawing:
    """The first way of drawing that fits; where none does, boxes close together, and signs where no words are asked."""
    ways = (True, False) if labelled is None else (labelled,)
    shown = shown_ensemble(reading)
    for words in ways if len(shown.characters) + len(shown.relations) <= _MAX_TRIED else ():
        for style in BOX_STYLES:
            drawing = _draw(reading, kinds, style, words, size[0])
            if drawing.width > size[0]:
                break  # the looks are as wide as each other
            if len(drawing.rows) <= size[1]:
                return drawing
    return _draw(reading, kinds, BOX_STYLES[1], ways[-1], size[0])


def _draw(reading: Reading, kinds: Collection[str], style: BoxStyle, labelled: bool, width: int) -> Drawing:
    """Each group of those who hang together by itself, one beside the other where there is room."""
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
    """The group with its first character on top, or the one who is linked to most: what fits better."""
    tried = []
    for order in _orders(group, pairs) if len(group) + len(pairs) <= _MAX_TRIED else (group,):
        widths = {name: box_width(reading, name) for name in order}
        part = draw_group(reading, assign_layers(widths, pairs), labels, style, labelled)
        tried.append((max(part.width - width, 0), part.unlabelled + part.crossings, len(part.rows), part))
    return min(tried, key=lambda found: found[:3])[3]


def _groups(order: Sequence[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """Those who hang together, in the file's order."""
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
    """The file's order, and the one that begins with those who are linked to most and goes on from near to far."""
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
    """Each part as high up as there is room for it, and there as far to the left."""
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
