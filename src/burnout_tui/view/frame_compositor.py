"""A compositor that cuts only the lines that another widget covers in part."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from textual._compositor import Compositor, LayoutUpdate, ReflowResult
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

_Span = tuple[int, int]
"""The first column, and the one after the last."""
_Piece = tuple[int, int, Strip]
"""A row, a column, and what is painted from there on."""


class FrameUpdate(LayoutUpdate):
    """Pieces of lines that do not overlap, each with its place on the screen."""

    def __init__(self, pieces: Sequence[_Piece], region: Region) -> None:
        """``region`` surrounds all pieces."""
        super().__init__([], region)
        self.pieces = sorted(pieces, key=itemgetter(0, 1))
        """The pieces, row by row, from the left to the right."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the rows as text, for a picture of the whole screen."""
        reached = 0
        for row, _, strip in self.pieces:
            if row > reached:
                yield Segment.line()
            yield from strip
            reached = row

    def render_segments(self, console: Console) -> str:
        """Return the text that paints the pieces. One that begins where another ends needs no move."""
        parts: list[str] = []
        reached = (-1, -1)
        for row, column, strip in self.pieces:
            if (row, column) != reached:
                parts.append(f"\x1b[{row + 1};{column + 1}H")
            parts.append(strip.render(console))
            reached = (row, column + strip.cell_length)
        return "".join(parts)


class FrameCompositor(Compositor):
    """Paints whole lines of widgets, from the front to the back, and no widget that cannot be seen.

    Textual cuts every line of every widget wherever another widget begins or ends, and throws most pieces away. Lines
    that stay whole also keep their escape sequences, which readers with the same lines share.
    """

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out a widget and its children. The map is then complete; Textual would make it once more."""
        result = super().reflow(parent, size)
        self._full_map_invalidated = False
        return result

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Return an update of the whole screen."""
        if simplify:  # it joins texts of one style
            return super().render_full_update(simplify)
        self._dirty_regions.clear()
        width, height = self.size
        return FrameUpdate(self._pieces({row: [(0, width)] for row in range(height)}), self.size.region)

    def render_partial_update(self) -> FrameUpdate | None:  # type: ignore[override] # it is rendered and nothing else
        """Return an update of the regions that have changed; None if there are none."""
        screen = self.size.region
        regions = [shown for region in self._dirty_regions if (shown := region.intersection(screen))]
        self._dirty_regions.clear()
        spans: dict[int, list[_Span]] = {}
        for row, first, last in self._regions_to_spans(regions):
            spans.setdefault(row, []).append((first, last))
        return FrameUpdate(self._pieces(spans), Region.from_union(regions)) if regions else None

    def _pieces(self, spans: dict[int, list[_Span]]) -> list[_Piece]:
        """Return what is to be painted in the spans of some rows; spans that are painted are removed."""
        pieces: list[_Piece] = []
        for widget, (region, clip) in self.visible_widgets.items():  # from the front to the back
            shown = region.intersection(clip)
            left, right = shown.column_span
            rows = [row for row in shown.line_range if row in spans]
            if not any(first < right and last > left for row in rows for first, last in spans[row]):
                continue
            strips = widget.render_lines(shown.translate((-region.x, -region.y)))
            for row in rows:
                strip = strips[row - shown.y]
                if rest := list(_paint(row, left, strip, spans[row], pieces)):
                    spans[row] = rest
                else:
                    del spans[row]
            if not spans:
                break
        return pieces


def _paint(row: int, left: int, strip: Strip, spans: list[_Span], pieces: list[_Piece]) -> Iterator[_Span]:
    """Add the pieces of a strip, which begins in column ``left``, that are in the spans. Yields the other spans."""
    right = left + strip.cell_length
    for first, last in spans:
        if first >= right or last <= left:
            yield first, last
            continue
        begin, end = max(first, left), min(last, right)
        whole = begin == left and end == right
        pieces.append((row, begin, strip if whole else strip.crop(begin - left, end - left)))
        if first < begin:
            yield first, begin
        if end < last:
            yield end, last
