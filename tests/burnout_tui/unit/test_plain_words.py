"""The project's English is plain: no words that readers stumble over, and docstrings that begin with the subject."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po
from tests.support.paths import ROOT

FOLDERS = ("src", "tests", "docs", "examples", "benchmarks", "deploy", "tools")
SUFFIXES = {".py", ".md", ".toml", ".service", ".conf", ".tcss"}
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "Makefile", "pyproject.toml", "hatch_build.py")
DATA = ROOT / "tests" / "data"
"""Film files, whose texts are not the project's."""
WORDS = re.compile(
    r"""
    \b(?:is|are|was|were|be|been|being)\ told\b
    | \bso\ many\b
    | \bheed(?:s|ed|ing)?\b
    | \bmend(?:s|ed|ing)?\b
    | \bof\ which\b
    | \bwhereof\b
    | \blook(?:s|ed|ing)?\ whether\b
    | \b(?:is|are|was|were)\ tried\ to\b
    | \bworth\ to\b
    | \bbur(?:y|ies|ied|ying)\b
    | \bin\ vain\b
    | \banew\b
    | \bfor\ what\ is\ no(?:ne)?\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
OPENINGS = re.compile(
    r"""\s*"{3}(?:what|whatever|whether|where|wherever|how|who|whoever|so many|tell|heed)\b""", re.IGNORECASE
)
"""The beginning of a docstring with a word that it does not begin with."""


def _files() -> Iterator[Path]:
    """The files with the project's own English, except this one, which lists the words."""
    yield from (ROOT / name for name in PAGES)
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in SUFFIXES and not file.is_relative_to(DATA) and file != Path(__file__):
                yield file


def test_files_have_plain_words() -> None:
    """No source, test or page has a word of the list."""
    lines = ((file, number, line) for file in _files() for number, line in enumerate(file.read_text().splitlines(), 1))
    assert [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}" for file, number, line in lines if WORDS.search(line)
    ] == []


def test_docstrings_begin_with_their_subject() -> None:
    """Docstrings begin with a verb or a noun, not with what, whether, where, how, who or tell."""
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in _files()
        if file.suffix == ".py"
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if OPENINGS.match(line)
    ]
    assert found == []


def test_the_interface_has_plain_words() -> None:
    """No English text of the catalogues has a word of the list."""
    texts: list[str] = []
    for file in sorted((ROOT / "src").rglob("*.po")):
        with file.open("rb") as opened:
            for message in read_po(opened):
                texts += [message.id] if isinstance(message.id, str) else [*message.id]
    assert texts
    assert [text for text in texts if WORDS.search(text)] == []
