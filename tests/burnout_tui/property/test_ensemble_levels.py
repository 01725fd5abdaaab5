"""The picture of any film keeps still when more or less is shown, and in another language."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from tests.support.ensembles import guides
from tests.support.examples import examples

from burnout_tui.film.guide import Guide
from burnout_tui.pictures.choice import Shown, choose
from burnout_tui.pictures.levels import DrawnPictures
from burnout_tui.pictures.shapes import Drawing
from burnout_tui.prose.reading import Reading

AREAS = st.sampled_from([(79, 18), (119, 32), (60, 14), (199, 52)])
SOME = examples(8)


def _rows(drawing: Drawing, names: Iterable[str]) -> list[list[str]]:
    """Return the named characters of each row, from left to right; rows without any are left out."""
    tops: dict[int, list[str]] = {}
    for name in sorted(names, key=lambda name: drawing.boxes[name].left):
        tops.setdefault(drawing.boxes[name].top, []).append(name)
    return [tops[top] for top in sorted(tops)]


@given(guides(), st.lists(st.integers(0, 4), min_size=2, max_size=5), AREAS)
@SOME
def test_levels_keep_still(guide: Guide, levels: list[int], area: tuple[int, int]) -> None:
    """When more is shown, rows and the order in them stay; a level that was drawn before has the same picture again.

    If no lower level was drawn before, it is laid out from what it shows alone.
    """
    drawn, pictures = DrawnPictures(), dict[Guide, Shown]()
    latest: Guide | None = None
    for level in levels:
        reading = Reading.of(guide, "en", seen=level)
        picture, names = drawn.picture(drawn.request(reading, area, False, None)), set(reading.guide.characters)
        if reading.guide in pictures:
            assert picture == pictures[reading.guide]
        elif latest and names > {*latest.characters}:
            before = pictures[latest].drawing
            assert _rows(picture.drawing, before.boxes) == _rows(before, before.boxes)
        elif all(names.isdisjoint(other.characters) or names < {*other.characters} for other in pictures):
            assert picture == choose(reading, area)
        pictures[reading.guide], latest = picture, reading.guide


@given(guides(), st.booleans(), AREAS, st.sampled_from([None, True, False]), st.booleans())
@SOME
def test_the_place_of_everybody(
    guide: Guide, spoilers: bool, area: tuple[int, int], labelled: bool | None, framed: bool
) -> None:
    """Boxes are in the same places in each language, with words and with signs on the lines.

    A picture that is said to be whole has all its boxes inside its part of the window, and inside its frame.
    """
    english = choose(Reading.of(guide, "en", spoilers), area, framed=framed)
    french = choose(Reading.of(guide, "fr", spoilers), area, labelled=labelled, framed=framed)
    assert english.drawing.boxes == french.drawing.boxes
    assert english[1:] == french[1:]
    drawing, below, extent, whole, framed = english
    width, height = (area[0], area[1] - extent) if below else (area[0] - extent, area[1])
    width, height = width - 2 * framed, height - 2 * framed
    assert extent >= 3
    for box in drawing.boxes.values():
        assert box.left >= 0
        assert box.height >= 3
        if whole:
            assert box.left + box.width <= width
            assert box.top + box.height <= height
