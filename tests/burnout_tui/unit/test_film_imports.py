"""Loading a film without errors imports only what it needs."""

import subprocess
import sys

from tests.support.paths import CORPUS

FILM = CORPUS / "valid" / "full.toml"

SCRIPT = """
import sys
from pathlib import Path
from burnout_tui.film.load import load
load(Path(sys.argv[1]))
print(*sys.modules, sep="\\n")
"""


def test_error_messages_are_imported_for_errors_only() -> None:
    """A fresh process that loads a film without errors imports nothing that only errors need, and no screen."""
    loaded = subprocess.run(
        [sys.executable, "-c", SCRIPT, FILM], capture_output=True, check=True, encoding="utf-8", timeout=60
    ).stdout.split()
    assert "burnout_tui.film.check" in loaded
    unwanted = {"tree_sitter", "difflib", "textual", "rich", "click", "asyncssh"}
    toml = ("locate", "repair", "statements", "syntax_errors", "type_errors")
    unwanted |= {"burnout_tui.film.lint", "burnout_tui.film.lost_ids", *(f"burnout_tui.toml.{name}" for name in toml)}
    assert unwanted.isdisjoint(loaded)
