"""Text above or below a picture."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from burnout_tui.prose.ensemble import LegendPiece
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.view.themes.roles import KIND_VARIABLES


class Caption(Widget):
    """Pieces of text on a fixed number of lines. No piece is broken; the active one is in reverse."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"caption--active", *KIND_VARIABLES}
    DEFAULT_CSS = """
    Caption {
        height: auto;
        width: 1fr;
        color: $guide-dim;
        .caption--active { text-style: reverse bold; }
        .kind-family { color: $kind-family; }
        .kind-love { color: $kind-love; }
        .kind-work { color: $kind-work; }
        .kind-money { color: $kind-money; }
        .kind-chance { color: $kind-chance; }
        .kind-art { color: $kind-art; }
    }
    """

    def __init__(self, *ways: Sequence[LegendPiece]) -> None:
        super().__init__()
        self._ways = ways
        self._height = 1

    def set_pieces(self, *ways: Sequence[LegendPiece]) -> None:
        """Show other pieces: the first way of writing them for which there is room."""
        if ways != self._ways:
            self._ways = ways
            self.refresh()

    def set_height(self, height: int) -> None:
        """Take some lines, whatever there is to write."""
        if height != self._height:
            self._height = height
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[list[LegendPiece]]:
        lines: list[list[LegendPiece]] = []
        for pieces in self._ways:
            lines = _wrapped(pieces, width)
            if len(lines) <= self._height:
                return lines
        last = [piece for line in lines[self._height - 1 :] for piece in line]
        return [*lines[: self._height - 1], last]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines."""
        return self._height

    def render_line(self, y: int) -> Strip:
        """Return one of the lines."""
        width = self.size.width
        lines = self._lines(width - 2)
        active = self.get_component_rich_style("caption--active")
        segments = [Segment(" ", self.rich_style)]
        room = width - 2
        for piece in lines[y] if y < len(lines) else ():
            text = truncate(piece.text, room)
            gap = piece.after[: max(room - cells(text), 0)]
            room -= cells(text) + len(gap)
            hue = self.get_component_rich_style(piece.style) if piece.style else self.rich_style
            segments += [Segment(text, active if piece.active else hue), Segment(gap, self.rich_style)]
        return Strip(segments).adjust_cell_length(width, self.rich_style)


def _wrapped(pieces: Sequence[LegendPiece], width: int) -> list[list[LegendPiece]]:
    """Return the pieces in lines of a width."""
    lines: list[list[LegendPiece]] = []
    used = 0
    for piece in pieces:
        size = cells(piece.text)
        if not lines or used + size > width:
            lines.append([])
            used = 0
        lines[-1].append(piece)
        used += size + len(piece.after)
    return lines
