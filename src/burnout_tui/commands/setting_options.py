"""The options that are settings too: without the option, the environment or ``config.toml`` may set them."""

from collections.abc import Callable

from burnout_tui.commands.usage import LanguageCode, completed_by, option

_OPTIONS = (
    option(
        "--lang",
        "language",
        type=LanguageCode(),
        help="Language. [the one chosen last, else from LC_ALL, LC_MESSAGES or LANG]",
    ),
    option(
        "--theme",
        shell_complete=completed_by("themes"),
        help="Colours: noir, ville-blanche, ansi, or one of Textual's. [the ones chosen last]",
    ),
    option("--spoilers/--no-spoilers", default=None, help="Show spoilers, or hide them (the default)."),
    option(
        "--mouse/--no-mouse",
        default=None,
        help="Use the mouse, or leave it to the terminal (the default over SSH).",
    ),
    option(
        "--cursor/--no-cursor",
        default=None,
        help="Show the terminal's cursor on the selection, for screen magnifiers; hidden by default.",
    ),
    option(
        "--plain/--no-plain",
        default=None,
        help="Read the guide line by line, for screen readers; without a terminal, print it.",
    ),
    option(
        "--fresh/--no-fresh",
        default=None,
        help="Begin as if for the first time, and remember nothing; or remember, even where ssh starts the guide.",
    ),
)


def setting_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options to a command, which gets their values by the names of the settings, and ``fresh``."""
    for add in reversed(_OPTIONS):
        command = add(command)
    return command
