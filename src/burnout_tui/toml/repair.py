"""Replace wrong values, so that the rest of a document can be checked in the same run."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from msgspec import inspect

from burnout_tui.errors import Problem
from burnout_tui.toml.schema import Schema
from burnout_tui.toml.type_errors import TypeProblem


def repair(values: dict[str, Any], errors: Iterable[TypeProblem], schema: Schema) -> None:
    """Change the values so that they fit the schema: replace wrong values, add missing ones, remove unknown keys."""
    for number, error in enumerate(errors):
        *parents, last = error.value_path
        parent: Any = values
        for step in parents:
            parent = parent[step]
        if error.expected is None:
            del parent[last]
        else:
            parent[last] = _replacement(error.expected, error.found, f"replacement-{number}", schema)


def unrelated(problems: Iterable[Problem], errors: Collection[TypeProblem]) -> Iterator[Problem]:
    """Yield the problems that do not concern a value that a type error made ``repair`` replace, or one around it."""
    replaced = {error.value_path for error in errors}
    around = {path[:length] for path in replaced for length in range(1, len(path))}
    for problem in problems:
        path = problem.path
        if path not in around and not any(path[:length] in replaced for length in range(1, len(path) + 1)):
            yield problem


def _replacement(expected: inspect.Type, found: object, unique: str, schema: Schema) -> Any:
    if isinstance(expected, inspect.UnionType):
        expected = expected.types[0]
    if isinstance(expected, inspect.StructType):
        required = [field for field in expected.fields if field.required]
        return {
            field.encode_name: _replacement(field.type, None, f"{unique}-{number}", schema)
            for number, field in enumerate(required)
        }
    if isinstance(expected, inspect.VarTupleType | inspect.TupleType):
        if isinstance(expected, inspect.TupleType):
            item_types = expected.item_types
        else:
            item_types = (expected.item_type,) * (expected.min_length or 0)
        return [_replacement(item, None, f"{unique}-{number}", schema) for number, item in enumerate(item_types)]
    if isinstance(expected, inspect.StrType):
        return schema.string_format(expected.pattern).replacement(found, unique)
    if isinstance(expected, inspect.LiteralType):
        return expected.values[0]
    return (expected.ge or 0) if isinstance(expected, inspect.IntType) else False
