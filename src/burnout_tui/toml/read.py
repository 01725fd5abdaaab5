"""Read the bytes of a document and decode them."""

import errno
import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

from burnout_tui.errors import DocumentError, Problem, UnreadableError
from burnout_tui.message import Message
from burnout_tui.toml.sanitize import shown_path
from burnout_tui.toml.schema import Schema

_OPEN_DESCRIPTORS = re.compile(r"/(dev|proc/(self|[0-9]+))/fd/[0-9]+|/dev/std(in|out|err)")
"""Names of what this process has open already, such as a pipe that a shell has made."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_EXAMINED = 64
"""Bytes at the beginning of a document from which its encoding is guessed."""


def read_bytes(path: Path, schema: Schema) -> bytes:
    """Return the bytes of a file. Raises UnreadableError if it cannot be read or is larger than the schema allows."""
    name = shown_path(path)
    try:
        with os.fdopen(_opened(path), "rb") as file:
            if stat.S_ISFIFO(os.fstat(file.fileno()).st_mode) and not _OPEN_DESCRIPTORS.fullmatch(str(path)):
                raise UnreadableError(name, Message("this is a named pipe; name {noun}", noun=schema.noun))
            return read_limited(file, name, schema)
    except (OSError, ValueError) as error:
        raise UnreadableError(name, _reason(path, error, schema)) from None


def _opened(path: Path) -> int:
    """Open a file for reading. Opening a named pipe would wait for a writer, so it is opened without waiting."""
    unix_only = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    descriptor = os.open(path, os.O_RDONLY | unix_only | getattr(os, "O_BINARY", 0))
    if unix_only:
        os.set_blocking(descriptor, True)
    return descriptor


def read_limited(file: BinaryIO, name: str, schema: Schema) -> bytes:
    """Return the bytes of an open file or stream. Raises UnreadableError if there are more than the schema allows."""
    limit = schema.size_limit
    # Pipes and devices have no size: read one byte more than the limit.
    data = file.read(limit + 1)
    if len(data) > limit:
        message = Message("larger than {size}, the limit for {noun}", size=_size(limit), noun=schema.noun)
        raise UnreadableError(name, message)
    return data


def decode(data: bytes, name: str) -> str:
    """Return the text of a document without its byte-order mark. Raises DocumentError if it is not UTF-8."""
    if encoding := _wide_encoding(data):
        message = Message("this is {encoding}, not UTF-8; save the file as UTF-8", encoding=encoding)
        raise DocumentError(name, [Problem(message=message, code="not-utf-8")])
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        problem = Problem(
            message=Message(
                "not UTF-8: found the byte {byte}; save the file as UTF-8", byte=f"0x{data[error.start]:02X}"
            ),
            line=before.count(b"\n") + 1,
            column=len(before[line_start:].decode()) + 1,
            code="not-utf-8",
        )
        raise DocumentError(name, [problem]) from None


def _wide_encoding(data: bytes) -> str:
    """Return the name of the encoding if a document is in UTF-16 or UTF-32, with or without a byte-order mark.

    TOML begins with ASCII characters, whose other bytes are null there.
    """
    start = data[:_EXAMINED]
    for width, name in ((4, "UTF-32"), (2, "UTF-16")):
        if start.startswith(("\ufeff".encode(f"{name}-LE"), "\ufeff".encode(f"{name}-BE"))):
            return name
        zeros = [start[place::width].count(0) * width * 2 > len(start) for place in range(width)]
        if len(start) >= 2 * width and zeros in (
            [place > 0 for place in range(width)],
            [place < width - 1 for place in range(width)],
        ):
            return name
    return ""


def _reason(path: Path, error: OSError | ValueError, schema: Schema) -> Message:
    if isinstance(error, FileNotFoundError):
        return Message("no such file{hint}", hint=_similar_name(path))
    if isinstance(error, IsADirectoryError):
        return Message("this is a folder; name {noun} in it", noun=schema.noun)
    if isinstance(error, PermissionError):
        return Message("no permission to read it")
    if isinstance(error, ValueError):
        return Message("not a valid file name")
    if error.errno == errno.ENXIO and path.is_socket():
        return Message("this is a socket; name {noun}", noun=schema.noun)
    if error.errno == errno.ENAMETOOLONG:
        return Message("the file name is too long")
    if error.errno == errno.ENOTDIR:
        return Message("{folder} is not a folder", folder=shown_path(path.parent))
    if error.errno:
        return Message("cannot be read: {reason}", reason=os.strerror(error.errno))
    return Message("cannot be read")


def _similar_name(path: Path) -> str:
    from difflib import get_close_matches

    try:
        files = [entry.name for entry in os.scandir(path.parent) if entry.name.endswith(".toml")]
    except (OSError, ValueError):
        return ""
    # With the ending, any two short names would be similar.
    typed, *names = (name.removesuffix(".toml") for name in (path.name, *sorted(files)))
    found = get_close_matches(typed, names, 1) or [name for name in names if typed and name.startswith(typed)]
    near = shown_path(path.with_name(f"{found[0]}.toml")) if found else ""
    return Message("; did you mean {file}?", file=near) if near else ""


def _size(size: int) -> Message:
    megabytes = size / 1024 / 1024
    if megabytes < 1:
        return Message("{size} bytes", size=size)
    return Message("{size} MB", size=f"{megabytes:.1f}".removesuffix(".0"))
