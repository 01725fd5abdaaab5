"""Answers of terminals to queries, which may arrive late and in pieces, are never taken for keys."""

from collections.abc import Iterator

import pytest
from tests.support.terminal_answers import ANSWERS, REPORTS
from textual import events

from textual_wire.keyboard.parser import KeyParser


def keys_of(*reads: bytes, pause: bool = True) -> list[str]:
    """Return the keys of some reads, with less than the time between them that a key or an answer may take."""
    parser = KeyParser()
    found = [message for data in reads for message in parser.feed(data)]
    assert not pause or parser.timeout is None
    return [message.key for message in (*found, *parser.quiet()) if isinstance(message, events.Key)]


def cut(answer: bytes) -> Iterator[tuple[bytes, ...]]:
    """Yield an answer in one read, in every two reads, and byte by byte."""
    yield (answer,)
    yield from ((answer[:place], answer[place:]) for place in range(1, len(answer)))
    yield tuple(bytes([byte]) for byte in answer)


@pytest.mark.parametrize("name", [*ANSWERS, *REPORTS])
def test_an_answer_is_no_key(name: str) -> None:
    """An answer, whole or cut at any byte, does nothing; keys before and after it count."""
    answer = {**ANSWERS, **REPORTS}[name]
    for reads in cut(answer):
        if reads[:2] == (b"\x1b", b"\\"):  # two keys, if they come apart
            continue
        assert keys_of(*reads) == []
        assert keys_of(b"j", *reads, b"k") == ["j", "k"]
    assert keys_of(b"j" + answer + b"k" + answer + b"\x1b[B") == ["j", "k", "down"]


@pytest.mark.parametrize("name", ANSWERS)
def test_a_part_of_an_answer_is_no_key(name: str) -> None:
    """The beginning of an answer whose end never comes does nothing, and ctrl+c after it is ctrl+c."""
    answer = ANSWERS[name]
    for length in range(2, len(answer)):
        assert keys_of(answer[:length], pause=False) == [] or answer[:length].startswith(b"\x1b\\")
        assert keys_of(answer[:length], b"\x03", pause=False) == ["ctrl+c"]


@pytest.mark.parametrize(
    "answer", [b"\x9b?62;22c", b"\x9d11;rgb:1e1e/1e1e/1e1e\x9c", b"\x90>|XTerm(380)\x9c", b"\x8fP", b"\x9f1;OK\x9c"]
)
def test_answers_with_single_bytes_in_utf_8(answer: bytes) -> None:
    """A terminal that sends control characters as single bytes does so in UTF-8, too: its answers type nothing."""
    for reads in cut(answer):
        assert set(keys_of(b"2", *reads, b"k")) - {"f1"} == {"2", "k"}


def test_the_rest_of_a_character_is_no_answer() -> None:
    """The last byte of a letter which a pause has cut in two begins no control sequence: the key after it counts."""
    for letter in "Лћ愛":
        parser, sent = KeyParser(), letter.encode()
        messages = [*parser.feed(sent[:1]), *parser.quiet(), *parser.feed(sent[1:]), *parser.feed(b"2")]
        assert [message.key for message in messages if isinstance(message, events.Key)] == ["2"]


def test_answers_in_another_encoding() -> None:
    """Single bytes above ASCII are control characters only in encodings that have them."""
    assert list(KeyParser("iso8859-1").feed(b"\x9b?62;22c\x9d11;x\x9c")) == [None, None]
    (key,) = KeyParser("cp1252").feed(b"\x9b")
    assert isinstance(key, events.Key)
    assert key.character == "›"
