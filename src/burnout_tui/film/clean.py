"""Strings that can do no harm on a terminal."""

import re
from typing import Any

_SUSPECT = re.compile("\\\\[bfreuUx]|[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What a TOML document must contain for one of its strings to hold a control character."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    r"""The text with every control character but ``\n`` and ``\t`` shown as a sign (␛), never sent.

    Line separators become spaces; C1 controls and the marks that reverse the direction of writing become U+FFFD.
    """
    return _CONTROL.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return " " if code in (0x2028, 0x2029) else "\ufffd"


def clean_document(document: str, data: dict[str, Any]) -> dict[str, Any]:
    """The values of a parsed document with all their strings cleaned; the same object where there is nothing to clean.

    The document's source is looked at first, because nearly every file needs nothing and this costs a tenth as much.
    """
    return _cleaned(data) if _SUSPECT.search(document) else data


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(item) for key, item in value.items()}
    return value
