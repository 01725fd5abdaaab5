"""A film file as a Guide, or a FilmError with every problem found."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from burnout_tui.errors import FilmError, Problem, Step
from burnout_tui.film import check
from burnout_tui.film.clean import clean, clean_document
from burnout_tui.film.guide import Guide
from burnout_tui.film.model import FORMAT, Film
from burnout_tui.film.read import SIZE_LIMIT, decode, read
from burnout_tui.film.syntax import parse

if TYPE_CHECKING:
    from burnout_tui.film.locate import Located


def load(path: Path, limit: int = SIZE_LIMIT) -> Guide:
    """The guide in a file of ``limit`` bytes at the most. Raises FilmError."""
    return load_bytes(read(path, limit), clean(str(path)))


def load_bytes(data: bytes, name: str) -> Guide:
    """The guide in the bytes of a file; ``name`` is what problems call it. Raises FilmError."""
    document = decode(data, name)
    parsed = parse(document)
    values = clean_document(document, parsed.values)
    guide: Guide | None = None
    if parsed.mistakes:
        problems = parsed.mistakes + _alone(values)
    else:
        guide, problems = _examined(values)
    if guide is None or problems:
        raise FilmError(name, _placed(parsed.document, problems))
    return guide


def warnings(path: Path, limit: int = SIZE_LIMIT) -> list[Problem]:
    """What could be better in a file that opens. Raises FilmError where it does not."""
    from burnout_tui.film.warn import warnings

    data = read(path, limit)
    name = clean(str(path))
    return _placed(decode(data, name), list(warnings(load_bytes(data, name))))


def _examined(values: dict[str, Any]) -> tuple[Guide | None, list[Problem]]:
    """The guide that the values make, where their types allow one, and all errors in them."""
    if not values:
        return None, [Problem(message=f"empty; a film file begins with format = {FORMAT}")]
    if values.get("format") != FORMAT or isinstance(values["format"], bool | float):
        return None, [_wrong_format(values)]
    try:
        guide = Guide(msgspec.convert(values, Film))
    except (msgspec.ValidationError, RecursionError) as error:
        from burnout_tui.film.explain import explain

        return None, list(explain(values)) or [Problem(message=str(error))]
    return guide, list(check.errors(guide))


def _alone(values: dict[str, Any]) -> list[Problem]:
    """What can be said of values that a mistake of syntax has torn from each other: wrong types and unknown keys."""
    from burnout_tui.film.explain import explain

    return [misfit for misfit in explain(values) if not misfit.missing and not str(misfit.path[0]).startswith("lost-")]


def _wrong_format(values: dict[str, Any]) -> Problem:
    from burnout_tui.film.explain import found

    if "format" not in values:
        return Problem(message=f"the key format is missing; write format = {FORMAT} on the first line")
    return Problem(message=f"this guide reads format {FORMAT}, found {found(values['format'])}", path=("format",))


def _placed(document: str, problems: list[Problem]) -> list[Problem]:
    """The problems with their lines and columns, in order."""
    wanted = [problem.path for problem in problems if problem.path and not problem.line]
    if wanted:
        from burnout_tui.film.locate import locate

        places = locate(document, wanted)
        problems = [problem if problem.line or not problem.path else _at(problem, places) for problem in problems]
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def _at(problem: Problem, places: "dict[tuple[Step, ...], Located]") -> Problem:
    located = places[problem.path]
    line, column = located.key if problem.at_key else located.value
    return msgspec.structs.replace(problem, line=line, column=column)
