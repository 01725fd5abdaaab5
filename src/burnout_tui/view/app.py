"""The app: title, colours, keys, first screen. One ``make_app`` for the command, for visitors and for tests."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from traceback import walk_tb
from typing import ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import Provider
from textual.events import Event, Key, Paste, Unmount
from textual.geometry import Offset
from textual.screen import Screen
from textual.types import AnimationLevel

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import LANGUAGES, Language
from burnout_tui.film.shelf import Shelf
from burnout_tui.prose.i18n import translations_for
from burnout_tui.prose.plain import show_command
from burnout_tui.prose.reading import Reading
from burnout_tui.view.cursor import cursor_on
from burnout_tui.view.film_screens import SHELF, Films
from burnout_tui.view.history import Place
from burnout_tui.view.key_queue import Followed, Keyboard
from burnout_tui.view.keys import bindings, moving
from burnout_tui.view.messages import Copy, TurnTo
from burnout_tui.view.screens.guide import GuideScreen
from burnout_tui.view.state import reading_state
from burnout_tui.view.terminal_filter import OWN_COLOURS, fit
from burnout_tui.view.themes import ANSI, NOIR, THEMES, variable_defaults
from burnout_tui.view.too_small import is_heeded
from textual_wire.clipboard import copy_request
from textual_wire.detection.terminal import Terminal


def _commands() -> type[Provider]:
    from burnout_tui.view.palette import GuideCommands

    return GuideCommands


class GuideApp(App[None]):
    """The guide on one reader's screen; all that is this reader's lives here."""

    CSS_PATH = "guide.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings("app"))
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (70, "-normal"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall")]
    ENABLE_COMMAND_PALETTE = True
    DEFAULT_MODE = "first"  # Textual goes back to a mode that has a name of its own only

    reading = reading_state()

    def __init__(self, reading: Reading, start: str, terminal: Terminal | None = None) -> None:
        super().__init__()
        self.terminal = terminal
        """What the guide is shown on; None where that is not known, and then anything can be shown."""
        self.ascii_only = terminal is not None and terminal.ascii_only
        """Whether frames and pictures cannot be drawn with lines."""
        if terminal:
            fit(self, terminal)
        self.title = reading.text(reading.guide.film.film.title)
        self._start = start
        self._films = Films()
        self._keyboard = Keyboard(self, super().on_event, moving())
        self.print_command: Callable[[Guide, str], str] = show_command
        """The command line with which this reader has a part of a guide printed."""
        self.set_reactive(GuideApp.reading, reading)
        self.animation_level: AnimationLevel = "none"
        for theme in THEMES:
            self.register_theme(theme)

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor is left, which Textual asks at the end of each frame."""
        return cursor_on(self.screen)

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        """Nothing: Textual's own widgets say it here when it changes, and where they stand may not be known yet."""

    def get_default_screen(self) -> Screen[None]:
        """The guide itself; the shelf, where several films are open and none of their entries was asked for."""
        self._stage = self._films.first(self.reading, self._start)
        self._first = self._stage
        return self._stage

    def watch_reading(self, reading: Reading) -> None:
        """What is open is read in the same way; other films when they are opened again."""
        if self.is_running:
            self._stage.reading = reading

    async def on_event(self, event: Event) -> None:
        """Keys and pasted text one after the other."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            if is_heeded(event, self):
                await self._keyboard.take(event)
        else:
            await super().on_event(event)

    @on(Followed)
    async def _followed(self, message: Followed) -> None:
        await self._keyboard.followed(message)

    @on(Unmount)
    def _no_more_keys(self) -> None:
        self._keyboard.close()

    @on(TurnTo)
    async def _turn_to(self, message: TurnTo) -> None:
        """Put another film, or the shelf, in place of what is open."""
        before, place = self._stage, message.place
        if not message.film:
            self._stage = self._films.shelf(self.reading)
        else:
            self._stage = self._films.guide(self.reading, message.film)
        self.reading = replace(self.reading, guide=self._stage.reading.guide)
        if self._stage is not before:
            await self.switch_mode(self._mode_of(self._stage))
        if place:
            await self._stage.go(place)
        elif isinstance(before, GuideScreen) and not isinstance(self._stage, GuideScreen):
            await self._stage.go(Place(SHELF, f"film:{before.film}"))
        elif message.ref and isinstance(self._stage, GuideScreen):
            await self._stage.arrive(message.ref)

    def _mode_of(self, stage: Screen[None]) -> str:
        """The name of Textual's mode, a stack of screens, that stands on the screen of a film or of the shelf."""
        mode = self.DEFAULT_MODE if stage is self._first else stage.name or ""
        if mode not in self._modes:
            self.add_mode(mode, lambda: stage)
        return mode

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The guide's colours in themes that are not its own."""
        return variable_defaults(self.current_theme)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None: the palette has the guide's own commands, and none that writes on this machine's disk."""
        return ()

    def copy_to_clipboard(self, text: str) -> None:
        """Ask the terminal to copy a text, in the way that it, tmux or screen takes."""
        self.ask_to_copy(text)

    def ask_to_copy(self, text: str) -> bool:
        """Ask the terminal to copy a text; whether there was a way to ask."""
        request = copy_request(text, self.terminal)
        if request and self._driver:
            self._clipboard = text
            self._driver.write(request)
        return bool(request)

    @on(Copy)
    def _copy(self, message: Copy) -> None:
        """Ask for a copy, and say no more than that: nobody answers. An entry can be printed in any case."""
        say, asked = self.reading._, self.ask_to_copy(message.text)
        if not message.part and asked:
            words = say("Asked the terminal to copy {address}; many terminals open it with ctrl+click.")
        elif not message.part:
            words = "{address}"
        elif asked:
            words = say("Asked the terminal to copy this entry; {command} prints it.")
        else:
            words = say("This terminal cannot copy this entry; {command} prints it.")
        command = self.print_command(self.reading.guide, message.part)
        self.notify(words.format(address=message.text, command=command), markup=False)

    def action_spoilers(self) -> None:
        """Show what tells the plot, or hide it again."""
        self.reading = replace(self.reading, spoilers=not self.reading.spoilers)

    def action_language(self, language: Language | None = None) -> None:
        """Say everything in another language: the given one, or the next."""
        if language is None:
            language = LANGUAGES[(LANGUAGES.index(self.reading.language) + 1) % len(LANGUAGES)]
        self.reading = replace(self.reading, language=language, translations=translations_for(language))

    def action_theme(self, name: str | None = None) -> None:
        """Show other colours: the given ones, or the next of the guide's own."""
        if name is None:
            names = [theme.name for theme in THEMES]
            name = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else NOIR.name
        self.theme = name

    def action_redraw(self) -> None:
        """Send the whole screen again."""
        redraw = getattr(self._driver, "redraw", self.screen.refresh)
        redraw()

    def action_command_palette(self) -> None:
        """Choose a command by typing."""
        from textual.command import CommandPalette

        from burnout_tui.view.screens.palette import PaletteScreen

        if not CommandPalette.is_open(self):  # type: ignore[arg-type] # its App is one of object
            self.push_screen(PaletteScreen(placeholder=self.reading._("Type a name or a command…")))

    def action_help(self) -> None:
        """Show every key."""
        from burnout_tui.view.screens.help import HelpScreen

        if self.screen is self._stage:
            self.push_screen(HelpScreen(self.reading))

    @property
    def in_film(self) -> bool:
        """Whether a film is open, not the shelf."""
        return isinstance(self._stage, GuideScreen)

    def action_shelf(self) -> None:
        """Go to the shelf, where there is one."""
        if self.screen is not self._stage or not self.reading.shelf:
            return
        if isinstance(self._stage, GuideScreen):
            self._stage.leave()
            self.post_message(TurnTo(""))

    async def action_open(self, ref: str) -> None:
        """Open what a ref names, from the palette; whatever lies over the guide is closed."""
        while self.screen is not self._stage:
            await self.pop_screen()
        await self._stage.open(ref)

    async def action_guide(self, action: str) -> None:
        """Do what a key of the guide does, from the palette."""
        await self._stage.run_action(action)

    def _fatal_error(self) -> None:
        # Textual would print a traceback here; the command says one sentence and keeps the traceback in a file.
        self._close_messages_no_wait()

    @property
    def crash(self) -> Exception | None:
        """The error that ended the app, if one did; not one of what had no time to begin before the app's end."""
        error = self._exception
        return None if error and self._exit and _in_mounting(error) else error


def _in_mounting(error: Exception) -> bool:
    """Whether an error comes of a widget's or a screen's beginning: when the app ends meanwhile, its parts are not
    there."""
    return any(frame.f_code.co_name == "_pre_process" for frame, _ in walk_tb(error.__traceback__))


def make_app(
    guide: Guide,
    language: Language = "en",
    *,
    theme: str = "",
    spoilers: bool = False,
    start: str = "tab:synopsis",
    shelf: Shelf | None = None,
    terminal: Terminal | None = None,
) -> GuideApp:
    """An app for one reader. ``start`` is a ref, ``tab:NAME``, or ``shelf`` to begin with the shelf that is given.

    An unknown theme is the first of the guide's own, or the one for a ``terminal`` that has few colours.
    """
    reading = replace(Reading.of(guide, language, spoilers), shelf=shelf)
    app = GuideApp(reading, start if shelf or start != SHELF else "tab:synopsis", terminal)
    usual = ANSI if terminal and terminal.colours in OWN_COLOURS else NOIR
    app.theme = theme if theme in app.available_themes else usual.name
    return app
