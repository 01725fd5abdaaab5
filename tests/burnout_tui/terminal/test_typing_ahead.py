"""Keys typed ahead, or received in one piece, have the same effect as slow ones."""

from tests.support.pty_session import Session, guide, session

AHEAD = [
    ("/zéro", ("zéro", "2012")),
    ("3jjjjj\rj", ("Saadia Ladib", "▸Rabia")),
    ("2\r\r\x7f4jj", ("▸ 1998", "Le Livreur")),
    ("5\t\r", ("Bread seller", "by▸Saadia Ladib")),
    ("/driss\r", ("Driss Roukhe", "Driss Roukhe plays Monsieur Faridi")),
    ("psoumaya\rghita", ("ghita", "Ghita")),
]
"""Keys typed at the synopsis, and the words that are shown after them."""
OF_A_TAB = "q quit"
"""A text that every tab has, and the search does not have."""


def test_keys_in_one_piece() -> None:
    """Keys that arrive together have the same effect as the same keys one by one, and none is lost."""
    with session(guide(), (100, 30)) as at_once, session(guide(), (100, 30)) as slowly:
        for keys, expected in AHEAD:
            for terminal in (at_once, slowly):
                _go_to_the_synopsis(terminal)
            for key in keys:
                slowly.press(key)
                slowly.wait_until_idle()
            slowly.wait_for_text(*expected)
            at_once.press(keys)
            at_once.wait_for(
                lambda: at_once.lines == slowly.lines, f"the screen that {keys!r} leads to:\n{slowly.text}"
            )


def _go_to_the_synopsis(terminal: Session) -> None:
    """Wait for the guide, close the search if it is open, and open the first tab."""
    if "↑↓ choose" in terminal.text:
        terminal.press("\x1b")
    terminal.wait_for_text(OF_A_TAB)
    terminal.press("21")
    terminal.wait_for_text("a city of extremes", OF_A_TAB)
