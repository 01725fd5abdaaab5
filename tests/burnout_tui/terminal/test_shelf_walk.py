"""Two films on a shelf, walked on a real terminal."""

import pytest
from tests.support.command import FILM, SECOND_FILM
from tests.support.pty_session import guide, session
from tests.support.terminal_state import left_behind

WORDS = {
    "en": ("Films", "Also in:", "13 characters"),
    "fr": ("Films", "Aussi dans", "13 personnages"),
}


@pytest.mark.parametrize(("language", "size"), [("en", (120, 40)), ("fr", (50, 20))], ids=["wide-EN", "narrow-FR"])
def test_from_one_film_to_the_other(language: str, size: tuple[int, int]) -> None:
    """The reader opens a film from the shelf, follows a shared person to the other film, and goes all the way back."""
    films, also, count = WORDS[language]
    wide = size[0] > 50
    back_to_films = f"⌫ {films}" if wide else "échap"
    back_to_film = f"⌫ Burn Out: Saadia Ladib · {films}" if wide else "échap"
    with session(guide("--lang", language, str(FILM), str(SECOND_FILM)), size) as terminal:
        terminal.wait_for_text(films.upper(), "▸ Burn Out", "Razzia", *([count] if wide else []))
        assert (count[:6] in terminal.text) == wide  # a narrow shelf leaves the number out
        terminal.press("\r")
        terminal.wait_for_text("BURN OUT", back_to_films)
        terminal.press("3")
        terminal.wait_for_text("▸ Anas El Baz")
        terminal.press("jjjjj")
        terminal.wait_for_text("▸ Saadia Ladib")
        terminal.press("\r")
        terminal.wait_for_text(also, back_to_films)
        terminal.wait_for(lambda: "▸Burn" in terminal.text or "▸Razzia (2017)" in terminal.text, "the link")
        terminal.press("\r")
        terminal.wait_for_text("RAZZIA", "Saadia Ladib", "Burn Out (2017) ›", back_to_film)
        terminal.press("\x7f")
        terminal.wait_for_text("BURN OUT", "▸Razzia (2017) ›", back_to_films)
        terminal.press("0")
        terminal.wait_for_text(films.upper(), "▸ Burn Out")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert left_behind(terminal) == []
