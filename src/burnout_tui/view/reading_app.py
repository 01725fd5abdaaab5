"""An App with one reader's choices: language, spoilers and theme."""

from collections.abc import Callable

from textual import on
from textual.widget import Widget

from burnout_tui.film.language import Language
from burnout_tui.prose.command_line import show_command
from burnout_tui.prose.reading import Reading
from burnout_tui.view.frames import FrameScreen
from burnout_tui.view.messages import Copy, CopyProblems, Notice
from burnout_tui.view.state import reading_state
from burnout_tui.view.terminal_app import TerminalApp
from burnout_tui.view.themes.choice import next_theme
from burnout_tui.view.themes.own import THEMES
from burnout_tui.view.widgets.shared_lines import SharedLines
from textual_wire.detection.terminal import Terminal


class ReadingApp(TerminalApp):
    """An App with the reader's choices, which asks the terminal to copy text."""

    reading = reading_state()

    def __init__(self, reading: Reading, terminal: Terminal | None = None) -> None:
        super().__init__(terminal)
        self.set_reactive(ReadingApp.reading, reading)
        self.title = reading.text(reading.guide.film.film.title)
        self.animation_level = "none"
        self._disable_tooltips = True  # nothing has one, and each screen would have a widget for them
        self._first_language = reading.language
        self.chosen: dict[str, str] = {}
        """The theme and the language that the reader has chosen in this run."""
        self.print_command: Callable[[Reading, str], str] = show_command
        """Returns the command line that prints a part of the film of a reading, as far as its reader sees it."""
        self.style_identity: Callable[[Widget], object | None] = lambda _: None
        """Returns an object that stands for the styles of a widget, so that readers can share the lines that it paints;
        None if no other reader has the same. A server of many readers replaces it."""
        self._css_variables: dict[str, str] = {}
        """The variables that the style sheets are parsed with."""
        for theme in THEMES:
            self.register_theme(theme)

    @property
    def shared_lines(self) -> SharedLines:
        """The lines that all readers of the film share."""
        return self.reading.whole.cached("shared lines", SharedLines)

    def get_css_variables(self) -> dict[str, str]:
        """Return the variables of the theme. All readers of a film share them: Textual would mix each colour again."""
        # Textual asks for the first time before there is a reading, for a theme that is not used.
        if self.reading is None:
            return {}
        return dict(self.reading.whole.cached(("css", self.theme), super().get_css_variables))

    def begin_with_theme(self, name: str) -> None:
        """Set the first theme, before the style sheets are parsed."""
        self.theme = name
        self._css_variables = self.get_css_variables()
        self.stylesheet.set_variables(self._css_variables)

    def refresh_css(self, animate: bool = True) -> None:
        """Apply the style sheets to all screens. Parse them again only for other colours, not for the first theme."""
        variables = self.get_css_variables()
        if variables == self._css_variables:
            self.stylesheet.update(self, animate=animate)
        else:
            self._css_variables = variables
            super().refresh_css(animate)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the guide's colours for themes that do not define them."""
        # Textual asks for the first time before there is a reading, for a theme that is not used.
        if self.reading is None:
            return {}
        from burnout_tui.view.themes.derived import guide_variables

        return guide_variables(self.current_theme)

    def action_spoilers(self) -> None:
        """Show or hide spoilers."""
        self.reading = self.reading.spoilers_switched()

    @property
    def in_film(self) -> bool:
        """True if a film is shown, not the shelf."""
        return True

    def action_language(self, language: Language | None = None) -> None:
        """Switch to a language, or to the next one, and say so if there is none."""
        after = self.reading.in_next_language(self._first_language, not self.in_film)
        if language is not None:
            after = self.reading.in_language(language)
        elif after.language == self.reading.language:
            self.notify(after.one_language_message, markup=False)
            return
        self.chosen["language"] = after.language
        self.reading = after

    def action_theme(self, name: str | None = None) -> None:
        """Switch to a theme, or to the guide's next one, and say which."""
        self.theme = self.chosen["theme"] = next_theme(self.theme) if name is None else name
        self.clear_notifications()
        self.notify(self.reading._("Colours: {theme}").format(theme=self.theme), markup=False)

    def _refresh_notifications(self) -> None:
        """Show the notifications on the screen, which needs a widget for them."""
        screens = self.screen_stack
        if screens and isinstance(screen := screens[-1], FrameScreen):
            if self._notifications:
                screen.mount_toasts()
            elif not screen.has_toasts:
                return
        super()._refresh_notifications()

    @on(Copy)
    def _copy(self, message: Copy) -> None:
        """Ask for a copy and say so. No terminal reports success, so the notice never claims it."""
        _, requested = self.reading._, self.request_copy(message.text)
        if not message.part and requested:
            notice = _("Asked the terminal to copy {address}; many terminals open it with ctrl+click.")
        elif not message.part:
            notice = "{address}"
        elif requested:
            notice = _("Asked the terminal to copy this entry.\n{command} prints it.")
        else:
            notice = _("This terminal cannot copy this entry.\n{command} prints it.")
        command = self.print_command(self.reading, message.part)
        self.notify(notice.format(address=message.text, command=command), markup=False)

    @on(CopyProblems)
    def _copy_problems(self, message: CopyProblems) -> None:
        """Ask for a copy of a file's problems and say so."""
        if self.request_copy(message.text):
            notice = self.reading._("Asked the terminal to copy these problems.")
        else:
            notice = self.reading._("This terminal cannot copy; burnout-tui check prints these problems.")
        self.post_message(Notice(notice))
