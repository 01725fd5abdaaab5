"""Every place where a document does not fit the model, in TOML's words.

msgspec stops at the first such place; this walk over its description of the types goes on. It is imported only for a
document that msgspec has refused.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct, inspect

from burnout_tui.errors import Problem, Step, short
from burnout_tui.film.model import Film
from burnout_tui.film.values import DATE_PATTERN, ID_PATTERN, NAME_PATTERN
from burnout_tui.toml.suggest import Suggester, slug

_LONGEST = 40
_SUBJECTS = ("fact", "character", "person", "work")
_KINDS: tuple[tuple[type, str], ...] = (
    (float, "float"),
    (datetime.datetime, "date and time"),
    (datetime.date, "date"),
    (datetime.time, "time"),
)

Path = tuple[Step, ...]


class Misfit(Problem, frozen=True, kw_only=True):
    """A place where the document does not fit the model."""

    missing: str = ""
    """The key that is absent from the table at the path; empty where something is there, and wrong."""
    expected: inspect.Type | None = None
    """What should stand there; None for an unknown key."""

    @property
    def place(self) -> Path:
        """Where the value is, or would be if it were not missing."""
        return (*self.path, self.missing) if self.missing else self.path


def explain(data: dict[str, Any], model: type[Struct] = Film) -> list[Misfit]:
    """All misfits of a parsed document with a model of strings, integers, booleans, arrays and tables."""
    return list(_Walk().misfits(inspect.type_info(model), data, ()))


def found(value: Any) -> str:
    """A value in TOML's words: ``the string "four"``, ``an array``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        if not value.strip():
            return "a string of spaces alone" if value else "an empty string"
        return f'the string "{short(value)}"'
    if isinstance(value, int):
        return f"the integer {value}" if abs(value) < 10**_LONGEST else "a very long integer"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "an array of tables" if value and all(isinstance(item, dict) for item in value) else "an array"
    return f"the {next(name for kind, name in _KINDS if isinstance(value, kind))} {value}"


