"""The scenes as a list."""

from burnout_tui.film.story import Scene
from burnout_tui.prose.entries.common import MAX_LINKS, capitalized
from burnout_tui.prose.reading import Reading, cut_name
from burnout_tui.prose.rows import Row, Rows, with_marks
from textual_wire.direction import join_fields

UNKNOWN_ORDER = "?"
"""The number of a scene whose place among its neighbours is not known."""


def scene_rows(reading: Reading) -> Rows:
    """Return the scenes in the order of the film: number, title, who is there.

    Readers with the same language share them.
    """
    return reading.guide.cached(("scene rows", reading.language), lambda: Rows(_scene_rows(reading)))


def _scene_rows(reading: Reading) -> list[Row]:
    numbers = reading.guide.scene_numbers
    width = len(str(len(numbers)))
    rows = [_row(reading, scene, str(numbers[scene.id]).rjust(width)) for scene in reading.guide.film.scenes]
    return rows or [Row("", (reading._("Nothing is listed here."),))]


def _row(reading: Reading, scene: Scene, number: str) -> Row:
    ref = f"scene:{scene.id}"
    if scene.order:
        number = UNKNOWN_ORDER.rjust(len(number))
    row = Row(ref, (number, capitalized(reading.name(ref)), cut_name(people_there(reading, scene))))
    return with_marks(reading, row, 1)


def people_there(reading: Reading, scene: Scene) -> str:
    """Return the short names of the characters who are in a scene."""
    characters = reading.guide.characters
    return join_fields(reading.short_name(characters[name]) for name in scene.characters[:MAX_LINKS])
