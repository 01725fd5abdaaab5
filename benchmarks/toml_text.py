"""Write records as TOML."""

import json
from collections.abc import Mapping, Sequence

Value = str | int | bool | Mapping[str, "Value"] | Sequence["Value"]
"""A value in TOML: a string, an integer, a boolean, an inline table, or an array."""


def both(en: str, fr: str) -> Mapping[str, Value]:
    """Return a text in both languages."""
    return {"en": en, "fr": fr}


def value(of: Value) -> str:
    """Return a value as TOML. JSON strings are valid TOML strings."""
    if isinstance(of, int | str):
        return json.dumps(of, ensure_ascii=False)
    if isinstance(of, Mapping):
        return "{ " + ", ".join(f"{key} = {value(item)}" for key, item in of.items()) + " }"
    return "[" + ", ".join(map(value, of)) + "]"


def record(header: str, **fields: Value | None) -> str:
    """Return a table with its keys. Keys whose value is None are left out."""
    lines = [f"{key} = {value(item)}" for key, item in fields.items() if item is not None]
    return "\n".join([header, *lines, ""])