class _Walk:
    """One walk over a document and the description of its types, side by side."""

    def __init__(self) -> None:
        self._suggest = Suggester()
        self._walks: dict[type, Callable[[Any, Any, Path], Iterator[Misfit]]] = {
            inspect.StructType: self._struct,
            inspect.StrType: self._text,
            inspect.IntType: self._integer,
            inspect.BoolType: self._boolean,
            inspect.LiteralType: self._literal,
            inspect.VarTupleType: self._array,
            inspect.TupleType: self._fixed,
            inspect.UnionType: self._union,
        }

    def misfits(self, expected: inspect.Type, value: Any, path: Path) -> Iterator[Misfit]:
        """Where the value does not fit what is expected."""
        if isinstance(expected, inspect.Metadata):
            expected = expected.type
        yield from self._walks[type(expected)](expected, value, path)

    def _union(self, expected: inspect.UnionType, value: Any, path: Path) -> Iterator[Misfit]:
        kinds = [kind for kind in expected.types if not isinstance(kind, inspect.NoneType)]
        table = next((kind for kind in kinds if isinstance(kind, inspect.StructType)), None)
        other = next((kind for kind in kinds if not isinstance(kind, inspect.StructType)), None)
        if table and (isinstance(value, dict) or not other):
            yield from self.misfits(table, value, path)
        elif other and (isinstance(value, str) or not table):
            yield from self.misfits(other, value, path)
        else:
            yield _wrong('a string or { en = "…", fr = "…" }', value, path, expected, _in_quotes(value))

    def _struct(self, expected: inspect.StructType, value: Any, path: Path) -> Iterator[Misfit]:
        if not isinstance(value, dict):
            hint = f"; write [{path[0]}]" if isinstance(value, list) and len(path) == 1 else ""
            yield _wrong("a table", value, path, expected, hint)
            return
        fields = {field.encode_name: field for field in expected.fields}
        for name, field in fields.items():
            if field.required and name not in value:
                yield _missing(name, path, field.type)
        for key, item in value.items():
            if known := fields.get(key):
                yield from self.misfits(known.type, item, (*path, key))
            else:
                hint = self._suggest.did_you_mean(key, fields) or f"; the keys here are {', '.join(fields)}"
                yield Misfit(message=f'unknown key "{short(key)}"{hint}', path=(*path, key), at_key=True)

    def _text(self, expected: inspect.StrType, value: Any, path: Path) -> Iterator[Misfit]:
        pattern = expected.pattern
        if not isinstance(value, str):
            what = "an id" if pattern == ID_PATTERN else "a string"
            yield _wrong(what, value, path, expected, _in_quotes(value))
        elif pattern and not re.search(pattern, value):
            hint = ""
            if pattern == ID_PATTERN:
                what = "an id of lower-case letters without accents, digits and single hyphens"
                hint = f'; did you mean "{slug(value)}"?' if slug(value) else ""
            elif pattern == NAME_PATTERN:
                what = "a text with at least one visible character"
            elif pattern == DATE_PATTERN:
                what = 'a date such as "2017", "2017-10" or "2017-10-11"'
            else:
                what = '"film" or a ref such as "fact:running-time", "character:…", "person:…" or "work:…"'
                name = value.partition(":")[2]
                hint = self._suggest.did_you_mean(value, [f"{kind}:{name}" for kind in _SUBJECTS]) if name else ""
            yield _wrong(what, value, path, expected, hint)

    def _integer(self, expected: inspect.IntType, value: Any, path: Path) -> Iterator[Misfit]:
        if isinstance(value, bool) or not isinstance(value, int):
            bare = value.strip() if isinstance(value, str) else str(value).removesuffix(".0")
            hint = f"; write {bare}" if re.fullmatch(r"0|[1-9][0-9]{0,8}", bare) else ""
            yield _wrong("an integer", value, path, expected, hint)
            return
        low, high = expected.ge, expected.le
        if (low is not None and value < low) or (high is not None and value > high):
            bounds = f"from {low} to {high}" if high is not None else f"of {low} or more"
            yield _wrong(f"an integer {bounds}", value, path, expected)

    def _boolean(self, expected: inspect.BoolType, value: Any, path: Path) -> Iterator[Misfit]:
        if not isinstance(value, bool):
            bare = value.strip().lower() if isinstance(value, str) else ""
            hint = f"; write {bare} without quotation marks" if bare in ("true", "false") else ""
            yield _wrong("true or false", value, path, expected, hint)

    def _literal(self, expected: inspect.LiteralType, value: Any, path: Path) -> Iterator[Misfit]:
        if isinstance(value, str | int) and not isinstance(value, bool) and value in expected.values:
            return
        known = [f'"{choice}"' if isinstance(choice, str) else str(choice) for choice in expected.values]
        hint = ""
        if isinstance(value, str):
            hint = self._suggest.did_you_mean(value, [choice for choice in expected.values if isinstance(choice, str)])
        yield _wrong(("one of " if len(known) > 1 else "") + ", ".join(known), value, path, expected, hint)

    def _array(self, expected: inspect.VarTupleType, value: Any, path: Path) -> Iterator[Misfit]:
        if not isinstance(value, list):
            hint = ""
            if isinstance(value, dict):
                header = ".".join(step for step in path if isinstance(step, str))
                record = isinstance(expected.item_type, inspect.StructType)
                hint = f"; write [[{header}]]" if record else "; put it in brackets"
            elif isinstance(value, str):
                hint = f'; write ["{short(value)}"]'
            yield _wrong("an array", value, path, expected, hint)
            return
        for index, entry in enumerate(value):
            yield from self.misfits(expected.item_type, entry, (*path, index))
        if expected.min_length and len(value) < expected.min_length:
            message = f"expected {expected.min_length} entries or more, found {len(value)}"
            yield Misfit(message=message, path=path, expected=expected)

    def _fixed(self, expected: inspect.TupleType, value: Any, path: Path) -> Iterator[Misfit]:
        count = len(expected.item_types)
        if not isinstance(value, list):
            yield _wrong(f"an array of {count} ids", value, path, expected)
        elif len(value) != count:
            message = f"expected an array of {count} ids, found an array of {len(value)}"
            yield Misfit(message=message, path=path, expected=expected)
        else:
            for index, (item, entry) in enumerate(zip(expected.item_types, value, strict=True)):
                yield from self.misfits(item, entry, (*path, index))


def _wrong(what: str, value: Any, path: Path, expected: inspect.Type, hint: str = "") -> Misfit:
    return Misfit(message=f"expected {what}, found {found(value)}{hint}", path=path, expected=expected)


def _missing(name: str, path: Path, expected: inspect.Type) -> Misfit:
    if path:
        return Misfit(message=f'the key "{name}" is missing', path=path, missing=name, expected=expected)
    what = "the table [film] is missing" if name == "film" else "format = 1 is missing; write it on the first line"
    return Misfit(message=what, line=1, column=1, missing=name, expected=expected)


def _in_quotes(value: Any) -> str:
    """What to write where a string is expected and a number or a date stands without quotation marks."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**_LONGEST:
        return f'; write "{value}"'
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return f'; write "{value}"'
    return ""
