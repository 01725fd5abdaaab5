"""Keys, pastes and mouse events from a terminal's bytes, valid or not."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from textual_wire.keyboard.key import Key
from textual_wire.keyboard.parser import KeyParser
from textual_wire.keyboard.splitter import KEY_WAIT, STRING_WAIT

QUIET = None
"""Stands among reads for a time without input."""


def read(*reads: bytes | None, encoding: str = "utf-8", limit: int = 100) -> list[Message]:
    """Return the messages of some reads, with quiet times among them."""
    parser, found = KeyParser(encoding, limit), list[Message]()
    for data in reads:
        found += filter(None, parser.quiet() if data is QUIET else parser.feed(data))
    return found


def names(messages: Iterable[Message]) -> list[str]:
    """Return the names of keys, and the texts of pastes in quotes."""
    return [
        message.key
        if isinstance(message, events.Key)
        else repr(message.text)
        if isinstance(message, events.Paste)
        else "?"
        for message in messages
    ]


@pytest.mark.parametrize(
    "sent",
    [b"\x1b[1114112u", b"\x1b[u", b"\x1b[:R", b"\x1b[9999999999u", b"\x1b[48;0;0;0;0t\x1b[<0;1;1M", b"\x1b[55296u"],
)
def test_a_key_after_invalid_input(sent: bytes) -> None:
    """Numbers that are missing, too large or no characters are ignored, and the next key is itself."""
    assert names(message for message in read(sent + b"z") if isinstance(message, events.Key)) == ["z"]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        *((spelled, "alt+left") for spelled in ("\x1b[1;3D", "\x1b\x1b[D", "\x1b\x1bOD", "\x1b[3D", "\x1bO3D")),
        *((spelled, "home") for spelled in ("\x1b[1~", "\x1b[7~", "\x1b[H", "\x1bOH", "\x1b[1;1H", "\x1b[57423u")),
        *((spelled, "end") for spelled in ("\x1b[4~", "\x1b[8~", "\x1b[F", "\x1bOF", "\x1b[1;129F")),
        *((spelled, "ctrl+c") for spelled in ("\x03", "\x1b[99;5u", "\x1b[99;69u", "\x1b[67;5u", "\x1b[27;5;99~")),
        *((spelled, "shift+tab") for spelled in ("\x1b[Z", "\x1b\t", "\x1b[9;2u", "\x1b[1;2Z")),
        *((spelled, "escape") for spelled in ("\x1b[27u", "\x1b[27;1:1u")),
        *((spelled, "ctrl+up") for spelled in ("\x1b[1;5A", "\x1bO5A", "\x1bO1;5A", "\x1b[5A", "\x1bOa")),
        *(("\x1b[2A", "shift+up"), ("\x1b\x1b[5A", "alt+ctrl+up"), ("\x1bO2a", "ctrl+shift+up")),
        *(("\x1b[a", "shift+up"), ("\x1b\x1b[a", "alt+shift+up"), ("\x1b[5;2A", "shift+up"), ("\x1b[1;5R", "ctrl+f3")),
        *(("\x1b[27;5;13~", "ctrl+enter"), ("\x1b[27;2;9~", "shift+tab")),
        *((spelled, "shift+f1") for spelled in ("\x1bO2P", "\x1b[1;2P", "\x1b[11;2~", "\x1b[11$")),
        *(
            (spelled, "5")
            for spelled in ("5", "\x1bOu", "\x1b[57404u", "\x1b[57404;;53u", "\x1b[53u", "\x1b[40::53;2;53u")
        ),
        *(("\x1b[97;2u", "A"), ("\x1b[223;2u", "ß"), ("\x1b[304;5u", "ctrl+İ"), ("\x1b\x01", "alt+ctrl+a")),
        *((spelled, "space") for spelled in ("\x1b[32u", "\x1b[32;;32u", "\x1b[32;5;32u", "\x1bO ")),
        *(("\x1b[233:50;2u", "2"), ("\x1b[115;65;83u", "S"), ("\x1b[0;;233u", "é"), ("\x1b[97;1:2u", "a")),
        *(
            ("\x1b[5@", "ctrl+shift+pageup"),
            ("\x1b[[E", "f5"),
            ("\x1b[57410;;47u", "slash"),
            ("\x1b[32;2;32u", "shift+space"),
        ),
        *(
            ("\x1bj", "alt+j"),
            ("\x1bJ", "alt+shift+j"),
            ("\x1b/", "alt+slash"),
            ("\x1b\x7f", "ctrl+w"),
            ("\x1b\x03", "ctrl+c"),
        ),
        *(("\x00", "ctrl+@"), ("\x0c", "ctrl+l"), ("\r", "enter"), (" ", "space"), ("é", "é"), ("_", "underscore")),
    ],
    ids=ascii,
)
def test_every_spelling_of_a_key_is_known(sent: str, key: str) -> None:
    """Terminals send a key in several ways, which all have one name."""
    assert names(read(sent.encode())) == [key]


@pytest.mark.parametrize(
    ("sent", "also"),
    [
        ("\n", "enter"),  # what the system makes of it until an app has the terminal
        ("\x1bb", "alt+left"),
        ("\x1bf", "alt+right"),
        ("\x1b[1;9D", "alt+left"),
        ("\x1b[1572::99;5u", "ctrl+c"),
        ("\x1b[1601::116;;1601u", "t"),
        ("\x1b[1087:1055:103;2;1055u", "G"),
        ("\x1b[233:50:50;;233u", "2"),
    ],
)
def test_a_key_has_the_name_that_it_has_elsewhere(sent: str, also: str) -> None:
    """A key of another layout or terminal also has the name of the same key of a US keyboard or another terminal."""
    (key,) = read(sent.encode())
    assert isinstance(key, Key)
    assert key.also == (also,)


@pytest.mark.parametrize(
    "sent",
    [
        *("\x1b[97;1:3u", "\x1b[1;1:3A", "\x1b[27;1:3u"),
        *("\x1b[57358u", "\x1b[57441;2u", "\x1b[57454;3u"),
        *("\x1b[~", "\x1b[99~", "\x1b[27;5~", "\x1bOz", "\x1bO5z", "\x1b[y", "\x80", "\x9f"),
        *(f"\x1b[0;;{code}u" for code in (0x1F, 0x7F, 0x80, 0x9F, 0xD800, 0xDFFF, 0x110000)),
    ],
    ids=ascii,
)
def test_what_is_no_key(sent: str) -> None:
    """A key that is released, a modifier alone, a number without a key, and what is no character, are no keys."""
    assert read(sent.encode()) == []


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        *((f"\x1b[0;;{code}u", [chr(code)]) for code in (0x20, 0x7E, 0xA0, 0xD7FF, 0xE000, 0x10FFFF)),
        ("\x1b[0;;97:127:98u", ["a", "b"]),
        ("\x1b[97;2u", ["A"]),
        *((sent, ["\r"]) for sent in ("\r", "\x1b[13u", "\x1bOM", "\x1b[57414u")),
        *((sent, [None]) for sent in ("\x1b[13;2u", "\x1b[A", "\x1b[97;5u", "\x1ba")),
    ],
    ids=ascii,
)
def test_characters_of_keys(sent: str, keys: list[str | None]) -> None:
    """A key has the character that it types, and none if it types nothing; a text has a key for each character."""
    assert [message.character for message in read(sent.encode()) if isinstance(message, events.Key)] == keys


def test_a_copy_of_a_key() -> None:
    """A copy of a key has the same names and character."""
    for key, names_of_it in zip(
        read(b"\x1b[1087::103;;1087u\r"), (("п", "п", ("g",)), ("enter", "\r", ())), strict=True
    ):
        assert isinstance(key, Key)
        copy = key.copy()
        assert (copy.key, copy.character, copy.also) == (key.key, key.character, key.also) == names_of_it


def test_the_space_of_a_keypad() -> None:
    """SS3 and a space is one key."""
    assert len(list(KeyParser().feed(b"\x1bO "))) == 1


@pytest.mark.parametrize(
    "sent",
    [
        *("\x1b[97::113u", "\x1b[59::122u", "\x1b[106::99;5u", "\x1b[39::113;;39u"),
        *("\x1b[A", "\x1b[1;5A", "\x1b[5;9~", "\x1b[Z"),
    ],
)
def test_latin_letters_mean_themselves(sent: str) -> None:
    """On AZERTY or Dvorak, no key acts as the letter that a US keyboard has there; arrows mean only themselves too."""
    (key,) = read(sent.encode())
    assert isinstance(key, Key)
    assert key.also == ()


@pytest.mark.parametrize(
    ("reads", "keys"),
    [
        ((b"\x1b", b"[B"), ["down"]),
        ((b"\x1b", b"[", b"B"), ["down"]),
        ((b"\x1b", b"[1;", b"3D"), ["alt+left"]),
        ((b"\x1b", QUIET, b"j"), ["escape", "j"]),
        ((b"\x1b", b"j"), ["escape", "j"]),
        ((b"j\x1b", b"j"), ["j", "escape", "j"]),
        ((b"\x1b", b"\xc3\xa9"), ["escape", "é"]),
        ((b"\x1b", b"\x1b", b"q"), ["escape", "escape", "q"]),
        ((b"\x1b", b"\x1b[D"), ["escape", "left"]),
        ((b"\x1b\x1b", QUIET), ["escape", "escape"]),
        ((b"\x1b", b"[", QUIET, b"j"), ["escape", "left_square_bracket", "j"]),
        ((b"\x1b", b"[", b"[", QUIET), ["escape", "left_square_bracket", "left_square_bracket"]),
        ((b"\x1b", b"]", b"]"), ["escape", "right_square_bracket", "right_square_bracket"]),
        ((b"\x1b", b"P", QUIET, b"j"), ["escape", "P", "j"]),
        ((b"\x1b", b"[", b"\xc3\xa9"), ["escape", "left_square_bracket", "é"]),
        ((b"\x1b[", QUIET, b"j"), ["j"]),
        ((b"\x1b[", b"[", QUIET, b"j"), ["j"]),
        ((b"\x1b\x1b\x1b[A",), ["escape", "alt+up"]),
        ((b"\x1b\x1bj",), ["escape", "alt+j"]),
        ((b"\x1b\x1b]11;rgb:1e1e\x07",), ["escape"]),
        ((b"\x1b]11;rgb:1e1e\x1bj",), ["alt+j"]),
        ((b"\x1bO<",), ["less_than_sign"]),
        ((b"\x1bO\r", b"\x1bO1 "), ["enter", "space"]),
        ((b"\x1b[1\x7f",), ["backspace"]),
        ((b"\x1b[Xj",), ["j"]),
        ((b"\xff", b"j"), ["replacement_character", "j"]),
        ((b"\x1b[12", b"\x1b", b"[B"), ["down"]),
        ((b"\x1b]11;rgb:1e1e", QUIET, b"q"), ["q"]),
        ((b"\x1b]11;rgb:1e1e", b"\x1b", QUIET, b"q"), ["q"]),
        ((b"\x1b]11;rgb:1e1e", b"\x1b[B"), ["down"]),
        ((b"\x1b]11;rgb:1e1e\x1b", b"q"), ["escape", "q"]),
        ((b"\xc3", b"\xa9"), ["é"]),
        ((b"", b"j"), ["j"]),
    ],
)
def test_keys_in_pieces(reads: tuple[bytes | None, ...], keys: list[str]) -> None:
    """After escape the rest of a sequence may come later; any other key in a read of its own counts beside it."""
    assert names(read(*reads)) == keys


@pytest.mark.parametrize(
    ("reads", "keys"),
    [
        ((b"\x1b[200~abc", QUIET, b"q"), ["'abc'", "q"]),
        ((b"\x1b[200~abc", b"\x03"), ["ctrl+c"]),
        ((b"\x1b[200~abc", b"\x1b[99;5u"), ["ctrl+c"]),
        ((b"\x1b[200~abc", b"\x1b[1572;5u"), ["ctrl+ؤ"]),
        ((b"\x1b[200~a\x03b", b"q\x1b[201~q"), ["'a\\x03bq'", "q"]),
        ((b"\x1b[200~" + b"ab" * 100, b"\x1b[2", b"01~q"), [f"'{'ab' * 50}'", "q"]),
        ((b"\x1b[200~abc", b"z[99;5u", QUIET), ["'abcz[99;5u'"]),
        ((b"\x1b[200~\x1b[A\xc3", b"\xa9\x00\x1b[201~"), ["'[Aé'"]),
        ((b"\x1b[200~a\xc3\x1b[201~",), ["'a\ufffd'"]),
        ((b"\x1b[201~q",), ["q"]),
    ],
)
def test_pastes_end(reads: tuple[bytes | None, ...], keys: list[str]) -> None:
    """A paste ends with its marker, after a time without input, or by ctrl+c in a read of its own; it is plain text."""
    assert names(read(*reads)) == keys


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from([b"\x1b[200~", b"\x1b[201~", b"a", b"bc" * 40, b"\x1b[A", "é".encode(), b"\r"]), max_size=9
    )
)
def test_pastes_are_the_same_in_any_pieces(sent: list[bytes]) -> None:
    """A paste that is cut into single bytes has the same text, and never more characters than the limit."""
    text = b"".join(sent)
    whole = names(read(text, QUIET, limit=5))
    assert names(read(*(bytes([byte]) for byte in text), QUIET, limit=5)) == whole
    assert all(len(paste.text) <= 5 for paste in read(text, QUIET, limit=5) if isinstance(paste, events.Paste))


def test_ctrl_c_after_half_a_character() -> None:
    """In an encoding with two bytes a character, ctrl+c is not taken for the second one."""
    for half in (b"\xb0", b"\x1b\xb0", b"\x1b\xb0\x1b["):
        assert names(read(half, b"\x03", encoding="gbk")) == ["ctrl+c"]


def test_how_long_it_waits() -> None:
    """The parser waits for the rest of a key and longer for that of an answer or a paste, but for nothing else."""
    waits = {b"": None, b"j": None, b"\x1b": KEY_WAIT, b"\x1b[1": KEY_WAIT, b"\x1b]1": STRING_WAIT, b"\x1b[27u": None}
    waits |= {b"\x1b[200~": STRING_WAIT, b"\xc3": KEY_WAIT, b"\x1b[A": None, b"\x1bj": None}
    for sent, seconds in waits.items():
        parser = KeyParser()
        list(parser.feed(sent))
        assert parser.timeout == seconds, sent


def test_mouse_positions_in_pixels() -> None:
    """After a report of the size in pixels, positions are converted to cells."""
    down, size, move, up = read(b"\x1b[<0;3;5M\x1b[48;24;80;480;800t\x1b[<35;201;101M\x1b[<0;201;101m")
    assert isinstance(down, events.MouseDown)
    assert isinstance(size, events.Resize)
    assert isinstance(move, events.MouseMove)
    assert isinstance(up, events.MouseUp)
    assert [(event.x, event.y) for event in (down, move, up)] == [(2, 4), (20, 5), (20, 5)]
    assert size.size == (80, 24)
