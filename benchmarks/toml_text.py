"""Records as TOML writes them."""

import json
from collections.abc import Mapping, Sequence

Value = str | int | bool | Mapping[str, "Value"] | Sequence["Value"]
"""What a key can have: a string, a number, yes or no, an inline table, an array."""


def both(en: str, fr: str) -> Mapping[str, Value]:
    """A text in both languages."""
    return {"en": en, "fr": fr}


def value(of: Value) -> str:
    """A value as TOML writes it; JSON's strings are TOML's too."""
    if isinstance(of, int | str):
        return json.dumps(of, ensure_ascii=False)
    if isinstance(of, Mapping):
        return "{ " + ", ".join(f"{key} = {value(item)}" for key, item in of.items()) + " }"
    return "[" + ", ".join(map(value, of)) + "]"


def record(header: str, **fields: Value | None) -> str:
    """A header and its keys; those without a value are left out."""
    lines = [f"{key} = {value(item)}" for key, item in fields.items() if item is not None]
    return "\n".join([header, *lines, ""])
