"""One reader's walk through a guide, or through the films of a shelf."""

from dataclasses import replace

from burnout_tui.film.language import LANGUAGES
from burnout_tui.history import History
from burnout_tui.linear.locations import START, Location
from burnout_tui.linear.numbered_text import NumberedText
from burnout_tui.linear.rendering import render
from burnout_tui.prose.i18n import translations_for
from burnout_tui.prose.reading import Reading


class Navigator:
    """Where the reader is and has been, and how the guide is read."""

    def __init__(self, reading: Reading, target: str) -> None:
        shelf = reading.shelf
        film = next((key for key, guide in shelf.guides.items() if guide is reading.guide), "") if shelf else ""
        self.reading = reading
        """The guide of the present film, as it is read."""
        self._history = History[Location]()
        self._place = Location(target, film=film)
        self._arrive(self._place)

    @property
    def place(self) -> Location:
        """Where the reader is."""
        return self._place

    @property
    def page(self) -> NumberedText:
        """What is told there."""
        return self._page

    def go(self, target: str) -> None:
        """Go to another place, which history remembers; ``film:KEY/REF`` is one in another film."""
        film = self._place.film
        if target.startswith("film:"):
            film, _, target = target.removeprefix("film:").partition("/")
        place = Location(target or START, film=film)
        if replace(self._place, part=0) != place:
            self._history.left(self._place)
        self._arrive(place)

    def back(self) -> bool:
        """Go back a step. Returns whether there was one."""
        return self._again(self._history.back(self._place))

    def forward(self) -> bool:
        """Go forward again. Returns whether there was a step."""
        return self._again(self._history.forward(self._place))

    def turn(self, step: int) -> bool:
        """Go to another part of the same place. Returns whether there is such a part."""
        part = self._place.part + step
        if not 0 <= part < self._page.count:
            return False
        self._place = replace(self._place, part=part)
        return True

    def switch_spoilers(self) -> None:
        """Show what tells the plot, or hide it, and stay."""
        self.reading = replace(self.reading, spoilers=not self.reading.spoilers)
        self._arrive(self._place)

    def switch_language(self) -> None:
        """Read on in the other language, and stay."""
        language = LANGUAGES[(LANGUAGES.index(self.reading.language) + 1) % len(LANGUAGES)]
        self.reading = replace(self.reading, language=language, translations=translations_for(language))
        self._arrive(self._place)

    def _again(self, place: Location | None) -> bool:
        if place:
            self._arrive(place)
        return place is not None

    def _arrive(self, place: Location) -> None:
        """Read a place, or the nearest part of it that there is in this reading."""
        if self.reading.shelf:
            self.reading = replace(self.reading, guide=self.reading.shelf.guides[place.film])
        self._page = NumberedText(self.reading, render(self.reading, place.target))
        self._place = replace(place, part=min(place.part, self._page.count - 1))
