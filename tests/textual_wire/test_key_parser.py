"""What a terminal may send, sensible or not."""

from hypothesis import example, given
from hypothesis import strategies as st
from textual import events

from textual_wire.input import KeyParser

PIECES = (*"\x1b<;:?[]OMmtRu~aé", "\x1b[", "\x1b[<", "0", "1", "48;", "1114112", "9999999999", "-1", "²", "$y", "200~")


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("\x1b[:R")
@example("\x1b[1114112u")
@example("\x1b[9999999999u")
@example("\x1b[48;0;0;0;0t\x1b[<0;1;1M")
def test_whatever_is_sent_the_next_key_is_heard(sent: str) -> None:
    """Nothing that a terminal sends, whole or in pieces, keeps a key that comes later from being heard."""
    for pieces in ([sent], [*sent]):
        parser = KeyParser()
        for piece in pieces:
            list(parser.feed(piece))
        # A paste may be open, or a sequence, which the parser gives up after 32 characters.
        *_, last = [*parser.feed("\x1b[201~"), *parser.feed("z" * 40)]
        assert isinstance(last, events.Key)
        assert last.key == "z"


def test_half_a_character_is_no_end() -> None:
    """Where the decoder has no character yet, nothing is read, and the parser goes on."""
    parser = KeyParser()
    assert list(parser.feed("")) == []
    (key,) = parser.feed("é")
    assert isinstance(key, events.Key)
    assert key.character == "é"
