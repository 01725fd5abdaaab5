"""Find the line and column of keys and values in a TOML document, in a syntax tree (tree-sitter)."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tree_sitter import Language, Node, Parser, Tree
from tree_sitter_toml import language

from burnout_tui.errors import KeyPath
from burnout_tui.toml.sanitize import sanitize
from burnout_tui.toml.statements import TOKEN

Position = tuple[int, int]
"""Line and column, counted from 1; the column in characters."""

_TOML_1_1_ESCAPE = re.compile(r"(\\(?:[^ex]|\Z))|\\[ex]", re.DOTALL)
_TIME_WITHOUT_SECONDS = re.compile(r"(?:\d{4}-\d\d-\d\d[Tt ])?\d\d:\d\d(?![:\d])(?:[Zz]|[+-]\d\d:\d\d)?", re.ASCII)


@dataclass(frozen=True)
class Location:
    """The positions of one key and its value."""

    value: Position
    """The value's first character, or the header of a table."""
    key: Position
    """The key's first character; the same as ``value`` for items of an array and tables with a header."""
    source: str = ""
    """The value's source text if it is a string."""
    _found: dict[str, list[Position]] = field(default_factory=dict, compare=False)

    def position_of(self, words: str, count: int) -> Position:
        """Return the position of words in the string after skipping ``count`` equal ones; the string's if not found."""
        if words not in self._found:
            self._found[words] = list(self._positions(words))
        positions = self._found[words]
        return positions[count] if count < len(positions) else self.value

    def _positions(self, words: str) -> Iterator[Position]:
        line, column = self.value
        line_start = 1 - column
        read = 0
        for match in re.finditer(re.escape(words), self.source):
            start = match.start()
            if line_feeds := self.source.count("\n", read, start):
                line += line_feeds
                line_start = self.source.rindex("\n", 0, start) + 1
            read = start
            yield line, start - line_start + 1


def locate(document: str, paths: Iterable[KeyPath]) -> dict[KeyPath, Location]:
    """Return the locations of the paths; for a path that is not in the document, that of its nearest parent."""
    wanted = set(paths)
    prefixes = {path[:length] for path in wanted for length in range(len(path) + 1)}
    source = document.encode()
    tree = _parse(source)
    if tree.root_node.has_error:
        tree = _parse(as_toml_1_0(document).encode())
    explicit: dict[KeyPath, Location] = {}
    implied: dict[KeyPath, Location] = {}
    for path, location, is_explicit in _Locator(source, tree, prefixes).locations():
        if is_explicit:
            explicit[path] = location
        else:
            implied.setdefault(path, location)
    locations = {}
    for path in wanted:
        known = path
        while known and known not in explicit and known not in implied:
            known = known[:-1]
        locations[path] = explicit.get(known) or implied.get(known) or Location((1, 1), (1, 1))
    return locations


def as_toml_1_0(document: str) -> str:
    """Return the document with the escapes and times of TOML 1.1 replaced by TOML 1.0 of the same length.

    The grammar of the syntax tree is TOML 1.0. Inline tables with line breaks are not replaced: the tree has errors
    around them, but every key and value has its place in it.
    """
    return TOKEN.sub(_token_as_toml_1_0, document)


def _token_as_toml_1_0(token: re.Match[str]) -> str:
    text = token[0]
    if token.lastgroup == "string" and text[0] == '"':
        return _TOML_1_1_ESCAPE.sub(lambda escape: escape[1] or "\\t", text)
    if token.lastgroup == "other":
        return _TIME_WITHOUT_SECONDS.sub(lambda time: "1" * len(time[0]), text)
    return text


def _parse(source: bytes) -> Tree:
    return Parser(Language(language())).parse(source)


