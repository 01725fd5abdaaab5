"""The ensemble as a picture: its groups side by side, as they fit the panel."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from burnout_tui.film.ensemble import Ensemble
from burnout_tui.film.model import Relation
from burnout_tui.prose.ensemble import named, shown_ensemble
from burnout_tui.prose.layout import cells
from burnout_tui.prose.reading import Reading
from burnout_tui.view.ensemble.graph import LOOKS, Box, Pair, Part, Run, laid_out

MOST_DRAWN = 60
"""With more characters a picture cannot be taken in, and a list is shown instead."""
_GAP = 3
"""Columns between two groups."""


class Drawing(NamedTuple):
    """A picture of an ensemble."""

    rows: tuple[tuple[Run, ...], ...]
    width: int
    boxes: Mapping[str, Box]
    labelled: bool
    """Whether its lines carry words, not only signs."""


def draw(reading: Reading, kinds: Collection[str], size: tuple[int, int], labelled: bool | None) -> Drawing:
    """The picture that fits a panel of ``size`` columns and rows best; made once, and kept with the guide.

    With ``labelled`` its lines carry the kinds of relation in words, or, if False, only signs; None takes the words if
    they fit.
    """
    key = ("drawing", reading.language, reading.spoilers, tuple(sorted(kinds)), size, labelled)
    return reading.guide.keep(key, lambda: _best(reading, kinds, size, labelled))


def _best(reading: Reading, kinds: Collection[str], size: tuple[int, int], labelled: bool | None) -> Drawing:
    if labelled is None:
        drawing = _drawn(reading, kinds, True, size[0])
        if drawing.width <= size[0] and len(drawing.rows) <= size[1]:
            return drawing
        labelled = False
    return _drawn(reading, kinds, labelled, size[0])


def _drawn(reading: Reading, kinds: Collection[str], labelled: bool, width: int) -> Drawing:
    """Each group of those who hang together by itself, one beside the other where there is room."""
    shown = shown_ensemble(reading)
    pairs = _pairs(shown, kinds)
    left_over = list(shown.characters)
    parts = []
    for group in _groups(shown.characters, pairs):
        inside = {pair: relations for pair, relations in pairs.items() if pair[0] in group}
        parts.append(_part(reading, group, inside, labelled, width))
        left_over = [name for name in left_over if name not in group]
    parts += [_alone(reading, name) for name in left_over]
    return _side_by_side(parts, width, labelled)


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


_MOST_TRIED = 25
"""A group of more characters is laid out in one way only: each takes long, and none would fit."""


def _part(
    reading: Reading, group: Sequence[str], pairs: Mapping[Pair, Sequence[Relation]], labelled: bool, width: int
) -> Part:
    """The first look that fits the width with all its words to be read, or else the one that misses that by least."""
    tried = []
    for number, look in enumerate(LOOKS if len(group) <= _MOST_TRIED else LOOKS[:1]):
        part = laid_out(reading, group, pairs, look, labelled)
        over = max(part.width - width, 0)
        if not over and not part.clashes:
            return part
        tried.append((over + 4 * part.clashes, number, part))
    return min(tried, key=lambda found: found[:2])[2]


def _alone(reading: Reading, name: str) -> Part:
    text = named(reading, name)
    size = cells(text) + 4
    lines = ("╭" + "─" * (size - 2) + "╮", f"│ {text} │", "╰" + "─" * (size - 2) + "╯")
    return Part([[Run(line, name)] for line in lines], size, {name: Box(0, 0, size)})


def _side_by_side(parts: Sequence[Part], width: int, labelled: bool) -> Drawing:
    rows: list[list[Run]] = []
    boxes: dict[str, Box] = {}
    top = left = widest = 0
    for part in parts:
        if left and left + part.width > width:
            top, left = len(rows), 0
        if top and not left:
            rows.append([])
            top += 1
        for number, drawn in enumerate(part.rows):
            if top + number == len(rows):
                rows.append([])
            row = rows[top + number]
            gap = left - sum(cells(run.text) for run in row)
            row += [Run(" " * gap), *drawn] if gap else drawn
        for name, box in part.boxes.items():
            boxes[name] = Box(box.left + left, box.top + top, box.width)
        widest = max(widest, left + part.width)
        left += part.width + _GAP
    return Drawing(tuple(map(tuple, rows)), widest, boxes, labelled)


def _pairs(ensemble: Ensemble, kinds: Collection[str]) -> dict[Pair, list[Relation]]:
    place = {name: number for number, name in enumerate(ensemble.characters)}
    pairs: dict[Pair, list[Relation]] = {}
    for relation in ensemble.relations:
        if not kinds or relation.kind in kinds:
            first, second = sorted(relation.between, key=place.__getitem__)
            pairs.setdefault((first, second), []).append(relation)
    return pairs
