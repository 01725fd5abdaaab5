"""The screens of the films that are open, and of the shelf they stand on: each made once and kept with its places."""

from dataclasses import replace
from typing import TYPE_CHECKING

from burnout_tui.prose.reading import Reading
from burnout_tui.view.history import History
from burnout_tui.view.screens.guide import GuideScreen

if TYPE_CHECKING:
    from burnout_tui.view.screens.shelf import ShelfScreen

SHELF = "shelf"
"""What the app begins with where several films are open and none of their entries was asked for."""


class Films:
    """One reader's screens, with one history for all of them."""

    def __init__(self) -> None:
        self._history = History()
        self._guides: dict[str, GuideScreen] = {}
        self._shelf: ShelfScreen | None = None

    def first(self, reading: Reading, start: str) -> "GuideScreen | ShelfScreen":
        """The screen that the app begins with."""
        shelf = reading.shelf
        if shelf and start == SHELF:
            return self.shelf(reading)
        film = next((key for key, guide in shelf.guides.items() if guide is reading.guide), "") if shelf else ""
        return self.guide(reading, film, start)

    def guide(self, reading: Reading, film: str, start: str = "tab:synopsis") -> GuideScreen:
        """The screen of a film; it begins at ``start`` when the film is first opened. Raises KeyError for no film."""
        if film:
            assert reading.shelf
            reading = replace(reading, guide=reading.shelf.guides[film])
        if film not in self._guides:
            self._guides[film] = GuideScreen(reading, start, self._history, film)
        self._guides[film].reading = reading
        return self._guides[film]

    def shelf(self, reading: Reading) -> "ShelfScreen":
        """The screen of the shelf, which there must be."""
        from burnout_tui.view.screens.shelf import ShelfScreen

        assert reading.shelf
        if self._shelf is None:
            self._shelf = ShelfScreen(reading, reading.shelf, self._history)
        self._shelf.reading = reading
        return self._shelf
