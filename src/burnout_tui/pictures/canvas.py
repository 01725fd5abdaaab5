"""A canvas of character cells. Each cell knows the character or the pair that it belongs to."""

from collections.abc import Iterable, Sequence

from burnout_tui.pictures.shapes import Box, CellRun, Pair
from burnout_tui.prose.measure import cells, graphemes

UP, DOWN, LEFT, RIGHT = 1, 2, 4, 8
_LINES = {
    UP | DOWN: "│",
    LEFT | RIGHT: "─",
    UP | RIGHT: "╰",
    UP | LEFT: "╯",
    DOWN | RIGHT: "╭",
    DOWN | LEFT: "╮",
}
_OPPOSITE = {DOWN: UP, LEFT: RIGHT, RIGHT: LEFT}
CROSSING = "┼"
FRAMES = {
    "": ("╭─╮", "│", "╰─╯", "┴┬"),
    "lead": ("┏━┓", "┃", "┗━┛", "┷┯"),
    "gone": ("┌╌┐", "┆", "└╌┘", "┴┬"),
}
"""The box frames of a character, a lead character, and one who is dead or absent: top, side, bottom, and
the joints with a line above and below."""
_NO_OWNER: tuple[str, Pair | None] = ("", None)

Cell = tuple[int, int]
"""Column and row."""


class Canvas:
    """Rows of cells. Draw lines first, then labels, then boxes."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self._texts: list[list[str]] = [[" "] * width for _ in range(height)]
        self._owners: list[list[tuple[str, Pair | None]]] = [[_NO_OWNER] * width for _ in range(height)]
        self.crossings = 0

    def draw_line(self, pair: Pair, corners: Sequence[Cell]) -> None:
        """Draw a line downwards through its corners. Where two lines cross, the cell belongs to the vertical one."""
        x, y = corners[0]
        coming = UP
        for to_x, to_y in [*corners[1:], (corners[-1][0], corners[-1][1] + 1)]:
            going = DOWN if to_x == x else LEFT if to_x < x else RIGHT
            while (x, y) != (to_x, to_y):
                self._draw(x, y, _LINES[coming | going], pair)
                coming = _OPPOSITE[going]
                x += (to_x > x) - (to_x < x)
                y += to_y > y

    def _draw(self, x: int, y: int, line: str, pair: Pair) -> None:
        row, owners = self._texts[y], self._owners[y]
        if row[x] == " ":
            row[x], owners[x] = line, ("", pair)
            return
        self.crossings += 1
        row[x] = CROSSING
        if line == "│":
            owners[x] = ("", pair)

    def line_at(self, x: int, y: int, pair: Pair) -> str:
        """Return the line character of a pair in a cell; empty if the cell shows anything else."""
        return self._texts[y][x] if self._owners[y][x] == ("", pair) else ""

    def is_free(self, x: int, y: int, width: int) -> bool:
        """Return True if ``width`` cells starting at a position are empty. Cells outside the canvas count as empty."""
        row = self._texts[y] if 0 <= y < len(self._texts) else []
        return all(text == " " for text in row[max(x, 0) : max(x + width, 0)])

    def write(self, x: int, y: int, text: str, character: str = "", pair: Pair | None = None) -> None:
        """Write text over what is there. The canvas grows to the right if needed."""
        width = cells(text)
        if x + width > self.width:
            self._widen(x + width)
        if width == len(text) and text.isprintable():
            self._texts[y][x : x + width] = text
            self._owners[y][x : x + width] = [(character, pair)] * width
            return
        for letter, size in graphemes(text):
            if not size and x:
                self._texts[y][x - 1] += letter
            for place in range(x, x + size):
                self._texts[y][place] = letter if place == x else ""
                self._owners[y][place] = (character, pair)
            x += size

    def _widen(self, width: int) -> None:
        for texts in self._texts:
            texts.extend([" "] * (width - self.width))
        for owners in self._owners:
            owners.extend([_NO_OWNER] * (width - self.width))
        self.width = width

    def draw_box(self, name: str, text: str, frame: str, box: Box, above: Iterable[int], below: Iterable[int]) -> None:
        """Draw a character's box. ``above`` and ``below`` are the columns where lines arrive and leave."""
        top, side, bottom, ends = FRAMES[frame]
        inner = box.width - 2
        spare = inner - cells(text)
        middle = f"{side}{' ' * (spare - spare // 2)}{text}{' ' * (spare // 2)}{side}"
        if box.height == 1:
            self.write(box.left, box.top, middle, name)
            return
        for row, edge, columns, end in ((box.top, top, above, ends[0]), (box.top + 2, bottom, below, ends[1])):
            letters = [edge[0], *edge[1] * inner, edge[2]]
            for column in columns:
                letters[column - box.left] = end
            self.write(box.left, row, "".join(letters), name)
        self.write(box.left, box.top + 1, middle, name)

    def runs(self) -> list[list[CellRun]]:
        """Return the rows, with adjoining cells of the same owner joined."""
        rows = []
        for texts, owners in zip(self._texts, self._owners, strict=True):
            row: list[CellRun] = []
            first = 0
            for end in range(1, self.width + 1):
                if end == self.width or owners[end] != owners[first]:
                    row.append(CellRun("".join(texts[first:end]), *owners[first]))
                    first = end
            rows.append(row)
        return rows
