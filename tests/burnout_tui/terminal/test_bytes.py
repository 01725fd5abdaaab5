"""The bytes that the terminal gets."""

import base64
import re
import unicodedata
from pathlib import Path

import pytest
from tests.support.pty_session import Session, guide, session

ESCAPING = r"""
format = 1

[film]
title = "\u001b]0;owned\u0007Red"
year = 1999
directors = ["mona"]
synopsis = "Here \u001b[2J\u001bc\u0007\u009b5m \u001b]52;c;b3duZWQ=\u0007 \u001b[?1049l is [[character:ben]]."

[[people]]
id = "mona"
name = "Mona\u001b[6n"

[[characters]]
id = "ben"
name = "Ben\u001bP"
occupation = "thief\u001b[?1000l"
about = "Text \u001b[5m\u0000\u0008\u007f."

[[works]]
id = "sand"
title = "Sand\u001b[3J"
year = 1999

[[credits]]
person = "mona"
work = "sand"
part = "director"
"""
MEANT = re.compile(
    rb"\x1b\[\?(?:1049|1000|1003|1015|1006|25|1004|2004|7)[hl]|\x1b\[[0-9;]*[mHXABCD]|\x1b\[[JK]|\x1b\[[><][0-9]*u"
    rb"|\x1b\[\?20(?:26|48)\$p|\x1b\]22;[a-z]*\x07"
    rb"|\x1b\[2[23];2t|\x1b\]2;[^\x00-\x1f\x7f]*\x07"
)
"""The sequences that the screen is painted with."""
_REQUEST = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)(\x07|\x1b\\)")


@pytest.fixture
def escaping(tmp_path: Path) -> str:
    """A film whose texts are full of escape sequences."""
    file = tmp_path / "escaping.toml"
    file.write_text(ESCAPING, encoding="utf-8")
    return str(file)


def test_an_idle_guide_sends_nothing() -> None:
    """The guide sends no byte in ten seconds without a key, nor in five after the cursor has moved.

    One of the keys that move it is a Latin-1 letter, which is ignored.
    """
    with session(guide()) as untouched, session(guide()) as moved:
        for terminal in (untouched, moved):
            terminal.wait_for_text("Casablanca", "q quit")
        moved.press(b"\xe92j")
        moved.wait_for_text("▸ Jad", "Jad, 40")
        for terminal in (moved, untouched):
            terminal.wait_until_idle()
        # What one guide sends while the other one is read waits in its terminal.
        assert moved.sent_within(5.0) == b""
        assert untouched.sent_within(5.0) == b""
        for terminal in (untouched, moved):
            terminal.press("q")
            assert terminal.wait_for_end() == 0


def test_no_escape_sequence_of_a_film_is_sent(escaping: str) -> None:
    """Escape sequences in a film's texts are shown as symbols in every tab and never reach the terminal, nor a copy."""
    with session(guide(escaping), (120, 40)) as terminal:
        terminal.wait_for_text("␛[2J␛c␇", "q quit")
        for key, words in (("2", "▸ Ben␛P"), ("\r", "Thief␛[?1000l"), ("3", "Mona␛[6n"), ("4", "Sand␛[3J")):
            terminal.press(key)
            terminal.wait_for_text(words)
        _copies_no_escape_sequence(terminal)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        painted = MEANT.sub(b"", _REQUEST.sub(b"", terminal.sent)).decode()
        assert {c for c in painted if unicodedata.category(c) == "Cc"} <= {"\r", "\n", "\b"}


def _copies_no_escape_sequence(terminal: Session) -> None:
    """Copy the character's text: it has no escape sequences, and the request is well-formed."""
    terminal.press("2")
    terminal.wait_for_text("▸ Ben␛P")
    terminal.press("y")
    terminal.wait_for(lambda: _REQUEST.search(terminal.sent) is not None, "the request to copy")
    (copied,) = [base64.b64decode(found[1]).decode() for found in _REQUEST.finditer(terminal.sent)]
    assert "Ben␛P" in copied
    assert {c for c in copied if unicodedata.category(c) == "Cc"} == {"\n"}
