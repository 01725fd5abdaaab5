"""The ensemble on a real terminal."""

import pytest
from tests.support.paths import DATA
from tests.support.pty_session import Session, guide, session
from tests.support.terminal_state import fills_window, left_behind

SIZES = ((120, 40), (80, 24), (50, 20))
FILMS = {"film.toml": ("Ayoub", "Rabia"), "razzia.toml": ("Abdallah", "Yto")}
"""Each film's first character, and one who is linked to them."""
OPENED = {"en": "Played by", "fr": "Interprète"}
"""Words of a character's card that the ensemble does not have."""
QUIT = {"en": "quit", "fr": "quitter"}
ENTER, BACK, ESCAPE = "\r", "\x7f", "\x1b"


def _wait_to_be_at(terminal: Session, name: str) -> None:
    terminal.wait_for(lambda: f"▸{name}" in terminal.text or f"▸ {name}" in terminal.text, f"the pointer at {name}")


@pytest.mark.parametrize(
    ("film", "language", "size"), [("film.toml", "en", SIZES[0]), ("razzia.toml", "fr", SIZES[-1])]
)
def test_walking(film: str, language: str, size: tuple[int, int]) -> None:
    """Tab selects a relation, enter opens the other character, backspace returns, in any window."""
    name, other = FILMS[film]
    with session(guide("--lang", language, str(DATA / film)), size) as terminal:
        terminal.wait_for_text("4")
        terminal.press("5")
        _wait_to_be_at(terminal, name)
        terminal.press("\t")
        terminal.wait_for(lambda: "▸≡" in terminal.text or "▸♥" in terminal.text, "the relation that is pointed at")
        terminal.press(ENTER)
        terminal.wait_for_text(other, OPENED[language])
        terminal.press(BACK)
        terminal.wait_for(lambda: OPENED[language] not in terminal.text, "the ensemble again")
        _wait_to_be_at(terminal, name)
        for columns, rows in (*SIZES, size):
            terminal.resize(columns, rows)
            terminal.wait_for(lambda: fills_window(terminal, QUIT[language]), f"{columns} columns and {rows} rows")
            _wait_to_be_at(terminal, name)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert left_behind(terminal) == []


def test_from_the_ensemble_to_everything_and_back() -> None:
    """From the ensemble the reader searches, asks for a path, reads sources, and returns to the same character."""
    with session(guide("--lang", "en"), (100, 30)) as terminal:
        terminal.wait_for_text(" 5 Ensemble")
        terminal.press("5j")
        _wait_to_be_at(terminal, "Ronda")
        terminal.press("/")
        terminal.press("ghit")
        terminal.wait_for_text("▸Ghita ·")
        terminal.press(ENTER)
        terminal.wait_for_text(OPENED["en"])
        terminal.press(BACK)
        terminal.wait_for_text("▸Ghita ·")
        terminal.press(ESCAPE)
        terminal.wait_for_text("▸Ronda", "f: ≡")
        terminal.press("p")
        terminal.wait_for_text("and …")
        terminal.press("rabia" + ENTER)
        terminal.wait_for_text("Ayoub — her son", "Ronda — his boss")
        terminal.press(ESCAPE)
        terminal.wait_for_text("How are two characters linked?")
        terminal.press(ESCAPE)
        terminal.wait_for_text("▸Ronda", "f: ≡")
        terminal.press("i")
        terminal.wait_for(lambda: "Sources: Ronda" in terminal.text, "the sources")
        terminal.press(ESCAPE)
        terminal.wait_for_text("▸Ronda", "f: ≡")
        terminal.press("k")
        _wait_to_be_at(terminal, "Ayoub")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert left_behind(terminal) == []
