"""The settings in the environment: ``BURNOUT_TUI_THEME`` is the setting ``theme``."""

from collections.abc import Mapping
from typing import Any

from burnout_tui.errors import UsageError
from burnout_tui.film.languages import code_of, unknown_language
from burnout_tui.message import Message
from burnout_tui.settings.config import SWITCHES


def variable(setting: str) -> str:
    """Return the name of the variable of a setting."""
    return f"BURNOUT_TUI_{setting.upper()}"


def is_on(value: str) -> bool:
    """Return True if the value of a variable switches a setting on: anything but ``0``, ``off`` and nothing."""
    return value not in ("", "0", "off")


def settings_of(environ: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings that the environment has; empty variables count as not set. Raises UsageError."""
    found: dict[str, Any] = {
        switch: is_on(environ[variable(switch)]) for switch in SWITCHES if environ.get(variable(switch))
    }
    if language := environ.get(variable("language")):
        if problem := unknown_language(language):
            _fail("language", problem)
        found["language"] = code_of(language)
    if theme := environ.get(variable("theme")):
        from burnout_tui.view.themes.choice import unknown_theme

        if problem := unknown_theme(theme):
            _fail("theme", problem)
        found["theme"] = theme
    return found


def _fail(setting: str, problem: Message) -> None:
    raise UsageError(Message("{variable}: {problem}", variable=variable(setting), problem=problem))
