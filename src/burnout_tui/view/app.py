"""The app: title, colours, keys, first screen. One ``make_app`` for the command, for visitors and for tests."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import Provider
from textual.screen import Screen
from textual.types import AnimationLevel

from burnout_tui.film.guide import Guide
from burnout_tui.film.language import LANGUAGES, Language
from burnout_tui.prose.reading import Reading
from burnout_tui.prose.words import words_in
from burnout_tui.view.keys import bindings
from burnout_tui.view.screens.guide import GuideScreen
from burnout_tui.view.state import reading_state
from burnout_tui.view.themes import NOIR, THEMES, variable_defaults


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

    reading = reading_state()

    def __init__(self, reading: Reading, start: str) -> None:
        super().__init__()
        self.title = reading.text(reading.guide.film.film.title)
        self._start = start
        self.set_reactive(GuideApp.reading, reading)
        self.animation_level: AnimationLevel = "none"
        for theme in THEMES:
            self.register_theme(theme)

    def get_default_screen(self) -> Screen[None]:
        """The guide itself."""
        self._guide = GuideScreen(self.reading, self._start)
        return self._guide.data_bind(GuideApp.reading)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The guide's colours in themes that are not its own."""
        return variable_defaults(self.current_theme)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None: the palette has the guide's own commands, and none that writes on this machine's disk."""
        return ()

    def action_spoilers(self) -> None:
        """Show what tells the plot, or hide it again."""
        self.reading = replace(self.reading, spoilers=not self.reading.spoilers)

    def action_language(self, language: Language | None = None) -> None:
        """Say everything in another language: the given one, or the next."""
        if language is None:
            language = LANGUAGES[(LANGUAGES.index(self.reading.language) + 1) % len(LANGUAGES)]
        self.reading = replace(self.reading, language=language, words=words_in(language))

    def action_theme(self, name: str | None = None) -> None:
        """Show other colours: the given ones, or the next of the guide's own."""
        if name is None:
            names = [theme.name for theme in THEMES]
            name = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else NOIR.name
        self.theme = name

    def action_command_palette(self) -> None:
        """Choose a command by typing."""
        from textual.command import CommandPalette

        if not CommandPalette.is_open(self):  # type: ignore[arg-type] # its App is one of object
            self.push_screen(CommandPalette(placeholder=self.reading._("Where to? Type a name or a command…")))

    def action_help(self) -> None:
        """Show every key."""
        from burnout_tui.view.screens.help import HelpScreen

        if isinstance(self.screen, GuideScreen):
            self.push_screen(HelpScreen(self.reading))

    async def action_open(self, ref: str) -> None:
        """Open what a ref names, from the palette."""
        await self._guide.open(ref)

    async def action_guide(self, action: str) -> None:
        """Do what a key of the guide does, from the palette."""
        await self._guide.run_action(action)

    def _fatal_error(self) -> None:
        # Textual would print a traceback here; the command says one sentence and keeps the traceback in a file.
        self._close_messages_no_wait()

    @property
    def crash(self) -> Exception | None:
        """The error that ended the app, if one did."""
        return self._exception


def make_app(
    guide: Guide, language: Language = "en", *, theme: str = "", spoilers: bool = False, start: str = "tab:synopsis"
) -> GuideApp:
    """An app for one reader. ``start`` is a ref or ``tab:NAME``; an unknown theme is the first of the guide's own."""
    app = GuideApp(Reading.of(guide, language, spoilers), start)
    app.theme = theme if theme in app.available_themes else NOIR.name
    return app
