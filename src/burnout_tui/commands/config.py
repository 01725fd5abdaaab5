"""``burnout-tui config``: the settings in effect, and where each comes from."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from burnout_tui.commands.asked_settings import read_settings
from burnout_tui.commands.language import translate
from burnout_tui.commands.setting_options import setting_options
from burnout_tui.commands.usage import named_command, option
from burnout_tui.message import Message
from burnout_tui.settings.config import ConfigError, read_config
from burnout_tui.settings.environment import variable
from burnout_tui.settings.folders import config_file, memory_folder
from burnout_tui.settings.settings import SETTINGS, Setting, Settings
from burnout_tui.toml.sanitize import sanitize_line
from textual_wire.detection.language import LANGUAGE_VARIABLES
from textual_wire.direction import mark_fields

_KEYS_OF_CHOICES = {"language": "L", "theme": "t"}


@named_command("config")
@option("--path", "only_path", is_flag=True, help="Print only the path of config.toml.")
@option("--keys", "only_keys", is_flag=True, help="Print the table [keys] with the current keys of every action.")
@setting_options
def command(only_path: bool, only_keys: bool, **options: Any) -> None:
    """Show the settings in effect and where each comes from.

    With options, show the settings that they would give. If config.toml has problems, list them and exit with status 1.
    """
    file = config_file()
    if only_path:
        _print(str(file or ""))
        return
    try:
        if only_keys:
            _print(*_keys_table(read_config(file).rebound))
            return
        settings = read_settings(options)
    except ConfigError as error:
        _print(*_files(file), "", *error.lines(translate))
        sys.exit(1)
    _print(*_files(file), "", *_settings(settings), *_rebound(settings))


def _print(*lines: str) -> None:
    click.echo("\n".join(mark_fields(sanitize_line(line)) for line in lines), file=sys.stdout)


def _files(file: Path | None) -> Iterator[str]:
    """Yield the lines about the files."""
    yield Message("Files").translated(translate)
    for message, path in (
        (Message("settings: {path}", path=file), file),
        (Message("remembered between runs: {path}", path=(folder := memory_folder())), folder),
    ):
        if path is None:
            yield "  " + Message("This account has no folder for settings.").translated(translate)
            return
        there = os.path.lexists(path)
        line = message if there else Message("{line} (not there)", line=message)
        yield "  " + line.translated(translate)


def _settings(settings: Settings) -> Iterator[str]:
    """Yield a line for each setting: ``theme = "noir" (config.toml)``."""
    yield Message("Settings").translated(translate)
    for name in SETTINGS:
        setting = settings.setting(name)
        origin = _origin(name, setting)
        if setting.value is None:
            message = Message("{setting}: {origin}", setting=name, origin=origin)
        else:
            value = str(setting.value).lower() if isinstance(setting.value, bool) else f'"{setting.value}"'
            message = Message("{setting} = {value} ({origin})", setting=name, value=value, origin=origin)
        yield "  " + message.translated(translate)
    if settings.under_ssh:
        yield ""
        yield Message("ssh started this command itself, so these files are neither read nor written.").translated(
            translate
        )


def _origin(name: str, setting: Setting) -> str:
    if setting.origin == "option":
        return Message("the option {option}", option=_option(name, setting.value))
    if setting.origin == "environment":
        return Message("the environment: {variable}", variable=variable(name))
    if setting.origin == "remembered":
        return Message("chosen last with {key}", key=_KEYS_OF_CHOICES[name])
    if setting.origin == "locale":
        found = next((name for name in LANGUAGE_VARIABLES if os.environ.get(name)), "")
        return Message("the locale: {variable}", variable=found) if found else Message("by default")
    if setting.origin == "terminal":
        return Message("as the terminal needs it; burnout-tui terminal explains")
    return {"file": "config.toml", "ssh": Message("because of ssh")}.get(setting.origin, Message("by default"))


def _option(name: str, value: object) -> str:
    """Return the option that gives a setting a value."""
    if name == "language":
        return "--lang"
    if name == "remember":
        name, value = "fresh", not value
    return f"--no-{name}" if value is False else f"--{name}"


def _rebound(settings: Settings) -> Iterator[str]:
    """Yield the lines about rebound keys, if there are any."""
    if settings.rebound:
        yield ""
        yield Message("Keys that config.toml changes").translated(translate)
        yield from (f"  {line}" for line in _bound(settings.rebound))


def _keys_table(rebound: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield the table ``[keys]`` as it could stand in ``config.toml``."""
    from burnout_tui.view.actions import action_name, action_names
    from burnout_tui.view.key_table import KeyTable

    table = KeyTable(rebound)
    yield "[keys]"
    rows = (*table.rows, *table.dialog_rows)
    keys = {
        name: tuple(
            dict.fromkeys(key for row in rows if action_name(row) == name for key in row.keys.split(",") if key)
        )
        for name in action_names()
    }
    yield from _bound(keys)


def _bound(keys: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    from json import dumps

    from burnout_tui.view.key_table import written_key

    for name, names in keys.items():
        texts = ", ".join(dumps(written_key(key), ensure_ascii=False) for key in names)
        yield f"{name} = [{texts}]"
