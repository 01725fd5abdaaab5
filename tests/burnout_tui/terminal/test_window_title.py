"""The title of the terminal's window names the film and the entry, while the guide runs."""

from tests.support.pty_session import guide, session
from tests.support.terminal_state import left_behind


def test_film_and_entry() -> None:
    """The title follows the reader, in characters of the terminal's encoding, and is restored in the end."""
    for locale, title in (("C.UTF-8", "Burn Out · Aida"), ("C", "Burn Out - Aida")):
        environment = {"TERM": "xterm-256color", "LC_ALL": locale}
        with session(guide("--open", "character:aida"), environment=environment) as terminal:
            terminal.wait_for_text("Aida, 25")
            terminal.press("5")
            terminal.wait_for(lambda: b"Ensemble\x07" in terminal.sent, "the title of the tab")
            terminal.press("q")
            assert terminal.wait_for_end() == 0
            sent = bytes(terminal.sent)
            assert sent.index(b"\x1b[22;2t") < sent.index(f"\x1b]2;{title}\x07".encode())
            assert sent.count(b"\x1b]2;") == 3
            assert left_behind(terminal) == []
