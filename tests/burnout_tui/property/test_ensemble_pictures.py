"""The lines and boxes of any picture of an ensemble, and the arrow keys in it."""

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from tests.support.ensembles import Links, guides, shown_links

from burnout_tui.film.guide import Guide
from burnout_tui.pictures.canvas import CROSSING
from burnout_tui.pictures.drawing import draw
from burnout_tui.pictures.navigation import Direction, arrow_targets
from burnout_tui.pictures.shapes import Drawing, Pair
from burnout_tui.prose.measure import cells
from burnout_tui.prose.reading import Reading

STROKES: Mapping[str, tuple[tuple[int, int], ...]] = {
    "│": ((0, -1), (0, 1)),
    "─": ((-1, 0), (1, 0)),
    "╭": ((0, 1), (1, 0)),
    "╮": ((0, 1), (-1, 0)),
    "╰": ((0, -1), (1, 0)),
    "╯": ((0, -1), (-1, 0)),
    CROSSING: ((0, -1), (0, 1), (-1, 0), (1, 0)),
}
"""The directions of the strokes of each line character."""
ARROWS: tuple[Direction, ...] = ("left", "right", "up", "down")
SIZES = st.sampled_from([(75, 32), (52, 15), (40, 60), (20, 8)])


class Cell(NamedTuple):
    """The character of one cell, and its owner."""

    text: str
    character: str
    pair: Pair | None


def cells_of(drawing: Drawing) -> dict[tuple[int, int], Cell]:
    """Return every cell of a drawing by column and row."""
    found: dict[tuple[int, int], Cell] = {}
    for y, row in enumerate(drawing.rows):
        x = 0
        for run in row:
            for letter in run.text:
                found[x, y] = Cell(letter, run.character, run.pair)
                x += cells(letter)
    return found


@given(guides(), st.booleans(), SIZES, st.sampled_from([None, True, False, False]))
def test_any_picture(guide: Guide, spoilers: bool, size: tuple[int, int], labelled: bool | None) -> None:
    """Each linked pair has one line, from box to box, every stroke goes on in it, and boxes and words are complete.

    The four arrow keys lead from each box to every other, in one or more steps.
    """
    drawing = draw(Reading.of(guide, "en", spoilers), size, labelled)
    shown = cells_of(drawing)
    links = shown_links(guide, spoilers)
    assert set(drawing.boxes) == set(links)
    _lines_lead_from_box_to_box(shown, links)
    if labelled is False:
        _no_stroke_leads_into_another_line(shown)
    _boxes_and_words_are_complete(guide, drawing)
    _arrows_reach_everybody_from_everybody(drawing)


def _lines_lead_from_box_to_box(shown: Mapping[tuple[int, int], Cell], links: Links) -> None:
    """Check that each linked pair, and no other, has one line, connected and ending only at the pair's two boxes."""
    pairs = {cell.pair for cell in shown.values() if cell.pair}
    assert {frozenset(pair) for pair in pairs} == {frozenset((one, other)) for one in links for other in links[one]}
    for pair in pairs:
        own = {place for place, cell in shown.items() if cell.pair == pair}
        reached = _followed(shown, pair, min(own, key=lambda place: (place[1], place[0])))
        assert own <= reached
        assert _touched(shown, pair, reached) == set(pair)


def _followed(shown: Mapping[tuple[int, int], Cell], pair: Pair, start: tuple[int, int]) -> set[tuple[int, int]]:
    """Return the cells of a pair's line, which continues straight across the lines that it crosses."""
    seen, pending = {start}, [start]
    while pending:
        x, y = pending.pop()
        for dx, dy in ((0, -1), (0, 1), (-1, 0), (1, 0)):
            place = x + dx, y + dy
            while (cell := shown.get(place)) and cell.text == CROSSING and cell.pair != pair:
                place = place[0] + dx, place[1] + dy
            if cell and cell.pair == pair and place not in seen:
                seen.add(place)
                pending.append(place)
    return seen


def _touched(shown: Mapping[tuple[int, int], Cell], pair: Pair, line: set[tuple[int, int]]) -> set[str]:
    """Return the characters whose boxes a line's strokes reach. Text over a line may hide only the line's own ends."""
    found = set()
    for x, y in line:
        text = shown[x, y].text
        for dx, dy in STROKES.get(text, ((0, -1), (0, 1))):
            met = shown.get((x + dx, y + dy))
            if met and met.character and (text in STROKES or met.character in pair):
                found.add(met.character)
    return found


def _no_stroke_leads_into_another_line(shown: Mapping[tuple[int, int], Cell]) -> None:
    """Check that every stroke continues in the same line, across a crossing, or to a box of its two characters.

    At a crossing two lines go straight on, one across and one down.
    """
    for (x, y), cell in shown.items():
        if cell.text == CROSSING:
            across = [_beyond(shown, (x, y), step) for step in ((-1, 0), (1, 0))]
            down = [_beyond(shown, (x, y), step) for step in ((0, -1), (0, 1))]
            assert across[0].pair == across[1].pair
            assert across[0].pair != cell.pair
            assert {end.pair or cell.pair for end in down} == {cell.pair}
        if cell.pair and cell.text in STROKES and cell.text != CROSSING:
            for dx, dy in STROKES[cell.text]:
                met = shown[x + dx, y + dy]
                assert met.pair == cell.pair or met.text == CROSSING or met.character in cell.pair


def _beyond(shown: Mapping[tuple[int, int], Cell], start: tuple[int, int], step: tuple[int, int]) -> Cell:
    """Return the first cell in a direction that is not a crossing."""
    x, y = start
    while (cell := shown[x, y]).text == CROSSING:
        x, y = x + step[0], y + step[1]
    return cell


def _boxes_and_words_are_complete(guide: Guide, drawing: Drawing) -> None:
    """Check that no box covers another, each shows its character's whole name, and no row is wider than the picture."""
    for first, second in combinations(drawing.boxes.values(), 2):
        assert (
            first.left + first.width < second.left
            or second.left + second.width < first.left
            or first.top + first.height <= second.top
            or second.top + second.height <= first.top
        )
    for name, box in drawing.boxes.items():
        shown = "".join(run.text for row in drawing.rows for run in row if run.character == name)
        assert guide.characters[name].name in shown.replace("│", " ").split()
        assert box.left + box.width <= drawing.width
    assert all(sum(cells(run.text) for run in row) <= drawing.width for row in drawing.rows)


def _arrows_reach_everybody_from_everybody(drawing: Drawing) -> None:
    steps = arrow_targets(drawing.boxes)
    for start in drawing.boxes:
        seen, pending = {start}, [start]
        while pending:
            name = pending.pop()
            found = {steps[name, arrow] for arrow in ARROWS} - seen
            seen |= found
            pending += found
        assert seen == set(drawing.boxes)
