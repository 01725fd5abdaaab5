"""The ends of a path between two characters."""

from collections.abc import Sequence

from burnout_tui.linear.locations import PATH, entry_of
from burnout_tui.prose.path import find_characters
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.search_entries import name_lookup

_ENDS = 2
"""The characters between whom a path leads. Two words that are not one name may be two."""


def path_target(reading: Reading, target: str, names: Sequence[str]) -> str:
    """Return the path between the names; with one name, from the present character. Raises UsageError for bad names."""
    here = "" if target.startswith(PATH) else character_at(reading, target)
    known, words = name_lookup(reading, "character"), " ".join(names).split()
    if len(names) == 1 and len(words) == _ENDS and not known.resolve(names[0]) and all(map(known.resolve, words)):
        names = words
    ids = [find_characters(reading, name, name)[0] for name in names[:_ENDS]]
    ends = [here, *ids] if here and len(ids) < _ENDS else ids
    return PATH + "+".join(ends)


def add_end(reading: Reading, target: str, name: str) -> str:
    """Return a path with one more end. Raises UsageError if the name is unknown or ambiguous."""
    first = target.removeprefix(PATH)
    return PATH + "+".join(filter(None, (first, find_characters(reading, name, name)[0])))


def character_at(reading: Reading, target: str) -> str:
    """Return the id of the character that a location is about, or that its person plays; empty if there is none."""
    kind, _, name = entry_of(target).partition(":")
    guide = reading.guide
    if kind == "character":
        names = [name]
    else:
        roles = guide.roles_of_person.get(name, ()) if kind == "person" else ()
        names = [role.character for role in roles if role.character]
    return next((name for name in names if name in guide.characters), "")
