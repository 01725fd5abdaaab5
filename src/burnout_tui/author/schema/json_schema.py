"""Make the JSON Schema of the film file from the model that ``check`` uses.

It is in draft 4, which every editor knows. It demands no keys: taplo reports a missing one for each value of the table,
and ``check`` once. What depends on other records, such as ids, is left to ``check`` as well.
"""

import json
from typing import Any

from msgspec import Struct, inspect

from burnout_tui.author.schema.descriptions import Descriptions
from burnout_tui.film.kinds import record_kinds
from burnout_tui.film.languages import short_codes
from burnout_tui.film.record_base import Localized, Sourced
from burnout_tui.film.values import ART_PATTERN, KIND_PATTERN, NAME_PATTERN, RELATION_KINDS

_DRAFT = "http://json-schema.org/draft-04/schema#"
_VISIBLE = r"\S"
"""Stands for the pattern of visible characters, which JavaScript cannot express as shortly as Python."""


def schema_text() -> str:
    """Return the schema as JSON, with a line feed at the end."""
    return json.dumps(json_schema(), indent=2) + "\n"


def json_schema() -> dict[str, Any]:
    """Return the schema of a film file."""
    return _Maker(Descriptions.of_format()).film(record_kinds().film)


class _Maker:
    """Turns the types of records, as msgspec describes them, into schemas."""

    def __init__(self, descriptions: Descriptions) -> None:
        self._descriptions = descriptions

    def film(self, record: type[Struct]) -> dict[str, Any]:
        described = inspect.type_info(record)
        assert isinstance(described, inspect.StructType)
        return {
            "$schema": _DRAFT,
            "title": "A film file of burnout-tui",
            **self._table(described, ()),
            "definitions": {"text": {"type": "string", "pattern": _VISIBLE}, "texts": self._localized()},
        }

    def _table(self, record: inspect.StructType, path: tuple[str, ...]) -> dict[str, Any]:
        """Return the schema of a record; ``path`` is that of its table in the file."""
        properties: dict[str, Any] = {}
        # An editor offers them in this order.
        for field in sorted(record.fields, key=lambda field: field.name in Sourced.__struct_fields__):
            below = (*path, field.encode_name)
            description = self._descriptions.of_key(below)
            properties[field.encode_name] = {"description": description, **self._type(field.type, below)}
        required = [field.encode_name for field in record.fields if field.required and field.name != "id"]
        table: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": properties}
        # taplo inserts these keys where an author begins the table.
        return {**table, "x-taplo": {"initKeys": required}} if required else table

    def _localized(self) -> dict[str, Any]:
        """Return the schema of a text with a string for each language."""
        described = inspect.type_info(Localized)
        assert isinstance(described, inspect.StructType)
        table = self._table(described, ("text",))
        keys = {name: schema for name, schema in table["properties"].items() if name != "words"}
        languages = {
            code: {"description": f"The text in {name}.", "$ref": "#/definitions/text"}
            for code, name in (("en", "English"), ("fr", "French"))
        }
        others = "|".join(code for code in short_codes() if code not in languages)
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {**languages, **keys},
            "patternProperties": {f"^(?:{others}|[a-z]{{3}})$": {"$ref": "#/definitions/text"}},
        }

    def _type(self, kind: inspect.Type, path: tuple[str, ...]) -> dict[str, Any]:
        if isinstance(kind, inspect.Metadata):
            kind = kind.type
        match kind:
            case inspect.UnionType():
                return self._union(kind, path)
            case inspect.StructType():
                return {"$ref": "#/definitions/texts"} if kind.cls is Localized else self._table(kind, path)
            case inspect.VarTupleType():
                least = {"minItems": kind.min_length} if kind.min_length else {}
                return {"type": "array", "items": self._type(kind.item_type, path), **least}
            case inspect.TupleType():
                size = len(kind.item_types)
                items = self._type(kind.item_types[0], path)
                return {"type": "array", "items": items, "minItems": size, "maxItems": size}
            case inspect.LiteralType():
                return {"enum": list(kind.values)}
            case inspect.IntType():
                bounds = {"minimum": kind.ge, "maximum": kind.le}
                return {"type": "integer", **{name: bound for name, bound in bounds.items() if bound is not None}}
            case inspect.BoolType():
                return {"type": "boolean"}
            case inspect.StrType():
                return _string(kind.pattern)
        raise TypeError(kind)

    def _union(self, kind: inspect.UnionType, path: tuple[str, ...]) -> dict[str, Any]:
        types = [self._type(item, path) for item in kind.types if not isinstance(item, inspect.NoneType)]
        return types[0] if len(types) == 1 else {"anyOf": types}


def _string(pattern: str | None) -> dict[str, Any]:
    if pattern == NAME_PATTERN:
        return {"$ref": "#/definitions/text"}
    if pattern == KIND_PATTERN:
        return {"anyOf": [{"enum": list(RELATION_KINDS)}, {"type": "string", "pattern": _of_javascript(pattern)}]}
    if pattern is None:
        return {"type": "string"}
    return {"type": "string", "pattern": pattern if pattern == ART_PATTERN else _of_javascript(pattern)}


def _of_javascript(pattern: str) -> str:
    r"""Return a pattern as JavaScript writes it, where ``$`` has the meaning of ``\Z``."""
    return pattern.replace(r"\Z", "$")
