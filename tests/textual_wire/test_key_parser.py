"""Parse input from a terminal, valid or not."""

from hypothesis import example, given
from hypothesis import strategies as st
from textual import events
from textual.constants import ESCAPE_DELAY

from textual_wire.input import KeyParser

PIECES = (*"\x1b<;:?[]OMmtRu~aé", "\x1b[", "\x1b[<", "0", "1", "48;", "1114112", "9999999999", "-1", "²", "$y", "200~")


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("\x1b[:R")
@example("\x1b[1114112u")
@example("\x1b[9999999999u")
@example("\x1b[48;0;0;0;0t\x1b[<0;1;1M")
def test_a_key_after_any_input(sent: str) -> None:
    """After any input, in one or many pieces, the next key is parsed."""
    for pieces in ([sent], [*sent]):
        parser = KeyParser()
        for piece in pieces:
            list(parser.feed(piece))
        # End a paste, and an unfinished sequence, which the parser abandons after 32 characters.
        *_, last = [*parser.feed("\x1b[201~"), *parser.feed("z" * 40)]
        assert isinstance(last, events.Key)
        assert last.key == "z"


def test_empty_input() -> None:
    """Empty input, from an incomplete multi-byte character, does not end the parser."""
    parser = KeyParser()
    assert list(parser.feed("")) == []
    (key,) = parser.feed("é")
    assert isinstance(key, events.Key)
    assert key.character == "é"


def test_timeout() -> None:
    """Only an escape byte waits for the rest of a sequence."""
    parser = KeyParser()
    assert parser.timeout is None
    assert list(parser.feed("\x1b")) == []
    assert parser.timeout is not None
    assert parser.timeout > ESCAPE_DELAY
    list(parser.feed("[A"))
    assert parser.timeout is None
