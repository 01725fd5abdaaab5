"""The locations of the linear mode, and their names."""

from dataclasses import dataclass, replace

from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.model import Dispute
from burnout_tui.prose.document import is_url
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.prose.i18n import N_
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.tabs import TAB_TITLES
from textual_wire.direction import close_field

SHELF = "shelf"
START = "start"
FACTS = "facts"
PATH = "path:"
SEARCH = "search:"

PATH_QUESTION = N_("How are two characters linked?")

_PARTS_OF_STORY = {"synopsis": N_("Synopsis"), "words": N_("What they said"), "review": N_("Reviews")}


@dataclass(frozen=True, slots=True)
class Location:
    """A page of the linear mode, and the part of it that is shown."""

    target: str = START
    """A ref of the guide, ``tab:cast``, ``filmography:zoe``, ``filmography:zoe+ben``; or one of the linear mode's own:
    ``start``; ``facts``; ``sources:REF``, the sources of an entry; ``relations:ID``, a character's relations;
    ``path:``, ``path:ID``, ``path:ID+ID``, with as many ends as are known; ``search:WORDS``; ``shelf``, the open
    films; ``shelved:KEY``, the problems of a file that cannot be opened."""
    film: str = ""
    """The key of the film on the shelf; empty without a shelf."""
    part: int = 0
    """Counted from 0."""


def name_of(reading: Reading, target: str) -> str:
    """Return the name of a location in a list of choices. A web address is shortened."""
    if is_url(target):
        return target.partition("://")[2].removeprefix("www.") or target
    kind, _, name = target.partition(":")
    if kind == "tab":
        return reading._(TAB_TITLES[name])
    if kind in ("filmography", "relations"):
        return filmography_name(reading, name) if kind == "filmography" else reading._("Relations, in sentences")
    if kind == "path":
        return reading._(PATH_QUESTION)
    if target == SEARCH:
        return reading._("Search")
    if target in (FACTS, SHELF):
        return reading._("Facts") if target == FACTS else reading._("Films")
    if kind == "film" and reading.shelf:
        return film_name(replace(reading, whole=reading.shelf.guides[name.partition("/")[0]]))
    if kind == "text":
        return reading._(_PARTS_OF_STORY.get(name.partition("-")[0], N_("The film")))
    if isinstance(record := reading.guide.find(target), Dispute):
        # A question may consist of a link without words, even to the dispute itself.
        return reading.text(record.question) or reading._("Where sources disagree")
    return opening_name(reading, target)


def film_name(reading: Reading) -> str:
    """Return a film's title and year."""
    film = reading.guide.film.film
    return f"{close_field(reading.text(film.title))} ({film.year})"


def filmography_name(reading: Reading, people: str) -> str:
    """Return "Filmography: Zoe B"; for two people, a title for the works that they made together."""
    names = [reading.name(f"person:{person}") for person in people.split("+")]
    if len(names) == 2:
        return reading._("{first} and {second}, together").format(first=close_field(names[0]), second=names[1])
    return reading._("{name}: {reason}").format(name=reading._("Filmography"), reason=names[0])


def is_hidden(reading: Reading, target: str) -> bool:
    """Return True if a location shows a record that is hidden from the reader."""
    return bool(hidden_refs(reading, target))


def hidden_refs(reading: Reading, target: str) -> list[str]:
    """Return the refs of the records that a location shows and that are hidden from the reader, or no longer there."""
    kind, _, name = target.partition(":")
    if kind == "sources":
        return hidden_refs(reading, name)
    if kind in ("filmography", "path", "relations"):
        of = "person" if kind == "filmography" else "character"
        return [ref for part in name.split("+") if part for ref in hidden_refs(reading, f"{of}:{part}")]
    return [target] if kind in record_kinds().named and reading.guide.find(target) is None else []


def entry_of(target: str) -> str:
    """Return the entry whose sources belong to a location; ``film`` if it is about no particular entry."""
    kind, _, name = target.partition(":")
    if kind in ("sources", "dispute", *record_kinds().entries):
        return name if kind == "sources" else target
    if kind in ("relations", "filmography") or (kind == "path" and name):
        of = "person" if kind == "filmography" else "character"
        return f"{of}:{name.partition('+')[0]}"
    return "film"
