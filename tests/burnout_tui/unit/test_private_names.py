"""The private names of Textual, Rich and asyncssh that the three packages use, against tests/data/private_names.toml.

A private name can change with any release of its library. So each one is listed with a reason and with the test that
fails first when it changes.
"""

import ast
import importlib
import inspect
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.support.paths import ROOT

pytestmark = pytest.mark.slow

LIBRARIES = ("textual", "rich", "asyncssh")
PACKAGES = ("burnout_tui", "textual_ssh", "textual_wire")
SOURCE = ROOT / "src"
TABLE = ROOT / "tests" / "data" / "private_names.toml"
_PRIVATE = re.compile(r"\b_[A-Za-z]\w*\b")
_NAMED_TUPLE = {"_replace", "_asdict", "_fields", "_make", "_field_defaults"}
"""Public names of named tuples, in spite of the underscore."""
_OWNERS = ("self", "cls")


class Use(NamedTuple):
    """A private name in a file."""

    file: str
    name: str


def is_private(name: str) -> bool:
    """Return True for a name with one underscore in front."""
    return name.startswith("_") and not name.startswith("__") and len(name) > 1 and name not in _NAMED_TUPLE


@cache
def library_names() -> frozenset[str]:
    """Return every private name in the sources of the libraries."""
    found: set[str] = set()
    for library in LIBRARIES:
        spec = find_spec(library)
        assert spec and spec.submodule_search_locations
        for folder in spec.submodule_search_locations:
            for file in Path(folder).rglob("*.py"):
                found.update(_PRIVATE.findall(file.read_text(encoding="utf-8")))
    return frozenset(filter(is_private, found))


@cache
def names_of(base: type) -> frozenset[str]:
    """Return the private names that a class of a library defines, on the class or on its instances."""
    on_instances = re.findall(r"\bself\.(_[A-Za-z]\w*)(?::[^=\n]+)?\s*=[^=]", inspect.getsource(base))
    return frozenset(filter(is_private, (*vars(base), *on_instances)))


def inherited_names(cls: type) -> frozenset[str]:
    """Return the private names that a class inherits from the libraries."""
    bases = [base for base in cls.__mro__ if base.__module__.partition(".")[0] in LIBRARIES]
    return frozenset().union(*map(names_of, bases))


def imported(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Yield private modules and names that are imported from the libraries."""
    for node in nodes:
        modules: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module:
            modules = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        for module in modules:
            if module.partition(".")[0] in LIBRARIES:
                yield from filter(is_private, module.split("."))


def is_own(node: ast.expr) -> bool:
    """Return True for ``self``, ``cls`` and ``super()``, on which a name may be the class's own."""
    if isinstance(node, ast.Call):
        node = node.func
        return isinstance(node, ast.Name) and node.id == "super"
    return isinstance(node, ast.Name) and node.id in _OWNERS


def on_others(nodes: Sequence[ast.AST], strings: bool) -> Iterator[str]:
    """Yield names of the libraries that are used on other objects, as keywords, and with ``strings`` as strings."""
    slots = {id(part) for node in nodes if isinstance(node, ast.Assign) for part in _slots(node)}
    for node in nodes:
        name = ""
        if isinstance(node, ast.Attribute) and not is_own(node.value):
            name = "" if isinstance(node.value, ast.Name) and node.value.id == "os" else node.attr
        elif isinstance(node, ast.keyword):
            name = node.arg or ""
        elif strings and isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in slots:
            name = node.value
        if is_private(name) and name in library_names():
            yield name


def _slots(node: ast.Assign) -> Iterator[ast.AST]:
    if any(isinstance(target, ast.Name) and target.id == "__slots__" for target in node.targets):
        yield from ast.walk(node.value)


def inherited(tree: ast.Module, module: Any) -> Iterator[str]:
    """Yield inherited names that the classes of a module override or use on themselves."""
    for node in tree.body:
        if not isinstance(node, ast.ClassDef):
            continue
        theirs = inherited_names(getattr(module, node.name))
        for part in ast.walk(node) if theirs else ():
            if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
                name = part.name
            elif isinstance(part, ast.Attribute) and is_own(part.value):
                name = part.attr
            else:
                continue
            if name in theirs:
                yield name


@cache
def uses() -> frozenset[Use]:
    """Return every use of a private name of the libraries in the three packages."""
    found: set[Use] = set()
    for package in PACKAGES:
        for file in (SOURCE / package).rglob("*.py"):
            if file.name == "__main__.py":
                continue
            path = file.relative_to(SOURCE)
            module = importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
            source = file.read_text(encoding="utf-8")
            tree = ast.parse(source)
            strings = any(f"from {library}" in source or f"import {library}" in source for library in LIBRARIES)
            nodes = [*ast.walk(tree)]
            for name in (*imported(nodes), *on_others(nodes, strings), *inherited(tree, module)):
                found.add(Use(path.as_posix(), name))
    return frozenset(found)


def table() -> list[dict[str, Any]]:
    """Return the entries of the list."""
    entries: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["uses"]
    return entries


def listed() -> list[Use]:
    """Return the uses that are listed."""
    return [Use(entry["file"], name) for entry in table() for name in entry["names"]]


@pytest.mark.slow
def test_every_private_name_is_listed() -> None:
    """Each private name of a library has an entry for its file in the list."""
    assert sorted(uses() - set(listed())) == []


def test_every_listed_name_is_used() -> None:
    """Each name of the list is used in its file."""
    assert sorted(set(listed()) - uses()) == []


def test_no_name_is_listed_twice() -> None:
    """Each name of a file has one entry."""
    assert len(listed()) == len(set(listed()))


@pytest.mark.parametrize("entry", table(), ids=lambda entry: f"{entry['file']}-{entry['names'][0]}")
def test_entries_are_complete(entry: dict[str, Any]) -> None:
    """Each entry says where its names come from and why they are needed, and names a test that exists."""
    assert set(entry) == {"file", "of", "names", "why", "breaks"}
    assert entry["of"].partition(".")[0] in LIBRARIES
    assert len(entry["why"]) > 20
    file, _, test = entry["breaks"].partition("::")
    assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("app._driver.write('x')", {"_driver"}),
        ("from textual._compositor import Compositor", {"_compositor"}),
        ("from rich.console import _null_highlighter", {"_null_highlighter"}),
        ("Console(_environ={})", {"_environ"}),
        ("getattr(node, '_has_focus_within')", {"_has_focus_within"}),
        ("self._driver = row._replace(a=1)", set()),
        ("class A:\n    __slots__ = ('_driver',)", set()),
    ],
)
def test_uses_are_recognised(source: str, names: set[str]) -> None:
    """Attributes of other objects, imports, keywords and names in strings count; named tuples and own names do not."""
    nodes = [*ast.walk(ast.parse(source))]
    assert {*imported(nodes), *on_others(nodes, strings=True)} == names


def test_inherited_names_are_recognised() -> None:
    """A class's use or override of a name counts if a base class in a library has that name."""
    module = importlib.import_module("textual.widget")
    tree = ast.parse("class Static:\n def _on_mount(self): self._parent\n def _own_name_xyz(self): self._own_value_xyz")
    static = importlib.import_module("textual.widgets").Static
    assert set(inherited(tree, type("Module", (), {"Static": static}))) >= {"_parent"}
    assert {"_own_name_xyz", "_own_value_xyz"}.isdisjoint(inherited(tree, type("Module", (), {"Static": static})))
    assert "_set_dirty" in inherited_names(module.Widget)
