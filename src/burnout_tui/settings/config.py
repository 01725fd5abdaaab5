"""Read ``config.toml``. Every problem has its line and column."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from burnout_tui.errors import DocumentError, Problem
from burnout_tui.message import Message

if TYPE_CHECKING:
    from burnout_tui.toml.schema import Schema

SWITCHES = ("mouse", "cursor", "plain", "spoilers", "remember")
"""The settings that are true or false."""


class ConfigError(DocumentError):
    """A ``config.toml`` that cannot be used."""

    exit_status = 2


class Config:
    """The settings of a file that are given in it."""

    def __init__(self, values: Mapping[str, Any], rebound: Mapping[str, tuple[str, ...]]) -> None:
        self.values = values
        """The values by their keys, without the table ``[keys]``."""
        self.rebound = rebound
        """The keys of each action that ``[keys]`` rebinds, under Textual's names."""


def read_config(path: Path | None) -> Config:
    """Return the settings in a file; none if there is no such file. Raises ConfigError."""
    if path is None or not _exists(path):
        return Config({}, {})
    from burnout_tui.toml.document import read_document

    try:
        document = read_document(path, _schema())
        rebound: dict[str, tuple[str, ...]] = {}
        problems = [*document.problems(), *_theme_problems(document.values), *_language_problems(document.values)]
        if keys := document.values.get("keys"):
            from burnout_tui.settings.rebinding import rebind

            rebound, more = rebind(keys)
            problems += more
        if problems:
            raise document.error(problems)
    except DocumentError as error:
        raise ConfigError(error.name, error.problems) from None
    values = {key: value for key, value in document.values.items() if key != "keys"}
    if "language" in values:
        from burnout_tui.film.languages import code_of

        values["language"] = code_of(values["language"])
    return Config(values, rebound)


def _exists(path: Path) -> bool:
    """Return False if there is no such file; True for one that cannot be reached for another reason."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True


def _schema() -> "Schema":
    from msgspec import defstruct

    from burnout_tui.toml.schema import Schema
    from burnout_tui.view.actions import action_names

    names = action_names()
    strict: dict[str, Any] = {"forbid_unknown_fields": True, "kw_only": True}
    rename = {name.replace("-", "_"): name for name in names}
    key = str | tuple[str, ...] | None
    keys = defstruct("Keys", [(field, key, None) for field in rename], rename=rename, **strict)
    fields: list[tuple[str, Any, Any]] = [
        ("language", str | None, None),
        ("theme", str | None, None),
        *((switch, bool | None, None) for switch in SWITCHES),
        ("keys", keys | None, None),
    ]
    return Schema(record=defstruct("Config", fields, **strict), noun=Message("a settings file"))


def _theme_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    theme = values.get("theme")
    if isinstance(theme, str):
        from burnout_tui.view.themes.choice import unknown_theme

        if message := unknown_theme(theme):
            yield Problem(message=message, path=("theme",))


def _language_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    language = values.get("language")
    if isinstance(language, str):
        from burnout_tui.film.languages import unknown_language

        if message := unknown_language(language):
            yield Problem(message=message, path=("language",))
