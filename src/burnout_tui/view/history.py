"""Places in the guide that the reader has left, and their names."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from burnout_tui import history
from burnout_tui.film.kinds import record_kinds
from burnout_tui.prose.entries.common import opening_name
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.tabs import TAB_TITLES, TABS, tabs_of
from burnout_tui.toml.sanitize import sanitize_line
from textual_wire.direction import close_field

SHELF = "shelf"
"""The tab of the shelf, and the start that opens it instead of a film."""


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A position in a page that stays valid at another width: it counts blocks, not lines."""

    block: int = 0
    """The number of the topmost block."""
    offset: int = 0
    """The number of its lines that are scrolled out of view."""
    link: int = -1
    """The number of the selected link; -1 for none."""


class Query(NamedTuple):
    """The query of a search."""

    text: str = ""
    hit: str = ""
    """The ref of the result that was opened."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry, and the reader's position in it."""

    tab: str
    ref: str = ""
    """The selected entry of a list; empty if the tab has no list."""
    people: tuple[str, ...] = ()
    """The people of a filmography: one, two for the works they made together, none for all works."""
    pane: int = 0
    """The pane with the focus: 0 for the list, 1 for the card, 2 for what stands beside it."""
    page: PagePlace = PagePlace()
    """The position in the card; in the pane beside it if that has the focus."""
    list_top: int = 0
    """The topmost row of the list."""
    film: str = ""
    """The film's key if several are open; the shelf itself has the tab ``shelf``."""
    opened: str = ""
    """The ref that was opened to come here; empty if the reader came by the keys of the tabs alone."""
    query: Query | None = None
    """The search that was open over the place, if its hit was opened from there."""
    character: str = ""
    """The id of the character who is selected in a scene; empty for the scene itself."""


History = history.History[Place]
"""The places before and after the present one."""


def still_valid(place: Place, reading: Reading) -> Place:
    """Return a place of an earlier run; without what the film no longer has, or what is hidden."""
    tab = place.tab if place.tab in tabs_of(reading) else TABS[0]
    guide = reading.guide
    known = place.ref in ("", "film") or guide.find(place.ref) is not None
    if tab != place.tab or not known or any(person not in guide.people for person in place.people):
        return Place(tab, film=place.film)
    return place


def without_spoilers(place: Place, reading: Reading) -> Place:
    """Return a place without what only shows while spoilers are shown: an entry, or how far its card is scrolled."""
    hiding = replace(reading, spoilers=False)
    if not reading.spoilers or not hiding.hides:
        return place
    return replace(still_valid(place, hiding), page=PagePlace(), list_top=0)


def place_name(reading: Reading, place: Place, film: str) -> str:
    """Return a place's name on the trail: the entry if its card was open, else the tab.

    A place in another film than the open one begins with its title. Empty for an entry that is hidden.
    """
    if place.query:
        return reading._("“{query}”").format(query=sanitize_line(place.query.text))
    if place.film != film:
        guide = reading.shelf.guides.get(place.film) if reading.shelf else None
        if guide is None:
            return reading._("Films")
        other = replace(reading, whole=guide)
        return f"{close_field(other.text(guide.film.film.title))}: {place_name(other, place, place.film)}"
    if not place.pane or place.ref.partition(":")[0] not in record_kinds().named:
        return reading._(TAB_TITLES[place.tab])
    return opening_name(reading, place.ref)
