"""One group of an ensemble, laid out by netext and cut into cells that know whose they are."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from burnout_tui.film.model import Relation
from burnout_tui.prose.ensemble import KIND_SIGNS, named
from burnout_tui.prose.entries.character import RELATION_KINDS
from burnout_tui.prose.layout import cells
from burnout_tui.prose.reading import Reading

if TYPE_CHECKING:
    from netext import ConsoleGraph

Pair = tuple[str, str]
"""Two linked characters, in the file's order."""


class Run(NamedTuple):
    """A stretch of one line that belongs to one character, to one pair, or to nobody."""

    text: str
    character: str = ""
    pair: Pair | None = None


class Box(NamedTuple):
    """Where a character stands, in cells."""

    left: int
    top: int
    width: int

    @property
    def centre(self) -> tuple[int, int]:
        """Column and row of the middle."""
        return self.left + self.width // 2, self.top + 1


class Look(NamedTuple):
    """One way to lay a group out."""

    across: bool
    zoom: tuple[float, float]


class Part(NamedTuple):
    """A group, drawn."""

    rows: list[list[Run]]
    width: int
    boxes: dict[str, Box]
    clashes: int = 0
    """How many cells of words are covered by something else."""


LOOKS = (
    Look(across=False, zoom=(0.9, 0.7)),
    Look(across=True, zoom=(1.0, 0.6)),
    Look(across=False, zoom=(1.2, 1.0)),
    Look(across=True, zoom=(1.2, 1.0)),
)


def _label(reading: Reading, relations: Sequence[Relation], labelled: bool) -> str:
    kinds = dict.fromkeys(relation.kind for relation in relations)
    if labelled:
        return " ".join(f"{KIND_SIGNS[kind]} {reading._(RELATION_KINDS[kind])}" for kind in kinds)
    return "".join(KIND_SIGNS[kind] for kind in kinds)


def laid_out(
    reading: Reading, group: Sequence[str], pairs: Mapping[Pair, Sequence[Relation]], look: Look, labelled: bool
) -> Part:
    """The group drawn in one way. Importing netext costs 130 ms: it is imported when the first picture is drawn."""
    graph = _console_graph(reading, group, pairs, look, labelled)
    labels = [(pair, buffer) for pair, found in graph.edge_label_buffers.items() for buffer in found]
    drawn = [*graph.edge_buffers.values(), *(buffer for _, buffer in labels), *graph.node_buffers.values()]
    left, top = min(buffer.left_x for buffer in drawn), min(buffer.top_y for buffer in drawn)
    right, bottom = max(buffer.right_x for buffer in drawn), max(buffer.bottom_y for buffer in drawn)
    canvas = _Canvas(right - left + 1, bottom - top + 1)
    for pair, buffer in graph.edge_buffers.items():
        canvas.put(buffer, left, top, pair=pair)
    clashes = 0
    for pair, buffer in labels:
        clashes += canvas.put(buffer, left, top, pair=pair, words=True)
    boxes = {}
    for name in group:
        buffer = graph.node_buffers[name]
        clashes += canvas.put(buffer, left, top, character=name, words=True)
        boxes[name] = Box(buffer.left_x - left, buffer.top_y - top, buffer.width)
    return Part(canvas.runs(), right - left + 1, boxes, clashes)


def _console_graph(
    reading: Reading, group: Sequence[str], pairs: Mapping[Pair, Sequence[Relation]], look: Look, labelled: bool
) -> "ConsoleGraph":
    # netext puts a traceback printer of Rich's in place of Python's when it is imported; nobody is to see one.
    hook = sys.excepthook
    from netext import ConsoleGraph
    from netext.edge_rendering.modes import EdgeSegmentDrawingMode
    from netext.edge_routing.modes import EdgeRoutingMode
    from netext.layout_engines import LayoutDirection, SugiyamaLayout
    from rich.box import HEAVY, ROUNDED, SQUARE
    from rich.console import Console
    from rich.text import Text

    sys.excepthook = hook
    nodes: dict[Any, dict[str, Any]] = {}
    for name in group:
        character = reading.guide.characters[name]
        nodes[name] = {
            "$content-renderer": lambda _, data, __: Text(data["$name"]),
            "$name": named(reading, name),
            "$box-type": HEAVY if character.lead else SQUARE if character.presence else ROUNDED,
        }
    edges = [
        (
            *pair,
            {
                "$label": _label(reading, relations, labelled),
                "$edge-routing-mode": EdgeRoutingMode.ORTHOGONAL,
                "$edge-segment-drawing-mode": EdgeSegmentDrawingMode.BOX_ROUNDED,
            },
        )
        for pair, relations in pairs.items()
    ]
    graph = ConsoleGraph(
        nodes=nodes,
        edges=edges,
        layout_engine=SugiyamaLayout(LayoutDirection.LEFT_RIGHT if look.across else LayoutDirection.TOP_DOWN),
        zoom=look.zoom,
        console=Console(width=1000, color_system=None, legacy_windows=False, _environ={}),
    )
    list(graph.console.render(graph))
    return graph


class _Canvas:
    """Cells, each with a text and an owner; what is put later lies above."""

    def __init__(self, width: int, height: int) -> None:
        self._cells: list[list[tuple[str, str, Pair | None]]] = [[(" ", "", None)] * width for _ in range(height)]
        self._words: set[tuple[int, int]] = set()

    def put(
        self, buffer: Any, left: int, top: int, character: str = "", pair: Pair | None = None, words: bool = False
    ) -> int:
        """Lay a buffer of netext's on the canvas; its spacers let through what is below.

        Returns how many cells of words it covers, and keeps its own in mind if it is ``words``.
        """
        from rich.segment import Segment

        covered = 0
        for number, strip in enumerate(buffer.strips):
            y, column = buffer.top_y - top + number, buffer.left_x - left
            row = self._cells[y]
            for segment in strip.segments:
                if not isinstance(segment, Segment):
                    column += segment.cell_length
                    continue
                for letter in segment.text:
                    size = cells(letter)
                    if not size and column > 0:
                        row[column - 1] = (row[column - 1][0] + letter, *row[column - 1][1:])
                    for place in range(column, min(column + size, len(row))):
                        row[place] = (letter if place == column else "", character, pair)
                        covered += words and (y, place) in self._words
                        if words:
                            self._words.add((y, place))
                    column += size
        return covered

    def runs(self) -> list[list[Run]]:
        """The rows, their cells joined where they belong to the same."""
        rows = []
        for row in self._cells:
            runs: list[Run] = []
            for text, character, pair in row:
                if runs and (runs[-1].character, runs[-1].pair) == (character, pair):
                    runs[-1] = Run(runs[-1].text + text, character, pair)
                else:
                    runs.append(Run(text, character, pair))
            rows.append(runs)
        return rows
