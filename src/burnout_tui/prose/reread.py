"""The reading of somebody whose film was saved while it was open."""

from dataclasses import replace

from burnout_tui.errors import Problem
from burnout_tui.film.guide import Guide, languages_of
from burnout_tui.film.languages import INTERFACE_LANGUAGES
from burnout_tui.film.shelf import Shelf
from burnout_tui.message import Message
from burnout_tui.prose.reading import Marks, Reading


def reread(reading: Reading, shelf: Shelf, in_film: bool) -> Reading:
    """Return the same reader's reading of a shelf that was read again.

    The film stays open, even if its file has gone from a folder; scenes that were seen keep their ids. A
    language in which there is nothing any more gives way to English.
    """
    before = reading.shelved
    if before and in_film and before.key not in shelf.guides:
        gone = Problem(message=Message("no such file{hint}", hint=""))
        shelf = shelf.with_file(before._replace(problems=(gone,)))
    films = {} if reading.shelf is None else reading.shelf.guides
    marks = ((shelf.guides[key], _seen(films[key], shelf.guides[key], reading)) for key in films.keys() & shelf.guides)
    whole = shelf.guides.get(before.key) if before else None
    after = replace(
        reading,
        shelf=shelf,
        whole=whole or next(iter(shelf.guides.values()), reading.whole),
        marks=tuple((guide, level) for guide, level in marks if level),
    )
    known = languages_of(shelf.guides.values())
    return after if after.language in known else after.in_language(INTERFACE_LANGUAGES[0])


def with_marks(reading: Reading, marks: Marks) -> Reading:
    """Return a reading with what is remembered of films that open now."""
    known = {guide for guide, _ in reading.marks}
    return replace(reading, marks=(*reading.marks, *(mark for mark in marks if mark[0] not in known)))


def _seen(before: Guide, after: Guide, reading: Reading) -> int:
    """Return the level of the last scene that was seen, or of the one before it that is still there."""
    level = next((level for guide, level in reading.marks if guide is before), 0)
    numbers = after.timeline.numbers
    return next((numbers[scene.id] for scene in reversed(before.film.scenes[:level]) if scene.id in numbers), 0)
