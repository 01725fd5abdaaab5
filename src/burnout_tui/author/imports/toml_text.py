"""Write the values of a film file as TOML, in the style of the films that come with the program."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_WIDTH = 120
"""Columns of a line; tables and arrays that are longer are written on several lines, where TOML 1.0 allows it."""
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")
_ESCAPES = {'"': r"\"", "\\": r"\\", "\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r"}
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_NOT_IN_LINES = re.compile(r'"""|"\Z|[\\\x00-\x08\x0b-\x1f\x7f]')


def toml_text(values: Mapping[str, Any]) -> str:
    """Return values as a TOML document: plain keys first, then a header for each table and record."""
    return "\n".join(_table(values, ())).strip("\n") + "\n"


def inline(value: Any) -> str:
    """Return a value on one line."""
    if isinstance(value, str):
        return f'"{_ESCAPED.sub(_escape, value)}"'
    if isinstance(value, dict):
        pairs = ", ".join(f"{_key(key)} = {inline(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(inline, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _table(values: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    below: list[tuple[str, Any]] = []
    for key, value in values.items():
        if _is_list_of_records(value) or (not path and isinstance(value, dict)):
            below.append((key, value))
        else:
            yield from _statement(_key(key), value)
    for key, value in below:
        inner = (*path, key)
        header = ".".join(map(_key, inner))
        for record in value if isinstance(value, list | tuple) else [value]:
            yield ""
            yield f"[[{header}]]" if isinstance(value, list | tuple) else f"[{header}]"
            yield from _table(record, inner)


def _statement(key: str, value: Any) -> Iterator[str]:
    """Yield the lines of a key, as it is written, with its value. A table of long texts has a line for each key."""
    if isinstance(value, str):
        yield f"{key} = {_text(value)}"
        return
    written = f"{key} = {inline(value)}"
    if isinstance(value, dict) and (len(written) > _WIDTH or any("\n" in str(item) for item in value.values())):
        for inner, item in value.items():
            yield from _statement(f"{key}.{_key(inner)}", item)
    elif isinstance(value, list | tuple) and len(written) > _WIDTH:
        yield f"{key} = ["
        yield from (f"  {inline(item)}," for item in value)
        yield "]"
    else:
        yield written


def _text(text: str) -> str:
    """Return a string; one of several paragraphs between three quotation marks, if it needs no escapes there."""
    if "\n" in text and not _NOT_IN_LINES.search(text):
        return f'"""\n{text}"""'
    return inline(text)


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(item, dict) and item for item in value)


def _key(key: str) -> str:
    return key if _BARE_KEY.match(key) else inline(key)


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"
