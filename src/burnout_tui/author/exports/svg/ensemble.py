"""The map of the ensemble as SVG: boxes and lines where the guide has them, with lines of several hues."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from xml.etree import ElementTree

from burnout_tui.author.exports.svg.drawing import Point, fitting, most_width, rounded, wrapped, write
from burnout_tui.author.exports.svg.frame import Frame, Setting
from burnout_tui.author.exports.svg.style import PREFIX
from burnout_tui.author.exports.xml_text import add
from burnout_tui.film.relations import Relation
from burnout_tui.pictures.canvas import DOWN, LEFT, RIGHT, UP
from burnout_tui.pictures.drawing import can_be_drawn, outline
from burnout_tui.pictures.geometry import Geometry, Line, Outline
from burnout_tui.pictures.planning import Style, linked_pairs
from burnout_tui.pictures.shapes import Pair, Words
from burnout_tui.prose.ensemble import kinds_present, relation_spans, shown_ensemble
from burnout_tui.prose.measure import cells
from burnout_tui.prose.plain import tab_heading
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_word, sign_of, style_of

_COLUMN, _ROW = 8, 17
"""The size of a cell, in pixels."""
_RADIUS, _CORNER = 9, 8
"""The radius of the corners of lines, and of boxes."""
_ROOM = ((16, 120), (30, 160), (60, 220))
"""The columns of a picture, by the most characters that it is for."""
_ROWS = 80
_LEGEND_ROW, _LEGEND_GAP = 24, 22
_BESIDE = 1.2
"""Columns from the sign on a line to the words beside it."""
_SIDES = {UP: (0, -1), DOWN: (0, 1), LEFT: (-1, 0), RIGHT: (1, 0)}


def map_svg(reading: Reading, setting: Setting) -> str | None:
    """Return the map of the ensemble as the reader sees it; None if there are too many to draw, or none."""
    if not can_be_drawn(reading):
        return None
    count = len(shown_ensemble(reading).characters)
    columns = next(columns for most, columns in _ROOM if count <= most)
    picture = outline(reading, (columns, _ROWS), Style(tall=True))
    return _Map(reading, setting, picture).text()


class _Map:
    def __init__(self, reading: Reading, setting: Setting, picture: Outline) -> None:
        self._reading, self._picture = reading, picture
        self._relations = linked_pairs(shown_ensemble(reading))
        sentences = ("".join(span.text for span in relation_spans(reading, one)) for one in _each(self._relations))
        self._frame = Frame(setting, reading, tab_heading(reading, "ensemble"), [*sentences])
        self._left, self._top, right, bottom = _bounds(picture)
        self._width, self._height = (right - self._left) * _COLUMN, (bottom - self._top) * _ROW

    def text(self) -> str:
        """Return the picture."""
        lines = add(self._frame.body, "g", {"class": f"{PREFIX}-lines"})
        for pair, line in self._picture.geometry.lines.items():
            self._add_line(lines, pair, line)
        for name in self._picture.geometry.boxes:
            self._add_box(name)
        for pair, words in groupby(self._picture.words, lambda one: one.pair):
            self._add_words(pair, list(words))
        legend = self._add_legend()
        return self._frame.text(self._width, self._height + legend)

    def _point(self, column: float, row: float) -> Point:
        """Return the middle of a cell."""
        return Point((column - self._left + 0.5) * _COLUMN, (row - self._top + 0.5) * _ROW)

    def _add_line(self, parent: ElementTree.Element, pair: Pair, line: Line) -> None:
        """Draw a line from box to box; each kind of relation has an equal part of it."""
        first, last = _SIDES[line.first], _SIDES[line.last]
        cells = [*line.corners] if len(line.corners) > 1 else [*line.corners, *line.corners]
        ends = ((cells[0][0] + first[0], cells[0][1] + first[1]), (cells[-1][0] + last[0], cells[-1][1] + last[1]))
        points = [self._point(*cell) for cell in _straight((ends[0], *cells, ends[1]))]
        path = rounded(points, _RADIUS)
        group = add(parent, "g", {"data-relation": " ".join(pair)})
        add(group, "path", {"class": f"{PREFIX}-casing", "d": path})
        kinds = list(dict.fromkeys(one.kind for one in self._relations[pair]))
        for number, kind in enumerate(kinds):
            attributes: dict[str, str | int | float] = {"class": f"{PREFIX}-line {self._hue(kind)}", "d": path}
            if len(kinds) > 1:
                attributes |= {
                    "pathLength": len(kinds),
                    "stroke-dasharray": f"1 {len(kinds)}",
                    "stroke-dashoffset": -number,
                }
            add(group, "path", attributes)

    def _hue(self, kind: str) -> str:
        return f"{PREFIX}-{style_of(self._reading, kind)}"

    def _add_box(self, name: str) -> None:
        left, top, width, height = self._picture.geometry.boxes[name]
        character = self._reading.guide.characters[name]
        group = self._frame.linked(self._frame.body, f"character:{name}", "character")
        start, end = self._point(left, top), self._point(left + width - 1, top + height - 1)
        state = "gone" if character.presence else "lead" if character.lead else ""
        add(
            group,
            "rect",
            {
                "class": f"{PREFIX}-box {PREFIX}-{state}" if state else f"{PREFIX}-box",
                "x": start.x,
                "y": start.y,
                "width": end.x - start.x,
                "height": end.y - start.y,
                "rx": _CORNER,
            },
        )
        shown = [text for text in self._picture.texts[name] if text]
        first = (start.y + end.y) / 2 - (len(shown) - 1) * _ROW / 2
        for number, text in enumerate(shown):
            at = Point((start.x + end.x) / 2, first + number * _ROW + 4.5)
            role, size = ("name", 14) if number == 0 else ("small", 12)
            write(group, at, text, role, end.x - start.x - _COLUMN, size)

    def _add_words(self, pair: Pair, words: Sequence[Words]) -> None:
        """Write the label of a line over it, each piece in the hue of its kind."""
        group = add(self._frame.body, "g", {"class": f"{PREFIX}-label", "data-relation": " ".join(pair)})
        first, end = words[0].column, words[-1].column + cells(words[-1].text)
        parts = [part for word in words for part in self._parts(word)]
        room, row = (end - first) * _COLUMN, words[0].row
        if _runs_along(self._picture.geometry.lines[pair], row, first, end - 1):
            self._write_parts(group, self._point((first + end - 1) / 2, row), parts, room, "middle")
        elif "-sign" in parts[0][0]:  # the first sign stands on the line, and the rest beside it
            self._write_parts(group, self._point(first, row), parts[:1], 2 * _COLUMN, "middle")
            self._write_parts(group, self._point(first + _BESIDE, row), parts[1:], room - _COLUMN, "start")
        else:
            self._write_parts(group, self._point(end - 1, row), parts[-1:], 2 * _COLUMN, "middle")
            self._write_parts(group, self._point(end - 1 - _BESIDE, row), parts[:-1], room - _COLUMN, "end")

    def _parts(self, word: Words) -> Iterator[tuple[str, str]]:
        """Yield the sign of a piece of a label and its words, in their order, with their classes."""
        text, sign = word.text.strip(), sign_of(self._reading, word.kind)
        hue = self._hue(word.kind)
        of_sign, of_words = f"{PREFIX}-sign {hue}", f"{PREFIX}-hued {hue}"
        if text.startswith(sign):
            yield of_sign, sign
            yield from ((of_words, words) for words in (text[len(sign) :].strip(),) if words)
        else:
            yield of_words, text[: -len(sign)].strip()
            yield of_sign, sign

    def _write_parts(
        self, group: ElementTree.Element, at: Point, parts: Sequence[tuple[str, str]], room: float, anchor: str
    ) -> None:
        if parts:
            spaced = [
                (classes, f"{_space(classes) if number else ''}{text}") for number, (classes, text) in enumerate(parts)
            ]
            whole = "".join(text for _, text in spaced)
            write(group, Point(at.x, at.y + 4.5), whole, "words", max(room, 2 * _COLUMN), anchor=anchor, parts=spaced)

    def _add_legend(self) -> float:
        """Write the kinds that are shown below the map. Returns the height that they take."""
        group = add(self._frame.body, "g", {"class": f"{PREFIX}-legend"})
        kinds = kinds_present(self._reading)
        names = [fitting(kind_word(self._reading, kind), self._width - 42, 12) for kind in kinds]
        widths = [42 + most_width(words, 12) for words in names]
        bottom = 0.0
        for kind, words, width, at in zip(
            kinds, names, widths, wrapped(widths, self._width, 2 * _COLUMN, _LEGEND_ROW), strict=True
        ):
            y = self._height + _LEGEND_GAP + at.y
            bottom = y - self._height + _LEGEND_ROW / 2
            add(group, "path", {"class": f"{PREFIX}-line {self._hue(kind)}", "d": f"M{at.x:.0f} {y:.0f}h22"})
            sign = f"sign {self._hue(kind)}"
            write(group, Point(at.x + 32, y + 4.5), sign_of(self._reading, kind), sign, 2 * _COLUMN)
            write(group, Point(at.x + 42, y + 4.5), words, "small", width - 42, 12, "start")
        return bottom


def _each(relations: Mapping[Pair, Sequence[Relation]]) -> Iterator[Relation]:
    for found in relations.values():
        yield from found


def _bounds(picture: Outline) -> tuple[int, int, int, int]:
    """Return the first column and row of a picture, and those after the last ones."""
    found: Geometry = picture.geometry
    columns = [x for line in found.lines.values() for x, _ in line.corners]
    rows = [y for line in found.lines.values() for _, y in line.corners]
    boxes = found.boxes.values()
    left = min([*columns, *(box.left for box in boxes), *(one.column for one in picture.words)])
    right = max([*columns, *(box.left + box.width for box in boxes)])
    right = max([right, *(one.column + cells(one.text) for one in picture.words)])
    top, bottom = min([*rows, *(box.top for box in boxes)]), max([*rows, *(box.top + box.height for box in boxes)])
    return left, top, right + 1, bottom + 1


def _space(classes: str) -> str:
    """Return the space before a part of a label: a wider one between the kinds of a line."""
    return "\N{EN SPACE}" if classes.startswith(f"{PREFIX}-sign") else " "


def _runs_along(line: Line, row: int, first: int, last: int) -> bool:
    """Return True if a line runs along a row from one column to another."""
    return any(
        y == end_y == row and min(x, end_x) <= first and last <= max(x, end_x)
        for (x, y), (end_x, end_y) in pairwise(line.corners)
    )


def _straight(cells: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the corners of a line without those at which it does not turn."""
    found: list[tuple[int, int]] = []
    for cell in cells:
        if found and cell == found[-1]:
            continue
        if len(found) > 1 and (found[-2][0] == found[-1][0] == cell[0] or found[-2][1] == found[-1][1] == cell[1]):
            found.pop()
        found.append(cell)
    return found
