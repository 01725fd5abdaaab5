"""Every place where a document does not fit the model, in TOML's words.

msgspec stops at the first such place; this walk over its description of the types goes on. It is imported only for a
document that msgspec has refused.
"""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import inspect

from burnout_tui.errors import Problem, Step, short
from burnout_tui.film.model import DATE_PATTERN, ID_PATTERN, NAME_PATTERN, Film
from burnout_tui.film.suggest import did_you_mean

_LONGEST = 40

Path = tuple[Step, ...]


class Misfit(Problem, frozen=True, kw_only=True):
    """A place where the document does not fit the model."""

    missing: bool = False
    """Whether something is absent, rather than wrong."""


def explain(data: dict[str, Any]) -> list[Misfit]:
    """All misfits of a parsed document."""
    return list(_walk(inspect.type_info(Film), data, ()))


def found(value: Any) -> str:
    """A value in TOML's words: ``the string "four"``, ``an array``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'the string "{short(value)}"' if value else "an empty string"
    if isinstance(value, int):
        return f"the integer {value}" if abs(value) < 10**_LONGEST else "a very long integer"
    if isinstance(value, float):
        return f"the float {value}"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "an array of tables" if value and all(isinstance(item, dict) for item in value) else "an array"
    return f"the date or time {value}"


def _walk(expected: inspect.Type, value: Any, path: Path) -> Iterator[Misfit]:
    if isinstance(expected, inspect.Metadata):
        expected = expected.type
    if isinstance(expected, inspect.UnionType):
        yield from _union(expected, value, path)
        return
    walk = _WALKS.get(type(expected))
    if walk:
        yield from walk(expected, value, path)


def _union(expected: inspect.UnionType, value: Any, path: Path) -> Iterator[Misfit]:
    kinds = [kind for kind in expected.types if not isinstance(kind, inspect.NoneType)]
    table = next((kind for kind in kinds if isinstance(kind, inspect.StructType)), None)
    other = next((kind for kind in kinds if not isinstance(kind, inspect.StructType)), None)
    if table and (isinstance(value, dict) or not other):
        yield from _walk(table, value, path)
    elif other and (isinstance(value, str) or not table):
        yield from _walk(other, value, path)
    else:
        yield _wrong('a text: a string or { en = "…", fr = "…" }', value, path)


def _struct(expected: inspect.StructType, value: Any, path: Path) -> Iterator[Misfit]:
    if not isinstance(value, dict):
        yield _wrong("a table", value, path)
        return
    fields = {field.encode_name: field for field in expected.fields}
    for key, item in value.items():
        if field := fields.get(key):
            yield from _walk(field.type, item, (*path, key))
        else:
            hint = did_you_mean(key, list(fields)) or f"; the keys here are {', '.join(fields)}"
            yield Misfit(message=f'unknown key "{short(key)}"{hint}', path=(*path, key), at_key=True)
    for name, field in fields.items():
        if field.required and name not in value:
            yield Misfit(message=f'the key "{name}" is missing', path=path, missing=True)


def _text(expected: inspect.StrType, value: Any, path: Path) -> Iterator[Misfit]:
    pattern = expected.pattern
    if not isinstance(value, str):
        what = "an id" if pattern == ID_PATTERN else "a string"
        yield _wrong(what if not isinstance(value, dict) else "a plain string", value, path)
    elif pattern and not _matches(pattern, value):
        if pattern == ID_PATTERN:
            slug = _slug(value)
            hint = f'; did you mean "{slug}"?' if slug else ""
            yield _wrong("an id of lower-case letters, digits and hyphens", value, path, hint)
        elif pattern == NAME_PATTERN:
            yield _wrong("a text with at least one visible character", value, path)
        elif pattern == DATE_PATTERN:
            yield _wrong('a date such as "2017", "2017-10" or "2017-10-11"', value, path)
        else:
            yield _wrong(
                '"film" or a ref such as "fact:running-time", "character:…", "person:…" or "work:…"', value, path
            )


def _integer(expected: inspect.IntType, value: Any, path: Path) -> Iterator[Misfit]:
    if isinstance(value, bool) or not isinstance(value, int):
        yield _wrong("an integer", value, path)
        return
    low, high = expected.ge, expected.le
    if (low is not None and value < low) or (high is not None and value > high):
        bounds = f"from {low} to {high}" if high is not None else f"of {low} or more"
        yield _wrong(f"an integer {bounds}", value, path)


def _boolean(_: inspect.BoolType, value: Any, path: Path) -> Iterator[Misfit]:
    if not isinstance(value, bool):
        yield _wrong("true or false", value, path)


def _literal(expected: inspect.LiteralType, value: Any, path: Path) -> Iterator[Misfit]:
    if value in expected.values and not isinstance(value, bool | float):
        return
    known = [f'"{choice}"' if isinstance(choice, str) else str(choice) for choice in expected.values]
    hint = did_you_mean(value, [str(choice) for choice in expected.values]) if isinstance(value, str) else ""
    yield _wrong(("one of " if len(known) > 1 else "") + ", ".join(known), value, path, hint)


def _array(expected: inspect.VarTupleType, value: Any, path: Path) -> Iterator[Misfit]:
    if not isinstance(value, list):
        item = expected.item_type
        tables = isinstance(item, inspect.StructType) and isinstance(value, dict)
        hint = f"; write [[{'.'.join(str(step) for step in path if isinstance(step, str))}]]" if tables else ""
        yield _wrong("an array", value, path, hint)
        return
    for index, entry in enumerate(value):
        yield from _walk(expected.item_type, entry, (*path, index))
    if expected.min_length and len(value) < expected.min_length:
        yield Misfit(message=f"expected {expected.min_length} entries or more, found {len(value)}", path=path)


def _fixed(expected: inspect.TupleType, value: Any, path: Path) -> Iterator[Misfit]:
    if not isinstance(value, list):
        yield _wrong(f"an array of {len(expected.item_types)} ids", value, path)
    elif len(value) != len(expected.item_types):
        yield Misfit(
            message=f"expected an array of {len(expected.item_types)} ids, found one of {len(value)}", path=path
        )
    else:
        for index, (item, entry) in enumerate(zip(expected.item_types, value, strict=True)):
            yield from _walk(item, entry, (*path, index))


_WALKS: dict[type, Callable[[Any, Any, Path], Iterator[Misfit]]] = {
    inspect.StructType: _struct,
    inspect.StrType: _text,
    inspect.IntType: _integer,
    inspect.BoolType: _boolean,
    inspect.LiteralType: _literal,
    inspect.VarTupleType: _array,
    inspect.TupleType: _fixed,
}


def _wrong(expected: str, value: Any, path: Path, hint: str = "") -> Misfit:
    return Misfit(message=f"expected {expected}, found {found(value)}{hint}", path=path)


def _matches(pattern: str, value: str) -> bool:
    import re

    return re.search(pattern, value) is not None


def _slug(text: str) -> str:
    import re
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))[:_LONGEST]
