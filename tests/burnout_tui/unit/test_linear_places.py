"""Places of the screen and locations of the linear mode: each mode goes on where the other was left."""

import pytest

from burnout_tui.film.guide import Guide
from burnout_tui.linear.locations import Location
from burnout_tui.prose.reading import Reading
from burnout_tui.settings.linear_places import places_at, start_at
from burnout_tui.view.history import Place

STARTS = {
    "": Place("synopsis"),
    "tab:cast": Place("cast"),
    "tab:ensemble": Place("ensemble"),
    "character:aida": Place("characters", "character:aida", pane=1),
    "work:casanegra": Place("filmography", "work:casanegra", pane=1),
    "filmography:sarah-perles": Place("filmography", people=("sarah-perles",)),
}


@pytest.mark.parametrize("start", STARTS)
def test_both_ways(burn_out: Guide, start: str) -> None:
    """A tab, an entry and a filmography are the same place in both modes."""
    reading = Reading.of(burn_out, "en")
    assert start_at(STARTS[start], reading) == start
    assert places_at(Location(start or "start"), reading) == {"": STARTS[start]}


@pytest.mark.parametrize("target", ["search:aida", "path:aida", "sources:character:aida", "theme:love", "shelf"])
def test_questions_are_not_places(burn_out: Guide, target: str) -> None:
    """A search, a question and a window over the guide leave the place as it was, or lead to a tab."""
    places = places_at(Location(target), Reading.of(burn_out, "en"))
    assert not places or places[""].tab == "synopsis"


def test_an_entry_that_is_gone(burn_out: Guide) -> None:
    """A place in what no longer exists begins at its tab; of a list, only the tab counts."""
    reading = Reading.of(burn_out, "en")
    assert start_at(Place("cast", "person:nobody", pane=1), reading) == "tab:cast"
    assert start_at(Place("cast", "person:sarah-perles"), reading) == "tab:cast"
    assert start_at(Place("nowhere"), reading) == ""
