"""A character among those whom they are linked to: a box on the left, a line to a box for each neighbour."""

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from burnout_tui.film.ensemble import other_end
from burnout_tui.film.relations import Relation
from burnout_tui.pictures.joints import JOINTS
from burnout_tui.prose.document import Block, Span, Style, drawn_line
from burnout_tui.prose.ensemble import signed_name
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_word, sign_of, style_of

_MAX_BOXES = 8
"""The most neighbours with boxes; more of them get a line each."""
_NAME_COLUMNS = 24
"""The greatest width of a name."""
_BOX_HEIGHT = 3
_SIDES = 4
"""Columns of a box beside its name."""
_APART = 2
"""Columns between a name and the occupation beside it."""
_LINE = 5
"""The least columns of a line to a neighbour, in addition to its label."""
_LONGER = 8
"""Columns by which a line may be longer than its label needs."""
_STEM = 2
"""Columns of the line between the character's box and the trunk."""
_LEAD, _ABSENT, _OTHER = tuple("┏━┓┃┗┛"), tuple("┌╌┐┆└┘"), tuple("╭─╮│╰╯")
"""The upper left corner, the line, the upper right corner, the side, and the lower corners of a box."""


class _Neighbour(NamedTuple):
    name: str
    relations: list[Relation]


def neighbours_picture(reading: Reading, name: str, width: int) -> list[Block]:
    """Return a character's neighbours as lines of a drawing, at most ``width`` columns wide; their names are links."""
    found: dict[str, list[Relation]] = {}
    for relation in reading.guide.relations_of.get(name, ()):
        found.setdefault(other_end(relation, name), []).append(relation)
    if not found:
        return [Block((Span(reading._("No link shown."), "dim"),))]
    rows = [_Neighbour(other, relations) for other, relations in found.items()]
    height = _BOX_HEIGHT if len(rows) <= _MAX_BOXES else 1
    own = _box(reading, name, "title")
    labels, line = _labels(reading, rows, height, width - _width(own[0]) - _STEM)
    total = max(len(rows) * height, _BOX_HEIGHT)
    centre = total // 2
    drawing = []
    for y in range(total):
        number, part = divmod(y, height)
        spans = list(own[y - centre + 1]) if abs(y - centre) <= 1 else [Span(" " * _width(own[0]))]
        spans.append(Span(("─" if y == centre else " ") * _STEM, "dim"))
        if number >= len(rows):
            drawing.append(drawn_line(*spans))
            continue
        named = part == height // 2
        up = number > 0 or part > height // 2
        down = number < len(rows) - 1 or part < height // 2
        # The trunk begins at the first neighbour's line and ends at the last one's.
        up, down = (
            up and not (part > height // 2 and number == len(rows) - 1),
            down and not (part < height // 2 and number == 0),
        )
        spans.append(Span(JOINTS[up, down, y == centre, named], "dim"))
        spans += _line(reading, labels[number], rows[number], line) if named else [Span(" " * (line - 1))]
        spans += _neighbour(reading, rows[number].name, part if height > 1 else -1, width - _width(spans))
        drawing.append(drawn_line(*spans))
    return drawing


def _labels(reading: Reading, rows: Sequence[_Neighbour], height: int, room: int) -> tuple[list[list[Span]], int]:
    """Return the labels of the lines to the neighbours, and the columns of these lines.

    The labels have no words if these leave too little room for the names, or for occupations that then fit.
    """
    sides = _SIDES if height > 1 else 0
    names = sides + max(cells(_shown_name(reading, row.name)) for row in rows)
    told, whole = (sides + max(_columns(reading, row.name, lines) for row in rows) for lines in (height, 1))
    words, signs = ([_label(reading, row.relations, words=words) for row in rows] for words in (True, False))
    with_words, with_signs = (max(map(_width, labels)) + _LINE for labels in (words, signs))
    if with_words + told <= room or (with_words + names <= room and with_signs + told > room):
        labels, least = words, with_words
    else:
        labels, least = signs, with_signs
    beside = next((columns for columns in (whole, told) if least + columns <= room), room)
    return labels, max(least, min(least + _LONGER, room - beside))


def _columns(reading: Reading, name: str, lines: int) -> int:
    """Return the columns of a name with the occupation beside it in at most some lines."""
    occupation = reading.text(reading.guide.characters[name].occupation)
    least = max(map(cells, occupation.split(" ")))
    width = next(width for width in count(least) if len(_in_lines(occupation, width)) <= lines)
    return cells(_shown_name(reading, name)) + (_APART + width if occupation else 0)


def _in_lines(text: str, width: int) -> list[str]:
    """Return a text in lines of ``width`` columns; only a longer word makes a longer line."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and cells(lines[-1]) + 1 + cells(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _line(reading: Reading, label: list[Span], row: _Neighbour, width: int) -> list[Span]:
    """Return the line to a neighbour, after the trunk, with its label."""
    style = style_of(reading, row.relations[0].kind)
    return [Span("─ ", style), *label, Span(" " + "─" * (width - _width(label) - 4), style)]


def _width(spans: Sequence[Span]) -> int:
    return sum(cells(span.text) for span in spans)


def _shown_name(reading: Reading, name: str) -> str:
    return truncate(signed_name(reading, name), _NAME_COLUMNS)


def _box(reading: Reading, name: str, style: Style, ref: str = "") -> list[list[Span]]:
    """Return the three lines of a character's box."""
    character = reading.guide.characters[name]
    left, line, right, side, *lower = _LEAD if character.lead else _ABSENT if character.presence else _OTHER
    words = _shown_name(reading, name)
    edge = line * (cells(words) + 2)
    return [
        [Span(f"{left}{edge}{right}")],
        [Span(f"{side} "), Span(words, style, ref), Span(f" {side}")],
        [Span(f"{lower[0]}{edge}{lower[1]}")],
    ]


def _label(reading: Reading, relations: Sequence[Relation], words: bool) -> list[Span]:
    """Return the signs of the kinds of some relations, each with its word if there is room."""
    spans: list[Span] = []
    for kind in dict.fromkeys(relation.kind for relation in relations):
        if spans:
            spans.append(Span(" ", "dim"))
        word = f" {kind_word(reading, kind)}" if words else ""
        spans.append(Span(sign_of(reading, kind) + word, style_of(reading, kind)))
    return spans


def _neighbour(reading: Reading, name: str, part: int, room: int) -> list[Span]:
    """Return a line of a neighbour's box, or for ``part`` -1 the name alone.

    Beside it stands the occupation, in the lines that the box has; nothing if there is no room for all of it.
    """
    box = _box(reading, name, "link", f"character:{name}")
    spans = box[part] if part >= 0 else [box[1][1]]
    room -= _width(spans) + _APART
    lines = _in_lines(reading.text(reading.guide.characters[name].occupation), room)
    first = 0 if part < 0 or len(lines) == _BOX_HEIGHT else 1
    if len(lines) <= (1 if part < 0 else _BOX_HEIGHT) and max(map(cells, lines)) <= room:
        line = dict(enumerate(lines, first)).get(max(part, 0), "")
        spans = [*spans, Span(" " * _APART + line, "dim")] if line else spans
    return spans
