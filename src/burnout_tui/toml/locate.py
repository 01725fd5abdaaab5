"""Where in a TOML document a key or a value stands.

A real syntax tree (tree-sitter) is asked, only for the paths that are wanted, once there is a problem to place.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tree_sitter import Language, Node, Parser, Tree
from tree_sitter_toml import language

from burnout_tui.errors import Step
from burnout_tui.toml.older import older
from burnout_tui.toml.sanitize import sanitize

Path = tuple[Step, ...]
Place = tuple[int, int]
"""Line and column, counted from 1; the column in characters."""


@dataclass(frozen=True)
class Located:
    """Where something stands in a document."""

    value: Place
    """The value, or the header of a table."""
    key: Place
    """Its key, or the same as the value where it has none of its own."""
    source: str = ""
    """What is written there, from the value's first character to its last; only for strings."""
    _found: dict[str, list[Place]] = field(default_factory=dict, compare=False)

    def within(self, words: str, count: int = 0) -> Place:
        """The place of words in the string, or of the string where they are not written like that.

        ``count`` tells how many of the same words to pass over.
        """
        if words not in self._found:
            self._found[words] = list(self._places(words))
        places = self._found[words]
        return places[count] if count < len(places) else self.value

    def _places(self, words: str) -> Iterator[Place]:
        line, column = self.value
        line_start = 1 - column
        read = 0
        for match in re.finditer(re.escape(words), self.source):
            start = match.start()
            if feeds := self.source.count("\n", read, start):
                line += feeds
                line_start = self.source.rindex("\n", 0, start) + 1
            read = start
            yield line, start - line_start + 1


def locate(document: str, wanted: Iterable[Path]) -> dict[Path, Located]:
    """The places of the wanted paths; a path that is not in the document gets the place of what it would be in."""
    wanted = set(wanted)
    prefixes = {path[:length] for path in wanted for length in range(len(path) + 1)}
    source = document.encode()
    tree = _parsed(source)
    if tree.root_node.has_error:
        tree = _parsed(older(document).encode())
    found: dict[Path, Located] = {}
    implied: dict[Path, Located] = {}
    for path, located, written in _Walk(source, tree, prefixes).places():
        if written:
            found[path] = located
        else:
            implied.setdefault(path, located)
    places = {}
    for path in wanted:
        known = path
        while known and known not in found and known not in implied:
            known = known[:-1]
        places[path] = found.get(known) or implied.get(known) or Located((1, 1), (1, 1))
    return places


def _parsed(source: bytes) -> Tree:
    return Parser(Language(language())).parse(source)


class _Walk:
    """A walk over a syntax tree to the places of some paths."""

    def __init__(self, source: bytes, tree: Tree, prefixes: set[Path]) -> None:
        self._source = source
        self._line_starts = [0, *(feed.end() for feed in re.finditer(b"\n", source))]
        self._prefixes = prefixes
        self._longest = max(map(len, prefixes))
        self._counts: dict[Path, int] = {}
        self._pending: list[tuple[Node, Path]] = [(node, ()) for node in reversed(tree.root_node.children)]

    def places(self) -> Iterator[tuple[Path, Located, bool]]:
        """The places of the prefixes, and whether each is written or only implied by what it contains."""
        while self._pending:
            node, at = self._pending.pop()
            if node.type in ("table", "table_array_element"):
                yield from self._header(node)
            elif node.type == "pair":
                yield from self._pair(node, at)
            elif node.type == "inline_table":
                self._pending += _pairs(node, at)
            elif node.type == "array":
                yield from self._items(node, at)

    def _header(self, node: Node) -> Iterator[tuple[Path, Located, bool]]:
        names = [name for child in node.children if child.type.endswith("_key") for name in self._names(child)]
        array = node.type != "table" and len(names) <= self._longest
        path: Path = ()
        for position, name in enumerate(names[: self._longest + 1], 1):
            path += (name,)
            if array and position == len(names):
                self._counts[path] = self._counts.get(path, 0) + 1
            if path in self._counts:
                path += (self._counts[path] - 1,)
        for length in range(1, len(path) + 1):
            if path[:length] in self._prefixes:
                yield path[:length], self._located(node, node), length == len(path)
        if path in self._prefixes:
            self._pending += _pairs(node, path)

    def _pair(self, node: Node, at: Path) -> Iterator[tuple[Path, Located, bool]]:
        key, value = _named(node)
        names = self._names(key)
        for position, name in enumerate(names, 1):
            at += (name,)
            if at not in self._prefixes:
                return
            whole = position == len(names)
            yield at, self._located(value if whole else key, key), whole
        self._pending.append((value, at))

    def _items(self, node: Node, at: Path) -> Iterator[tuple[Path, Located, bool]]:
        for index, item in enumerate(_named(node)):
            if (path := (*at, index)) in self._prefixes:
                yield path, self._located(item, item), True
                self._pending.append((item, path))

    def _names(self, key: Node) -> list[str]:
        return [_key(self._written(part)) for part in _parts(key)]

    def _located(self, value: Node, key: Node) -> Located:
        return Located(self._place(value), self._place(key), self._written(value) if value.type == "string" else "")

    def _written(self, node: Node) -> str:
        return self._source[node.start_byte : node.end_byte].decode(errors="replace")

    def _place(self, node: Node) -> Place:
        line = bisect_right(self._line_starts, node.start_byte)
        before = self._source[self._line_starts[line - 1] : node.start_byte]
        return line, len(before.decode(errors="replace")) + 1


def _named(node: Node) -> list[Node]:
    return [child for child in node.children if child.is_named and child.type not in ("comment", "ERROR")]


def _pairs(node: Node, at: Path) -> list[tuple[Node, Path]]:
    return [(child, at) for child in reversed(node.children) if child.type == "pair"]


def _parts(node: Node) -> list[Node]:
    """The parts of a key, dotted or not. A dotted key is nested to the left, as deep as it has parts."""
    parts: list[Node] = []
    pending = [node]
    while pending:
        part = pending.pop()
        if part.type == "dotted_key":
            pending += _named(part)
        else:
            parts.append(part)
    return parts[::-1]


def _key(written: str) -> str:
    if written[0] not in "\"'":
        return written
    from tomli import TOMLDecodeError, loads

    try:
        return sanitize(next(iter(loads(f"{written} = 0"))))
    except TOMLDecodeError:
        return written[1:-1]
