"""The screens of the open films and of the shelf: each is made once and keeps its state."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from burnout_tui.prose.reading import Reading
from burnout_tui.view.history import SHELF, History, Place, without_spoilers
from burnout_tui.view.messages import SwitchFilm
from burnout_tui.view.screens.guide import GuideScreen

if TYPE_CHECKING:
    from burnout_tui.view.screens.shelf import ShelfScreen

FIRST_MODE = "first"
"""The Textual mode of the first screen. Textual only returns to a default mode that has a name of its own."""


class FilmScreens:
    """One reader's film screens and shelf, with one history for all of them."""

    current: "GuideScreen | ShelfScreen"
    """The screen that is shown, perhaps under a dialog."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        """``places`` are those to begin at, by the film's key; the shelf's has the key ``shelf``."""
        self._history = History()
        self._first_places = places
        self._guides: dict[str, GuideScreen] = {}
        self._shelf: ShelfScreen | None = None
        self._first: Screen[None] | None = None
        self._modes: set[str] = set()

    @property
    def in_film(self) -> bool:
        """True if a film is shown, not the shelf."""
        return isinstance(self.current, GuideScreen)

    def open_first(self, reading: Reading, start: str, greets: bool) -> Screen[None]:
        """Return the screen that the app begins with; ``greets`` shows how to begin on it."""
        shelf = reading.shelf
        if shelf and start == SHELF:
            self.current = self._shelf_screen(reading)
        else:
            film = next((key for key, guide in shelf.guides.items() if guide is reading.whole), "") if shelf else ""
            self.current = self._guide_screen(reading, film, start)
        self.current.greets = greets and bool(self.in_film or (shelf and shelf.guides))
        self._first = self.current
        return self.current

    def select(self, reading: Reading, film: str) -> Reading:
        """Make a film's screen current, or the shelf's for an empty key or a film that has gone.

        Returns the reading of that screen.
        """
        has_gone = film and reading.shelf and film not in reading.shelf.guides
        self.current = self._shelf_screen(reading) if has_gone or not film else self._guide_screen(reading, film)
        return self.current.reading

    def add_places(self, places: Mapping[str, Place]) -> None:
        """Add the places at which films begin that open now."""
        self._first_places = {**places, **self._first_places}

    def request_shelf(self) -> None:
        """Ask for the shelf, unless it is shown."""
        if isinstance(self.current, GuideScreen):
            self.current.remember_place()
            self.current.post_message(SwitchFilm(""))

    def mode(self, app: App[Any]) -> str:
        """Return the name of the current screen's Textual mode, which is a stack of screens."""
        screen = self.current
        mode = FIRST_MODE if screen is self._first else screen.name or ""
        if mode not in self._modes:  # the first screen too: Textual switches back only to a mode that was added
            self._modes.add(mode)
            app.add_mode(mode, lambda: screen)
        return mode

    async def switch(self, message: SwitchFilm, origin: Screen[None]) -> None:
        """Go to the place that the message names; on the shelf, to the film that ``origin`` shows."""
        if message.place and bool(message.place.film) == self.in_film:
            await self.current.go_to(message.place)
        elif not isinstance(self.current, GuideScreen):
            if isinstance(origin, GuideScreen):
                await self.current.go_to(Place(SHELF, f"film:{origin.film}"))
        elif message.ref:
            await self.current.show_ref(message.ref, message.found)

    def places(self, reading: Reading) -> dict[str, Place]:
        """Return the reader's places, without spoilers: in each film that was opened, and under ``shelf`` where it is.

        The latter is the place in the open film, or the one on the shelf.
        """
        guides = reading.shelf.guides if reading.shelf else {}
        places = {
            film: without_spoilers(screen.place, replace(reading, whole=guides.get(film, screen.reading.whole)))
            for film, screen in self._guides.items()
            if screen.is_ready
        }
        if reading.shelf:
            here = (
                Place("film", film=self.current.film) if isinstance(self.current, GuideScreen) else self.current.place
            )
            places[SHELF] = here
        return places

    def _guide_screen(self, reading: Reading, film: str, start: str = "tab:synopsis") -> GuideScreen:
        """Return the screen of a film, opened at ``start`` the first time. Raises KeyError for an unknown film."""
        if film:
            assert reading.shelf
            reading = replace(reading, whole=reading.shelf.guides[film])
        if film not in self._guides:
            self._guides[film] = GuideScreen(reading, start, self._history, film, self._first_places.get(film))
        self._guides[film].reading = reading
        return self._guides[film]

    def _shelf_screen(self, reading: Reading) -> "ShelfScreen":
        """Return the screen of the shelf, which must exist."""
        from burnout_tui.view.screens.shelf import ShelfScreen

        assert reading.shelf
        if self._shelf is None:
            selected = self._first_places.get(SHELF, Place(SHELF)).ref
            self._shelf = ShelfScreen(reading, self._history, selected)
        self._shelf.reading = reading
        return self._shelf
