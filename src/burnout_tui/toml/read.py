"""Read the bytes of a document and decode them."""

import errno
import os
from pathlib import Path
from typing import BinaryIO

from burnout_tui.errors import DocumentError, Problem, UnreadableError
from burnout_tui.toml.sanitize import sanitize_line
from burnout_tui.toml.schema import Schema

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_bytes(path: Path, schema: Schema) -> bytes:
    """Return the bytes of a file. Raises UnreadableError if it cannot be read or is larger than the schema allows."""
    name = sanitize_line(str(path))
    try:
        with path.open("rb") as file:
            return read_limited(file, name, schema)
    except (OSError, ValueError) as error:
        raise UnreadableError(name, _reason(path, error, schema)) from None


def read_limited(file: BinaryIO, name: str, schema: Schema) -> bytes:
    """Return the bytes of an open file or stream. Raises UnreadableError if there are more than the schema allows."""
    limit = schema.size_limit
    # Pipes and devices have no size: read one byte more than the limit.
    data = file.read(limit + 1)
    if len(data) > limit:
        raise UnreadableError(name, f"larger than {_size(limit)}, the limit for a {schema.noun}")
    return data


def decode(data: bytes, name: str) -> str:
    """Return the text of a document without its byte-order mark. Raises DocumentError if it is not UTF-8."""
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        problem = Problem(
            message=f"not UTF-8: found the byte 0x{data[error.start]:02X}; save the file as UTF-8",
            line=before.count(b"\n") + 1,
            column=len(before[line_start:].decode()) + 1,
        )
        raise DocumentError(name, [problem]) from None


def _reason(path: Path, error: OSError | ValueError, schema: Schema) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file" + _similar_name(path)
    if isinstance(error, IsADirectoryError):
        return f"this is a folder; name a {schema.noun} in it"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, ValueError):
        return "not a valid file name"
    if error.errno == errno.ENAMETOOLONG:
        return "the file name is too long"
    if error.errno == errno.ENOTDIR:
        return f"{sanitize_line(str(path.parent))} is not a folder"
    return os.strerror(error.errno) if error.errno else "cannot be read"


def _similar_name(path: Path) -> str:
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in os.scandir(path.parent) if entry.name.endswith(".toml")]
    except (OSError, ValueError):
        return ""
    found = get_close_matches(path.name, names, 1) or get_close_matches(path.name + ".toml", names, 1)
    return f"; did you mean {sanitize_line(str(path.with_name(found[0])))}?" if found else ""


def _size(size: int) -> str:
    megabytes = size / 1024 / 1024
    return f"{size} bytes" if megabytes < 1 else f"{megabytes:.1f} MB".replace(".0 ", " ")
