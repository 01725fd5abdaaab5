"""Where in a TOML document a key or a value stands.

A real syntax tree (tree-sitter) is asked, only for the paths that are wanted, once there is a problem to place.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tree_sitter import Language, Node, Parser
from tree_sitter_toml import language

from burnout_tui.errors import Step

Path = tuple[Step, ...]
Place = tuple[int, int]
"""Line and column, counted from 1; the column in characters."""


class Located(NamedTuple):
    """Where something stands in a document."""

    value: Place
    """The value, or the header of a table."""
    key: Place
    """Its key, or the same as the value where it has none of its own."""


def locate(document: str, wanted: Iterable[Path]) -> dict[Path, Located]:
    """The places of the wanted paths; a path that is not in the document gets the place of what it would be in."""
    wanted = set(wanted)
    prefixes = {path[:length] for path in wanted for length in range(len(path) + 1)}
    found = dict(_walk(document.encode(), prefixes))
    places = {}
    for path in wanted:
        known = path
        while known and known not in found:
            known = known[:-1]
        places[path] = found.get(known, Located((1, 1), (1, 1)))
    return places


def _walk(source: bytes, prefixes: set[Path]) -> Iterator[tuple[Path, Located]]:
    lines = source.split(b"\n")

    def place(node: Node) -> Place:
        row, column = node.start_point
        text = lines[row][:column] if row < len(lines) else b""
        return row + 1, len(text.decode(errors="replace")) + 1

    counts: dict[Path, int] = {}

    def header_path(keys: list[str], array: bool) -> Path:
        path: Path = ()
        for position, key in enumerate(keys):
            path += (key,)
            last = position == len(keys) - 1
            if last and array:
                counts[path] = counts.get(path, 0) + 1
            if path in counts:
                path += (counts[path] - 1,)
        return path

    root = Parser(Language(language())).parse(source).root_node
    pending: list[tuple[Node, Path]] = [(node, ()) for node in reversed(root.children)]
    while pending:
        node, at = pending.pop()
        if node.type in ("table", "table_array_element"):
            keys = [child for child in node.children if child.type.endswith("_key")]
            path = header_path([key for child in keys for key in _keys(child)], node.type != "table")
            if path in prefixes:
                yield path, Located(place(node), place(node))
                pending += [(child, path) for child in reversed(node.children) if child.type == "pair"]
        elif node.type == "pair":
            key, value = node.children[0], node.children[-1]
            path = at
            for name in _keys(key):
                path += (name,)
                if path not in prefixes:
                    break
                yield path, Located(place(value), place(key))
            else:
                pending.append((value, path))
        elif node.type == "inline_table":
            pending += [(child, at) for child in reversed(node.children) if child.type == "pair"]
        elif node.type == "array":
            items = [child for child in node.children if child.is_named and child.type != "comment"]
            for index, item in enumerate(items):
                if (path := (*at, index)) in prefixes:
                    yield path, Located(place(item), place(item))
                    pending.append((item, path))


def _keys(node: Node) -> list[str]:
    """The parts of a key, dotted or not. A dotted key is nested to the left, as deep as it has parts."""
    keys: list[str] = []
    pending = [node]
    while pending:
        part = pending.pop()
        if part.type == "dotted_key":
            pending += [child for child in part.children if child.is_named]
        else:
            keys.append(_key(part))
    return keys[::-1]


def _key(node: Node) -> str:
    text = (node.text or b"").decode(errors="replace")
    if node.type != "quoted_key":
        return text
    from tomli import TOMLDecodeError, loads

    try:
        return next(iter(loads(f"{text} = 0")))
    except TOMLDecodeError:
        return text[1:-1]
