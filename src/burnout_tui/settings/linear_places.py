"""Places of the screen as locations of the linear mode and back: either mode goes on where the other was left."""

from collections.abc import Mapping

from burnout_tui.film.kinds import record_kinds
from burnout_tui.linear import locations
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.tabs import TABS
from burnout_tui.view.history import SHELF, Place, still_valid, without_spoilers


def start_at(place: Place, reading: Reading) -> str:
    """Return the start of the linear mode for a place: a tab, a ref, a filmography; empty for the first page."""
    place = still_valid(place, reading)
    if place.tab == TABS[0]:
        return ""
    if place.pane and place.ref.partition(":")[0] in record_kinds().named:
        return place.ref
    return f"filmography:{'+'.join(place.people)}" if place.people else f"tab:{place.tab}"


def places_at(location: locations.Location, reading: Reading) -> Mapping[str, Place]:
    """Return the places to remember for a location, by the film's key; none for a search or a question."""
    kind, _, name = location.target.partition(":")
    row = record_kinds().named.get(kind)
    places: dict[str, Place] = {}
    if location.target in (locations.START, locations.FACTS):
        places[location.film] = Place(TABS[0])
    elif kind == "tab":
        places[location.film] = Place(name)
    elif kind == "filmography":
        places[location.film] = Place(kind, people=tuple(name.split("+")))
    elif row and row.tab:
        places[location.film] = Place(row.tab, location.target, pane=1)
    places = {film: without_spoilers(place, reading) for film, place in places.items()}
    if reading.shelf and location.film:
        places[SHELF] = Place(SHELF if location.target == locations.SHELF else "film", film=location.film)
    return places
