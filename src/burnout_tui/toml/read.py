"""A film file's bytes as text, or a sentence that says why not."""

import errno
import os
from pathlib import Path

from burnout_tui.errors import DocumentError, Problem
from burnout_tui.toml.sanitize import sanitize_line

SIZE_LIMIT = 32 * 1024 * 1024
"""The most bytes that a film file may have, unless the reader is told otherwise."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read(path: Path, limit: int = SIZE_LIMIT) -> bytes:
    """The bytes of a file, ``limit`` of them at the most.

    Raises DocumentError where there is no such file, it is a folder, may not be read, or is larger than the limit.
    """
    name = sanitize_line(str(path))
    try:
        # A pipe or a device has no size to ask for: read one byte more than is allowed and look.
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise DocumentError.of_file(name, _why_not(path, error)) from None
    if len(data) > limit:
        raise DocumentError.of_file(name, f"larger than {_size(limit)}, the most a film file may have")
    return data


def decode(data: bytes, name: str) -> str:
    """The text of a film file; a byte-order mark is passed over.

    Raises DocumentError with the place of the first byte that is not UTF-8.
    """
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


def _why_not(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file" + _nearby(path)
    if isinstance(error, IsADirectoryError):
        return "this is a folder; name a film file in it"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, ValueError):
        return "not a name that a file can have"
    if error.errno == errno.ENAMETOOLONG:
        return "a file's name cannot be that long"
    if error.errno == errno.ENOTDIR:
        return f"{sanitize_line(str(path.parent))} is not a folder"
    return os.strerror(error.errno) if error.errno else "cannot be read"


def _nearby(path: Path) -> str:
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
