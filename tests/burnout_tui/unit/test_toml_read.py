"""A file that cannot be read gives one message, and never a traceback."""

import errno
import os
import socket
import threading
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

import pytest
from msgspec.structs import replace

from burnout_tui.errors import DocumentError
from burnout_tui.film.load import load, load_bytes, warnings
from burnout_tui.film.schema import film_schema
from burnout_tui.toml.read import decode, read_limited

MINIMAL = b'format = 1\n[film]\ntitle = "Dust"\nyear = 1999\ndirectors = []\nsynopsis = "A city."\n'


def lines_of(path: Path) -> list[str]:
    """Return the lines that are printed for a file that cannot be opened."""
    with pytest.raises(DocumentError) as caught:
        load(path)
    return caught.value.lines()


def failing(error: OSError, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every file fail to open."""

    def fail(*_: Any, **__: Any) -> NoReturn:
        raise error

    monkeypatch.setattr(os, "open", fail)


def test_no_such_file(tmp_path: Path) -> None:
    """The message for a missing file says that there is no such file."""
    assert lines_of(tmp_path / "dust.toml") == [f"{tmp_path}/dust.toml: error: no such file"]


def test_no_such_folder(tmp_path: Path) -> None:
    """The message for a file in a missing folder says that there is no such file."""
    assert lines_of(tmp_path / "films" / "dust.toml") == [f"{tmp_path}/films/dust.toml: error: no such file"]


@pytest.mark.parametrize("name", ["dusk.toml", "Dust.toml", "dust", "d", "dust.tml"])
def test_a_similar_name_is_suggested(tmp_path: Path, name: str) -> None:
    """A film file with a similar name in the same folder is suggested."""
    (tmp_path / "dust.toml").write_bytes(MINIMAL)
    (tmp_path / "dust.txt").write_bytes(b"")
    expected = f"{tmp_path}/{name}: error: no such file; did you mean {tmp_path}/dust.toml?"
    assert lines_of(tmp_path / name) == [expected]


def test_a_different_name_is_not_suggested(tmp_path: Path) -> None:
    """A film file with a different name is not suggested, though the ending is the same."""
    for name in ("casanegra.toml", "pyproject.toml"):
        (tmp_path / name).write_bytes(MINIMAL)
    for name in ("dust.toml", "nope.toml"):
        assert lines_of(tmp_path / name) == [f"{tmp_path}/{name}: error: no such file"]


def test_a_folder(tmp_path: Path) -> None:
    """The message for a folder asks for a file in it."""
    assert lines_of(tmp_path) == [f"{tmp_path}: error: this is a folder; name a film file in it"]


def test_a_file_used_as_a_folder(tmp_path: Path) -> None:
    """The message for a path through a file says which part is not a folder."""
    (tmp_path / "dust.toml").write_bytes(MINIMAL)
    path = tmp_path / "dust.toml" / "film.toml"
    assert lines_of(path) == [f"{path}: error: {tmp_path}/dust.toml is not a folder"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """The message for a file without read permission says so."""
    path = tmp_path / "dust.toml"
    path.write_bytes(MINIMAL)
    path.chmod(0)
    assert lines_of(path) == [f"{path}: error: no permission to read it"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "no permission to read it"),
        (OSError(errno.EIO, "Input/output error"), "cannot be read: Input/output error"),
        (OSError(errno.EBUSY, "Device or resource busy"), "cannot be read: Device or resource busy"),
        (OSError("odd"), "cannot be read"),
    ],
)
def test_an_error_of_the_operating_system(error: OSError, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message contains the reason that the operating system gives."""
    failing(error, monkeypatch)
    assert lines_of(Path("dust.toml")) == [f"dust.toml: error: {words}"]


def test_an_error_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails after the file was opened gives a message too."""

    def fail(*_: Any) -> NoReturn:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("burnout_tui.toml.read.read_limited", fail)
    path = tmp_path / "dust.toml"
    path.write_bytes(MINIMAL)
    assert lines_of(path) == [f"{path}: error: cannot be read: Input/output error"]


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    """The message for a name that is longer than the file system allows says so."""
    path = tmp_path / ("x" * 300)
    assert lines_of(path) == [f"{path}: error: the file name is too long"]


def test_a_name_that_no_file_can_have() -> None:
    """A null character in a name gives a message that shows it as a symbol."""
    assert lines_of(Path("du\0st.toml")) == ["du␀st.toml: error: not a valid file name"]


def test_an_odd_name_is_printed_on_one_line(tmp_path: Path) -> None:
    """Messages replace escape sequences, line feeds and undecodable bytes in a file's name."""
    name = os.fsdecode(b"a\x1b[31m\nb\t\xff.toml")
    shown = f"{tmp_path}/a␛[31m␊b␉\ufffd.toml"
    assert lines_of(tmp_path / name) == [f"{shown}: error: no such file"]
    (tmp_path / name).write_bytes(b"")
    assert lines_of(tmp_path / name) == [f"{shown}: error: empty; a film file begins with format = 1"]


@pytest.mark.parametrize(
    ("limit", "words"),
    [(79, "79 bytes"), (2**20 - 1, "1048575 bytes"), (2**20, "1 MB"), (3 * 2**19, "1.5 MB"), (2**26, "64 MB")],
)
def test_a_large_file(limit: int, words: str) -> None:
    """A document of exactly the maximum size is read; one more byte is an error that states the maximum."""
    schema = replace(film_schema(), size_limit=limit)
    assert len(read_limited(BytesIO(bytes(limit)), "dust.toml", schema)) == limit
    with pytest.raises(DocumentError) as caught:
        read_limited(BytesIO(bytes(limit + 1)), "dust.toml", schema)
    assert caught.value.lines() == [f"dust.toml: error: larger than {words}, the limit for a film file"]


def test_the_size_limit_of_a_film_file(tmp_path: Path) -> None:
    """The message for a film file of two hundred megabytes states the limit."""
    path = tmp_path / "huge.toml"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert lines_of(path) == [f"{path}: error: larger than 32 MB, the limit for a film file"]


@pytest.mark.skipif(not Path("/dev/zero").is_char_device(), reason="there is no /dev/zero here")
def test_an_endless_file() -> None:
    """A device without an end is read no further than the limit."""
    assert lines_of(Path("/dev/zero")) == ["/dev/zero: error: larger than 32 MB, the limit for a film file"]


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="there is no /dev/null here")
def test_an_empty_device() -> None:
    """A device without data is an empty file."""
    assert lines_of(Path("/dev/null")) == ["/dev/null: error: empty; a film file begins with format = 1"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe(tmp_path: Path) -> None:
    """The message for a named pipe, which might never be written to, comes at once, also through a link."""
    path, link = tmp_path / "dust.toml", tmp_path / "link.toml"
    os.mkfifo(path)
    link.symlink_to(path)
    for named in (path, link):
        assert lines_of(named) == [f"{named}: error: this is a named pipe; name a film file"]


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="sockets have no files here")
def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket is named as what it is."""
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("dust.toml")  # a name longer than a path of tests may be is none for a socket
        assert lines_of(Path("dust.toml")) == ["dust.toml: error: this is a socket; name a film file"]


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="open files have no names here")
def test_a_pipe() -> None:
    """A film can be read from a pipe that is open already, as long as its writer takes."""
    reading, writing = os.pipe()

    def write() -> None:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(b"#" * 500_000 + b"\n" + MINIMAL)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert load(Path(f"/dev/fd/{reading}")).film.film.title == "Dust"
    finally:
        os.close(reading)
        writer.join()


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"\xff", 1, 1, "FF"),
        (b"\xef\xbb\xbf\xff", 1, 1, "FF"),
        (b"a\n\xc3\xa9\xc3\xa9 \xe9\n", 2, 4, "E9"),
        (b"a\r\nb\xc3", 2, 2, "C3"),
        (b"\xed\xa0\x80", 1, 1, "ED"),
    ],
)
def test_bytes_that_are_not_utf_8(data: bytes, line: int, column: int, byte: str) -> None:
    """The message shows the first byte that is not UTF-8, with its line and its column in characters."""
    with pytest.raises(DocumentError) as caught:
        decode(data, "dust.toml")
    expected = f"dust.toml:{line}:{column}: error: not UTF-8: found the byte 0x{byte}; save the file as UTF-8"
    assert caught.value.lines() == [expected]


def test_warnings_of_a_file_with_errors(tmp_path: Path) -> None:
    """Asking for the warnings of a file with errors raises these errors."""
    with pytest.raises(DocumentError, match="1 problem"):
        warnings(tmp_path / "dust.toml")


def test_the_exit_status_of_an_error_in_a_film_file() -> None:
    """The exit status for a film file with errors is 1."""
    with pytest.raises(DocumentError) as caught:
        load_bytes(b"", "dust.toml")
    assert caught.value.exit_status == 1


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["UTF-16-LE", "UTF-16-BE", "UTF-32-LE", "UTF-32-BE"])
def test_wide_encodings_are_named(encoding: str, mark: str) -> None:
    """A file in UTF-16 or UTF-32 gives one sentence that says so, with and without a byte-order mark."""
    text = MINIMAL.decode().replace("Dust", "الاحتراق")
    with pytest.raises(DocumentError) as caught:
        load_bytes((mark + text).encode(encoding), "wide.toml")
    assert caught.value.lines() == [f"wide.toml: error: this is {encoding[:6]}, not UTF-8; save the file as UTF-8"]


@pytest.mark.parametrize("text", ["a\n", "\ufeff# محترق\n" * 10])
@pytest.mark.parametrize("encoding", ["UTF-16-LE", "UTF-16-BE", "UTF-32-LE", "UTF-32-BE"])
def test_wide_encodings_of_few_or_foreign_letters_are_named(encoding: str, text: str) -> None:
    """Two letters are enough, and with a byte-order mark the letters of any script."""
    with pytest.raises(DocumentError, match="dust") as caught:
        decode(text.encode(encoding), "dust.toml")
    assert caught.value.lines() == [f"dust.toml: error: this is {encoding[:6]}, not UTF-8; save the file as UTF-8"]


def test_zero_bytes_are_no_encoding() -> None:
    """A few zero bytes in a file, or a file of nothing else, are reported as the character that they are."""
    for data in (MINIMAL + b"\0", b"f\0", bytes(100)):
        with pytest.raises(DocumentError, match="zero") as caught:
            load_bytes(data, "zero.toml")
        assert "U+0000" in caught.value.lines()[0]
