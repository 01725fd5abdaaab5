"""Keys typed ahead, or received in one piece, have the same effect as slow ones."""

import pytest
from tests.support.pty_session import guide, session

AHEAD = [
    ("/zero", ("zero", "Zéro")),
    ("3jjjjj\rj", ("Saadia Ladib", "▸Rabia")),
    ("2\r\r\x7f4jj", ("▸ 1998", "Le Livreur")),
    ("psoumaya\rghita", ("ghita", "Ghita")),
    ("5\t\r", ("Rabia", "── Synopsis › Ensemble ›")),
    ("/driss\r", ("Driss Roukhe", "Plays Monsieur Faridi")),
]


@pytest.mark.parametrize(("keys", "expected"), AHEAD, ids=[keys.encode("unicode_escape").decode() for keys, _ in AHEAD])
def test_keys_in_one_piece(keys: str, expected: tuple[str, ...]) -> None:
    """Keys that arrive together have the same effect as the same keys one by one, and none is lost."""
    with session(guide(), (100, 30)) as at_once, session(guide(), (100, 30)) as slowly:
        for terminal in (at_once, slowly):
            terminal.wait_for_text("1 Synopsis", "q quit")
        for key in keys:
            slowly.press(key)
            assert slowly.quiet_for(0.2)
        slowly.wait_for_text(*expected)
        at_once.press(keys)
        at_once.wait_for(lambda: at_once.lines == slowly.lines, f"the screen that {keys!r} leads to:\n{slowly.text}")
