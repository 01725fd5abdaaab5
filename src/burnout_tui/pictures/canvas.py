"""A canvas of character cells. Each cell knows the character or the pair that it belongs to."""

from collections.abc import Collection, Sequence

from burnout_tui.pictures.shapes import Box, CellRun, Pair, Words
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
_OPPOSITE = {UP: DOWN, DOWN: UP, LEFT: RIGHT, RIGHT: LEFT}
CROSSING = "┼"
FRAMES = {
    "": ("╭─╮", "│", "╰─╯", "┴┬"),
    "lead": ("┏━┓", "┃", "┗━┛", "┷┯"),
    "gone": ("┌╌┐", "┆", "└╌┘", "┴┬"),
}
"""The box frames of a character, a lead character, and one who is dead or absent: top, side, bottom, and
the joints with a line above and below."""
_Owner = tuple[str, Pair | None, str]
"""The character, or the pair with the kind of relation, that a cell belongs to."""
_NO_OWNER: _Owner = ("", None, "")

Cell = tuple[int, int]
"""Column and row."""


class Canvas:
    """Rows of cells. Draw lines first, then labels, then boxes."""

    def __init__(self, width: int, height: int, most: int | None = None) -> None:
        """``most`` is the largest number of columns to which labels may widen it, if there is one."""
        self.width = width
        self._most = most
        self._texts: list[list[str]] = [[" "] * width for _ in range(height)]
        self._owners: list[list[_Owner]] = [[_NO_OWNER] * width for _ in range(height)]
        self.crossings = 0
        self.words: list[Words] = []
        """The labels that were written on lines."""

    def draw_line(self, pair: Pair, kinds: Sequence[str], corners: Sequence[Cell], first: int, last: int) -> None:
        """Draw a line through its corners. ``first`` and ``last`` are the sides on which its ends meet their boxes.

        Each kind of relation gets an equal part. Where two lines cross, the cell belongs to the vertical one.
        """
        cells = [corners[0]]
        for end in corners[1:]:
            while cells[-1] != end:
                column, row = cells[-1]
                cells.append((column + _step(column, end[0]), row + _step(row, end[1])))
        coming = first
        for number, (x, y) in enumerate(cells):
            going = last
            if number + 1 < len(cells):
                to_x, to_y = cells[number + 1]
                going = RIGHT if to_x > x else LEFT if to_x < x else DOWN if to_y > y else UP
            self._draw(x, y, _LINES[coming | going], ("", pair, kinds[number * len(kinds) // len(cells)]))
            coming = _OPPOSITE[going]

    def _draw(self, x: int, y: int, line: str, owner: _Owner) -> None:
        row, owners = self._texts[y], self._owners[y]
        if row[x] == " ":
            row[x], owners[x] = line, owner
            return
        self.crossings += 1
        row[x] = CROSSING
        if line == "│":
            owners[x] = owner

    def line_at(self, x: int, y: int, pair: Pair) -> str:
        """Return the line character of a pair in a cell; empty if the cell shows anything else."""
        return self._texts[y][x] if self._owners[y][x][1] == pair else ""

    def is_free(self, x: int, y: int, width: int) -> bool:
        """Return True if ``width`` cells starting at a position are empty.

        Cells outside the canvas count as empty, as far as the canvas may become that wide. The last one is the space
        behind a label, which the canvas need not have.
        """
        if self._most is not None and x + width - 1 > self._most:
            return False
        row = self._texts[y] if 0 <= y < len(self._texts) else []
        return all(text == " " for text in row[max(x, 0) : max(x + width, 0)])

    def write(self, x: int, y: int, text: str, character: str = "", pair: Pair | None = None, kind: str = "") -> None:
        """Write text over what is there. The canvas grows to the right if needed."""
        width = cells(text)
        if pair:
            self.words.append(Words(x, y, text, pair, kind))
        if x + width > self.width:
            self._widen(x + width)
        if width == len(text) and text.isprintable():
            self._texts[y][x : x + width] = text
            self._owners[y][x : x + width] = [(character, pair, kind)] * width
            return
        for letter, size in graphemes(text):
            if not size and x:
                self._texts[y][x - 1] += letter
            for place in range(x, x + size):
                self._texts[y][place] = letter if place == x else ""
                self._owners[y][place] = (character, pair, kind)
            x += size

    def _widen(self, width: int) -> None:
        for texts in self._texts:
            texts.extend([" "] * (width - self.width))
        for owners in self._owners:
            owners.extend([_NO_OWNER] * (width - self.width))
        self.width = width

    def draw_box(
        self, name: str, texts: Sequence[str], frame: str, box: Box, ends: tuple[Collection[int], Collection[int]]
    ) -> None:
        """Draw a character's box. ``ends`` are the columns where lines arrive from above and from below."""
        top, side, bottom, joints = FRAMES[frame]
        inner = box.width - 2
        last = box.top + box.height - 1
        for row, edge, columns, joint in ((box.top, top, ends[0], joints[0]), (last, bottom, ends[1], joints[1])):
            letters = [edge[0], *edge[1] * inner, edge[2]]
            for column in columns:
                letters[column - box.left] = joint
            self.write(box.left, row, "".join(letters), name)
        for row, text in enumerate(texts, box.top + 1):
            spare = inner - cells(text)
            middle = f"{side}{' ' * (spare - spare // 2)}{text}{' ' * (spare // 2)}{side}"
            self.write(box.left, row, middle, name)

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


def _step(start: int, end: int) -> int:
    return (end > start) - (end < start)
