"""Read the server's settings from a TOML file. Every problem has its line and column."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from burnout_tui.errors import KeyPath, Problem
from burnout_tui.message import Message
from burnout_tui.ssh.settings import GuideSettings
from burnout_tui.toml.document import Document, read_document
from burnout_tui.toml.schema import Schema

SCHEMA = Schema(record=GuideSettings, noun=Message("a configuration file"))


def read_settings(path: Path | None, given: Mapping[str, Any]) -> GuideSettings:
    """Return the settings in a file. ``given`` settings, by the names of their fields, override the file's.

    ``given`` settings must be valid. File names in the configuration are relative to its folder. Raises DocumentError.
    """
    values = _values(path) if path else {}
    for field, value in given.items():
        values[field.replace("_", "-")] = value
    return msgspec.convert(values, GuideSettings)


def _values(path: Path) -> dict[str, Any]:
    document = read_document(path, SCHEMA)
    problems = list(_invalid_strings(document))
    invalid = {problem.path for problem in problems}
    problems += [problem for problem in document.problems() if problem.path not in invalid]
    if problems:
        raise document.error(problems)
    values = document.values
    if motd := document.raw_values.get("motd"):
        values["motd"] = motd.replace("\r\n", "\n")
    folder = path.parent
    if key := values.get("host-key"):
        values["host-key"] = str(folder / Path(key).expanduser())
    if films := values.get("films"):
        values["films"] = [str(folder / Path(film).expanduser()) for film in films]
    return values


def _invalid_strings(document: Document) -> Iterator[Problem]:
    """Yield the strings that are not valid for their settings."""
    from burnout_tui.ssh.validators import problem_of

    for field in msgspec.structs.fields(GuideSettings):
        key = field.encode_name
        value = document.raw_values.get(key)
        texts: dict[KeyPath, Any] = {(key,): value}
        if isinstance(value, list):
            texts = {(key, index): text for index, text in enumerate(value)}
        for path, text in texts.items():
            if isinstance(text, str) and (message := problem_of(key, text)):
                yield Problem(message=message, path=path)
