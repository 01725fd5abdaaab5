"""The settings that a command line asks for."""

from collections.abc import Mapping
from typing import Any

from burnout_tui.commands.language import locale_language
from burnout_tui.errors import UsageError
from burnout_tui.settings.settings import Settings


def read_settings(options: Mapping[str, Any]) -> Settings:
    """Return the settings, with these options. Raises ConfigError and UsageError."""
    if theme := options["theme"]:
        from burnout_tui.view.themes.choice import unknown_theme

        if problem := unknown_theme(theme):
            raise UsageError(problem)
    fresh = options["fresh"]
    given = {name: value for name, value in options.items() if name != "fresh"}
    return Settings.of_this_account(
        {**given, "theme": theme or None, "remember": None if fresh is None else not fresh}, locale_language()
    )
