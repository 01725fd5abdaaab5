"""Fuzz the reader of a terminal's keys: a terminal, or who pretends to be one, may send anything at any time."""

from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.conftest import examples
from tests.support.terminal_answers import ANSWERS, REPORTS
from textual import events

from textual_wire.keyboard.key import Key
from textual_wire.keyboard.layouts import other_names
from textual_wire.keyboard.parser import KeyParser

_QUIET = b""
"""Stands for a time without input."""
_FRAGMENTS = st.one_of(
    st.sampled_from((*ANSWERS.values(), *REPORTS.values(), b"\x1b[", b"\x1bO", b"\x1b]", b"\x1b", b"[M", b"<", b"$")),
    st.sampled_from(
        (b"\x1b[200~", b"\x1b[201~", b"1572", b"27", b"99", b"9999999999", b";", b":", b"u", b"~", b"\x03")
    ),
    st.binary(max_size=3),
)
_READS = st.lists(st.one_of(st.just(_QUIET), st.lists(_FRAGMENTS, min_size=1, max_size=6).map(b"".join)), max_size=6)
_ENCODINGS = st.sampled_from(("utf-8", "iso8859-1", "cp1252", "koi8-r", "gbk", "euc-jp", "shift_jis", "big5"))


@examples(100)
@given(reads=_READS, encoding=_ENCODINGS)
def test_the_keyboard_always_comes_back(reads: list[bytes], encoding: str) -> None:
    """After any input ctrl+c is ctrl+c, and after a time without input every key is itself; pastes stay limited."""
    last = []
    for end in (b"\x03", _QUIET):
        parser = KeyParser(encoding, max_paste=4)
        for data in (*reads, end):
            last = [message for message in (parser.feed(data) if data else parser.quiet()) if message]
            for message in last:
                assert not isinstance(message, events.Paste) or len(message.text) <= 4
                if isinstance(message, Key):
                    assert "\x00" not in message.name
                    assert message.key not in other_names(message.key)
        if end:
            assert isinstance(last[-1], Key)
            assert last[-1].key == "ctrl+c"
        else:
            assert parser.timeout is None
            (key,) = parser.feed(b"z")
            assert isinstance(key, Key)
            assert key.key == "z"
