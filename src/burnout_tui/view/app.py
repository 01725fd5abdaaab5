"""The app: first screen, films, dialogs. One ``make_app`` for the command, for visitors and for tests."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.events import Key
from textual.keys import Keys
from textual.screen import Screen

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.seen import next_level
from burnout_tui.film.shelf import Shelf
from burnout_tui.prose.reading import Marks, Reading
from burnout_tui.prose.reread import reread, with_marks
from burnout_tui.prose.seen import NO_MORE_SCENES, NOT_A_SCENE, hides_on_shelf, seen_message
from burnout_tui.view.crash_app import CrashApp
from burnout_tui.view.film_screens import FIRST_MODE, FilmScreens
from burnout_tui.view.history import SHELF, Place
from burnout_tui.view.key_app import KeyApp
from burnout_tui.view.key_table import DEFAULT_KEYS, KeyTable
from burnout_tui.view.keys import Scope, bindings
from burnout_tui.view.lazy_styles import LazyStylesheet
from burnout_tui.view.meant_key import names
from burnout_tui.view.messages import (
    FilmsSaved,
    FollowingFailed,
    MarkSeen,
    Notice,
    PlaceNamed,
    SwitchFilm,
    Unavailable,
)
from burnout_tui.view.reading_app import ReadingApp
from burnout_tui.view.styles import STYLES
from burnout_tui.view.themes.choice import first_theme
from burnout_tui.view.unavailable import ONE_PANE, reason
from textual_wire.detection.terminal import Terminal

if TYPE_CHECKING:
    from textual.command import Provider

NO_PLACES: Mapping[str, Place] = MappingProxyType({})
"""The places of a reader for whom none is remembered."""


def _commands() -> "type[Provider]":
    from burnout_tui.view.palette import GuideCommands

    return GuideCommands


def _nothing() -> None:
    """Do nothing."""


class GuideApp(KeyApp, CrashApp, ReadingApp, inherit_bindings=False):
    """The guide on one reader's screen. All of this reader's state lives here."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [f"styles/{file}" for file in STYLES]
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("app"))
    COMMANDS: "ClassVar[set[type[Provider] | Callable[[], type[Provider]]]]" = {_commands}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (110, "-wide"), (140, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]
    DEFAULT_MODE = FIRST_MODE

    def __init__(
        self,
        reading: Reading,
        start: str,
        terminal: Terminal | None = None,
        keys: KeyTable = DEFAULT_KEYS,
        places: Mapping[str, Place] = NO_PLACES,
        greets: bool = False,
    ) -> None:
        super().__init__(reading, terminal, keys=keys)
        self.stylesheet = LazyStylesheet(STYLES)  # a host of visitors replaces it by the one that they share
        self._start = start
        self._greets = greets
        self._films = FilmScreens(places)
        self.when_ready: Callable[[], object] = _nothing
        """Called when the first screen is there."""
        self.left: dict[str, Place] = {}
        """The places when the guide was left, without spoilers; see ``FilmScreens.places``."""

    def on_ready(self) -> None:
        """Begin with what needs the first screen."""
        self.when_ready()

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen: a film or the shelf."""
        return self._films.open_first(self.reading, self._start, self._greets)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return nothing: Textual's own commands write to this machine's disk."""
        return ()

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

    def on_key(self, event: Key) -> None:
        """Say why a key of the guide does nothing here. Keys with an effect come here too, and are bound."""
        bound = self.screen.active_bindings
        if bound.keys().isdisjoint(known := list(names(event))):
            current = self._films.current
            screen: Scope | None = None if self.screen is not current else "guide" if self.in_film else "shelf"
            if event.key != Keys.Ignore:
                rows = self.keys.rows
                known.sort(key=lambda key: not any(key in row.keys.split(",") for row in rows))
                self.post_message(Notice(reason(self.reading, self.keys, known[0], screen)))

    @on(Unavailable)
    def _say_why(self, message: Unavailable) -> None:
        self.post_message(Notice(self.reading._(message.reason)))

    def action_focus_next(self) -> None:
        """Focus the next pane."""
        self._focus_another(super().action_focus_next)

    def action_focus_previous(self) -> None:
        """Focus the previous pane."""
        self._focus_another(super().action_focus_previous)

    def _focus_another(self, focus: Callable[[], object]) -> None:
        before = self.focused
        focus()
        if self.focused is before:
            self.post_message(Unavailable(ONE_PANE))

    @on(PlaceNamed)
    def _name_window(self, message: PlaceNamed) -> None:
        self.set_window_title(message.name)

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

    @on(FollowingFailed)
    def _stop_following(self, message: FollowingFailed) -> None:
        raise message.error

    def action_command_palette(self) -> None:
        """Open the command palette."""
        from burnout_tui.view.screens.palette import open_palette

        open_palette(self, self.reading._("Type a name or a command…"))

    def action_themes(self) -> None:
        """Open the command palette with the themes of colours alone."""
        from burnout_tui.view.palette import ThemeCommands
        from burnout_tui.view.screens.palette import open_palette

        open_palette(self, self.reading._("The name of a theme…"), ThemeCommands)

    def action_help(self) -> None:
        """Show every key."""
        from burnout_tui.view.screens.help import HelpScreen

        if self.screen is self._films.current:
            self.push_screen(HelpScreen(self.reading))

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


def make_app(
    guide: Guide,
    language: Language = "en",
    *,
    theme: str = "",
    spoilers: bool = False,
    start: str = "tab:synopsis",
    shelf: Shelf | None = None,
    terminal: Terminal | None = None,
    keys: KeyTable = DEFAULT_KEYS,
    places: Mapping[str, Place] = NO_PLACES,
    marks: Marks = (),
    greets: bool = False,
) -> GuideApp:
    """Return an app for one reader. ``start`` is a ref, ``tab:NAME``, or ``shelf``. An unknown theme is replaced.

    ``greets`` shows how to begin until the first key.
    ``places`` are where films begin that are not opened at ``start``, by their keys; ``marks`` the last scenes seen.
    """
    reading = replace(Reading.of(guide, language, spoilers), shelf=shelf, marks=marks)
    app = GuideApp(reading, start if shelf or start != SHELF else "tab:synopsis", terminal, keys, places, greets)
    app.begin_with_theme(theme if theme in app.available_themes else first_theme(terminal).name)
    return app
