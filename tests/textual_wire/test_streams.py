"""Streams that cannot show all of a text, and the language that an environment asks for."""

import codecs
import errno
import os
from io import BytesIO, StringIO, TextIOWrapper

import pytest

from textual_wire.detection.language import language_code
from textual_wire.streams import ClosedStream, drop_unwritten, transliterate_stream

TEXT = "Cœur\u200e “Ça” – 電…\U0010ffff"


class TerminalStream(TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """True."""
        return True


@pytest.mark.parametrize(
    ("kind", "encoding", "variables", "expected"),
    [
        (TextIOWrapper, "ascii", {"LANG": "C.UTF-8"}, b'Coeur "Ca" - Dian...?'),
        (TextIOWrapper, "iso8859-1", {"LANG": "C.UTF-8"}, 'Coeur "Ça" - Dian...?'.encode("iso8859-1")),
        (TextIOWrapper, "utf-8", {"LANG": "C"}, TEXT.encode()),
        (TerminalStream, "utf-8", {"LANG": "C"}, b'Coeur "Ca" - Dian...?'),
        (TerminalStream, "utf-8", {"LANG": "C.UTF-8"}, TEXT.encode()),
    ],
)
def test_streams(
    kind: type[TextIOWrapper],
    encoding: str,
    variables: dict[str, str],
    expected: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A stream transliterates what its encoding lacks, and on a terminal what the terminal cannot show."""
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.setenv(name, variables.get(name, ""))
    written = BytesIO()
    stream = kind(written, encoding=encoding)
    transliterate_stream(stream)
    stream.write(TEXT)
    stream.flush()
    assert written.getvalue() == expected


def test_other_streams() -> None:
    """A stream of another kind is left alone, and an error in what is read stays an error."""
    other = StringIO()
    transliterate_stream(other)
    other.write(TEXT)
    assert other.getvalue() == TEXT
    stream = TextIOWrapper(BytesIO(b"\xff"), encoding="ascii")
    transliterate_stream(stream)
    with pytest.raises(UnicodeDecodeError):
        stream.read()
    assert codecs.lookup_error("textual_wire.transliterate")(UnicodeEncodeError("ascii", "é電", 1, 2, "")) == (
        "Dian",
        2,
    )


def test_closed_streams() -> None:
    """Writing to a closed stream is the error that the system has for it."""
    with pytest.raises(OSError, match="Bad file descriptor") as raised:
        ClosedStream().write("lost")
    assert raised.value.errno == errno.EBADF


def test_text_that_cannot_be_written() -> None:
    """Text that a stream cannot write is dropped, and later text too; a closed stream is left alone."""
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "w") as stream:
        stream.write("lost")
        drop_unwritten(stream)
        stream.write("more")
    drop_unwritten(stream)


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "FR"}, "fr"),
        ({"LC_ALL": "", "LC_MESSAGES": "de", "LANG": "fr"}, "de"),
        ({"LC_ALL": "en_GB", "LC_MESSAGES": "de", "LANG": "fr"}, "en"),
        ({"LANG": "gsw_CH"}, "gsw"),
        ({"LANG": "C"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({"LANGUAGE": "fr", "LC_CTYPE": "fr"}, ""),
        ({}, ""),
    ],
)
def test_language(environ: dict[str, str], code: str) -> None:
    """The first of the variables that is not empty names the language, by a code of two or three letters."""
    assert language_code(environ) == code
