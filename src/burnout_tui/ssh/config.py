"""Settings from a TOML file, checked as a film is: every problem, with its line and column."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from burnout_tui.errors import DocumentError, KeyPath, Problem
from burnout_tui.toml.parse import parse
from burnout_tui.toml.read import decode, read
from burnout_tui.toml.sanitize import sanitize_line, sanitize_values
from textual_ssh.settings import Settings

if TYPE_CHECKING:
    from burnout_tui.toml.type_errors import Misfit

_LARGEST = 1024 * 1024


def read_settings(path: Path | None, given: Mapping[str, Any]) -> Settings:
    """The settings in a file, over which go those that were given otherwise, by the names of their fields.

    What was given has been checked where it came from. Files that the configuration names are looked for beside it.
    Raises DocumentError.
    """
    values = _values(path) if path else {}
    for field, value in given.items():
        values[field.replace("_", "-")] = value
    return msgspec.convert(values, Settings)


def _values(path: Path) -> dict[str, Any]:
    name = sanitize_line(str(path))
    if os.path.isdir(path):  # noqa: PTH112 # a name can be too long for Path
        raise DocumentError(name, [Problem(message="this is a folder; name a file")])
    try:
        document = decode(read(path, _LARGEST), name)
    except DocumentError as error:
        raise DocumentError(name, error.problems) from None
    parsed = parse(document)
    problems = [*parsed.mistakes, *_unfit(parsed.values)]
    if isinstance(motd := parsed.values.get("motd"), str):
        parsed.values["motd"] = motd.replace("\r\n", "\n")
    values = sanitize_values(document, parsed.values)
    known = {problem.path for problem in problems}
    problems += [problem for problem in _misfits(values) if problem.path not in known]
    if problems:
        raise DocumentError(name, _placed(parsed.document, problems))
    beside = path.parent
    if key := values.get("host-key"):
        values["host-key"] = str(beside / Path(key).expanduser())
    if films := values.get("films"):
        values["films"] = [str(beside / Path(film).expanduser()) for film in films]
    return values


def _misfits(values: dict[str, Any]) -> "list[Misfit]":
    """What is of another type than it must be, or out of bounds."""
    try:
        msgspec.convert(values, Settings)
    except msgspec.ValidationError:
        from burnout_tui.toml.type_errors import explain

        return explain(values, Settings)
    return []


def _unfit(values: dict[str, Any]) -> Iterator[Problem]:
    """Texts that cannot be what they are given for."""
    from burnout_tui.ssh.validators import problem_of

    for field in msgspec.structs.fields(Settings):
        key = field.encode_name
        value = values.get(key)
        texts: dict[KeyPath, Any] = {(key,): value}
        if isinstance(value, list):
            texts = {(key, index): text for index, text in enumerate(value)}
        for path, text in texts.items():
            if isinstance(text, str) and (told := problem_of(key, text)):
                yield Problem(message=told, path=path)


def _placed(document: str, problems: list[Problem]) -> list[Problem]:
    """The problems with their lines and columns, in order."""
    wanted = [problem.path for problem in problems if problem.path and not problem.line]
    if wanted:
        from burnout_tui.toml.locate import locate

        places = locate(document, wanted)
        for index, problem in enumerate(problems):
            if problem.path and not problem.line:
                place = places[problem.path]
                line, column = place.key if problem.at_key else place.value
                problems[index] = msgspec.structs.replace(problem, line=line, column=column)
    return sorted(problems, key=lambda problem: (problem.line, problem.column))