class _Locator:
    """Walks a syntax tree and yields the locations of some paths."""

    def __init__(self, source: bytes, tree: Tree, prefixes: set[KeyPath]) -> None:
        self._source = source
        self._line_starts = [0, *(feed.end() for feed in re.finditer(b"\n", source))]
        self._prefixes = prefixes
        self._max_length = max(map(len, prefixes))
        self._array_lengths: dict[KeyPath, int] = {}
        self._pending: list[tuple[Node, KeyPath]] = [(node, ()) for node in reversed(tree.root_node.children)]

    def locations(self) -> Iterator[tuple[KeyPath, Location, bool]]:
        """Yield each path with its location; the flag is False for tables that only a longer header or key implies."""
        while self._pending:
            node, parent = self._pending.pop()
            if node.type in ("table", "table_array_element"):
                yield from self._header(node)
            elif node.type == "pair":
                yield from self._pair(node, parent)
            elif node.type == "inline_table":
                self._pending += _pairs(node, parent)
            elif node.type == "array":
                yield from self._items(node, parent)

    def _header(self, node: Node) -> Iterator[tuple[KeyPath, Location, bool]]:
        names = [name for child in node.children if child.type.endswith("_key") for name in self._names(child)]
        is_array = node.type != "table" and len(names) <= self._max_length
        path: KeyPath = ()
        for number, name in enumerate(names[: self._max_length + 1], 1):
            path += (name,)
            if is_array and number == len(names):
                self._array_lengths[path] = self._array_lengths.get(path, 0) + 1
            if path in self._array_lengths:
                path += (self._array_lengths[path] - 1,)
        for length in range(1, len(path) + 1):
            if path[:length] in self._prefixes:
                yield path[:length], self._location(node, node), length == len(path)
        if path in self._prefixes:
            self._pending += _pairs(node, path)

    def _pair(self, node: Node, path: KeyPath) -> Iterator[tuple[KeyPath, Location, bool]]:
        key, value = _named_children(node)
        names = self._names(key)
        for number, name in enumerate(names, 1):
            path += (name,)
            if path not in self._prefixes:
                return
            is_last = number == len(names)
            yield path, self._location(value if is_last else key, key), is_last
        self._pending.append((value, path))

    def _items(self, node: Node, parent: KeyPath) -> Iterator[tuple[KeyPath, Location, bool]]:
        for index, item in enumerate(_named_children(node)):
            if (path := (*parent, index)) in self._prefixes:
                yield path, self._location(item, item), True
                self._pending.append((item, path))

    def _names(self, key: Node) -> list[str]:
        return [_key_name(self._text(part)) for part in _key_parts(key)]

    def _location(self, value: Node, key: Node) -> Location:
        source = self._text(value) if value.type == "string" else ""
        return Location(self._position(value), self._position(key), source)

    def _text(self, node: Node) -> str:
        return self._source[node.start_byte : node.end_byte].decode()

    def _position(self, node: Node) -> Position:
        line = bisect_right(self._line_starts, node.start_byte)
        before = self._source[self._line_starts[line - 1] : node.start_byte]
        return line, len(before.decode()) + 1


def _named_children(node: Node) -> list[Node]:
    return [child for child in node.children if child.is_named and child.type not in ("comment", "ERROR")]


def _pairs(node: Node, parent: KeyPath) -> list[tuple[Node, KeyPath]]:
    return [(child, parent) for child in reversed(node.children) if child.type == "pair"]


def _key_parts(node: Node) -> list[Node]:
    """Return the parts of a dotted key. Its nodes are nested to the left, as deeply as it has parts."""
    parts: list[Node] = []
    pending = [node]
    while pending:
        part = pending.pop()
        if part.type == "dotted_key":
            pending += _named_children(part)
        else:
            parts.append(part)
    return parts[::-1]


def _key_name(text: str) -> str:
    if text[0] not in "\"'":
        return text
    from tomli import TOMLDecodeError, loads

    try:
        return sanitize(next(iter(loads(f"{text} = 0"))))
    except TOMLDecodeError:
        return text[1:-1]
