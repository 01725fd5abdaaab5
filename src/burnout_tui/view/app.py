"""The app: first screen, keys, dialogs. One ``make_app`` for the command, for visitors and for tests."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.events import Key
from textual.keys import Keys
from textual.screen import Screen

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import Language
from burnout_tui.film.shelf import Shelf
from burnout_tui.prose.reading import Marks, Reading
from burnout_tui.view.crash_app import CrashApp
from burnout_tui.view.film_app import NO_PLACES, FilmApp
from burnout_tui.view.film_screens import FIRST_MODE
from burnout_tui.view.history import SHELF, Place
from burnout_tui.view.key_app import KeyApp
from burnout_tui.view.key_table import DEFAULT_KEYS, KeyTable
from burnout_tui.view.keys import Scope, bindings
from burnout_tui.view.lazy_styles import LazyStylesheet
from burnout_tui.view.meant_key import names
from burnout_tui.view.messages import FollowingFailed, Notice, PlaceNamed, Unavailable
from burnout_tui.view.styles import STYLES
from burnout_tui.view.themes.choice import first_theme
from burnout_tui.view.unavailable import ONE_PANE, reason
from textual_wire.detection.terminal import Terminal

if TYPE_CHECKING:
    from textual.command import Provider

_STYLE_PATHS = tuple(Path(__file__).parent / "styles" / file for file in STYLES)
"""The style sheets. From CSS_PATH, each reader's app would find them again on the disk."""


def _commands() -> "type[Provider]":
    from burnout_tui.view.palette import GuideCommands

    return GuideCommands


def _nothing() -> None:
    """Do nothing."""


class GuideApp(KeyApp, CrashApp, FilmApp, inherit_bindings=False):
    """The guide on one reader's screen. All of this reader's state lives here."""

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
        super().__init__(reading, terminal, places, keys=keys)
        self.css_path = [*_STYLE_PATHS]
        self.stylesheet = LazyStylesheet(STYLES)  # a host of visitors replaces it by the one that they share
        self._start = start
        self._greets = greets
        self.when_ready: Callable[[], object] = _nothing
        """Called when the first screen is there."""

    def on_ready(self) -> None:
        """Begin with what needs the first screen."""
        self.when_ready()

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen: a film or the shelf."""
        return self._films.open_first(self.reading, self._start, self._greets)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return nothing: Textual's own commands write to this machine's disk."""
        return ()

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
