"""A film file as a Guide, or a DocumentError with every problem found."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from burnout_tui.errors import DocumentError, Problem, Step
from burnout_tui.film import check
from burnout_tui.film.bundled import bundled_film
from burnout_tui.film.guide import Guide
from burnout_tui.film.links import TextProblem
from burnout_tui.film.model import Film
from burnout_tui.film.values import FORMAT
from burnout_tui.toml.parse import LOST, parse
from burnout_tui.toml.read import SIZE_LIMIT, decode, read
from burnout_tui.toml.sanitize import sanitize_line, sanitize_values

if TYPE_CHECKING:
    from burnout_tui.toml.locate import Located

_Place = tuple[Step, ...]


def load(path: Path, limit: int = SIZE_LIMIT) -> Guide:
    """The guide in a file of ``limit`` bytes at the most. Raises DocumentError."""
    guide = load_bytes(read(path, limit), sanitize_line(str(path)))
    guide.file = "" if path == bundled_film() else str(path)
    return guide


def load_bytes(data: bytes, name: str) -> Guide:
    """The guide in the bytes of a file; ``name`` is what problems call it. Raises DocumentError."""
    document = decode(data, name)
    parsed = parse(document)
    values = sanitize_values(document, parsed.values)
    guide, problems = (None, parsed.mistakes + _in_parts(values)) if parsed.mistakes else _examined(values)
    if guide is None or problems:
        raise DocumentError(name, _placed(parsed.document, problems))
    return guide


def warnings(path: Path, limit: int = SIZE_LIMIT) -> list[Problem]:
    """What could be better in a file that opens. Raises DocumentError where it does not."""
    return warnings_of_bytes(read(path, limit), sanitize_line(str(path)))


def warnings_of_bytes(data: bytes, name: str) -> list[Problem]:
    """What could be better in the bytes of a file that opens. Raises DocumentError where it does not."""
    from burnout_tui.film.lint import warnings

    guide = load_bytes(data, name)
    return _placed(decode(data, name), list(warnings(guide)))


def _examined(values: dict[str, Any]) -> tuple[Guide | None, list[Problem]]:
    """The guide that the values make, where their types allow one, and all errors in them."""
    if not values:
        return None, [Problem(message=f"empty; a film file begins with format = {FORMAT}")]
    version = values.get("format")
    if isinstance(version, int) and not isinstance(version, bool) and version != FORMAT:
        return None, [Problem(message=f"this guide reads format {FORMAT}, found format {version}", path=("format",))]
    try:
        guide = Guide(msgspec.convert(values, Film))
    except msgspec.ValidationError:
        return None, _misfits_and_errors(values)
    return guide, list(check.errors(guide))


def _misfits_and_errors(values: dict[str, Any]) -> list[Problem]:
    """What does not fit the model, and what is wrong in the rest. The values are changed."""
    from burnout_tui.toml.repair import mend
    from burnout_tui.toml.type_errors import explain

    misfits = explain(values)
    lost = mend(values, misfits)
    errors = check.errors(Guide(msgspec.convert(values, Film)), lost)
    return [*misfits, *_apart(errors, [misfit.place for misfit in misfits])]


def _in_parts(values: dict[str, Any]) -> list[Problem]:
    """What can be said of values that a mistake of syntax has torn from each other. The values are changed.

    What is missing may have been left out with the mistake; nothing is said of it.
    """
    from burnout_tui.toml.repair import mend
    from burnout_tui.toml.type_errors import explain

    misfits = explain(values)
    mend(values, misfits)
    errors = check.errors_in_parts(Guide(msgspec.convert(values, Film)))
    wrong = [misfit for misfit in misfits if not misfit.missing and not str(misfit.path[0]).startswith(LOST)]
    return [*wrong, *_apart(errors, [misfit.place for misfit in misfits])]


def _apart(problems: Iterable[Problem], places: list[_Place]) -> Iterator[Problem]:
    """The problems that have nothing to do with what stands at any of the places."""
    at = set(places)
    above = {place[:length] for place in places for length in range(1, len(place))}
    for problem in problems:
        path = problem.path
        if path not in above and not any(path[:length] in at for length in range(1, len(path) + 1)):
            yield problem


def _placed(document: str, problems: list[Problem]) -> list[Problem]:
    """The problems with their lines and columns, in order."""
    wanted = [problem.path for problem in problems if problem.path and not problem.line]
    if wanted:
        from burnout_tui.toml.locate import locate

        places = locate(document, wanted)
        problems = [problem if problem.line or not problem.path else _at(problem, places) for problem in problems]
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def _at(problem: Problem, places: "dict[_Place, Located]") -> Problem:
    located = places[problem.path]
    if isinstance(problem, TextProblem):
        line, column = located.within(problem.words, problem.count)
    else:
        line, column = located.key if problem.at_key else located.value
    return msgspec.structs.replace(problem, line=line, column=column)
