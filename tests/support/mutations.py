"""Change one value in a film made of builtins."""

import re
from collections.abc import Iterator
from typing import Any

NOBODY = "no-such-id"
"""An id that the strategies never produce."""

ID_LISTS = ("directors", "people", "characters", "between", "sources")
ID_KEYS = ("person", "work", "by")

Keys = tuple[str | int, ...]


def refs_in(value: Any, at: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Yield each ref in a film of builtins: its path, and its value with a dangling ref instead."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from refs_in(item, (*at, key))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from refs_in(item, (*at, index))
    elif isinstance(value, str):
        names = [step for step in at if isinstance(step, str)]
        is_ref = names[-1] in (ID_LISTS if isinstance(at[-1], int) else ID_KEYS) or names == ["roles", "character"]
        if (is_ref and "reviews" not in names[:-1]) or names[-2:] == ["reviews", "sources"]:
            yield at, NOBODY
        elif names == ["disputes", "about"] and ":" in value:
            yield at, f"{value.partition(':')[0]}:{NOBODY}"
        for link in re.finditer(r"\[\[(?!date:|number:)(\w+:)([a-z0-9-]+)", value):
            yield at, f"{value[: link.start(2)]}{NOBODY}{value[link.end(2) :]}"


def changed(value: Any, at: Keys, new: str) -> Any:
    """Return a copy with another value at a path."""
    if not at:
        return new
    if isinstance(value, dict):
        return value | {at[0]: changed(value[at[0]], at[1:], new)}
    return [changed(item, at[1:], new) if index == at[0] else item for index, item in enumerate(value)]
