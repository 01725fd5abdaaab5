"""Text above or below a picture."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from burnout_tui.prose.measure import cells, truncate

_MAX_LINES = 3


class Caption(Widget):
    """Pieces of text on one line, or on a few in a narrow window. No piece is broken."""

    DEFAULT_CSS = """
    Caption { height: auto; width: 1fr; color: $guide-dim; }
    """

    def __init__(self, between: str, pieces: Sequence[str]) -> None:
        super().__init__()
        self._between = between
        self._pieces = pieces

    def set_pieces(self, pieces: Sequence[str]) -> None:
        """Show other pieces."""
        if pieces != self._pieces:
            self._pieces = pieces
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[str]:
        lines: list[str] = []
        for piece in self._pieces:
            longer = f"{lines[-1]}{self._between}{piece}" if lines else ""
            if lines and cells(longer) <= width - 2:
                lines[-1] = longer
            elif len(lines) < _MAX_LINES:
                lines.append(piece)
            else:
                lines[-1] = longer
        return [" " + truncate(line, width - 2) for line in lines]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines that the pieces take."""
        return max(len(self._lines(width)), 1)

    def render_line(self, y: int) -> Strip:
        """Return one of the lines."""
        width = self.size.width
        lines = self._lines(width)
        text = lines[y] if y < len(lines) else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(width, self.rich_style)
