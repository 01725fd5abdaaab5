"""The tests themselves: where their modules are, what they import, and how long they are."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from tests.support.paths import ROOT

TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
SOURCES = sorted(file for folder in ("src", "tests") for file in (ROOT / folder).rglob("*.py"))
MAX_LINES = 300


def _imported(text: str) -> Iterator[str]:
    """Yield the last part of the name of each module that a file imports, or may import."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name.rpartition(".")[2] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").rpartition(".")[2]
            yield from (alias.name for alias in node.names)


@pytest.mark.slow
def test_no_test_module_is_imported() -> None:
    """No module imports a test module: helpers that several test modules need are in tests/support."""
    names = {file.stem for file in TESTS}
    texts = {file: file.read_text(encoding="utf-8") for file in SOURCES}
    # Only a file that has such a name can import it.
    named = {file: text for file, text in texts.items() if not names.isdisjoint(re.findall(r"\w+", text))}
    assert [(str(file), name) for file, text in named.items() for name in _imported(text) if name in names] == []


def test_each_test_module_has_a_name_of_its_own() -> None:
    """No two test modules have the same name, even in different folders."""
    assert [name for name, count in Counter(file.name for file in TESTS).items() if count > 1] == []


def test_no_file_is_long() -> None:
    """No Python file of the source or the tests has more than 300 lines."""
    lengths = {str(file): len(file.read_text(encoding="utf-8").splitlines()) for file in SOURCES}
    assert {file: lines for file, lines in lengths.items() if lines > MAX_LINES} == {}
