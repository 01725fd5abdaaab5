"""Find every place where values do not fit a schema. Import it only after msgspec has found an error, the first."""

import datetime
import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Any

from msgspec import Struct, inspect
from msgspec.structs import replace

from burnout_tui.errors import KeyPath, Problem, short
from burnout_tui.message import Message
from burnout_tui.suggest import Suggester, did_you_mean_this
from burnout_tui.toml.schema import Schema, StringFormat

_MAX_DIGITS = 40
_OTHER_TYPES: tuple[tuple[type, Callable[[object], Message]], ...] = (
    (float, lambda value: Message("the float {value}", value=value)),
    (datetime.datetime, lambda value: Message("the date and time {value}", value=value)),
    (datetime.date, lambda value: Message("the date {value}", value=value)),
    (datetime.time, lambda value: Message("the time {value}", value=value)),
)


class TypeProblem(Problem, frozen=True, kw_only=True):
    """A value, a missing key or an unknown key that does not fit the schema."""

    missing: str = ""
    """The key that is missing from the table at ``path``; empty if a value is wrong or a key unknown."""
    implied: bool = False
    """True if the missing key is there, misspelt, which is a problem of its own."""
    expected: inspect.Type | None = None
    """The type that the value should have; None for an unknown key."""
    found: Any = None
    """The wrong value, or the value of the unknown key; None if the key is missing."""

    @property
    def value_path(self) -> KeyPath:
        """The path of the value, even if it is missing."""
        return (*self.path, self.missing) if self.missing else self.path


def find_type_errors(values: dict[str, Any], schema: Schema) -> list[TypeProblem]:
    """Return every place where the values do not fit the schema's record."""
    return list(_Finder(schema).problems(_type_of(schema.record), values, ()))


@cache
def _type_of(record: type[Struct]) -> inspect.Type:
    """Return msgspec's description of a record, which takes longer to make than most files to compare with it."""
    return inspect.type_info(record)


def describe(value: object) -> Message:
    """Return a value in TOML's terms: ``the string "four"``, ``an array``."""
    if isinstance(value, bool):
        return Message("true") if value else Message("false")
    if isinstance(value, str):
        if not value.strip():
            return Message("a string of only spaces") if value else Message("an empty string")
        return Message("the string “{value}”", value=short(value))
    if isinstance(value, int):
        if abs(value) < 10**_MAX_DIGITS:
            return Message("the integer {value}", value=value)
        return Message("an integer with too many digits")
    if isinstance(value, dict):
        return Message("a table")
    if isinstance(value, list):
        of_tables = value and all(isinstance(item, dict) for item in value)
        return Message("an array of tables") if of_tables else Message("an array")
    return next(described for kind, described in _OTHER_TYPES if isinstance(value, kind))(value)


