"""OSC, DCS, APC, PM and SOS: strings in which terminals answer queries. All are read to their end and dropped."""

import re

from textual_wire.keyboard.tokens import MAX_BYTES

_SPECIAL = re.compile(rb"[\x03\x07\x18\x1a\x1b\x9c]")
"""Bytes that may end a string: ctrl+c, BEL, CAN, SUB, ESC, ST."""
_BEGINNINGS = {"]": b"0123456789lL", "P": b"0123456789;:<=>?!$+"}
"""Characters with which answers begin, by their introducers. Other strings may begin with any."""


class ControlString:
    """A string that is being received."""

    def __init__(self, introducer: str, is_utf8: bool) -> None:
        """``introducer`` is the character after the escape byte."""
        self.text = introducer
        """The characters after the escape byte that may be keys, if nothing follows."""
        self.has_ended = False
        """The string is over; what ended it is read too, unless it is a key."""
        self._is_utf8 = is_utf8
        self._length = 0
        self._previous = 0

    def can_begin_with(self, byte: int) -> bool:
        """Return True if an answer of a terminal may begin with this byte."""
        return self.text not in _BEGINNINGS or byte in _BEGINNINGS[self.text]

    def take(self, data: bytes, start: int) -> int:
        """Read from a position in the data on. Returns the position of the first byte that is not part of it."""
        while not self.has_ended and start < len(data):
            if self._previous == 0x1B:
                self.has_ended = True
                # Another sequence begins unless the two bytes are ST.
                return start + 1 if data[start] == ord("\\") else start
            found = _SPECIAL.search(data, start)
            end = found.start() if found else len(data)
            self._length += end - start
            if end > start:
                self._previous = data[end - 1]
            if found is None:
                self.has_ended = self._length > MAX_BYTES
                return end
            start = self._take_special(data[end], end)
        return start

    @property
    def awaits_backslash(self) -> bool:
        """True if the last byte was an escape byte, which may begin the end of the string."""
        return self._previous == 0x1B

    def _take_special(self, byte: int, position: int) -> int:
        if byte in b"\x03\x18\x1a":
            self.has_ended = True
            return position
        # In UTF-8 the byte of ST is also the end of many characters, but of none whose byte before it is ASCII.
        if byte == 0x07 or (byte == 0x9C and (not self._is_utf8 or self._previous == 0xC2 or self._previous < 0x80)):
            self.has_ended = True
        self._previous = byte
        return position + 1
