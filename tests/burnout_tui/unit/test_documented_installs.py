"""Every install that a document, the Makefile or the container shows takes exact versions with hashes."""

import re
from pathlib import Path

import pytest
from tests.support.paths import ROOT

_INSTALL = re.compile(r"(?:\bpip install|\$\(PIP\)) (.+)")
PAGES = [
    path.relative_to(ROOT)
    for path in sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("deploy/*"), ROOT / "Makefile"))
]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_installs_check_hashes(page: Path) -> None:
    """An install either checks the hashes of constraints.txt, or adds the program alone, without its dependencies."""
    for line in (ROOT / page).read_text(encoding="utf-8").splitlines():
        if found := _INSTALL.search(line):
            assert "--require-hashes" in found[1] or "--no-deps --no-build-isolation" in found[1], line


@pytest.mark.parametrize("name", ["constraints.txt", "constraints-dev.txt", "constraints-mutations.txt"])
def test_every_version_has_hashes(name: str) -> None:
    """Each requirement is pinned to one version and followed by the hashes of its files."""
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8"))
    pins = [entry for entry in entries if entry and not entry.startswith("#")]
    assert pins
    assert not [entry for entry in pins if not re.match(r"[\w.-]+==\S+(?s:.+)--hash=sha256:", entry)]
