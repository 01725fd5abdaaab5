"""The last scenes that a reader has seen, as the options say, or as they are remembered."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from burnout_tui.film.guide import Guide
    from burnout_tui.film.shelf import Shelf
    from burnout_tui.prose.reading import Marks
    from burnout_tui.settings.memory import Memory


def opening_marks(
    guide: "Guide", shelf: "Shelf | None", scene: str | None, time: str | None, memory: "Memory | None"
) -> "Marks":
    """Return the marks to begin with; the options replace what is remembered of one film. Raises UsageError.

    The id of a scene says which film of a shelf is meant. A number and a time are about the first one.
    """
    marks: dict[Guide, int] = {}
    if memory:
        from burnout_tui.settings.places import FilmPlaces

        marks = dict(FilmPlaces(memory, guide, shelf).marks())
    if scene is not None or time is not None:
        from burnout_tui.film.seen import guide_asked_for, level_asked_for

        film = guide_asked_for(shelf.guides.values() if shelf else (guide,), scene)
        marks[film] = level_asked_for(film, scene, time)
    return tuple((film, level) for film, level in marks.items() if level)
