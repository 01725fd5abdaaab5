"""``burnout-tui terminal``: what was found and what was chosen."""

import pytest
from tests.unit.command import run, run_fresh

from burnout_tui import __version__
from burnout_tui.terminal.capabilities import recognise
from burnout_tui.terminal.report import sentences


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
        "Colours: all colours are sent, 24 bits each, since TERM=xterm-kitty is known here as xterm-kitty.",
        "Link: SSH, since SSH_CONNECTION is set.",
    ):
        assert f"  {line}\n" in told.stdout
    assert "192.0.2" not in told.stdout


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
