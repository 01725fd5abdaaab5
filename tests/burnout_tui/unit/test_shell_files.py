"""The man page and the completions: as the command is today, and as man and a real shell take them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.command import environment
from tests.support.paths import DATA, ROOT
from tools.shell_files import COMPLETIONS, PAGE, SHARE, completion_in, files

COMPLETED = {
    "burnout-tui s": {"show", "schema", "serve", "stubs"},
    "burnout-tui config --k": {"--keys"},
    "burnout-tui --theme vi": {"ville-blanche"},
    "burnout-tui --theme=vi": {"ville-blanche"},
    "burnout-tui --lang ": {"en", "fr"},
    "burnout-tui show ca": {"cast"},
    "burnout-tui show character:ai": {"aida"},
    "burnout-tui path ayoub mo": {"mous"},
    f"burnout-tui {DATA}/razzia.toml --open character:jaw": {"jawad"},
    "burnout-tui export j": {"json"},
    "burnout-tui export csv --table sc": {"scenes"},
    f"burnout-tui export json {DATA}/godfrey.toml --seen ni": {"night-at-the-dump"},
    "burnout-tui nosuch.toml --open character:a": set(),
}
"""Lines before the tab key, and what it offers: of a word with a colon only what follows it."""
BY_BASH = ("burnout-tui --theme=vi", "burnout-tui show character:ai", "burnout-tui export csv --table sc")
"""The lines that a real bash completes: it breaks words at equals signs and colons."""
WORD_BREAKS = " \t\n\"'><=;|&(:"
"""The characters at which bash breaks words, unless COMP_WORDBREAKS has others."""


@pytest.fixture
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without a language."""
    monkeypatch.setenv("LC_ALL", "C")


@pytest.mark.usefixtures("in_english")
def test_the_files_are_current() -> None:
    """The files in share/ are those that tools/shell_files.py writes."""
    for name, text in files().items():
        assert (SHARE / name).read_text(encoding="utf-8") == text, name
    assert sorted(files()) == sorted(str(path.relative_to(SHARE)) for path in SHARE.rglob("*") if path.is_file())


@pytest.mark.skipif(not shutil.which("man"), reason="man is not installed")
def test_man_shows_the_page() -> None:
    """man formats the page without a warning, with its options as they are typed."""
    ended = subprocess.run(
        ["man", "--warnings=w", "-l", str(SHARE / PAGE)],
        env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "100", "MAN_KEEP_FORMATTING": "", "PAGER": "cat"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    for words in ("burnout-tui - a terminal guide", "--fresh / --no-fresh", "burnout-tui serve", "EXIT STATUS"):
        assert words in ended.stdout


@pytest.mark.parametrize("line", COMPLETED)
def test_words_are_completed(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands, options, themes and the refs of a film are offered; a film with problems offers nothing."""
    monkeypatch.setenv("COMP_LINE", line)
    monkeypatch.setenv("COMP_POINT", str(len(line)))
    monkeypatch.setenv("COMP_WORDBREAKS", WORD_BREAKS)
    offered = (words.partition(",") for words in completion_in("bash").complete().splitlines())
    assert {word for kind, _, word in offered if kind == "plain"} == COMPLETED[line]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_bash() -> None:
    """A real bash completes words, also after an equals sign and a colon."""
    script = [f"source {SHARE / COMPLETIONS['bash']}", "compopt() { :; }"]
    for line in BY_BASH:
        call = f"COMP_LINE='{line}' COMP_POINT={len(line)}; COMPREPLY=(); _burnout_tui_completion burnout-tui"
        script += [call, 'echo "${COMPREPLY[*]}"']
    offered = _run("bash", "--norc", "-c", "\n".join(script)).splitlines()
    assert [{*words.split()} for words in offered] == [COMPLETED[line] for line in BY_BASH]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
def test_fish() -> None:
    """A real fish completes commands and refs."""
    source = f"source {SHARE / COMPLETIONS['fish']}; complete -C"
    assert "show" in _run("fish", "--no-config", "-c", f"{source} 'burnout-tui s'")
    assert "character:aida" in _run("fish", "--no-config", "-c", f"{source} 'burnout-tui show character:ai'")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh() -> None:
    """A real zsh accepts the script."""
    _run("zsh", "-f", "-n", str(SHARE / COMPLETIONS["zsh"]))


def _run(*command: str) -> str:
    """Return what a shell prints. Fails if it fails, or prints an error."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(PATH=path, LC_ALL="C.UTF-8"),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout
