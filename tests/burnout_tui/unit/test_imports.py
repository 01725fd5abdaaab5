"""Imports: heavy modules only when they are needed, and terminal libraries only where they belong."""

import subprocess
import sys
from collections.abc import Iterator
from functools import cache

import pytest
from tests.support.command import environment
from tests.support.paths import CORPUS, ROOT

pytestmark = pytest.mark.slow

SOURCE = ROOT / "src" / "burnout_tui"
BAD = str(CORPUS / "invalid" / "wrong-type-integer.toml")
SYNTAX_TREE = {"tree_sitter", "tree_sitter_toml"}
HEAVY = {"textual", "rich.console", "asyncssh", "netext", "rapidfuzz", "platformdirs", *SYNTAX_TREE}
"""Modules that take long to import."""
UNUSED_AT_FIRST = {
    *("click", "ssl", "textual.command", "textual.types", "netext", "rapidfuzz", "tomli"),
    *("hashlib", "json", "base64", "shlex", "difflib", "pickle", "platformdirs", "tempfile"),
    *("rich.markup", "rich.table", "textual.canvas", "textual.markup", "textual.drivers.linux_driver"),
    *("burnout_tui.film.check", "burnout_tui.film.load", "burnout_tui.film.search", "burnout_tui.prose.plain"),
    *("burnout_tui.prose.shelf", "burnout_tui.prose.ensemble", "burnout_tui.prose.entries.documents"),
}
"""Modules that a guide whose film was checked before needs only after its first frame, if at all."""
TERMINAL = {"textual", "rich", "asyncssh", "click", "curses", "termios", "tty", "pty", "readline"}
"""Modules that only a program with a terminal needs."""


@cache
def _imported(program: str, *arguments: str) -> frozenset[str]:
    """Return the names of the modules that a program has imported when it ends, in a fresh process."""
    at_the_end = "import atexit, sys\natexit.register(lambda: print('|', *sys.modules))\n"
    ended = subprocess.run(
        [sys.executable, "-c", at_the_end + program, *arguments],
        capture_output=True,
        text=True,
        env=environment(PYTHONIOENCODING="utf-8"),
        check=False,
        timeout=60,
    )
    return frozenset(ended.stdout.rpartition("|")[2].split())


def _imported_by_command(*arguments: str) -> frozenset[str]:
    return _imported("import runpy\nrunpy.run_module('burnout_tui', run_name='__main__')", *arguments)


_ONE_AFTER_THE_OTHER = """
import sys
from contextlib import suppress
from burnout_tui.__main__ import main
commands, loaded = sys.argv[1:], []
for command in commands:
    sys.argv[1:] = command.split()
    with suppress(SystemExit):
        main()
    loaded.append(" ".join(sys.modules))
print(*loaded, sep="\\0", end="\\0|")
"""


@cache
def _imported_after(*commands: str) -> dict[str, frozenset[str]]:
    """Return the modules that one process has imported after each of some commands."""
    ended = subprocess.run(
        [sys.executable, "-c", _ONE_AFTER_THE_OTHER, *commands],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=environment(PYTHONIOENCODING="utf-8"),
        check=False,
        timeout=60,
    )
    *rest, _ = ended.stdout.split("\0")
    return {
        command: frozenset(names.rpartition("\n")[2].split()) for command, names in zip(commands, rest, strict=True)
    }


OPENING = ("", "--plain", "nosuch.toml")
"""Commands that open a film."""


