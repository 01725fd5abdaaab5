"""The problems of film files as ``check`` prints them: as lines, with repeated warnings in one, or as JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from burnout_tui.errors import DocumentError, KeyPath, Problem, UnreadableError, path_text
from burnout_tui.film.kinds import record_kinds
from burnout_tui.message import Message, Translate, untranslated

FEW = 5
"""More warnings of one kind than this are one line."""
_EACH = "not-written"
"""The code of warnings that are an author's list of what to write, so that each has its line."""


class Checked(NamedTuple):
    """A film file after the check."""

    name: str
    """The file's name, safe to print."""
    problems: Sequence[Problem]
    """With their lines, in the order of the file."""
    readable: bool = True
    """False if the file cannot be read, so that nothing in it was checked."""

    @classmethod
    def of_error(cls, error: DocumentError) -> "Checked":
        """Return what was found in a file that cannot be opened."""
        return cls(error.name, error.problems, readable=not isinstance(error, UnreadableError))

    @property
    def has_errors(self) -> bool:
        """True if the film cannot be opened."""
        return any(problem.severity == "error" for problem in self.problems)

    @property
    def has_warnings(self) -> bool:
        """True if something can be improved."""
        return any(problem.severity == "warning" for problem in self.problems)


def lines(checked: Checked, translate: Translate, *, every: bool) -> list[str]:
    """Return a line for each problem, and unless ``every`` is true, one for all warnings of a kind that repeats."""
    problems = checked.problems if every else list(_without_repetition(checked.problems, translate))
    return [problem.format(checked.name, translate) for problem in problems]


def json_text(files: Sequence[Checked], translate: Translate) -> str:
    """Return a JSON array of every problem of some files, each on a line of its own; docs/check.md has the keys."""
    rows = [json.dumps(_row(file.name, problem, translate)) for file in files for problem in file.problems]
    return "[\n" + ",\n".join(rows) + "\n]" if rows else "[]"


def _row(name: str, problem: Problem, translate: Translate) -> dict[str, object]:
    text, hint = problem.message.divided(translate)
    return {
        "file": name,
        "line": problem.line or None,
        "column": problem.column or None,
        "severity": problem.severity,
        "code": problem.code,
        "where": path_text(problem.path) or None,
        "text": text,
        "hint": hint or None,
    }


def _without_repetition(problems: Sequence[Problem], translate: Translate) -> Iterator[Problem]:
    """Yield the problems, but of warnings that repeat only the first, with their number."""
    counts: Counter[object] = Counter()
    for problem in problems:
        if problem.severity == "warning":
            counts[_same_words(problem)] += 1
    for problem in problems:
        # Those with other words count together, if they are of one kind.
        if problem.severity == "warning" and counts[_same_words(problem)] <= FEW:
            counts[problem.code] += 1
    shown: set[object] = set()
    for problem in problems:
        group: object = _same_words(problem)
        if counts[group] <= FEW:
            group = problem.code
        count = counts[group]
        if problem.severity != "warning" or count <= FEW or problem.code == _EACH:
            yield problem
        elif group not in shown:
            shown.add(group)
            yield _first_of(problem, count, translate, same_words=group != problem.code)


def _same_words(problem: Problem) -> object:
    return problem.code, problem.message.divided(untranslated)[0]


def _first_of(problem: Problem, count: int, translate: Translate, *, same_words: bool) -> Problem:
    """Return the first of several warnings, with their number."""
    if not same_words:
        found, more = problem.message, count - 1
        message = Message("{message} (and {count} more like it; --all lists them)", message=found, count=more)
        return replace(problem, message=message)
    text = problem.message.divided(translate)[0]
    if _is_record(problem.path):
        message = Message("{message}: {count} records (--all lists them)", message=text, count=count)
    else:
        message = Message("{message}: {count} places (--all lists them)", message=text, count=count)
    return replace(problem, message=message, path=())


def _is_record(path: KeyPath) -> bool:
    """Return True for the path of a record, not of a text in one."""
    lists = {step for kind in record_kinds().rows for step in (*kind.path, *kind.nested)}
    return path == ("film",) or (len(path) > 1 and isinstance(path[-1], int) and path[-2] in lists)