class _Finder:
    """Compares values with the types that msgspec describes, from the outermost table inwards."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._suggester = Suggester()
        self._finders: dict[type, Callable[[Any, Any, KeyPath], Iterator[TypeProblem]]] = {
            inspect.StructType: self._table,
            inspect.StrType: self._string,
            inspect.IntType: self._integer,
            inspect.BoolType: self._boolean,
            inspect.LiteralType: self._literal,
            inspect.VarTupleType: self._array,
            inspect.TupleType: self._fixed_array,
            inspect.UnionType: self._union,
        }

    def problems(self, expected: inspect.Type, value: Any, path: KeyPath) -> Iterator[TypeProblem]:
        yield from self._finders[type(expected)](expected, value, path)

    def _union(self, expected: inspect.UnionType, value: Any, path: KeyPath) -> Iterator[TypeProblem]:
        types = [kind for kind in expected.types if not isinstance(kind, inspect.NoneType)]
        table = next((kind for kind in types if isinstance(kind, inspect.StructType)), None)
        others = [kind for kind in types if not isinstance(kind, inspect.StructType)]
        arrays = [kind for kind in others if isinstance(kind, inspect.VarTupleType)]
        plain = [kind for kind in others if kind not in arrays]
        other = next(iter(arrays if arrays and (isinstance(value, list) or not plain) else plain), None)
        booleans = [kind for kind in others if isinstance(kind, inspect.BoolType)]
        strings = [kind for kind in others if isinstance(kind, inspect.StrType)]
        if booleans and strings:
            yield from self._boolean_or_string(strings[0], value, path, expected)
        elif table and (isinstance(value, dict) or not other):
            yield from self.problems(table, value, path)
        elif other and (isinstance(value, str) or not table):
            yield from self.problems(other, value, path)
        elif table:
            inline = self._schema.inline_tables.get(table.cls, Message("a table"))
            yield _wrong(Message("a string or {table}", table=inline), value, path, expected, _quoted(value))

    def _table(self, expected: inspect.StructType, value: Any, path: KeyPath) -> Iterator[TypeProblem]:
        if not isinstance(value, dict):
            hint = _write(f"[{path[0]}]") if isinstance(value, list) and len(path) == 1 else ""
            yield _wrong(Message("a table"), value, path, expected, hint)
            return
        fields = {field.encode_name: field for field in expected.fields}
        open_table = self._schema.open_tables.get(expected.cls)
        if open_table:
            del fields[open_table.field]
        own = {key for key in value if open_table and open_table.is_key(key)} - fields.keys()
        unknown = {key: self._hint(key, expected, fields) for key in value if key not in fields and key not in own}
        for name, field in fields.items():
            if field.required and name not in value:
                implied = did_you_mean_this(name) in unknown.values()
                yield replace(self._missing(name, path, field.type), implied=implied)
        for key, item in value.items():
            if known := fields.get(key):
                yield from self.problems(known.type, item, (*path, key))
            elif open_table and key in own:
                yield from self._string(inspect.StrType(pattern=open_table.pattern), item, (*path, key))
            else:
                message = Message("unknown key “{key}”{hint}", key=short(key), hint=unknown[key])
                yield TypeProblem(message=message, path=(*path, key), at_key=True, found=item, code="unknown-key")

    def _hint(self, key: str, expected: inspect.StructType, known: Collection[str]) -> str:
        """Return what to write instead of an unknown key."""
        meant = ""
        keys = Message("; the keys here are {keys}", keys=", ".join(known))
        if open_table := self._schema.open_tables.get(expected.cls):
            meant, chosen = did_you_mean_this(open_table.meant(key)), open_table.keys
            keys = Message("; the keys here are {chosen}, and {keys}", chosen=chosen, keys=", ".join(known))
        return meant or self._schema.right_place(expected.cls, key) or self._did_you_mean(key, known) or keys

    def _did_you_mean(self, word: str, known: Collection[str]) -> str:
        synonym = self._schema.synonym(word, known)
        return did_you_mean_this(synonym) or self._suggester.did_you_type(word, known)

    def _missing(self, name: str, path: KeyPath, expected: inspect.Type) -> TypeProblem:
        message = Message("the key “{key}” is missing", key=name)
        if path:
            return TypeProblem(message=message, path=path, missing=name, expected=expected, code="missing-key")
        if isinstance(expected, inspect.StructType):
            message = Message("the table [{key}] is missing", key=name)
        message = self._schema.missing.get(name, message)
        return TypeProblem(message=message, line=1, column=1, missing=name, expected=expected, code="missing-key")

    def _format(self, expected: inspect.StrType) -> StringFormat:
        return self._schema.string_format(expected.pattern)

    def _string(self, expected: inspect.StrType, value: Any, path: KeyPath) -> Iterator[TypeProblem]:
        format = self._format(expected)
        if not isinstance(value, str):
            yield _wrong(format.noun, value, path, expected, _quoted(value))
        elif expected.pattern and not re.search(expected.pattern, value):
            yield _wrong(format.description, value, path, expected, format.hint(value, self._suggester))

    def _integer(self, expected: inspect.IntType, value: Any, path: KeyPath) -> Iterator[TypeProblem]:
        if isinstance(value, bool) or not isinstance(value, int):
            bare = _bare_integer(value)
            hint = _write(bare) if bare else ""
            yield _wrong(Message("an integer"), value, path, expected, hint)
            return
        low, high = expected.ge, expected.le
        if (low is not None and value < low) or (high is not None and value > high):
            bounded = Message("an integer from {low} to {high}", low=low, high=high)
            yield _wrong(
                bounded if high is not None else Message("an integer of {low} or more", low=low), value, path, expected
            )

    def _boolean(self, expected: inspect.BoolType, value: Any, path: KeyPath) -> Iterator[TypeProblem]:
        if not isinstance(value, bool):
            yield _wrong(Message("true or false"), value, path, expected, _unquoted(value) or _meant_boolean(value))

    def _boolean_or_string(
        self, string: inspect.StrType, value: Any, path: KeyPath, expected: inspect.UnionType
    ) -> Iterator[TypeProblem]:
        if isinstance(value, str) and not _unquoted(value):
            yield from self._string(string, value, path)
        elif not isinstance(value, bool):
            expectation = Message("true, false or {string}", string=self._format(string).noun)
            yield _wrong(expectation, value, path, expected, _unquoted(value))

    def _literal(self, expected: inspect.LiteralType, value: Any, path: KeyPath) -> Iterator[TypeProblem]:
        if isinstance(value, str | int) and not isinstance(value, bool) and value in expected.values:
            return
        choices = [f'"{choice}"' if isinstance(choice, str) else str(choice) for choice in expected.values]
        hint = ""
        expectation = Message("one of {choices}", choices=", ".join(choices))
        if isinstance(value, str):
            strings = [choice for choice in expected.values if isinstance(choice, str)]
            hint = self._did_you_mean(value, strings)
        if (bare := _bare_integer(value)) in choices:
            hint = _write(bare)
        yield _wrong(expectation if len(choices) > 1 else choices[0], value, path, expected, hint)

    def _array(self, expected: inspect.VarTupleType, value: Any, path: KeyPath) -> Iterator[TypeProblem]:
        if not isinstance(value, list):
            hint = ""
            if isinstance(value, dict):
                header = ".".join(step for step in path if isinstance(step, str))
                of_tables = isinstance(expected.item_type, inspect.StructType)
                hint = _write(f"[[{header}]]") if of_tables else Message("; put it in square brackets")
            elif isinstance(value, str):
                hint = _write(f'["{short(value)}"]')
            yield _wrong(Message("an array"), value, path, expected, hint)
            return
        for index, item in enumerate(value):
            yield from self.problems(expected.item_type, item, (*path, index))
        if expected.min_length and len(value) < expected.min_length:
            least, found = expected.min_length, len(value)
            message = Message("expected at least {least} entries, found {found}", least=least, found=found)
            if least == 1:
                message = Message("expected at least one entry, found none")
            yield TypeProblem(message=message, path=path, expected=expected, found=value, code="wrong-value")

    def _fixed_array(self, expected: inspect.TupleType, value: Any, path: KeyPath) -> Iterator[TypeProblem]:
        items = {self._format(item).plural if isinstance(item, inspect.StrType) else "" for item in expected.item_types}
        named = (items.pop() if len(items) == 1 else "") or Message("values")
        array = Message("an array of {count} {values}", count=len(expected.item_types), values=named)
        if not isinstance(value, list):
            yield _wrong(array, value, path, expected)
        elif len(value) != len(expected.item_types):
            message = Message("expected {expectation}, found an array of {count}", expectation=array, count=len(value))
            yield TypeProblem(message=message, path=path, expected=expected, found=value, code="wrong-value")
        else:
            for index, (item_type, item) in enumerate(zip(expected.item_types, value, strict=True)):
                yield from self.problems(item_type, item, (*path, index))


def _wrong(expectation: str, value: Any, path: KeyPath, expected: inspect.Type, hint: str = "") -> TypeProblem:
    message = expected_message(expectation, describe(value), hint)
    return TypeProblem(message=message, path=path, expected=expected, found=value, code="wrong-value")


def expected_message(expectation: str, found: str, hint: str) -> Message:
    """Return the message for a value that is not as expected."""
    return Message("expected {expectation}, found {found}{hint}", expectation=expectation, found=found, hint=hint)


def _write(value: str) -> Message:
    return Message("; write {value}", value=value)


def _unquoted(value: object) -> str:
    """Return a hint to write a string such as "true" without its quotation marks."""
    bare = value.strip().lower() if isinstance(value, str) else ""
    return Message("; write {value} without quotation marks", value=bare) if bare in ("true", "false") else ""


def _meant_boolean(value: object) -> str:
    """Return a hint to write true or false for a word or a number that means one."""
    for meant, words in (("true", ("yes", "on", "oui", "1")), ("false", ("no", "off", "non", "0"))):
        if str(value).strip().lower() in words:
            return _write(meant)
    return ""


def _bare_integer(value: object) -> str:
    """Return the integer in a string or in a float such as 25.0, as text; empty if there is none."""
    bare = value.strip() if isinstance(value, str) else str(value).removesuffix(".0")
    return bare if re.fullmatch(r"0|[1-9][0-9]{0,8}", bare) else ""


def _quoted(value: object) -> str:
    """Return a hint to put an integer, a date or a time in quotation marks, where a string is expected."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**_MAX_DIGITS:
        return _write(f'"{value}"')
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return _write(f'"{value}"')
    if isinstance(value, datetime.time) and not value.second and not value.microsecond:
        return _write(f'"{value.hour}:{value.minute:02}"')
    return ""
