"""A TOML 1.1 document in the words of TOML 1.0, which is all that the grammar of the syntax tree knows."""

import re

from burnout_tui.film.statements import TOKEN

_NEW_ESCAPE = re.compile(r"(\\(?:[^ex]|\Z))|\\[ex]", re.DOTALL)
_SHORT_TIME = re.compile(r"(?:\d{4}-\d\d-\d\d[Tt ])?\d\d:\d\d(?![:\d])(?:[Zz]|[+-]\d\d:\d\d)?", re.ASCII)


def older(document: str) -> str:
    """The document with what only TOML 1.1 has replaced by as many bytes, so that everything keeps its place.

    That is: inline tables of several lines, with comments or a last comma; two escapes; times without seconds.
    """
    parts: list[str] = []
    brackets: list[str] = []
    comma = -1
    for token in TOKEN.finditer(document):
        kind, text = token.lastgroup, token[0]
        in_table = brackets[-1:] == ["{"]
        if kind == "string" and text[0] == '"':
            text = _NEW_ESCAPE.sub(lambda escape: escape[1] or "\\t", text)
        elif kind == "bracket":
            if text in "[{":
                brackets.append(text)
            elif brackets:
                brackets.pop()
            if text == "}" and comma >= 0:
                parts[comma] = parts[comma][::-1].replace(",", " ", 1)[::-1]
        elif kind in ("comment", "end") and in_table:
            text = " " * len(text.encode())
        elif kind == "rest":
            text = _SHORT_TIME.sub(lambda time: "1" * len(time[0]), text)
        if kind not in ("comment", "end") and text.strip():
            comma = len(parts) if text.strip().endswith(",") and in_table else -1
        parts.append(text)
    return "".join(parts)
