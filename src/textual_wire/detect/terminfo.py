"""What the system's terminfo database says of a terminal.

The library curses can be asked for one terminal in a process only; a server has visitors with many. The form of the
files is that of term(5), "legacy" and "32-bit"; the numbers of the capabilities are the order in term.h, which is the
same everywhere since System V.
"""

import os
import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_PLACES = ("/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo", "/usr/local/share/terminfo")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}")
_NUMBERS = {0o432: 2, 0o1036: 4}
"""The bytes of a number, by the file's first two."""
_BACK_COLOR_ERASE = 28
_MAX_COLORS = 13
_CLR_EOL, _CURSOR_ADDRESS, _ERASE_CHARS, _REPEAT_CHAR = 6, 10, 37, 121
_MOST_BYTES = 1 << 16


class Entry(NamedTuple):
    """An entry of the database, as far as it matters here."""

    colours: int
    """How many; 0 where it shows none."""
    addresses: bool
    """Moves its cursor with a control sequence of ECMA-48."""
    erase: bool
    erase_characters: bool
    back_colour_erase: bool
    repeat: bool


def entry(term: str) -> Entry | None:
    """The entry of a terminal's name; None where there is none that can be read.

    A name comes from whoever calls, a visitor maybe: it cannot lead out of the database's folders.
    """
    if not _NAME.fullmatch(term):
        return None
    for file in _files(term):
        with suppress(OSError, struct.error, IndexError, KeyError), file.open("rb") as opened:
            return _read(opened.read(_MOST_BYTES))
    return None


def _files(term: str) -> Iterator[Path]:
    # This machine's own TERMINFO is left out: what is asked for may be another machine's terminal.
    for place in (str(Path.home() / ".terminfo") if "HOME" in os.environ else "", *_PLACES):
        if place:
            yield Path(place, term[0], term)
            yield Path(place, f"{ord(term[0]):x}", term)  # where capitals do not matter in names of files


def _read(data: bytes) -> Entry:
    magic, names, booleans, numbers, strings, table = struct.unpack_from("<6h", data)
    size = _NUMBERS[magic]
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
        form = "<h" if size == _NUMBERS[0o432] else "<i"
        (colours,) = struct.unpack_from(form, data, at_numbers + size * _MAX_COLORS)
    return Entry(
        colours=max(colours, 0),
        addresses=string(_CURSOR_ADDRESS).startswith(b"\x1b["),
        erase=string(_CLR_EOL).startswith(b"\x1b[K"),
        erase_characters=string(_ERASE_CHARS) == b"\x1b[%p1%dX",
        back_colour_erase=booleans > _BACK_COLOR_ERASE and data[at_booleans + _BACK_COLOR_ERASE] == 1,
        repeat=string(_REPEAT_CHAR) == b"%p1%c\x1b[%p2%{1}%-%db",
    )