@pytest.mark.parametrize(
    ("needed", "commands"),
    [
        (
            set(),
            (
                *("show synopsis", "show filmography --lang fr --spoilers", "path soumaya aida --lang fr --spoilers"),
                *("show --help", "--help", "chekc", "--lang xx"),
            ),
        ),
        ({"rapidfuzz"}, ("path saladi salima --spoilers", "show character:aide")),  # an unknown name
        (SYNTAX_TREE, ("check data/film.toml",)),  # warnings have lines and columns too
        (set(), OPENING),
    ],
    ids=["text", "unknown names", "check", "opening"],
)
def test_commands_without_the_screen(needed: set[str], commands: tuple[str, ...]) -> None:
    """A command that needs no screen imports neither the screen nor any other slow module.

    show, path and check need only one setting: remember.
    """
    settings = {"cache", "checked_films", "config", "environment", "folders", "remembering"}
    for command, imported in _imported_after(*commands).items():
        assert "burnout_tui" in imported
        assert not imported & (HEAVY - needed), command
        if command.partition(" ")[0] in ("show", "path", "check") and "--help" not in command:
            found = {name for name in imported if name.startswith("burnout_tui.settings.")}
            assert found <= {f"burnout_tui.settings.{name}" for name in settings}, command
            assert "msgspec.inspect" not in imported, command


def test_opening_imports_no_table_of_keys() -> None:
    """Without a terminal, opening the film imports no table of keys."""
    assert not _imported_after(*OPENING)[""] & {"burnout_tui.view.keys", "burnout_tui.toml.type_errors"}


def test_the_first_frame_needs_little() -> None:
    """Before the first frame, only the panel that it shows is imported, of Textual neither the palette nor TLS.

    Nor is what parses a command line, unless there are options.
    """
    start = (
        "import burnout_tui.commands.plain_start\n"
        "from burnout_tui.commands.opening import import_guide\nimport_guide()\n"
        "import burnout_tui.view.panels.synopsis, textual_wire.driver"
    )
    imported = _imported(start)
    assert {"textual.app", "burnout_tui.run", "burnout_tui.view.panels.base"} <= imported
    assert not imported & UNUSED_AT_FIRST
    panels = {name.rpartition(".")[2] for name in imported if name.startswith("burnout_tui.view.panels.")}
    assert panels == {"base", "synopsis"}
    assert {name for name in imported if name.startswith("textual.widgets.")} <= {
        "textual.widgets._static",
        "textual.widgets._toast",
        "textual.widgets._tooltip",
    }


def test_the_version_needs_nothing() -> None:
    """The version is printed without importing the command line's library or a film."""
    assert not _imported_by_command("--version") & {*HEAVY, "click", "msgspec", "tomli", "gettext"}


@pytest.mark.parametrize("arguments", [["check", BAD], [BAD], ["show", BAD]], ids=["check", "open", "show"])
def test_problems_are_placed_without_the_screen(arguments: list[str]) -> None:
    """A bad film file imports what finds the line of a problem, and still no screen."""
    imported = _imported_by_command(*arguments)
    assert "tree_sitter" in imported
    assert not imported & (HEAVY - SYNTAX_TREE - {"platformdirs"})


def _modules(package: str) -> Iterator[str]:
    for file in sorted((SOURCE / package).rglob("*.py")):
        yield ".".join(file.relative_to(SOURCE.parent).with_suffix("").parts)


@pytest.mark.parametrize(
    ("package", "forbidden"),
    [("film", TERMINAL), ("prose", {"textual", "asyncssh", "click", "curses", "termios"})],
)
def test_layers(package: str, forbidden: set[str]) -> None:
    """Every module of film can be imported without a terminal's libraries, and every one of prose without Textual."""
    names = list(_modules(package))
    assert len(names) > 5
    imported = _imported("\n".join(f"import {name}" for name in names))
    assert "burnout_tui" in imported
    assert not imported & forbidden


def test_what_is_stored_needs_few_modules() -> None:
    """Until a stored picture or answer is shown, no library is imported, and no slow module of Python."""
    imported = _imported("import burnout_tui.early.start, burnout_tui.early.answers")
    slow = {"pathlib", "dataclasses", "typing", "inspect", "json", "tempfile", "threading", "asyncio", "hashlib"}
    assert imported.isdisjoint({*HEAVY, *slow, "click", "msgspec", "burnout_tui.film", "burnout_tui.message"})
