"""The level that a reader means who names the last scene that they have seen, or a time."""

import re
from collections.abc import Iterable, Mapping

from burnout_tui.errors import UsageError, short
from burnout_tui.film.cut import shown_guide
from burnout_tui.film.guide import Guide
from burnout_tui.message import Message
from burnout_tui.suggest import did_you_mean

_MOST_NAMED = 12
"""The most scenes that a message offers."""
_TIME = re.compile(r"\d{1,3}:[0-5]\d")


def level_asked_for(guide: Guide, scene: str | None, time: str | None) -> int:
    """Return the level that the options for a scene and a time ask for; 0 without any. Raises UsageError."""
    if scene is not None and time is not None:
        raise UsageError(Message("--seen and --at say the same; give one of them"))
    if scene is not None:
        return level_of_scene(guide, scene)
    return 0 if time is None else level_at(guide, time)


def guide_asked_for(guides: Iterable[Guide], scene: str | None) -> Guide:
    """Return the first guide with a scene of this id; the first of all if none has it."""
    films = list(guides)
    return next((guide for guide in films if scene in guide.timeline.numbers), films[0])


def level_of_scene(guide: Guide, typed: str) -> int:
    """Return the level of a reader who has seen the film up to a scene: its id, ref or number. Raises UsageError.

    0 is the beginning of the film, before its first scene.
    """
    numbers = guide.timeline.numbers
    _require_scenes(guide)
    name = typed.strip().removeprefix("scene:")
    if name in numbers:
        return numbers[name]
    if name.isdecimal() and int(name[:9]) <= len(guide.film.scenes):
        return int(name[:9])
    # A suggestion must not name a scene that is hidden.
    offered = shown_guide(guide, 0).guide.scenes
    choice = Message("; choose from {known}", known=_names(offered)) if offered else ""
    if name.isdecimal():
        message = Message(
            "the film has fewer than {number} scenes, even with the hidden ones{hint}", number=short(name), hint=choice
        )
        raise UsageError(message)
    hint = did_you_mean(name, offered) or choice
    raise UsageError(Message("there is no scene “{name}”{hint}", name=short(typed), hint=hint))


def level_at(guide: Guide, typed: str) -> int:
    """Return the level of a reader who has seen the film for a time, such as 0:42. Raises UsageError."""
    _require_scenes(guide)
    if not _TIME.fullmatch(typed.strip()):
        raise UsageError(
            Message(
                "“{time}” is not a time; write hours and minutes from the beginning of the film, such as 0:42",
                time=short(typed),
            )
        )
    begun = [(number, _minutes(scene.at)) for number, scene in enumerate(guide.film.scenes, 1) if scene.at]
    if not begun:
        offered = shown_guide(guide, 0).guide.scenes
        raise UsageError(
            Message(
                "the scenes of this film have no times; name the last one you have seen with --seen: {known}",
                known=_names(offered) or "1",
            )
        )
    return max((number for number, minutes in begun if minutes <= _minutes(typed.strip())), default=0)


def scene_at_level(guide: Guide, level: int) -> str:
    """Return the id of the last scene that a reader has seen, to be remembered; empty at level 0."""
    return guide.film.scenes[level - 1].id if 0 < level <= len(guide.film.scenes) else ""


def next_level(guide: Guide, level: int) -> int:
    """Return the level of a reader who has seen one scene more; scenes of unknown order count with the next one."""
    return min((seen for seen in guide.timeline.seen_with.values() if seen > level), default=level)


def _require_scenes(guide: Guide) -> None:
    if not guide.film.scenes:
        raise UsageError(Message("this film has no scenes to mark as seen"))


def _names(scenes: Mapping[str, object]) -> str:
    names = list(scenes)
    return ", ".join((*names[:_MOST_NAMED], *("…" for _ in names[_MOST_NAMED : _MOST_NAMED + 1])))


def _minutes(time: str) -> int:
    hours, _, minutes = time.partition(":")
    return 60 * int(hours) + int(minutes)
