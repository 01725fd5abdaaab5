"""Find scenes and storylines that an author may want to improve."""

from collections.abc import Iterable, Iterator
from itertools import chain

from burnout_tui.errors import Problem, Step, path_text, short
from burnout_tui.film.guide import Guide
from burnout_tui.film.references import References
from burnout_tui.film.traverse import LocatedRecord, texts
from burnout_tui.message import Message


def scene_warnings(guide: Guide) -> Iterator[Problem]:
    """Yield scenes nobody is in, people named twice in one, times that go back, and storylines without a scene."""
    latest, latest_path = 0, ""
    for index, scene in enumerate(guide.film.scenes):
        if not scene.characters:
            yield _warning(Message("nobody is in this scene"), ("scenes", index), code="empty-scene")
        there = set(scene.characters)
        for at, name in enumerate(scene.mentions):
            if name in there:
                message = Message("“{name}” is there; mention only who is not", name=short(name))
                yield _warning(message, ("scenes", index, "mentions", at), code="mentioned-there")
        if scene.at is None:
            continue
        if scene.order == "unknown":
            message = Message("a scene with a time has a known order; leave out one of the two")
            yield _warning(message, ("scenes", index, "order"), code="known-order")
        minutes = _minutes(scene.at)
        if minutes < latest:
            message = Message("earlier than {other}; scenes stand in the order of the film", other=latest_path)
            yield _warning(message, ("scenes", index, "at"), code="earlier-time")
        else:
            latest, latest_path = minutes, path_text(("scenes", index))
    for index, story in enumerate(guide.film.stories):
        if story.id not in guide.scenes_of_story:
            yield _warning(Message("no scene belongs to this storyline"), ("stories", index), code="unused-story")


def leak_warnings(guide: Guide, located: Iterable[LocatedRecord]) -> Iterator[Problem]:
    """Yield what an early scene reveals and what names something that is marked without a scene."""
    if not guide.film.scenes:
        return
    references, end = References(guide), guide.timeline.end
    for place in located:
        found = [references.record_problems(place)] if 0 < place.revealed < end else []
        found += [references.text_problems(text, place) for text in texts(place) if 0 < text.revealed < end]
        yield from (problem for problem in chain(*found) if problem.severity == "warning")


def _minutes(time: str) -> int:
    hours, _, minutes = time.partition(":")
    return 60 * int(hours) + int(minutes)


def _warning(message: Message, path: tuple[Step, ...], *, code: str) -> Problem:
    return Problem(message=message, path=path, severity="warning", code=code)
