"""``burnout-tui terminal``: what was found and what was chosen."""

import subprocess
import sys

import pytest
from tests.support.command import environment, run, run_fresh
from tests.support.pty_session import guide, session

from burnout_tui import __version__
from textual_wire.detect.report import sentences
from textual_wire.detect.terminal import recognise

ALL_COLOURS = "all are sent, by number where the palette of 256 has them, else in 24 bits"


def test_what_is_told() -> None:
    """Versions, variables and each decision with its reason are told; addresses are not."""
    told = run("terminal", TERM="xterm-kitty", LANG="fr_FR.UTF-8", SSH_CONNECTION="192.0.2.1 1 192.0.2.2 22")
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.startswith(f"burnout-tui {__version__}, Textual ")
    for line in (
        "TERM=xterm-kitty",
        "LANG=fr_FR.UTF-8",
        "COLORTERM is not set",
        "SSH_CONNECTION is set",
        f"Colours: {ALL_COLOURS}, since TERM=xterm-kitty is known here as xterm-kitty.",
        "Link: SSH, since SSH_CONNECTION is set.",
    ):
        assert f"  {line}\n" in told.stdout
    assert "192.0.2" not in told.stdout


@pytest.mark.parametrize("term", ["dumb", "", "vt52"])
def test_terminals_that_get_text(term: str) -> None:
    """Where text is printed nothing is said to be sent that is not, whatever else the environment asks for."""
    told = run("terminal", TERM=term, COLORTERM="truecolor", FORCE_COLOR="3", LC_ALL="C.UTF-8").stdout
    chosen = told.partition("Chosen\n")[2].splitlines()
    assert chosen[0].startswith("  Screen: the guide is printed as text, since TERM")
    assert [line.strip() for line in chosen[1:7] if "Characters" not in line] == [
        "Colours: none is sent, since nothing but text is sent.",
        "Cheap sequences: nothing but text is sent.",
        "Questions: the terminal is asked nothing.",
        "Mouse: left to the terminal, since nothing but text is sent.",
        "Copying: the terminal is not asked to copy, since nothing but text is sent.",
    ]


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LC_MESSAGES": "fr_FR", "LANG": "en_GB.UTF-8"}, "French, since LC_MESSAGES=fr_FR."),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr"}, "English, since LANG=en_GB.UTF-8."),
        ({"LANGUAGE": "fr"}, "English, since none of LC_ALL, LC_MESSAGES, LANG is set."),
    ],
    ids=str,
)
def test_the_language(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str) -> None:
    """The language is told, with the variable that chose it; so are those that might have."""
    monkeypatch.delenv("LANGUAGE", raising=False)
    told = run("terminal", TERM="xterm", **variables).stdout
    assert f"  Language: {language}\n" in told
    for name in ("LC_MESSAGES", "LANGUAGE"):
        assert (f"  {name}={variables[name]}\n" if name in variables else f"  {name} is not set\n") in told


@pytest.mark.parametrize(("given", "told"), [(None, "LC_CTYPE is not set"), ("C.UTF-8", "LC_CTYPE=C.UTF-8")])
def test_what_is_not_set_is_not_told_as_empty(given: str | None, told: str) -> None:
    """With no locale at all Python sets one for itself: what is told is what the process was given."""
    changes = {} if given is None else {"LC_CTYPE": given}
    clean = {name: value for name, value in environment(**changes).items() if name != "LC_CTYPE" or given}
    command = [sys.executable, "-m", "burnout_tui", "terminal"]
    found = subprocess.run(command, env=clean, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    assert f"  {told}\n" in found.stdout


def test_lines_are_asked_for() -> None:
    """Where the environment asks for the linear mode, the report says that the full screen is not what comes."""
    asked = {"TERM": "xterm-256color", "BURNOUT_TUI_PLAIN": "1"}
    with session(guide("terminal"), environment=asked) as terminal:
        assert terminal.wait_for_end() == 0
        told = terminal.sent.decode()
    assert "  BURNOUT_TUI_PLAIN=1\r\n" in told
    assert told.endswith("so the guide asks and answers in lines, and nothing but text is sent.\r\n")


def test_any_encoding() -> None:
    """It can be told to a terminal that shows ASCII only, of variables that are not text."""
    told = run_fresh("terminal", TERM="\udcff\x1b[31m\n", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert told.returncode == 0
    assert b"\x1b" not in told.stdout
    assert told.stdout.isascii()
    assert b"ASCII; other letters are transliterated" in told.stdout or b"encoded in ascii" in told.stdout


@pytest.mark.parametrize("term", ["xterm-256color", "screen-256color", "vt100", "dumb", "", "x-\x1b[2J"])
@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "fr_FR.ISO-8859-1", "en_US.CP437", ""])
@pytest.mark.parametrize("size", [(0, 0), (30, 10), (80, 24)])
def test_sentences(term: str, locale: str, size: tuple[int, int]) -> None:
    """Whatever was found is told in whole sentences, one a line."""
    told = list(sentences(recognise({"TERM": term, "LC_ALL": locale}, None, *size), (40, 12)))
    assert len(told) == 10
    assert all(line.endswith(".") and line.partition(": ")[2] and "  " not in line for line in told)


def test_no_room() -> None:
    """A window that is too small for the guide is said to be."""
    told = list(sentences(recognise({"TERM": "xterm"}, None, 39, 12), (40, 12)))
    assert told[-1] == "Size: 39 columns by 12 rows, too small for the guide, which needs 40 by 12."


@pytest.mark.parametrize(
    ("strongest", "middle", "weakest", "charset"),
    [
        ("C", "", "", "ASCII"),
        ("", "", "C", "ASCII"),
        ("C.UTF-8", "", "C", "UTF-8"),
        ("", "C.UTF-8", "C", "UTF-8"),
        ("", "", "C.UTF-8", "UTF-8"),
    ],
)
def test_python_s_own_locale_is_not_believed(strongest: str, middle: str, weakest: str, charset: str) -> None:
    """Where the locale is C, Python makes it UTF-8 for itself; what counts is what it was given."""
    told = run_fresh("terminal", TERM="xterm-256color", LC_ALL=strongest, LC_CTYPE=middle, LANG=weakest)
    assert f"  Characters: {charset}" in told.stdout.decode()
