"""The settings in effect, each from the first place that has it."""

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from burnout_tui.film.language import Language
from burnout_tui.film.languages import is_language
from burnout_tui.settings.cache import Cache
from burnout_tui.settings.config import SWITCHES, Config, read_config
from burnout_tui.settings.environment import is_on, settings_of, variable
from burnout_tui.settings.folders import cache_folder, config_file, memory_folder
from burnout_tui.settings.memory import Memory
from burnout_tui.settings.session import ssh_starts_command

SETTINGS = ("language", "theme", *SWITCHES)
"""The names of the settings, as in ``config.toml``."""
Origin = Literal["option", "environment", "remembered", "file", "ssh", "locale", "terminal", "default"]
"""The place that a setting comes from, in the order of precedence; ``ssh``: ssh started this command itself."""
_DEFAULTS: Mapping[str, bool] = {"cursor": False, "plain": False, "spoilers": False, "remember": True}


class Setting(NamedTuple):
    """The value of a setting, and where it comes from."""

    value: Any
    """None for what the terminal decides."""
    origin: Origin


class Settings:
    """The settings of one run of the guide."""

    def __init__(
        self,
        options: Mapping[str, Any],
        environ: Mapping[str, str],
        locale: Language,
        file: Path | None = None,
        memory: Memory | None = None,
        cache: Cache | None = None,
    ) -> None:
        """Read the file, and nothing else yet. Raises ConfigError for the file, UsageError for the environment.

        ``options`` that are None were not given.
        """
        self._given: dict[Origin, Mapping[str, Any]] = {
            "option": {name: value for name, value in options.items() if value is not None},
            "environment": settings_of(environ),
        }
        self.under_ssh = ssh_starts_command(environ) and not options.get("remember")
        """True if ssh started this command itself: then the account's files are neither read nor written."""
        self.file = file
        """The path of ``config.toml``, if the account has one."""
        config = Config({}, {}) if self.under_ssh else read_config(file)
        self._config = config.values
        self.rebound = config.rebound
        """The keys of rebound actions, under Textual's names."""
        self._locale = locale
        self.memory = memory if self.setting("remember").value else None
        """The memory between runs; None if nothing is."""
        self.cache = cache if self.memory and is_on(environ.get(variable("cache"), "1")) else None
        """The files that make the next start faster; None if there are none."""

    @classmethod
    def of_this_account(cls, options: Mapping[str, Any], locale: Language) -> "Settings":
        """Return the settings of this account and environment. Raises ConfigError and UsageError."""
        folder = cache_folder()
        return cls(
            options, os.environ, locale, config_file(), Memory(memory_folder()), Cache(folder) if folder else None
        )

    def setting(self, name: str, remembered: bool = True) -> Setting:
        """Return a setting; without ``remembered``, as if nothing were."""
        for origin, values in self._given.items():
            if name in values:
                return Setting(values[name], origin)
        if name == "remember" and self.under_ssh:
            return Setting(False, "ssh")
        if remembered and (choice := self._remembered(name)):
            return Setting(choice, "remembered")
        if name in self._config:
            return Setting(self._config[name], "file")
        if name == "language":
            return Setting(self._locale, "locale")
        return Setting(_DEFAULTS[name], "default") if name in _DEFAULTS else Setting(None, "terminal")

    def _remembered(self, name: str) -> str:
        if name not in ("theme", "language") or not self.memory:
            return ""
        choice = self.memory.choice(name)
        if name == "language":
            return choice if is_language(choice) else ""
        if choice:
            from burnout_tui.view.themes.choice import unknown_theme

            return "" if unknown_theme(choice) else choice
        return ""

    @cached_property
    def language(self) -> Language:
        """The language of the guide."""
        return cast("Language", self.setting("language").value)

    def is_on(self, name: str) -> bool:
        """Return a setting that is true or false."""
        return bool(self.setting(name).value)
