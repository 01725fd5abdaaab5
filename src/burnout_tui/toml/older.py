"""A TOML 1.1 document in the words of TOML 1.0, which is all that the grammar of the syntax tree knows."""

import re

from burnout_tui.toml.statements import TOKEN

_NEW_ESCAPE = re.compile(r"(\\(?:[^ex]|\Z))|\\[ex]", re.DOTALL)
_SHORT_TIME = re.compile(r"(?:\d{4}-\d\d-\d\d[Tt ])?\d\d:\d\d(?![:\d])(?:[Zz]|[+-]\d\d:\d\d)?", re.ASCII)


def older(document: str) -> str:
    """The document with the escapes and times that only TOML 1.1 has replaced by as many characters of TOML 1.0.

    Inline tables of several lines stay: the syntax tree has their keys and values in place, with errors around them.
    """
    return TOKEN.sub(_older, document)


def _older(token: re.Match[str]) -> str:
    text = token[0]
    if token.lastgroup == "string" and text[0] == '"':
        return _NEW_ESCAPE.sub(lambda escape: escape[1] or "\\t", text)
    return _SHORT_TIME.sub(lambda time: "1" * len(time[0]), text) if token.lastgroup == "rest" else text
