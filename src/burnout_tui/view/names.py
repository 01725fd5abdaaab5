"""What places are called on the trail."""

from dataclasses import replace

from burnout_tui.prose.plain import TAB_TITLES
from burnout_tui.prose.reading import Reading
from burnout_tui.view.history import Place


def place_name(reading: Reading, place: Place, film: str) -> str:
    """The entry where its card was open, or else the tab; with the film's title where it is not the one that is open.

    Empty for an entry that may not be shown.
    """
    if place.film != film:
        guide = reading.shelf.guides.get(place.film) if reading.shelf else None
        if guide is None:
            return reading._("Films")
        other = replace(reading, guide=guide)
        return f"{other.text(guide.film.film.title)}: {place_name(other, place, place.film)}"
    record = reading.guide.find(place.ref)
    if not place.in_page or record is None:
        return reading._(TAB_TITLES[place.tab])
    return reading.name(place.ref) if reading.spoilers or not getattr(record, "spoiler", False) else ""
