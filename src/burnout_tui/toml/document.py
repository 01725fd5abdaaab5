"""One TOML document: read it, collect its problems, and give each its line and column."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from burnout_tui.errors import DocumentError, KeyPath, Problem, TextProblem
from burnout_tui.toml.parse import PLACEHOLDER, Parsed, parse
from burnout_tui.toml.read import decode, read_bytes
from burnout_tui.toml.sanitize import sanitize_values, shown_path
from burnout_tui.toml.schema import Schema

if TYPE_CHECKING:
    from burnout_tui.toml.locate import Location
    from burnout_tui.toml.type_errors import TypeProblem


def read_document(path: Path, schema: Schema) -> "Document":
    """Return the document in a file. Raises DocumentError if the file cannot be read or is not UTF-8."""
    return parse_document(read_bytes(path, schema), shown_path(path), schema)


def parse_document(data: bytes, name: str, schema: Schema) -> "Document":
    """Return the document in the bytes of the file ``name``. Raises DocumentError if they are not UTF-8."""
    return Document(name, schema, parse(decode(data, name), schema.noun))


class Document:
    """A parsed document, with or without errors."""

    def __init__(self, name: str, schema: Schema, parsed: Parsed) -> None:
        self.schema = schema
        self.raw_values = parsed.values
        """The values as they were written."""
        self.values = sanitize_values(parsed.text, parsed.values)
        """The values, safe to show on a terminal. After a syntax error, values may be missing."""
        self.syntax_errors = parsed.errors
        """With their lines and columns."""
        self._name = name
        self._text = parsed.text

    @cached_property
    def type_errors(self) -> "list[TypeProblem]":
        """Every place where the values do not fit the schema."""
        from burnout_tui.toml.type_errors import find_type_errors

        return find_type_errors(self.values, self.schema)

    def problems(self) -> list[Problem]:
        """Return the syntax errors and the type errors, but no type errors that another error may have caused."""
        type_errors = [error for error in self.type_errors if not error.implied]
        if self.syntax_errors:
            present = (error for error in type_errors if not error.missing)
            type_errors = [error for error in present if not str(error.path[0]).startswith(PLACEHOLDER)]
        return [*self.syntax_errors, *type_errors]

    def warnings(self) -> list[Problem]:
        """Return a warning for each place that only readers of TOML 1.1 understand."""
        from burnout_tui.toml.newer import newer_syntax

        return newer_syntax(self._text)

    def error(self, problems: Iterable[Problem]) -> DocumentError:
        """Return the exception for these problems, with their lines and columns."""
        return DocumentError(self._name, self.locate(problems))

    def locate(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems with their lines and columns, in the order of the document."""
        return sorted(self.placed(problems), key=lambda problem: (problem.line, problem.column))

    def placed(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems with their lines and columns, in the order in which they are given."""
        problems = list(problems)
        wanted = [problem.path for problem in problems if problem.path and not problem.line]
        if not wanted:
            return problems
        from burnout_tui.toml.locate import locate

        locations = locate(self._text, wanted)
        return [_located(problem, locations) for problem in problems]


def _located(problem: Problem, locations: "dict[KeyPath, Location]") -> Problem:
    if problem.line or not problem.path:
        return problem
    location = locations[problem.path]
    if isinstance(problem, TextProblem):
        line, column = location.position_of(problem.words, problem.count)
    else:
        line, column = location.key if problem.at_key else location.value
    return replace(problem, line=line, column=column)
