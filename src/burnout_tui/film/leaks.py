"""Say that a text or a record tells what readers should only see later."""

from functools import cache

from msgspec import Struct
from msgspec.structs import fields

from burnout_tui.errors import KeyPath, Problem, short
from burnout_tui.film.guide import Guide
from burnout_tui.film.kinds import kind_word, record_kinds
from burnout_tui.film.model import Dispute, FilmHead
from burnout_tui.film.story import Scene
from burnout_tui.message import Message


def revealed_of(guide: Guide, ref: str) -> int:
    """Return the level from which the record that a ref names is shown, with the texts without which it is not."""
    record = guide.find(ref)
    return 0 if record is None else revealed_with(guide, record)


def revealed_with(guide: Guide, record: Struct, owner: Struct | None = None) -> int:
    """Return the level from which a record is shown, with its needed texts and the record around it.

    The film itself always is.
    """
    if isinstance(record, FilmHead):
        return 0
    revealed = guide.timeline.revealed
    levels = [revealed(record), *map(guide.timeline.revealed_text, _needed_texts(record))]
    if isinstance(record, Dispute):
        levels.append(revealed_of(guide, record.about))
        levels.append(
            sorted(max(revealed(claim), guide.timeline.revealed_text(claim.text)) for claim in record.claims)[1]
        )
    return max(*levels, revealed_with(guide, owner) if owner else 0)


def leak(guide: Guide, ref: str, revealed: int, path: KeyPath) -> Problem:
    """Return the problem of a place, shown from the level ``revealed``, that names a record which readers see later.

    It is a warning if the record is marked without a scene, and the place with one: until the end the guide leaves out
    what names the record.
    """
    kind, _, name = ref.partition(":")
    later, seen = revealed_of(guide, ref), seen_at(path, revealed)
    scene = _scene_of(guide, ref, later)
    if revealed and not scene:
        message = Message(
            "names the {kind} “{name}”, which readers see at the end; write in which scene, or mark this with true",
            kind=kind_word(kind),
            name=short(name),
        )
        return Problem(message=message, path=path, severity="warning", code="early-name")
    if not scene or (seen and seen >= later):
        message = Message(
            "names the {kind} “{name}”, which is a spoiler; mark this as a spoiler too",
            kind=kind_word(kind),
            name=short(name),
        )
        return Problem(message=message, path=path, code="leak")
    message = Message(
        'names the {kind} “{name}”: this tells “{scene}”, which readers see {when}; write spoiler = "{scene}" here',
        kind=kind_word(kind),
        name=short(name),
        scene=short(scene),
        when=scenes_later(later - seen) if seen else Message("later"),
    )
    return Problem(message=message, path=path, code="leak")


def seen_at(path: KeyPath, revealed: int) -> int:
    """Return how far readers have seen the film who read a place that is shown from the level ``revealed``."""
    match path:
        case ("scenes", int(index), *_):
            return max(revealed, index + 1)
    return revealed


def scenes_later(count: int) -> Message:
    """Return the words for a distance in scenes, which is at least 1."""
    return Message("{count} scenes later", count=count) if count > 1 else Message("one scene later")


def _scene_of(guide: Guide, ref: str, later: int) -> str:
    """Return the scene that reveals a record; empty for one without a scene, which readers see at the end."""
    record = guide.find(ref)
    mark = getattr(record, "spoiler", False)
    if record and guide.timeline.revealed(record) == later:
        if isinstance(mark, str):
            return mark if mark in guide.scenes else ""
        if isinstance(record, Scene):
            return record.id
    return guide.film.scenes[later - 1].id if later < guide.timeline.end else ""


def _needed_texts(record: Struct) -> list[object]:
    return [getattr(record, field) for field in _needed_fields(type(record))]


@cache
def _needed_fields(record: type[Struct]) -> tuple[str, ...]:
    """Return the texts that a record cannot be shown without."""
    required = {field.name for field in fields(record) if field.required}
    return tuple(field for field in record_kinds().of_type[record].texts if field in required)
