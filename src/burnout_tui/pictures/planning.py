"""Plans of an ensemble's picture: the boxes, the lines and the length of the words, the same for every language."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from burnout_tui.film.ensemble import Ensemble
from burnout_tui.film.relations import Relation
from burnout_tui.pictures.arrangement import LARGE, arrangements, extended, relocated
from burnout_tui.pictures.boxes import TALL, box_widths
from burnout_tui.pictures.canvas import Canvas
from burnout_tui.pictures.columns import Gaps, least_width
from burnout_tui.pictures.geometry import BoxStyle, Geometry, geometry, heights, layers_of, place
from burnout_tui.pictures.labels import Labels, LineLabel, Wording, label_width, line_label, write_label
from burnout_tui.pictures.layers import Network
from burnout_tui.pictures.nodes import Layers
from burnout_tui.pictures.ordering import RowOrder
from burnout_tui.pictures.shapes import Pair, Rows
from burnout_tui.prose.ensemble import shown_ensemble
from burnout_tui.prose.reading import Reading, in_every_language

_TRIED = 4
"""Arrangements that are drawn and compared."""
_RELOCATED, _STEPS = 4, 6400
"""Arrangements in which characters are moved to save crossings, and places that are tried in each, times the number of
characters and links: the time of a try grows with it."""
_SIGN_GAP = 5
"""Columns between linked neighbours in a row: a sign between two lines."""


class Style(NamedTuple):
    """The content of the boxes."""

    tall: bool = False
    """True for boxes with occupation and actor."""
    short: bool = False
    """True for shortened names."""


PLAIN = Style()
_SPACINGS = {False: (2, 1, 0), True: (3, 2, 1)}
"""Rows between two rows of boxes, from the easiest to read to the closest; for tall boxes by True."""


class Plan(NamedTuple):
    """A picture before anything is written on its lines: the same for every language."""

    geometry: Geometry
    arrangement: Rows
    wording: Wording
    """The most that fits on all lines."""


def make_plan(reading: Reading, size: tuple[int, int], base: Rows, style: Style, whole: bool) -> Plan | None:
    """Return the best of several arrangements: one that fits, with few crossings, with words, with short lines.

    If ``whole`` and none of the first arrangements fits, return None.
    """
    pairs = linked_pairs(shown_ensemble(reading))
    close = frozenset(pair for pair, found in pairs.items() if any(one.kind == "family" for one in found))
    network = Network(box_widths(reading, *style), tuple(pairs), close)
    labels = _longest_labels(reading, pairs)
    height = 2 + (TALL if style.tall else 1)
    most = max((size[1] + 1) // (height + 1), 1)
    orders = [extended(network, base, size[0], most)] if base else list(arrangements(network, size[0], most))
    gaps = {wording: _gaps(labels, wording) for wording in Wording}
    ranked = sorted(
        _rank(network, order, gaps[Wording.SIGNS], height, size, number) for number, order in enumerate(orders)
    )
    if whole and ranked[0][0]:
        return None
    if not base and ranked[0][1] and network.size <= LARGE:
        fewest = min(ranked, key=lambda found: found[1])
        for found in dict.fromkeys((fewest, *ranked[:_RELOCATED])):
            order = relocated(network, orders[found[-1]], size[0], most, _STEPS // network.size)
            order.improve(1)
            ranked.append(_rank(network, order, gaps[Wording.SIGNS], height, size, len(orders)))
            orders.append(order)
        ranked.sort()
    best: tuple[_Score, Plan] | None = None
    for rank in ranked[: 1 if ranked[0][0] else _TRIED]:
        tried = _best_style(network, orders[rank[-1]], labels, gaps, size, style, not rank[0])
        if best is None or tried[0] < best[0]:
            best = tried
    assert best is not None
    return best[1]


def linked_pairs(ensemble: Ensemble) -> dict[Pair, list[Relation]]:
    """Return the relations of each linked pair."""
    position = {name: number for number, name in enumerate(ensemble.characters)}
    pairs: dict[Pair, list[Relation]] = {}
    for relation in ensemble.relations:
        first, second = sorted(relation.between, key=position.__getitem__)
        if first != second:
            pairs.setdefault((first, second), []).append(relation)
    return pairs


_Rank = tuple[bool, int, int, float, int]
"""True if the picture does not fit, its crossings, the cells that are missing, the length of its lines, a number."""


def _rank(network: Network, order: RowOrder, gaps: Gaps, height: int, size: tuple[int, int], number: int) -> _Rank:
    """Return how good an arrangement is; less is better."""
    layers = layers_of(order, network.widths)
    place(layers, gaps, size[0])
    tops, _, rows = heights(layers, BoxStyle(height, 0))
    over = max(max((least_width(row, gaps) for row in layers.rows if row), default=0) - size[0], 0)
    over += max(rows - size[1], 0)
    return over > 0, order.crossings(), over, _length(network, layers, tops), number


def _length(network: Network, layers: Layers, tops: Sequence[int]) -> float:
    """Return the length of all lines; those of families count twice."""
    places = {node.name: (node.middle, tops[node.row]) for row in layers.rows for node in row if node.name}
    total = 0.0
    for pair in network.pairs:
        (x, y), (end, last) = places[pair[0]], places[pair[1]]
        total += (abs(end - x) + 3 * abs(last - y)) * (2 if pair in network.close else 1)
    return total


def _apart(network: Network, rows: Rows) -> int:
    """Return the number of linked relatives who stand neither in one row nor in neighbouring rows."""
    row_of = {name: number for number, row in enumerate(rows) for name in row}
    return sum(abs(row_of[one] - row_of[other]) > 1 for one, other in network.close)


_Score = tuple[bool, int, int, int]
"""True if the picture does not fit, its crossings, the relatives who are apart, and the number of its style."""


def _best_style(
    network: Network,
    order: RowOrder,
    labels: Labels,
    gaps: Mapping[Wording, Gaps],
    size: tuple[int, int],
    style: Style,
    fits: bool,
) -> tuple[_Score, Plan]:
    """Return an arrangement with as much space and as many words as there is room for."""
    layers = layers_of(order, network.widths)
    height = 2 + (TALL if style.tall else 1)
    ways = [Wording.LABELS, Wording.KINDS, Wording.SIGNS] if style.tall else [Wording.KINDS, Wording.SIGNS]
    number, apart = 0, _apart(network, order.rows)
    for wording in ways if fits else ():
        place(layers, gaps[wording], size[0])
        for spacing in _SPACINGS[style.tall]:
            number += 1
            found = geometry(layers, BoxStyle(height, spacing))
            if found.width > size[0] or found.height > size[1]:
                continue
            canvas, unlabelled = paint(None, found, labels, {}, wording, size[0])
            if canvas.width > size[0] or (unlabelled and wording):
                continue
            plan = Plan(_centred(found, size, style.tall), order.rows, wording)
            return (False, canvas.crossings, apart, number), plan
    place(layers, gaps[Wording.SIGNS], size[0])
    found = geometry(layers, BoxStyle(height, _SPACINGS[style.tall][1]))
    return (True, order.crossings(), apart, number), Plan(found, order.rows, Wording.SIGNS)


def _centred(found: Geometry, size: tuple[int, int], in_height: bool) -> Geometry:
    """Return the same boxes and lines in the middle of a panel."""
    right = (size[0] - found.width) // 2
    down = (size[1] - found.height) // 2 if in_height else 0
    return found.moved(right, down)


def _longest_labels(reading: Reading, pairs: Mapping[Pair, Sequence[Relation]]) -> dict[Pair, LineLabel]:
    """Return labels that need as much room as those of any language."""
    readings = in_every_language(reading)
    return {
        pair: LineLabel(*(max(words, key=label_width) for words in zip(*found, strict=True)))
        for pair, relations in pairs.items()
        for found in [[line_label(one, relations) for one in readings]]
    }


def _gaps(labels: Labels, wording: Wording) -> dict[frozenset[str], int]:
    """Return the columns between linked neighbours that the labels between them need."""
    gaps = {}
    for pair, label in labels.items():
        words = label.kinds if wording else ()
        gaps[frozenset(pair)] = max(label_width(words) + 4, len(label.signs) + 4, _SIGN_GAP)
    return gaps


def paint(
    reading: Reading | None,
    found: Geometry,
    labels: Labels,
    lines: Mapping[str, Sequence[str]],
    wording: Wording,
    most: int | None,
) -> tuple[Canvas, int]:
    """Draw everything; without a reading, only frames. Returns also the number of lines that lack their words."""
    canvas = Canvas(found.left + found.width, found.top + found.height, most)
    for pair, line in found.lines.items():
        kinds = [kind for kind, _ in labels[pair].signs]
        canvas.draw_line(pair, kinds, line.corners, line.first, line.last)
    for name, box in found.boxes.items():
        frame = ""
        if reading:
            character = reading.guide.characters[name]
            frame = "gone" if character.presence else "lead" if character.lead else ""
        texts = lines.get(name) or [""] * (box.height - 2)
        canvas.draw_box(name, texts, frame, box, found.ends[name])
    lacking = 0
    for pair, line in found.lines.items():
        written = write_label(canvas, pair, line.corners, labels[pair], wording)
        lacking += written < min(wording, Wording.KINDS)
    return canvas, lacking
