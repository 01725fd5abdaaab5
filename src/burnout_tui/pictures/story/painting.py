"""The cells of a chart: lines, nodes, bars and names."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from burnout_tui.pictures.story.cells import Cells
from burnout_tui.pictures.story.columns import Columns
from burnout_tui.pictures.story.layouts import Layout
from burnout_tui.pictures.story.shapes import ChartRun, Piece
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.reading import Reading

_CORNERS = {(1, -1): "╮", (-1, -1): "╯", (1, 1): "╰", (-1, 1): "╭"}
"""By the way a line turns (down 1, up -1), and the end of the turn (begins -1, ends 1)."""
MAX_NAME = 24
"""The widest name, in columns. Longer ones are cut."""
_MAX_PASSES = 12
"""The most times that scenes are moved apart for names."""


class Painted(NamedTuple):
    """The drawn lines."""

    cells: Cells
    names: Mapping[str, str]
    """The name of each character, as it is written."""
    pieces: Mapping[str, tuple[Piece, ...]]
    """The pieces of each character's line, the name included in the first."""


class Painter:
    """Draws the lines of a layout in one reader's language."""

    def __init__(self, reading: Reading, layout: Layout) -> None:
        self._film, self._row = layout.film, layout.rows.row
        self._layout = layout
        self._scenes = [reading.guide.scenes[name] for name in layout.film.scenes]
        self._names = [reading.short_name(reading.guide.characters[name]) for name in layout.film.characters]
        self.scene_runs = [
            ChartRun("", "bar", f"scene:{one.id}", "", one.id, one.story or "", one.order == "unknown")
            for one in self._scenes
        ]
        """Each scene as the owner of cells."""

    @cached_property
    def _stories(self) -> list[str]:
        """The storyline of most scenes of each line; empty if there is none."""
        found: list[Counter[str]] = [Counter() for _ in self._film.characters]
        for scene, members in zip(self._scenes, self._film.members, strict=True):
            for line in members if scene.story else ():
                found[line][scene.story or ""] += 1
        return [next((story for story, _ in counts.most_common(1)), "") for counts in found]

    def columns(self, pitch: float) -> Columns:
        """Return columns of scenes that are at least ``pitch`` apart, with room for every name."""
        columns = Columns(self._layout, pitch)
        for _ in range(_MAX_PASSES):
            lacking = self._lacking(columns)
            if not lacking:
                break
            for scene, count in lacking.items():
                if scene == 0:
                    columns.margin += count
                else:
                    columns.gaps[scene - 1] += count
        return columns

    def _lacking(self, columns: Columns) -> Mapping[int, int]:
        """Return the columns that names lack before scenes. For scene 0, these are columns at the left edge."""
        canvas = self._lines(columns)
        scenes = columns.scenes
        lacking: dict[int, int] = {}
        for line, (first, _) in enumerate(self._film.lives):
            width = self._film.widths[line]
            free = canvas.free_before(scenes[first], self._row[line][first])
            if free == scenes[first]:
                lacking[0] = max(lacking.get(0, 0), width + 1 - free)
            else:
                lacking[first] = max(lacking.get(first, 0), width + 2 - free)
        return {scene: count for scene, count in lacking.items() if count > 0}

    def paint(self, columns: Columns) -> Painted:
        """Draw everything."""
        canvas = self._lines(columns)
        scenes = columns.scenes
        names, paths = {}, {}
        for line, (first, last) in enumerate(self._film.lives):
            row, owner = self._row[line][first], self._line_run(line)
            free = canvas.free_before(scenes[first], row)
            name = truncate(self._names[line], min(free - (1 if free == scenes[first] else 2), MAX_NAME))
            start = scenes[first] - 1 - cells(name)
            canvas.write(start, row, name, owner._replace(role="name"))
            if first == last and canvas.is_free(scenes[last] + 1, row):
                canvas.draw(scenes[last] + 1, row, "╴", owner)
            path = columns.path(line, scenes)
            names[owner.character] = name
            paths[owner.character] = (path[0]._replace(first=start), *path[1:])
        return Painted(canvas, names, paths)

    def _line_run(self, line: int, uncertain: bool = False) -> ChartRun:
        name = self._film.characters[line]
        return ChartRun("", "line", f"character:{name}", name, "", self._stories[line], uncertain)

    def _lines(self, columns: Columns) -> Cells:
        """Draw everything but the names."""
        scenes = columns.scenes
        canvas = Cells(columns.width, columns.height)
        for step, members in enumerate(self._film.members):
            rows = sorted(self._row[line][step] for line in members)
            run = self.scene_runs[step]
            for row in range(rows[0], rows[-1]) if rows else ():
                if row not in rows:
                    canvas.draw(scenes[step], row, "┊" if run.uncertain else "│", run)
        for line in range(len(self._film.characters)):
            self._draw_line(canvas, line, columns.path(line, scenes), self._dotted(line, scenes))
        for step, members in enumerate(self._film.members):
            run = self.scene_runs[step]
            for line in members:
                owner = run._replace(role="node", character=self._film.characters[line])
                canvas.write(scenes[step], self._row[line][step], "○" if run.uncertain else "●", owner)
        return canvas

    def _dotted(self, line: int, scenes: Sequence[int]) -> list[range]:
        """Return the columns in which a line is dotted: around its scenes of unknown order."""
        return [
            range(scenes[max(step - 1, 0)] + 1, scenes[min(step + 1, len(scenes) - 1)])
            for step in range(self._film.lives[line][0], self._film.lives[line][1] + 1)
            if self.scene_runs[step].uncertain and line in self._film.members[step]
        ]

    def _draw_line(self, canvas: Cells, line: int, path: Sequence[Piece], dotted: Sequence[range]) -> None:
        owner, dim = self._line_run(line), self._line_run(line, uncertain=True)
        for number, (row, first, last) in enumerate(path):
            for column in range(first + (number > 0), last + (number == len(path) - 1)):
                unsure = any(column in part for part in dotted)
                canvas.draw(column, row, "┄" if unsure else "─", dim if unsure else owner)
            if number + 1 < len(path):
                following = path[number + 1].row
                way = 1 if following > row else -1
                canvas.draw(last, row, _CORNERS[way, -1], owner)
                for between in range(row + way, following, way):
                    canvas.draw(last, between, "│", owner)
                canvas.draw(last, following, _CORNERS[way, 1], owner)
