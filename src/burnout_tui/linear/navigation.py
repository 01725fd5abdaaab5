"""Movement between the locations of a guide, or of the films of a shelf."""

from dataclasses import replace
from typing import TYPE_CHECKING

from burnout_tui.history import History
from burnout_tui.linear.locations import SHELF, START, Location
from burnout_tui.linear.numbered_text import NumberedText
from burnout_tui.linear.rendering import render
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.reread import reread

if TYPE_CHECKING:
    from burnout_tui.film.shelf import Shelf


class Navigator:
    """The reader's location, history and reading."""

    def __init__(self, reading: Reading, target: str) -> None:
        shelf = reading.shelf
        film = next((key for key, guide in shelf.guides.items() if guide is reading.whole), "") if shelf else ""
        self.reading = reading
        """The reading of the present film."""
        self._first_language = reading.language
        self._history = History[Location]()
        self._place = Location(target, film=film)
        self._show(self._place)

    @property
    def place(self) -> Location:
        """The present location."""
        return self._place

    @property
    def page(self) -> NumberedText:
        """The text of the present location."""
        return self._page

    def go(self, target: str) -> None:
        """Go to another location and remember the present one. ``film:KEY/REF`` is a location in another film."""
        film = self._place.film
        if target.startswith("film:"):
            film, _, target = target.removeprefix("film:").partition("/")
        place = Location(target or START, film=film)
        if replace(self._place, part=0) != place:
            self._history.leave(self._place)
        self._show(place)

    def back(self) -> bool:
        """Go back one step. Returns False if there is none."""
        return self._revisit(self._history.back(self._place))

    def forward(self) -> bool:
        """Go forward one step. Returns False if there is none."""
        return self._revisit(self._history.forward(self._place))

    def turn(self, step: int) -> bool:
        """Go to another part of the present location. Returns False if there is no such part."""
        part = self._place.part + step
        if not 0 <= part < self._page.count:
            return False
        self._place = replace(self._place, part=part)
        return True

    def switch_spoilers(self) -> None:
        """Show or hide spoilers, at the same location."""
        self.reading = self.reading.spoilers_switched()
        self._show(self._place)

    def mark(self, seen: int) -> None:
        """Show the story as far as the scene of this number, at the same location; nothing that is marked for 0."""
        self.reading = self.reading.marked(seen)
        self._show(self._place)

    def switch_language(self) -> bool:
        """Switch to the next language, at the same location. Returns False if there is no other."""
        before = self.reading.language
        self.reading = self.reading.in_next_language(self._first_language, self._place.target == SHELF)
        self._show(self._place)
        return self.reading.language != before

    def films_saved(self, shelf: "Shelf") -> None:
        """Show films as they were saved, at the same location."""
        self.reading = reread(self.reading, shelf, self._place.target != SHELF)
        self._show(self._place)

    def _revisit(self, place: Location | None) -> bool:
        if place:
            self._show(place)
        return place is not None

    def _show(self, place: Location) -> None:
        """Show a location, at the nearest part that exists in this reading."""
        if self.reading.shelf:
            guides = self.reading.shelf.guides
            if place.film not in guides:  # its file has gone
                place = Location(SHELF, film=next(iter(guides)))
            self.reading = replace(self.reading, whole=guides[place.film])
        self._page = NumberedText(self.reading, render(self.reading, place.target))
        self._place = replace(place, part=min(place.part, self._page.count - 1))
