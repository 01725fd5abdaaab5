"""The chart of the storylines as SVG: lines that bend toward each other where characters meet."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.etree import ElementTree

from burnout_tui.author.exports.svg.drawing import Point, fitting, most_width, wrapped, write
from burnout_tui.author.exports.svg.frame import Frame, Setting
from burnout_tui.author.exports.svg.style import PREFIX, STORY_DASHES
from burnout_tui.author.exports.xml_text import add, number
from burnout_tui.pictures.story.layouts import has_chart, layout_search
from burnout_tui.pictures.story.painting import MAX_NAME, Painter
from burnout_tui.pictures.story.shapes import STORY_HUES, Piece
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.plain import tab_heading
from burnout_tui.prose.reading import Reading

_COLUMN, _ROW = 8.0, 26.0
"""The size of a cell, in pixels."""
_COLUMNS, _CLOSE, _WIDE = 130, 5, 13
"""The columns of a chart, as far as a scene then has from 5 to 13 of them."""
_NODE, _BAR = 5.0, 9.0
"""Half the width of a node, and of the bar around the nodes of a scene."""
_BEND = 20.0
"""Half the width of a bend, where there is room."""
_SMALL = 12
"""The size of the text, in pixels."""
_LIKELY = 0.85
"""The width of names in usual fonts, as a part of the most that they may take."""
_MAX_TITLE = 36
"""The widest title, in columns. Longer ones are cut."""
_TURN = 40
"""The angle of titles, in degrees; ``_RISE`` and ``_RUN`` are its sine and cosine."""
_RISE, _RUN = 0.643, 0.766
_LEGEND_ROW, _LEGEND_GAP = 22.0, 30.0


def story_svg(reading: Reading, setting: Setting) -> str | None:
    """Return the chart of the storylines as the reader sees them; None without scenes, or with too many."""
    return _Story(reading, setting).text() if has_chart(reading.guide) else None


class _Story:
    def __init__(self, reading: Reading, setting: Setting) -> None:
        self._reading = reading
        layout = layout_search(reading.guide).finish()
        self._film, self._row = layout.film, layout.rows.row
        self._painter = Painter(reading, layout)
        pitch = min(max(_COLUMNS / max(len(self._film.scenes), 1), _CLOSE), _WIDE)
        self._columns = self._painter.columns(pitch)
        self._left = 0.0
        self._frame = Frame(setting, reading, tab_heading(reading, "story"), [*self._sentences()])
        self._titles = [truncate(reading.name(f"scene:{scene}"), _MAX_TITLE) for scene in self._film.scenes]
        self._numbers = {story.id: number for number, story in enumerate(reading.guide.film.stories)}
        self._leads = {character.id for character in reading.guide.film.characters if character.lead}
        starts = (self._x(self._columns.scenes[first]) for first, _ in self._film.lives)
        lines = range(len(self._film.characters))
        lacking = (self._named(line)[1] + _BAR + 4 - start for line, start in zip(lines, starts, strict=True))
        self._left = max(0.0, *lacking)
        self._header = max((most_width(title, _SMALL) for title in self._titles), default=0) * _RISE + 34

    def _sentences(self) -> Iterator[str]:
        """Yield a line for each scene: its number, its title and who is there."""
        reading = self._reading
        for run, number_text in zip(self._painter.scene_runs, self._painter.numbers, strict=True):
            there = reading.guide.scenes[run.scene].characters
            names = ", ".join(reading.short_name(reading.guide.characters[name]) for name in there)
            yield f"{number_text} {reading.name(run.ref)}{': ' if names else ''}{names}"

    def text(self) -> str:
        """Return the picture."""
        lines = range(len(self._film.characters))
        paths = [self._columns.path(line) for line in lines]
        body = self._frame.body
        for scene in range(len(self._film.scenes)):
            self._add_scene(body, scene)
        drawn = add(body, "g", {"class": f"{PREFIX}-lines"})
        for line in sorted(lines, key=lambda line: self._film.characters[line] in self._leads):
            self._add_line(drawn, line, paths[line])
        for line in lines:
            self._add_name(body, line)
        self._add_names_again(body)
        width = max(
            self._x(self._columns.scenes[scene]) + most_width(title, _SMALL) * _RUN + 12
            for scene, title in enumerate(self._titles)
        )
        height = self._y(self._columns.height - 1) + _ROW / 2
        legend = self._add_legend(max(width, self._x(self._columns.width)), height)
        return self._frame.text(max(width, self._x(self._columns.width)), height + legend)

    def _x(self, column: float) -> float:
        return self._left + column * _COLUMN

    def _y(self, row: float) -> float:
        return self._header + row * _ROW

    def _hue(self, story: str) -> str:
        """Return the class with the hue of a storyline."""
        number = self._numbers.get(story, -1)
        return f"{PREFIX}-kind-{STORY_HUES[number % len(STORY_HUES)] if number >= 0 else 'plain'}"

    def _dashes(self, story: str) -> dict[str, str]:
        number = self._numbers.get(story, -1)
        dashes = STORY_DASHES[number // len(STORY_HUES) % len(STORY_DASHES)] if number >= 0 else ""
        return {"stroke-dasharray": dashes} if dashes else {}

    def _add_scene(self, parent: ElementTree.Element, scene: int) -> None:
        """Draw the bar of a scene, the line up to its number, the number and the title."""
        run = self._painter.scene_runs[scene]
        group = self._frame.linked(parent, run.ref, f"scene-column {self._hue(run.story)}")
        if run.uncertain:
            group.set("class", f"{group.get('class')} {PREFIX}-unknown")
        x, top = self._x(self._columns.scenes[scene]), self._header - 26
        rows = [self._row[line][scene] for line in self._film.members[scene]]
        if rows:
            first, last = self._y(min(rows)), self._y(max(rows))
            add(group, "path", {"class": f"{PREFIX}-guideline", "d": f"M{number(x)} {number(top + 8)}V{number(first)}"})
            size = {"x": x - _BAR, "y": first - _BAR, "width": 2 * _BAR, "height": last - first + 2 * _BAR, "rx": _BAR}
            add(group, "rect", {"class": f"{PREFIX}-bar", **size})
        write(group, Point(x, top + 2), self._painter.numbers[scene], "small", 4 * _COLUMN, _SMALL)
        title = self._titles[scene]
        written = write(group, Point(x + 2, top - 14), title, "scene", 10_000, _SMALL, "start")
        written.set("transform", f"rotate({-_TURN} {number(x + 2)} {number(top - 14)})")

    def _add_line(self, parent: ElementTree.Element, line: int, path: Sequence[Piece]) -> None:
        """Draw a character's line, and a node in each of their scenes."""
        run = self._painter.line_runs[line]
        lead = f" {PREFIX}-lead" if run.character in self._leads else ""
        group = self._frame.group(parent, run.ref, f"story {self._hue(run.story)}")
        d = self._path(line, path)
        add(group, "path", {"class": f"{PREFIX}-casing", "d": d})
        add(group, "path", {"class": f"{PREFIX}-story-line{lead}", "d": d, **self._dashes(run.story)})
        for part in self._painter.dotted(line, self._columns.scenes):
            for row, start, end in path:
                if max(start, part.start) < min(end, part.stop):
                    ends = self._x(max(start, part.start)), self._x(min(end, part.stop - 1))
                    d = f"M{number(ends[0])} {number(self._y(row))}H{number(ends[1])}"
                    add(group, "path", {"class": f"{PREFIX}-gaps{lead}", "d": d})
        for scene, members in enumerate(self._film.members):
            if line in members:
                unknown = f" {PREFIX}-unknown" if self._painter.scene_runs[scene].uncertain else ""
                place = {"cx": self._x(self._columns.scenes[scene]), "cy": self._y(self._row[line][scene]), "r": _NODE}
                add(
                    add(group, "g", {"class": unknown.strip()}) if unknown else group,
                    "circle",
                    {"class": f"{PREFIX}-node", **place},
                )

    def _path(self, line: int, path: Sequence[Piece]) -> str:
        """Return the path of a line: level along its rows, with a smooth bend from one to the next."""
        first, last = self._film.lives[line]
        x, y = self._x(self._columns.scenes[first]), self._y(path[0].row)
        parts = [f"M{number(x)} {number(y)}"]
        bends = [piece.last for piece in path[:-1]]
        for index, (before, after) in enumerate(pairwise(path)):
            at = before.last
            left, right = self._around(at)
            if index and self._x(bends[index - 1]) > left:
                left = (self._x(bends[index - 1]) + self._x(at)) / 2
            if index + 1 < len(bends) and self._x(bends[index + 1]) < right:
                right = (self._x(bends[index + 1]) + self._x(at)) / 2
            start, end = max(left, self._x(at) - _BEND), min(right, self._x(at) + _BEND)
            middle = (start + end) / 2
            y = self._y(after.row)
            parts.append(f"H{number(start)}C{number(middle)} {number(self._y(before.row))} ")
            parts.append(f"{number(middle)} {number(y)} {number(end)} {number(y)}")
        return "".join((*parts, f"H{number(self._x(self._columns.scenes[last]))}"))

    def _around(self, column: int) -> tuple[float, float]:
        """Return where a bend may begin and end: beside the nodes of the scenes around it."""
        scenes = self._columns.scenes
        place = bisect(scenes, column)
        before = scenes[place - 1] if place else column
        after = scenes[place] if place < len(scenes) else column
        return self._x(before) + _NODE, self._x(after) - _NODE

    def _named(self, line: int) -> tuple[str, float]:
        """Return a character's name as there is room for it before their first scene, and its width at most."""
        column = self._columns.scenes[self._film.lives[line][0]]
        free = self._columns.free_before(line, MAX_NAME + 2)
        room = (MAX_NAME if free == column else free - 1) * _COLUMN - _BAR
        name = truncate(self._painter.names[line], MAX_NAME)
        while cells(name) > 1 and _LIKELY * most_width(name, _SMALL) > room:
            name = truncate(name, cells(name) - 1)
        return name, min(most_width(name, _SMALL), room)

    def _add_name(self, parent: ElementTree.Element, line: int) -> None:
        """Write a name before the first scene of its line."""
        run, first = self._painter.line_runs[line], self._film.lives[line][0]
        name, room = self._named(line)
        at = Point(self._x(self._columns.scenes[first]) - _BAR - 4, self._y(self._row[line][first]) + 4)
        group = self._frame.linked(parent, run.ref, f"label {self._hue(run.story)}")
        lead = f" {PREFIX}-lead-name" if run.character in self._leads else ""
        write(group, at, name, f"hued {PREFIX}-scene{lead}", room, _SMALL, "end")

    def _add_names_again(self, parent: ElementTree.Element) -> None:
        """Write names where the guide repeats them: where a line has come to another row, and at its end."""
        starts = {
            name: self._columns.scenes[first]
            for name, (first, _) in zip(self._film.characters, self._film.lives, strict=True)
        }
        for row, runs in enumerate(self._painter.paint(self._columns, 0, 1).cells.runs()):
            column = 0
            for run in runs:
                size = cells(run.text)
                if run.role == "name" and column > starts[run.character]:
                    at = Point(self._x(column + size / 2), self._y(row) + 4)
                    group = self._frame.group(parent, run.ref, f"label {self._hue(run.story)}")
                    group.set("aria-hidden", "true")
                    write(group, at, run.text.strip(), f"hued {PREFIX}-scene", size * _COLUMN, _SMALL)
                column += size

    def _add_legend(self, width: float, top: float) -> float:
        """Write the storylines below the chart, with their hues and strokes. Returns the height that they take."""
        shown = {run.story for run in (*self._painter.scene_runs, *self._painter.line_runs)}
        stories = [story for story in self._reading.guide.film.stories if story.id in shown]
        group = add(self._frame.body, "g", {"class": f"{PREFIX}-legend"})
        names = [fitting(self._reading.name(f"story:{story.id}"), width - 36, _SMALL) for story in stories]
        widths = [36 + most_width(words, _SMALL) for words in names]
        bottom = 0.0
        for story, words, size, at in zip(
            stories, names, widths, wrapped(widths, width, 2 * _COLUMN, _LEGEND_ROW), strict=True
        ):
            y = top + _LEGEND_GAP + at.y
            bottom = y - top + _LEGEND_ROW / 2
            line = {"class": f"{PREFIX}-story-line {self._hue(story.id)}", "d": f"M{number(at.x)} {number(y)}h26"}
            add(group, "path", {**line, **self._dashes(story.id)})
            write(group, Point(at.x + 34, y + 4), words, "small", size, _SMALL, "start")
        return bottom
