"""Settings from a TOML file, checked as a film is: every problem, with its line and column."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from burnout_tui.errors import FilmError, GuideError, Problem, Step
from burnout_tui.film.clean import clean_line
from burnout_tui.film.read import decode, read
from burnout_tui.film.syntax import parse
from burnout_tui.serve.settings import Settings

_LARGEST = 1024 * 1024


class ConfigError(GuideError):
    """A configuration with problems."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        super().__init__(f"{name}: {len(problems)} problems")
        self._name = name
        self._problems = tuple(problems)

    def lines(self) -> list[str]:
        """One line a problem."""
        return [problem.said_of(self._name) for problem in self._problems]


def read_settings(path: Path | None, given: Mapping[str, Any]) -> Settings:
    """The settings in a file, over which go those that were given otherwise, by the names of their fields.

    Files that the configuration names are looked for beside it. Raises ConfigError.
    """
    values = _values(path) if path else {}
    for field, value in given.items():
        values[field.replace("_", "-")] = value
    try:
        return msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        # The file was found well: what is wrong was given otherwise.
        raise ConfigError("burnout-tui serve", [Problem(message=str(error))]) from None


def _values(path: Path) -> dict[str, Any]:
    name = clean_line(str(path))
    if path.is_dir():
        raise ConfigError(name, [Problem(message="this is a folder; name a file")])
    try:
        document = decode(read(path, _LARGEST), name)
    except FilmError as error:
        raise ConfigError(name, error.problems) from None
    parsed = parse(document)
    values = parsed.values
    problems = [*parsed.mistakes, *_misfits(values), *_networks(values)]
    if problems:
        raise ConfigError(name, _placed(parsed.document, problems))
    beside = path.parent
    for key in ("films", "host-key"):
        if named := values.get(key):
            inside = [str(beside / one) for one in ([named] if isinstance(named, str) else named)]
            values[key] = inside[0] if isinstance(named, str) else inside
    return values


def _misfits(values: dict[str, Any]) -> list[Problem]:
    try:
        msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        from burnout_tui.film.explain import explain

        return list(explain(values, Settings)) or [_of_msgspec(error)]
    return []


def _of_msgspec(error: msgspec.ValidationError) -> Problem:
    """A problem that the walk over the model has no words for, such as a text that is too long."""
    message, _, place = str(error).partition(" - at `$.")
    path: tuple[Step, ...] = (place.rstrip("`").partition("[")[0],) if place else ()
    return Problem(message=message[:1].lower() + message[1:], path=path)


def _networks(values: dict[str, Any]) -> list[Problem]:
    from burnout_tui.serve.address import networks

    named = values.get("proxies")
    problems = []
    for index, name in enumerate(named if isinstance(named, list) else ()):
        try:
            networks((str(name),))
        except ValueError as error:
            problems.append(Problem(message=str(error), path=("proxies", index)))
    return problems


def _placed(document: str, problems: list[Problem]) -> list[Problem]:
    """The problems with their lines and columns, in order."""
    wanted = [problem.path for problem in problems if problem.path and not problem.line]
    if wanted:
        from burnout_tui.film.locate import locate

        places = locate(document, wanted)
        for index, problem in enumerate(problems):
            if problem.path and not problem.line:
                place = places[problem.path]
                line, column = place.key if problem.at_key else place.value
                problems[index] = msgspec.structs.replace(problem, line=line, column=column)
    return sorted(problems, key=lambda problem: (problem.line, problem.column))
