"""Make strings safe to show on a terminal."""

import re
from pathlib import Path
from typing import Any

from burnout_tui.visible import spell_out

_ESCAPE = re.compile(r"\\[bfreuUx]")
"""The escapes that can stand for a control character in a TOML document."""
_UNESCAPED = "".join(map(chr, (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))))
"""The unsafe characters that TOML allows without an escape."""
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def sanitize(text: str) -> str:
    r"""Return the text with every control character except ``\n`` and ``\t`` replaced by a symbol (␛).

    Line separators become spaces. C1 controls, characters that reverse the writing direction, and unpaired surrogates
    become U+FFFD.
    """
    return _UNSAFE.sub(_symbol, text)


def sanitize_line(text: str) -> str:
    r"""Return the text on one line: like ``sanitize``, with symbols for ``\n`` and ``\t`` too."""
    return sanitize(text).replace("\n", "\u240a").replace("\t", "\u2409")


def shown_path(path: Path) -> str:
    """Return a path as messages show it: safe on a terminal, and with the codes of characters that nobody sees."""
    return spell_out(sanitize_line(str(path)))


def _symbol(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return " " if code in (0x2028, 0x2029) else "\ufffd"


def sanitize_values(document: str, values: dict[str, Any]) -> dict[str, Any]:
    """Return a document's values, sanitized; the same object if a quick search finds nothing unsafe."""
    # One search for each character is faster than one regular expression for all of them.
    if _ESCAPE.search(document) or any(character in document for character in _UNESCAPED):
        return _sanitized(values)
    return values


def _sanitized(values: dict[str, Any]) -> dict[str, Any]:
    # A loop, because documents may be nested more deeply than Python can recurse.
    result: dict[str, Any] = {}
    pending: list[tuple[Any, Any]] = [(values, result)]

    def sanitized(value: Any) -> Any:
        if isinstance(value, dict | list):
            copy: Any = type(value)()
            pending.append((value, copy))
            return copy
        return sanitize(value) if isinstance(value, str) else value

    while pending:
        source, copy = pending.pop()
        if isinstance(source, dict):
            copy.update((sanitize(key), sanitized(value)) for key, value in source.items())
        else:
            copy.extend(map(sanitized, source))
    return result
