"""A walk through the installed guide, on a real terminal."""

from typing import NamedTuple

import pytest
from tests.support.pty_session import Session, installed_guide, session
from tests.support.terminal_state import fills_window, left_behind


class Words(NamedTuple):
    """The interface's words in a language."""

    code: str
    language: str
    tabs: tuple[str, ...]
    keys: str
    quit: str


ENGLISH = Words(
    "en",
    "English",
    ("Synopsis", "Characters", "Cast", "Filmography", "Ensemble"),
    "the entry or link above",
    "q quit",
)
FRENCH = Words(
    "fr",
    "Français",
    ("Synopsis", "Personnages", "Distribution", "Filmographie", "Ensemble"),
    "la fiche ou le lien du dessus",
    "q quitter",
)
SIZES = ((120, 40), (80, 24), (50, 20))
IN_TAB = ("Casablanca", "▸ Ayoub", "▸ Anas El Baz", "▸ 1993", "≡")
"""A text that shows that a tab is open."""


def _wait_for_tab(terminal: Session, number: int, words: Words) -> None:
    wide = len(terminal.lines[2]) > 50  # in a narrow window tabs have short names, and some hints no words
    shown = (f"{number} {words.tabs[number - 1]}", words.quit) if wide else (f" {number} ", " q")
    terminal.wait_for_text(*shown, IN_TAB[number - 1])
    names = (f" {words.language} ", f" {words.code.upper()} ")  # a narrow window may have no room for the whole name
    terminal.wait_for(lambda: any(name in terminal.text for name in names), words.language)


@pytest.mark.parametrize(("size", "words"), [(SIZES[0], ENGLISH), (SIZES[-1], FRENCH)], ids=["wide-EN", "narrow-FR"])
def test_a_walk(size: tuple[int, int], words: Words) -> None:
    """The reader visits every tab, follows a link, changes language and window, opens the help, and quits."""
    other = FRENCH if words is ENGLISH else ENGLISH
    with session(installed_guide("--lang", words.code), size) as terminal:
        _wait_for_tab(terminal, 1, words)
        for number in range(2, len(words.tabs) + 1):
            terminal.press(str(number))
            _wait_for_tab(terminal, number, words)

        _follow_a_link(terminal, words)

        terminal.press("L")
        _wait_for_tab(terminal, 2, other)
        terminal.press("L")
        _wait_for_tab(terminal, 2, words)

        terminal.press("?")
        terminal.wait_for(lambda: words.keys in terminal.text and words.quit not in terminal.text, "the help")
        terminal.press("\x1b")
        _wait_for_tab(terminal, 2, words)

        for columns, rows in (*SIZES, size):
            _resize(terminal, columns, rows, words)

        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert left_behind(terminal) == []


def _resize(terminal: Session, columns: int, rows: int, words: Words) -> None:
    terminal.resize(columns, rows)
    quit_word = words.quit.removeprefix("q ")
    terminal.wait_for(lambda: fills_window(terminal, quit_word), f"{columns} columns and {rows} rows")
    _wait_for_tab(terminal, 2, words)


def _follow_a_link(terminal: Session, words: Words) -> None:
    """Go from a character to its actor, back to the same link, and to the list."""
    terminal.press("2")
    _wait_for_tab(terminal, 2, words)
    terminal.press("\r")
    terminal.wait_for_text("Ayoub, 13", "Ilyass El Jihani")
    terminal.press("jk")
    terminal.wait_for_text("▸Ilyass El Jihani")
    terminal.press("\r")
    terminal.wait_for_text(f"{words.tabs[3]} ›")  # only a person has this link
    terminal.press("\x7f")
    terminal.wait_for_text("▸Ilyass El Jihani")
    terminal.press("\x7f")
    terminal.wait_for(lambda: "▸Ilyass" not in terminal.text, "the list")
    _wait_for_tab(terminal, 2, words)
