"""Add records to the text of a film file, which stays as it is otherwise."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from burnout_tui.author.imports.additions import Records
from burnout_tui.author.imports.toml_text import inline, toml_text
from burnout_tui.toml.locate import locate
from burnout_tui.toml.statements import TOKEN

Remarks = Mapping[tuple[tuple[str, ...], str], str]
"""Comments on records, by the path of the list and the id."""


def with_records(document: str, records: Records, comment: str, remarks: Remarks = MappingProxyType({})) -> str:
    """Return a film file with more records: below a comment at its end, or in a list that is written in brackets.

    ``remarks`` are comments beside the names of those at the end.
    """
    below: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for path, record in records:
        below.setdefault(path, []).append(record)
    if not below:
        return document
    end = "\r\n" if "\r\n" in document else "\n"
    lists = {path: start for path in below if (start := _list_start(document, path)) is not None}
    for path, start in sorted(lists.items(), key=lambda item: -item[1]):
        document = _in_list(document, start, [inline(record) for record in below.pop(path)], end)
    added = "".join(f"\n{headed(path, record, remarks)}" for path, found in below.items() for record in found)
    if not added:
        return document
    if document and not document.endswith("\n"):
        document += end
    return document + f"\n# {comment}\n{added}".replace("\n", end)


def headed(path: tuple[str, ...], record: dict[str, Any], remarks: Remarks = MappingProxyType({})) -> str:
    """Return a record below its header, with a remark behind its name, which is in the third line."""
    values: Any = [record]
    for key in reversed(path):
        values = {key: values}
    text = toml_text(values).removeprefix(f"[{path[0]}]\n\n") if len(path) > 1 else toml_text(values)
    if remark := remarks.get((path, record.get("id", ""))):
        lines = text.split("\n")
        lines[2] += f"  # {remark}"
        text = "\n".join(lines)
    return text


def _list_start(document: str, path: tuple[str, ...]) -> int | None:
    """Return the offset of the bracket that opens the list of a path; None if the list has headers or is not there."""
    location = locate(document, [path])[path]
    offset = _offset(document, *location.value)
    if location.key == location.value or document[offset : offset + 1] != "[":
        return None
    return offset


def _offset(document: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = document.index("\n", start) + 1
    return start + column - 1


def _in_list(document: str, start: int, items: list[str], end: str) -> str:
    """Return the document with items at the end of the list that begins at an offset."""
    depth = 0
    last = ""
    for token in TOKEN.finditer(document, start):
        if token.lastgroup == "bracket":
            depth += 1 if token[0] in "[{" else -1
            if not depth:
                comma = "" if last in "[," else ","
                added = f"{comma}{end}  " + f",{end}  ".join(items) + end
                return document[: token.start()] + added + document[token.start() :]
        if token.lastgroup in ("bracket", "string") or (token.lastgroup == "other" and token[0].strip()):
            last = token[0].strip()[-1]
    return document
