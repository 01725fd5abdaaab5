"""Limits of what is kept of a terminal's input: pastes, strings and sequences without an end."""

import pytest
from textual import events

from textual_wire.keyboard.parser import KeyParser


@pytest.mark.parametrize(
    ("reads", "text", "has_cut"),
    [
        ([b"abc"], "abc", False),
        ([b"abcd"], "abcd", False),
        ([b"abcde"], "abcd", True),
        ([b"abcd", b"e"], "abcd", True),
        ([b"abcde", b"f", b""], "abcd", True),
        ([b"ab", b"c", b"d"], "abcd", False),
    ],
)
def test_a_paste_that_is_cut(reads: list[bytes], text: str, has_cut: bool) -> None:
    """A paste keeps as many characters as the limit, and the parser remembers if one was longer."""
    parser = KeyParser(max_paste=4)
    assert parser.has_cut is False
    found = [message for data in (b"\x1b[200~", *reads, b"\x1b[201~") for message in parser.feed(data)]
    assert [message.text for message in found if isinstance(message, events.Paste)] == [text]
    assert parser.has_cut is has_cut
    list(parser.feed(b"\x1b[200~a\x1b[201~"))
    assert parser.has_cut is has_cut


@pytest.mark.parametrize(("begin", "length"), [(b"\x1b[200~", 1 << 26), (b"\x1b]52;", (1 << 26) - 3)])
def test_what_never_ends_is_given_up(begin: bytes, length: int) -> None:
    """A paste or a string of 64 MiB ends without its end. The key after it counts."""
    parser = KeyParser(max_paste=4)
    part = b"a" * (1 << 20)
    list(parser.feed(begin))
    for _ in range(length // len(part)):
        assert not list(parser.feed(part))
    assert not list(parser.feed(part[: length % len(part)]))
    assert len(list(parser.feed(b"a"))) == 1
    assert [message.key for message in parser.feed(b"q") if isinstance(message, events.Key)] == ["q"]


def test_a_paste_that_is_cut_and_does_not_end() -> None:
    """The parser remembers also that a paste without an end was longer."""
    parser = KeyParser(max_paste=4)
    list(parser.feed(b"\x1b[200~abcde"))
    assert [message.text for message in parser.quiet() if isinstance(message, events.Paste)] == ["abcd"]
    assert parser.has_cut is True


def test_long_sequences() -> None:
    """A sequence of 64 characters after its escape byte is known, and a longer one is dropped to its end."""
    for length, keys in ((64, ["ctrl+up"]), (65, []), (1024, []), (20_000, [])):
        parser = KeyParser()
        found = list(parser.feed(b"\x1b[1;5" + b";" * (length - 5) + b"A"))
        assert [message.key for message in found if isinstance(message, events.Key)] == keys
        assert parser.timeout is None


def test_a_sequence_that_never_ends_is_given_up() -> None:
    """After 1 MiB a sequence is over, and what follows are keys."""
    parser = KeyParser()
    assert not list(parser.feed(b"\x1b[" + b"0" * ((1 << 20) - 1)))
    assert [message.key for message in parser.feed(b"0j") if isinstance(message, events.Key)] == ["0", "j"]


@pytest.mark.parametrize("begin", [b"\x1bP1+r", b"\x1b]52;c;", b"\x1b_G", b"\x1b[1;"])
def test_long_answers_are_dropped_to_their_end(begin: bytes) -> None:
    """No part of an answer in many reads is a key, and the key after its end counts."""
    digits, end = (b"1;", b"c") if begin.endswith(b"[1;") else (b"q2", b"\x1b\\")
    length = 20_000 if end == b"c" else 3_000_000
    parser = KeyParser()
    reads = [begin, *[digits * 2048] * (length // 4096), end + b"j"]
    found = [message for data in reads for message in parser.feed(data)]
    assert [message.key for message in found if isinstance(message, events.Key)] == ["j"]
