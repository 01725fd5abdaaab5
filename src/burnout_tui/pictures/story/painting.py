"""The cells of a chart: lines, nodes, bars, names and occupations."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from burnout_tui.pictures.story.cells import Cells
from burnout_tui.pictures.story.columns import TITLED, Columns
from burnout_tui.pictures.story.layouts import Layout
from burnout_tui.pictures.story.shapes import ChartRun, Piece
from burnout_tui.pictures.story.storylines import main_stories
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.reading import Reading

_CORNERS = {(1, -1): "╮", (-1, -1): "╯", (1, 1): "╰", (-1, 1): "╭"}
"""By the way a line turns (down 1, up -1), and the end of the turn (begins -1, ends 1)."""
MAX_NAME = 24
"""The widest name, in columns. Longer ones are cut."""
_APART = 2
"""The blank columns between an occupation and what follows it."""


class Painted(NamedTuple):
    """The drawn lines."""

    cells: Cells
    names: Mapping[str, str]
    """The name of each character, as it is written."""
    nodes: Mapping[str, Mapping[str, int]]
    """The row of each character of a scene, by scene, from top to bottom."""
    pieces: Mapping[str, tuple[Piece, ...]]
    """The pieces of each character's line, the name included in the first."""


class Painter:
    """Draws the lines of a layout in one reader's language."""

    def __init__(self, reading: Reading, layout: Layout) -> None:
        self._film, self._row = layout.film, layout.rows.row
        self._layout = layout
        self._scenes = [reading.guide.scenes[name] for name in layout.film.scenes]
        characters = [reading.guide.characters[name] for name in layout.film.characters]
        self.names = [reading.short_name(character) for character in characters]
        self._occupations = [reading.text(character.occupation) for character in characters]
        self.scene_runs = [
            ChartRun("", "bar", f"scene:{one.id}", "", one.id, one.story or "", one.order == "unknown")
            for one in self._scenes
        ]
        """Each scene as the owner of cells."""
        self.numbers = [
            f"({number})" if run.uncertain else f"{number}" for number, run in enumerate(self.scene_runs, 1)
        ]
        """The number of each scene, in brackets if its order is unknown."""
        self._unsure = list(self._unsure_parts())
        stories = main_stories(reading.guide)
        self.line_runs = [
            ChartRun("", "line", f"character:{name}", name, "", stories.get(name, ""))
            for name in layout.film.characters
        ]
        """Each line as the owner of cells."""
        self._dotted_runs = [run._replace(uncertain=True) for run in self.line_runs]

    def columns(self, pitch: float) -> Columns:
        """Return columns of scenes that are about ``pitch`` apart, with room for every name."""
        return Columns(self._layout, self.numbers, pitch)

    def paint(self, columns: Columns, top: int, spread: int) -> Painted:
        """Draw the lines below ``top`` rows, and at least ``spread`` rows apart."""
        canvas = Cells(columns.width, top + (columns.height - 1) * spread + 1)
        paths = [
            [piece._replace(row=top + piece.row * spread) for piece in columns.path(line)]
            for line in range(len(self._film.characters))
        ]
        for line, path in enumerate(paths):
            self._draw_across(canvas, line, path, self.dotted(line, columns.scenes))
        for line, path in enumerate(paths):
            self._draw_moves(canvas, line, path)
        nodes = {}
        for number, column in enumerate(columns.scenes):
            rows = {top + self._row[line][number] * spread: line for line in self._film.members[number]}
            self._draw_scene(canvas, self.scene_runs[number], column, rows)
            nodes[self._film.scenes[number]] = {self._film.characters[rows[row]]: row for row in sorted(rows)}
        names, pieces = {}, {}
        for line, path in enumerate(paths):
            owner = self.line_runs[line]
            name, start = self._write_name(canvas, columns, line, path[0].row)
            names[owner.character] = name
            pieces[owner.character] = (path[0]._replace(first=start), *path[1:])
        for line, path in enumerate(paths):
            self._write_again(canvas, line, path, names[self._film.characters[line]])
        if columns.pitch >= TITLED:
            for line, path in enumerate(paths):
                self._write_occupation(canvas, line, path[-1])
        return Painted(canvas, names, nodes, pieces)

    def _write_name(self, canvas: Cells, columns: Columns, line: int, row: int) -> tuple[str, int]:
        """Write a name, and the end of a line with one scene. Returns the name as it is written, and its column."""
        first, last = self._film.lives[line]
        column, owner = columns.scenes[first], self.line_runs[line]
        free = columns.free_before(line, MAX_NAME + 2)
        name = truncate(self.names[line], min(free - (1 if free == column else 2), MAX_NAME))
        start = column - 1 - cells(name)
        canvas.write(start, row, name, owner._replace(role="name"))
        if first == last and canvas.is_free(column + 1, row):
            canvas.draw(column + 1, row, "╴", owner)
        return name, start

    def _write_again(self, canvas: Cells, line: int, path: Sequence[Piece], name: str) -> None:
        """Write a name where its line has come to another row, and at the line's end, where there is room."""
        owner, text = self.line_runs[line], f" {name} "
        size = cells(text)
        for row, first, last in path[1:]:
            length = 0
            for column in range(first + 1, last):
                length = length + 1 if canvas.has(column, row, "─", owner) else 0
                if length > size:
                    canvas.write(column - size, row, text, owner._replace(role="name"))
                    break
        row, _, last = path[-1]
        end = last + 1 + size
        if len(path) > 1 and end <= canvas.width and all(canvas.is_free(at, row) for at in range(last + 1, end)):
            canvas.write(last + 1, row, text, owner._replace(role="name"))

    def _write_occupation(self, canvas: Cells, line: int, piece: Piece) -> None:
        """Write what a character does behind the end of the line, if there is room for all of it."""
        row, _, last = piece
        owner, text = self.line_runs[line]._replace(role="occupation"), self._occupations[line]
        start = next((at for at in range(last + 1, canvas.width) if canvas.is_free(at, row)), canvas.width)
        start += canvas.sign(start - 1, row) != " "
        end = start + cells(text)
        if (
            text
            and end <= canvas.width
            and all(canvas.is_free(at, row) for at in range(start, min(end + _APART, canvas.width)))
        ):
            canvas.write(start, row, text, owner)

    def _draw_scene(self, canvas: Cells, run: ChartRun, column: int, rows: Mapping[int, int]) -> None:
        """Draw the nodes of a scene, given the lines by their rows, and the bar between them."""
        for row in range(min(rows), max(rows) + 1) if rows else ():
            if row in rows:
                owner = run._replace(role="node", character=self._film.characters[rows[row]])
                canvas.put(column, row, "○" if run.uncertain else "●", owner)
            else:
                canvas.draw(column, row, "┇" if run.uncertain else "┃", run)

    def _unsure_parts(self) -> Iterator[tuple[int, int, set[int]]]:
        """Yield the scenes between which scenes of unknown order stand, and the lines that are in these."""
        runs = self.scene_runs
        known = [number for number, run in enumerate(runs) if not run.uncertain or number in (0, len(runs) - 1)]
        for before, after in pairwise(known):
            unknown = [step for step in range(before, after + 1) if runs[step].uncertain]
            if unknown:
                yield before, after, {line for step in unknown for line in self._film.members[step]}

    def dotted(self, line: int, scenes: Sequence[int]) -> list[range]:
        """Return the columns in which a line is dotted: its scenes of unknown order could be anywhere in them."""
        return [range(scenes[before] + 1, scenes[after]) for before, after, lines in self._unsure if line in lines]

    def _draw_across(self, canvas: Cells, line: int, path: Sequence[Piece], dotted: Sequence[range]) -> None:
        owner, unsure = self.line_runs[line], self._dotted_runs[line]
        for row, first, last in path:
            canvas.draw_across(first, last, row, "─", owner)
            for part in dotted:
                canvas.draw_across(max(first, part.start), min(last, part.stop - 1), row, "┄", unsure)

    def _draw_moves(self, canvas: Cells, line: int, path: Sequence[Piece]) -> None:
        owner = self.line_runs[line]
        for (row, _, column), (following, _, _) in pairwise(path):
            way = 1 if following > row else -1
            canvas.put(column, row, _CORNERS[way, -1], owner)
            for between in range(row + way, following, way):
                canvas.draw(column, between, "│", owner)
            canvas.put(column, following, _CORNERS[way, 1], owner)
