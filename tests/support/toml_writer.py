"""A small TOML writer, for every style in which a film file may be written."""

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from burnout_tui.film.model import Film


class Style(NamedTuple):
    """A way to write TOML."""

    escaped: bool = False
    """True if characters beyond ASCII are written as escapes."""
    literal: bool = False
    """True if strings are written between apostrophes when possible."""
    on_lines: bool = False
    """True if a string with line feeds is written on several lines."""
    inline: bool = False
    """True if arrays of records are inline."""
    end: str = "\n"
    """The end of each line."""


PLAIN = Style()
"""The default style, with one statement on each line."""


def toml(film: Film, style: Style = PLAIN) -> str:
    """Return the film as a TOML document."""
    return document(as_written(msgspec.to_builtins(film)), style)


def as_written(value: Any) -> Any:
    """Return values of records with a key for each language of a text."""
    if isinstance(value, list | tuple):
        return [as_written(item) for item in value]
    if not isinstance(value, dict):
        return value
    written = {key: as_written(item) for key, item in value.items() if key != "words"}
    return {**dict(value.get("words", ())), **written}


def document(film: Mapping[str, Any], style: Style = PLAIN) -> str:
    """Return a film of builtin tables and arrays as a TOML document. Values of None are left out."""
    return "".join(line + style.end for line in _lines(film, "", style))


def _lines(table: Mapping[str, Any], header: str, style: Style) -> list[str]:
    lines: list[str] = []
    below: list[str] = []
    for key, value in table.items():
        name = f"{header}.{key}" if header else key
        if key == "film" and not header:
            below += ["", f"[{name}]", *_lines(value, name, style)]
        elif not style.inline and _is_list_of_tables(value):
            for item in value:
                below += ["", f"[[{name}]]", *_lines(item, name, style)]
        elif value is not None:
            lines.append(f"{key} = {_value(value, style)}")
    return lines + below


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(item, dict) for item in value)


def _value(value: Any, style: Style) -> str:
    if isinstance(value, str):
        return _string(value, style)
    if isinstance(value, dict):
        pairs = ", ".join(f"{key} = {_value(item, style)}" for key, item in value.items() if item is not None)
        return f"{{ {pairs} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(item, style) for item in value)}]"
    return str(value).lower()


def _string(text: str, style: Style) -> str:
    if style.literal and not re.search(r"['\n\t]", text):
        return f"'{text}'"
    if style.escaped:
        # JSON writes characters beyond 16 bits as two surrogates, which TOML does not allow.
        return re.sub(r"(?<!\\)((?:\\\\)*)\\u(d[89ab]..)\\u(d[c-f]..)", _whole, json.dumps(text))
    quoted = json.dumps(text, ensure_ascii=False)
    if style.on_lines and "\n" in text:
        lines = re.sub(r"(?<!\\)((?:\\\\)*)\\n", rf"\1{style.end}", quoted[1:-1])
        return f'"""{style.end}{lines}"""'
    return quoted


def _whole(halves: re.Match[str]) -> str:
    high, low = int(halves[2], 16), int(halves[3], 16)
    return f"{halves[1]}\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"
