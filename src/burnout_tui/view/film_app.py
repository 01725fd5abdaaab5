"""An App of films: which one is shown, or the shelf, and how much of its story."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from textual import on

from burnout_tui.film.seen import next_level
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.reread import reread, with_marks
from burnout_tui.prose.seen import NO_MORE_SCENES, NOT_A_SCENE, hides_on_shelf, seen_message
from burnout_tui.view.film_screens import FilmScreens
from burnout_tui.view.history import Place
from burnout_tui.view.messages import FilmsSaved, MarkSeen, Notice, SwitchFilm, Unavailable
from burnout_tui.view.reading_app import ReadingApp
from textual_wire.detection.terminal import Terminal

NO_PLACES: Mapping[str, Place] = MappingProxyType({})
"""The places of a reader for whom none is remembered."""


class FilmApp(ReadingApp):
    """An App with a screen for each film that was opened, and one for the shelf."""

    def __init__(self, reading: Reading, terminal: Terminal | None, places: Mapping[str, Place] = NO_PLACES) -> None:
        super().__init__(reading, terminal)
        self._films = FilmScreens(places)
        self.left: dict[str, Place] = {}
        """The places when the guide was left, without spoilers; see ``FilmScreens.places``."""

    def exit(self, *args: Any, **kwargs: Any) -> None:
        """End the app. Its widgets go soon, so the places are noted first."""
        if self.is_running and not self.left:
            self.left = self._films.places(self.reading)
        super().exit(*args, **kwargs)

    @property
    def in_film(self) -> bool:
        """True if a film is shown, not the shelf."""
        return self._films.in_film

    def watch_reading(self, reading: Reading) -> None:
        """Pass the reading on to the current screen; the others get it when they are shown again."""
        if self.is_running:
            self._films.current.reading = reading

    @on(SwitchFilm)
    async def _switch_film(self, message: SwitchFilm) -> None:
        origin = self._films.current
        self.reading = self._films.select(self.reading, message.film)
        if self._films.current is not origin:
            await self.switch_mode(self._films.mode(self))
        await self._films.switch(message, origin)

    @on(FilmsSaved)
    def _show_saved_films(self, message: FilmsSaved) -> None:
        """Show the films as they are now, where the reader is; the only one as soon as it opens."""
        self._films.add_places(message.places)
        self.reading = with_marks(reread(self.reading, message.shelf, self.in_film), message.marks)
        if not self.in_film and message.shelf.single and message.shelf.guides:
            self.post_message(SwitchFilm(next(iter(message.shelf.guides))))

    def action_shelf(self) -> None:
        """Go to the shelf, if there is one."""
        if self.screen is not self._films.current:
            return
        if not self.reading.has_shelf and self.in_film:
            self.post_message(Notice(self.reading._("Only one film is open.")))
        elif self.in_film:
            self._films.request_shelf()
        else:
            self.post_message(Notice(self.reading._("This is the shelf.")))

    def action_spoilers(self) -> None:
        """Show or hide spoilers, if there are any."""
        reading, in_film = self.reading, self.in_film
        if reading.spoilers or hides_on_shelf(reading) or (in_film and reading.seen and reading.marks_spoilers):
            if in_film:
                super().action_spoilers()
            else:
                self.reading = replace(reading, spoilers=not reading.spoilers)
            if self.screen is not self._films.current:  # which has the state of spoilers in its title, out of sight
                shows = self.reading._("Spoilers are shown; press s to hide them.")
                shown = self.reading.shows_all if in_film else self.reading.spoilers
                self.post_message(Notice(shows if shown else self.reading.hidden_message))
        else:
            self.post_message(
                Notice(
                    self.reading._("No film on this shelf marks spoilers.")
                    if self.reading.shelf
                    else self.reading._("This film marks no spoilers.")
                )
            )

    @on(MarkSeen)
    def _mark_seen(self, message: MarkSeen) -> None:
        """Mark a scene as the last one seen; the same scene again is no longer marked."""
        kind, _, name = message.ref.partition(":")
        number = self.reading.whole.timeline.numbers.get(name, 0) if kind == "scene" else 0
        if number:
            self._see(0 if number == self.reading.seen else number)
        else:
            self.post_message(Unavailable(NOT_A_SCENE))

    def action_seen_more(self) -> None:
        """Mark the scene after the last one seen."""
        reading = self.reading
        level = next_level(reading.whole, reading.seen)
        if reading.shows_all or level == reading.seen:
            self.post_message(Unavailable(NO_MORE_SCENES))
        else:
            self._see(level)

    def _see(self, level: int) -> None:
        self.reading = self.reading.marked(level)
        self.post_message(Notice(seen_message(self.reading)))

    async def action_open(self, ref: str) -> None:
        """Close all dialogs and open a ref."""
        while self.screen is not self._films.current:
            await self.pop_screen()
        await self._films.current.open(ref)

    async def action_guide(self, action: str) -> None:
        """Run an action of the current screen."""
        await self._films.current.run_action(action)
