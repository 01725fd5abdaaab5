"""Who is meant where two characters are asked for."""

from collections.abc import Sequence

from burnout_tui.linear.locations import PATH, entry_of
from burnout_tui.prose.path import find_characters
from burnout_tui.prose.reading import Reading


def path_target(reading: Reading, target: str, names: Sequence[str]) -> str:
    """The path between those who are named; where one is, from the character of the present place if it has one.

    Raises UsageError where it is not clear who is meant.
    """
    here = "" if target.startswith(PATH) else character_at(reading, target)
    ids = [find_characters(reading, name, name)[0] for name in names[:2]]
    ends = [here, *ids] if here and len(ids) < 2 else ids
    return PATH + "+".join(ends)


def add_end(reading: Reading, target: str, name: str) -> str:
    """A path with one more end, which is named. Raises UsageError where it is not clear who is meant."""
    first = target.removeprefix(PATH)
    return PATH + "+".join(filter(None, (first, find_characters(reading, name, name)[0])))


def character_at(reading: Reading, target: str) -> str:
    """The id of the character whom a place is about, or whom its person plays; empty where there is none."""
    kind, _, name = entry_of(target).partition(":")
    guide = reading.guide
    if kind == "character":
        names = [name]
    else:
        roles = reading.shown(guide.roles_of_person.get(name, ())) if kind == "person" else ()
        names = [role.character for role in roles if role.character]
    shown = (name for name in names if name in guide.characters and reading.shows(guide.characters[name]))
    return next(shown, "")
