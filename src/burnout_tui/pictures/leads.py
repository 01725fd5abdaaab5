"""The leads of a film: side by side with what they want, joined by their relations; or a line for each."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from burnout_tui.film.model import Character
from burnout_tui.film.record_base import Text
from burnout_tui.film.relations import Relation
from burnout_tui.pictures.joints import JOINTS
from burnout_tui.prose.document import Block, KindStyle, Span, Style, close_fields
from burnout_tui.prose.layout import lay_out
from burnout_tui.prose.measure import cells, truncate
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.relation_kinds import kind_word, sign_of, style_of

LEAST_COLUMN = 11
"""The narrowest column of a lead; in less room each lead gets a line."""
_MOST_COLUMN = 30
_GAP = 2
"""Columns between two leads."""
_MOST_LINES = 5
"""The most lines of a wish or a burden."""
_BURDEN_COLUMN = 17
"""The narrowest column with burdens."""
_MOST_ROWS = 5
"""The most rows of lines between the leads; a drawing that needs more would say nothing."""
_STEM = 2
"""The place of a lead's line, in columns from the beginning of the name."""

Lines = tuple[tuple[Span, ...], ...]


class _Link(NamedTuple):
    """Two linked leads, by their numbers from the left."""

    first: int
    last: int
    kinds: tuple[str, ...]


def leads(reading: Reading) -> list[Character]:
    """Return the leads of a film, in its order."""
    return [character for character in reading.guide.film.characters if character.lead]


