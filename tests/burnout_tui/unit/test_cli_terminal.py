"""``burnout-tui terminal``: a report of what was detected about the terminal."""

import subprocess
import sys

import pytest
from tests.support.command import environment, run, run_fresh
from tests.support.pty_session import guide, session

from burnout_tui import __version__

NUMBERS = "those in the palette of 256 by their number, the others in 24 bits"


def test_the_report() -> None:
    """It holds versions, variables and each decision with its reason, but no addresses."""
    report = run("terminal", TERM="xterm-kitty", LANG="en_GB.UTF-8", SSH_CONNECTION="192.0.2.1 1 192.0.2.2 22")
    assert (report.exit_code, report.stderr) == (0, "")
    assert report.stdout.startswith(f"burnout-tui {__version__}, Textual ")
    for line in (
        "TERM=xterm-kitty",
        "LANG=en_GB.UTF-8",
        "COLORTERM is not set",
        "SSH_CONNECTION is set",
        "BURNOUT_TUI_PLAIN is not set",
        "BURNOUT_TUI_CURSOR is not set",
        f"Colours: all are sent, because TERM=xterm-kitty is in the built-in table as xterm-kitty; {NUMBERS}.",
        "Connection: SSH, because SSH_CONNECTION is set.",
    ):
        assert f"  {line}\n" in report.stdout
    assert "192.0.2" not in report.stdout


@pytest.mark.parametrize("term", ["dumb", "", "vt52"])
def test_terminals_that_get_text(term: str) -> None:
    """If only text is sent, the report mentions nothing else, regardless of the environment."""
    report = run("terminal", TERM=term, COLORTERM="truecolor", FORCE_COLOR="3", LC_ALL="C.UTF-8").stdout
    chosen = report.partition("Chosen\n")[2].splitlines()
    assert chosen[0].startswith("  Screen: the app prints text, because TERM")
    assert [line.strip() for line in chosen[1:7] if "Characters" not in line] == [
        "Colours: none are sent, because only text is sent.",
        "Shorter sequences: only text is sent.",
        "Queries: not sent.",
        "Mouse: left to the terminal, because only text is sent.",
        "Copying: the terminal is not asked to copy, because only text is sent.",
    ]


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LC_MESSAGES": "fr_FR", "LANG": "en_GB.UTF-8"}, "Langue\N{NO-BREAK SPACE}: français, car LC_MESSAGES=fr_FR."),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr"}, "Language: English, because LANG=en_GB.UTF-8."),
        ({"LANGUAGE": "fr"}, "Language: English, because none of LC_ALL, LC_MESSAGES, LANG is set."),
    ],
    ids=str,
)
def test_the_language(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str) -> None:
    """The report is in the language that it names, with the variable that chose it and those that were considered."""
    monkeypatch.delenv("LANGUAGE", raising=False)
    report = run("terminal", TERM="xterm", **variables).stdout
    assert f"  {language}\n" in report
    unset = "is not set" if language.startswith("Language") else "n’est pas définie"
    for name in ("LC_MESSAGES", "LANGUAGE"):
        assert (f"  {name}={variables[name]}\n" if name in variables else f"  {name} {unset}\n") in report


@pytest.mark.parametrize(("value", "line"), [(None, "LC_CTYPE is not set"), ("C.UTF-8", "LC_CTYPE=C.UTF-8")])
def test_original_environment(value: str | None, line: str) -> None:
    """Without a locale Python sets one for itself; the report shows what the process was started with."""
    changes = {} if value is None else {"LC_CTYPE": value}
    clean = {name: value for name, value in environment(**changes).items() if name != "LC_CTYPE" or changes}
    command = [sys.executable, "-m", "burnout_tui", "terminal"]
    ended = subprocess.run(command, env=clean, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    assert f"  {line}\n" in ended.stdout


def test_linear_mode() -> None:
    """If the environment asks for the linear mode, the report says that the full screen is not used."""
    variables = {"TERM": "xterm-256color", "BURNOUT_TUI_PLAIN": "1"}
    with session(guide("terminal"), environment=variables) as terminal:
        assert terminal.wait_for_end() == 0
        report = terminal.sent.decode()
    assert "  BURNOUT_TUI_PLAIN=1\r\n" in report
    assert report.endswith("so the guide runs line by line and sends only text.\r\n")


def test_any_encoding() -> None:
    """It can be printed to an ASCII terminal, also if variables hold control characters or invalid text."""
    report = run_fresh("terminal", TERM="\udcff\x1b[31m\n", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert report.returncode == 0
    assert b"\x1b" not in report.stdout
    assert report.stdout.isascii()
    assert b"; other letters are transliterated." in report.stdout


@pytest.mark.parametrize(
    ("lc_all", "lc_ctype", "lang", "charset"),
    [
        ("C", "", "", "ASCII"),
        ("", "", "C", "ASCII"),
        ("C.UTF-8", "", "C", "UTF-8"),
        ("", "C.UTF-8", "C", "UTF-8"),
        ("", "", "C.UTF-8", "UTF-8"),
    ],
)
def test_the_locale_that_python_sets(lc_all: str, lc_ctype: str, lang: str, charset: str) -> None:
    """In the C locale Python sets a UTF-8 locale for itself; only the original one decides."""
    report = run_fresh("terminal", TERM="xterm-256color", LC_ALL=lc_all, LC_CTYPE=lc_ctype, LANG=lang)
    assert f"  Characters: {charset}" in report.stdout.decode()
