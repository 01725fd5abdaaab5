"""Some words above or below a picture."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from burnout_tui.prose.layout import cells, truncate

_MOST_LINES = 3


class Figures(Widget):
    """Pieces of text in a line, or in a few where the window is narrow; no piece is broken."""

    DEFAULT_CSS = """
    Figures { height: auto; width: 1fr; color: $guide-dim; }
    """

    def __init__(self, between: str, pieces: Sequence[str]) -> None:
        super().__init__()
        self._between = between
        self._pieces = pieces

    def say(self, pieces: Sequence[str]) -> None:
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
            elif len(lines) < _MOST_LINES:
                lines.append(piece)
            else:
                lines[-1] = longer
        return [" " + truncate(line, width - 2) for line in lines]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the pieces take."""
        return max(len(self._lines(width)), 1)

    def render_line(self, y: int) -> Strip:
        """One of the lines."""
        width = self.size.width
        lines = self._lines(width)
        text = lines[y] if y < len(lines) else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(width, self.rich_style)
