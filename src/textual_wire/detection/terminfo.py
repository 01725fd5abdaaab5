"""Read the system's terminfo database.

The curses library supports only one terminal per process, but the clients of a server have many. term(5) describes the
file formats, "legacy" and "32-bit". The number of a capability is its position in term.h, which has been the same on
all systems since System V.
"""

import os
import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_FOLDERS = ("/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo", "/usr/local/share/terminfo")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}")
_NUMBER_SIZES = {0o432: 2, 0o1036: 4}
"""The size of a number in bytes, by the magic number of the file."""
_BACK_COLOR_ERASE = 28
_MAX_COLORS = 13
_CLR_EOL, _CURSOR_ADDRESS, _ERASE_CHARS, _REPEAT_CHAR = 6, 10, 37, 121
_MAX_FILE_SIZE = 1 << 16


class TerminfoEntry(NamedTuple):
    """The capabilities of a terminal that detection uses."""

    colours: int
    """The number of colours; 0 if it shows none."""
    cursor_address: bool
    """It supports ECMA-48 cursor moves."""
    erase: bool
    erase_characters: bool
    back_colour_erase: bool
    repeat: bool


def read_terminfo(term: str) -> TerminfoEntry | None:
    """Return the entry for a terminal's name; None if no readable entry exists.

    The name may come from a remote client, so names that lead out of the database's folders are rejected.
    """
    if not _NAME.fullmatch(term):
        return None
    for path in _paths(term):
        with suppress(OSError, struct.error, IndexError, KeyError), path.open("rb") as file:
            return _parse(file.read(_MAX_FILE_SIZE))
    return None


def _paths(term: str) -> Iterator[Path]:
    # Ignore the variable TERMINFO: the terminal may belong to another machine.
    for folder in (str(Path.home() / ".terminfo") if "HOME" in os.environ else "", *_FOLDERS):
        if folder:
            yield Path(folder, term[0], term)
            yield Path(folder, f"{ord(term[0]):x}", term)  # on file systems that ignore case


def _parse(data: bytes) -> TerminfoEntry:
    magic, names, booleans, numbers, strings, table = struct.unpack_from("<6h", data)
    size = _NUMBER_SIZES[magic]
    at_booleans = 12 + names
    at_numbers = at_booleans + booleans + (names + booleans) % 2
    at_strings = at_numbers + numbers * size
    at_table = at_strings + strings * 2

    def string(number: int) -> bytes:
        (offset,) = struct.unpack_from("<h", data, at_strings + 2 * number) if number < strings else (-1,)
        if not 0 <= offset < table:
            return b""
        start = at_table + offset
        return data[start : data.index(b"\0", start)] if b"\0" in data[start:] else b""

    colours = -1
    if numbers > _MAX_COLORS:
        number_format = "<h" if size == 2 else "<i"
        (colours,) = struct.unpack_from(number_format, data, at_numbers + size * _MAX_COLORS)
    return TerminfoEntry(
        colours=max(colours, 0),
        cursor_address=string(_CURSOR_ADDRESS).startswith(b"\x1b["),
        erase=string(_CLR_EOL).startswith(b"\x1b[K"),
        erase_characters=string(_ERASE_CHARS) == b"\x1b[%p1%dX",
        back_colour_erase=booleans > _BACK_COLOR_ERASE and data[at_booleans + _BACK_COLOR_ERASE] == 1,
        repeat=string(_REPEAT_CHAR) == b"%p1%c\x1b[%p2%{1}%-%db",
    )
