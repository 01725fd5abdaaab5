"""Limited terminals get only what they can show, and are restored."""

import re
from collections.abc import Iterable

import pytest
from tests.support.pty_session import Session, guide, session
from tests.support.terminal_state import left_behind
from tests.support.terminal_walk import IN_NO_PALETTE, LOCALES, TERMS, Sent, colours_in, documented, expected, walk

from burnout_tui.view.themes.own import THEMES

ROWS = documented()
WALKED = (
    ("xterm-256color", "UTF-8"),
    ("xterm", "C"),
    ("linux", "UTF-8"),
    ("vt100", "C"),
    ("xterm-kitty", "UTF-8"),
    ("dumb", "C"),
    ("unknown-thing", "UTF-8"),
)
"""A terminal of each kind."""


@pytest.mark.parametrize(("term", "locale"), WALKED)
def test_walks(term: str, locale: str) -> None:
    """The guide starts, walks and quits on a terminal of each kind, sends what is documented, and restores it all."""
    sent, left = walk(term, locale)
    assert left == []
    assert sent == ROWS[term, locale]


def test_a_terminal_of_each_kind_is_walked() -> None:
    """The locale C decides on nothing but the characters, and every other difference between terminals is walked."""
    for term in TERMS:
        assert ROWS[term, "C"] == ROWS[term, "UTF-8"]._replace(characters="ASCII")
    walked = [ROWS[row] for row in WALKED]
    assert _kinds(walked) == _kinds(ROWS.values())
    assert {cells.characters for cells in walked} == {"ASCII", "some", "all"}


def _kinds(rows: Iterable[Sent]) -> set[Sent]:
    return {cells._replace(characters="") for cells in rows}


def test_the_documented_table() -> None:
    """The documents have a row for each terminal and locale, with what is detected there, on this machine and over SSH.

    The walks show that what is detected is what is sent.
    """
    every = [(term, locale) for term in TERMS for locale in LOCALES]
    assert {row: expected(*row) for row in every} == ROWS
    assert {row: expected(*row, over_ssh=True) for row in every} == {
        row: cells._replace(mouse="left") for row, cells in ROWS.items()
    }


def _opened(terminal: Session) -> None:
    terminal.wait_for_text("Casablanca", "q quit")


def _quit(terminal: Session) -> None:
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert left_behind(terminal) == []


def test_no_color() -> None:
    """With NO_COLOR no theme sends colour codes; bold, reverse and the pointer remain."""
    environ = {"TERM": "xterm-kitty", "NO_COLOR": "1", "COLORTERM": "truecolor"}
    with session(guide("--theme", IN_NO_PALETTE), environment=environ) as terminal:
        _opened(terminal)
        terminal.press("2j")
        terminal.wait_for_text("▸ Jad", "Jad, 40")
        for _ in THEMES:
            terminal.press("t?")
            terminal.wait_for_text("│  Move")
            terminal.press("\x1b")
            terminal.wait_for(lambda: "│  Move" not in terminal.text, "the guide without the help")
        terminal.press("\x10gh")
        terminal.wait_for_text("gh", "Monsieur Ghazali")
        terminal.press("\x1b")
        terminal.wait_for(
            lambda: "Monsieur Ghazali" not in terminal.text and "▸ Jad" in terminal.text,
            "the guide without the palette",
        )
        assert colours_in(bytes(terminal.sent)) == "none"
        codes = {code for codes in re.findall(rb"\x1b\[([0-9;]*)m", terminal.sent) for code in codes.split(b";")}
        assert {b"1", b"7"} <= codes
        _quit(terminal)


def test_what_is_asked_for() -> None:
    """The variables about colours and the option of the mouse override what is detected."""
    environ = {"TERM": "xterm-kitty", "FORCE_COLOR": "2", "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}
    with session(guide("--mouse", "--theme", IN_NO_PALETTE), environment=environ) as terminal:
        _opened(terminal)
        assert colours_in(bytes(terminal.sent)) == "256"
        assert b"\x1b[?1000h" in terminal.sent
        _quit(terminal)


def test_letters_in_the_terminal_s_own_encoding() -> None:
    """A Latin-1 terminal is sent, and sends, letters of one byte."""
    with session(guide("--lang", "fr"), environment={"LC_ALL": "fr_FR.ISO-8859-1"}) as terminal:
        terminal.wait_for_text("Casablanca", "q quitter")
        assert b"r\xe9v\xe9lations" in terminal.sent
        terminal.press(b"/z\xe9ro")
        terminal.wait_for(lambda: b"z\xe9ro" in re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", terminal.sent), "zéro")
        terminal.wait_for_text("2012")
        terminal.press("\x1b")
        terminal.wait_for_text("q quitter")
        _quit(terminal)


def test_text_in_the_terminal_s_own_encoding() -> None:
    """Text printed on an ASCII terminal is transliterated."""
    with session(guide("show", "character:jad", "--lang", "fr"), environment={"LC_ALL": "C"}) as terminal:
        assert terminal.wait_for_end() == 0
        assert terminal.sent.isascii()
        assert b"Interprete" in terminal.sent
        assert b"?" not in terminal.sent
