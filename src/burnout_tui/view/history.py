"""Places in the guide that the reader has left, and their names."""

from dataclasses import dataclass, replace

from burnout_tui import history
from burnout_tui.film.kinds import record_kinds
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.prose.plain import TAB_TITLES
from burnout_tui.prose.reading import Reading
from textual_wire.direction import close_field


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A position in a page that stays valid at another width: it counts blocks, not lines."""

    block: int = 0
    """The number of the topmost block."""
    offset: int = 0
    """The number of its lines that are scrolled out of view."""
    link: int = -1
    """The number of the selected link; -1 for none."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry, and the reader's position in it."""

    tab: str
    ref: str = ""
    """The selected entry of a list; empty if the tab has no list."""
    people: tuple[str, ...] = ()
    """The people of a filmography: one, two for the works they made together, none for all works."""
    in_page: bool = False
    """True if the page had the focus, not the list."""
    page: PagePlace = PagePlace()
    list_top: int = 0
    """The topmost row of the list."""
    film: str = ""
    """The film's key if several are open; the shelf itself has the tab ``shelf``."""


History = history.History[Place]
"""The places before and after the present one."""


def place_name(reading: Reading, place: Place, film: str) -> str:
    """Return a place's name on the trail: the entry if its card was open, else the tab.

    A place in another film than the open one begins with its title. Empty for an entry that is hidden.
    """
    if place.film != film:
        guide = reading.shelf.guides.get(place.film) if reading.shelf else None
        if guide is None:
            return reading._("Films")
        other = replace(reading, whole=guide)
        return f"{close_field(other.text(guide.film.film.title))}: {place_name(other, place, place.film)}"
    if not place.in_page or place.ref.partition(":")[0] not in record_kinds().named:
        return reading._(TAB_TITLES[place.tab])
    return opening_name(reading, place.ref)