def draw_leads(reading: Reading, width: int) -> Lines:
    """Return the leads as lines of at most ``width`` columns. Each name is a link, once, in the film's order."""
    shown = leads(reading)
    if not shown:
        return ()
    column = min((width + _GAP) // len(shown) - _GAP, _MOST_COLUMN)
    if column < LEAST_COLUMN:
        return tuple(tuple(close_fields(_line(reading, lead, width))) for lead in shown)
    parts = zip(*(_parts(reading, lead, column) for lead in shown), strict=True)
    rows = [_side_by_side(row, column) for part in parts for row in zip_longest(*part, fillvalue=())]
    return (*rows, *_relation_rows(reading, shown, column))


def _line(reading: Reading, lead: Character, width: int) -> list[Span]:
    """Return a lead on one line: name, age, occupation and wish, cut to the width."""
    name = _name(reading, lead, width)
    parts = [str(lead.age) if lead.age is not None else "", reading.text(lead.occupation), reading.text(lead.wants)]
    rest = "".join(f" · {part}" for part in parts if part)
    return [name, Span(truncate(rest, width - cells(name.text)), "dim")]


def _name(reading: Reading, lead: Character, width: int) -> Span:
    return reading.link(f"character:{lead.id}", truncate(reading.short_name(lead), width))


def _parts(reading: Reading, lead: Character, width: int) -> list[list[tuple[Span, ...]]]:
    """Return the lines of the name, of the occupation, of the wish, and of the burden if there is room for it."""
    name = _name(reading, lead, width)
    age = f", {lead.age}" if lead.age is not None else ""
    return [
        [(name, Span(age, "dim")) if cells(name.text + age) <= width else (name,)],
        _wrapped(reading, lead.occupation, width, "dim"),
        _labelled(reading, reading._("Wish"), lead.wants, width),
        _labelled(reading, reading._("Burden"), lead.burden, width) if width >= _BURDEN_COLUMN else [],
    ]


def _labelled(reading: Reading, label: str, text: Text | None, width: int) -> list[tuple[Span, ...]]:
    if text is None:
        return []
    return [(Span(truncate(label, width), "heading"),), *_wrapped(reading, text, width, "body")]


def _wrapped(reading: Reading, text: Text | None, width: int, style: Style) -> list[tuple[Span, ...]]:
    """Return a text in lines, without its links, cut after some lines."""
    spans = tuple(span._replace(style=style if span.ref else span.style, ref="") for span in reading.spans(text, style))
    if not spans:
        return []
    lines = [tuple(Span(run.text, run.style) for run in line.runs) for line in lay_out((Block(spans),), width).lines]
    if len(lines) > _MOST_LINES:
        last = "".join(span.text for span in lines[_MOST_LINES - 1])
        lines[_MOST_LINES - 1 :] = [(Span(truncate(last, width - 1).rstrip("…") + "…", style),)]
    return lines


def _side_by_side(parts: Sequence[tuple[Span, ...]], width: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    free = 0
    for part in parts:
        if part and free:
            spans.append(Span(" " * free))
            free = 0
        spans += part
        free += width + _GAP - sum(cells(span.text) for span in part)
    return tuple(close_fields(spans))


def _relation_rows(reading: Reading, shown: Sequence[Character], column: int) -> Iterator[tuple[Span, ...]]:
    """Yield the lines that join the leads: below each pair the signs of their relations."""
    rows = _packed(_links(reading.guide.film.relations, [lead.id for lead in shown]))
    if len(rows) > _MOST_ROWS:
        return
    stems = [number * (column + _GAP) + _STEM for number in range(len(shown))]
    for number, row in enumerate(rows):
        below = {end for link in (link for lower in rows[number + 1 :] for link in lower) for end in link[:2]}
        yield tuple(_joined(reading, row, below, stems))


def _links(relations: Sequence[Relation], names: Sequence[str]) -> list[_Link]:
    """Return the pairs of linked leads, nearest first."""
    kinds: dict[tuple[int, int], dict[str, None]] = {}
    for relation in relations:
        if all(name in names for name in relation.between):
            first, last = sorted(map(names.index, relation.between))
            kinds.setdefault((first, last), {})[relation.kind] = None
    links = [_Link(*pair, tuple(found)) for pair, found in kinds.items()]
    return sorted(links, key=lambda link: (link.last - link.first, link.first))


def _packed(links: Sequence[_Link]) -> list[list[_Link]]:
    """Put the pairs into rows, so that none covers another."""
    rows: list[list[_Link]] = []
    for link in links:
        free = (row for row in rows if all(link.last <= other.first or other.last <= link.first for other in row))
        row = next(free, None)
        if row is None:
            rows.append(row := [])
        row.append(link)
    return [sorted(row) for row in rows]


def _joined(reading: Reading, row: Sequence[_Link], below: set[int], stems: Sequence[int]) -> Iterator[Span]:
    """Yield one row of lines. The lines of the leads in ``below`` go on downwards."""
    drawn = 0
    for number, stem in enumerate(stems):
        left = next((link for link in row if link.first < number <= link.last), None)
        right = next((link for link in row if link.first <= number < link.last), None)
        down, up = number in below, number in below or any(number in link[:2] for link in row)
        over = left if left and left is right else None
        sign = JOINTS[up, down, left is not None, right is not None]
        if left is None and stem > drawn:
            yield Span(" " * (stem - drawn))
        yield Span(sign, style_of(reading, over.kinds[0]) if over and not up else "dim")
        drawn = stem + 1
        if right:
            until = stems[number + 1]
            yield from _run(reading, right, until - drawn, with_label=number == right.first)
            drawn = until


def _run(reading: Reading, link: _Link, width: int, with_label: bool) -> Iterator[Span]:
    """Yield the line between two neighbouring stems, with the kinds of the relations, the words if they fit."""
    style: KindStyle = style_of(reading, link.kinds[0])
    label = " ".join(sign_of(reading, kind) for kind in link.kinds)
    word = f"{label} {kind_word(reading, link.kinds[0])}"
    label = word if len(link.kinds) == 1 and cells(word) + 4 <= width else label
    if not with_label or cells(label) + 4 > width:
        yield Span("─" * width, style)
        return
    before = (width - cells(label) - 2) // 2
    yield Span("─" * before + " ", style)
    yield Span(label, style)
    yield Span(" " + "─" * (width - before - cells(label) - 2), style)
