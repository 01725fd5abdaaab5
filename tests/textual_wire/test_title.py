"""The title of a terminal's window."""

from hypothesis import given
from hypothesis import strategies as st

from textual_wire.detection.detect import detect
from textual_wire.modes import Modes
from textual_wire.title import MAX_LENGTH, title_request

XTERM = detect({"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"})


@given(st.text())
def test_a_title_has_no_control_characters(text: str) -> None:
    """Every request is one OSC 2 of bounded length without control characters, for any text."""
    request = title_request(text, None)
    assert request.startswith("\x1b]2;")
    inside = request[4:-1]
    assert request.endswith("\x07")
    assert len(inside) <= MAX_LENGTH
    assert not any(character < " " or "\x7f" <= character < "\xa0" for character in inside)


def test_characters_of_the_terminal() -> None:
    """A title is plain ASCII for a terminal that has no more, and empty for one that may print it."""
    assert title_request("Zéro · †", XTERM) == "\x1b]2;Zéro · †\x07"
    assert title_request("Zéro", XTERM._replace(charsets=("ascii",))) == "\x1b]2;Zero\x07"
    assert title_request("Zéro", detect({"TERM": "linux", "LC_ALL": "C.UTF-8"})) == ""


def test_a_title_is_on_one_line() -> None:
    """A line feed becomes a space, and joiners, which belong to the spelling of words, stay."""
    assert title_request("A\nB \u200bمی\u200cخواهم", XTERM) == "\x1b]2;A B می\u200cخواهم\x07"


def test_the_title_before_is_restored() -> None:
    """The title before is put on the terminal's stack, and taken back while the app's screen still shows."""
    modes = Modes(title=True)
    assert modes.enter()[0] == "\x1b[22;2t"
    left = modes.leave()
    assert left.index("\x1b]2;\x07") + 1 == left.index("\x1b[23;2t") < left.index("\x1b[?1049l")
