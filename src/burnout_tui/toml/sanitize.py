"""Strings that can do no harm on a terminal."""

import re
from typing import Any

_ESCAPE = re.compile(r"\\[bfreuUx]")
"""How a TOML document writes a character, control characters too, that does not stand in it."""
_RAW = "".join(map(chr, (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))))
"""The characters to be cleaned that TOML allows in a document as they are."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def sanitize(text: str) -> str:
    r"""The text with every control character but ``\n`` and ``\t`` shown as a sign (␛), never sent.

    Line separators become spaces; C1 controls, the marks that reverse the direction of writing, and halves of surrogate
    pairs become U+FFFD.
    """
    return _CONTROL.sub(_sign, text)


def sanitize_line(text: str) -> str:
    r"""The text on one line, with ``\n`` and ``\t`` shown as signs too: for the names of files."""
    return sanitize(text).replace("\n", "\u240a").replace("\t", "\u2409")


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return " " if code in (0x2028, 0x2029) else "\ufffd"


def sanitize_values(document: str, data: dict[str, Any]) -> dict[str, Any]:
    """The values of a parsed document, with all strings in them cleaned in place.

    The document's source is looked at first, because nearly every file needs nothing and this costs a tenth as much.
    """
    # Looking for the characters one by one is twice as quick as one regular expression for all of them.
    if _ESCAPE.search(document) or any(character in document for character in _RAW):
        _clean_all(data)
    return data


def _clean_all(data: dict[str, Any]) -> None:
    """Clean all strings, in place. A document can be nested more deeply than functions can call each other."""
    pending: list[dict[Any, Any] | list[Any]] = [data]
    while pending:
        holder = pending.pop()
        if isinstance(holder, dict):
            entries: list[tuple[Any, Any]] = [(sanitize(key), value) for key, value in holder.items()]
            holder.clear()
        else:
            entries = list(enumerate(holder))
        for key, value in entries:
            holder[key] = sanitize(value) if isinstance(value, str) else value
            if isinstance(value, dict | list):
                pending.append(value)
