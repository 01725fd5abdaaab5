"""CSI and SS3: the control sequences of keys, the mouse and most reports (ECMA-48, 5.4 and 8.3.143)."""

import re
from enum import Enum

from textual_wire.keyboard.tokens import INTERRUPT

_MAX_TEXT = 64
"""Characters that are kept of a sequence. No known one is longer, and a longer one is dropped."""
_MAX_LENGTH = 1 << 20
"""Characters after which a sequence without an end is given up."""
_RXVT_SHIFT = re.compile(r"\[[0-9]{1,2}\$").fullmatch
"""Keys with shift in rxvt. In ECMA-48 ``$`` ends no sequence; reports that contain it have several numbers or ``?``."""
_NEVER_INSIDE = (ord(INTERRUPT), 0x1B)


class Outcome(Enum):
    """The state of a sequence after a byte."""

    INCOMPLETE = "incomplete"
    COMPLETE = "complete"
    BROKEN = "broken"
    """The byte is not part of the sequence."""


class ControlSequence:
    """A sequence that is being received."""

    def __init__(self, introducer: str) -> None:
        """``introducer`` is the character after the escape byte: ``[`` for CSI, ``O`` for SS3."""
        self.text = introducer
        """The characters so far."""
        self._length = 1
        self._any = 0

    @property
    def is_known_length(self) -> bool:
        """True if all characters were kept."""
        return self._length <= _MAX_TEXT

    def take(self, byte: int) -> Outcome:
        """Add one byte."""
        self._length += 1
        if self._any:
            return self._take_any(byte)
        last_parameter = 0x3F if self.text[0] == "[" else 0x3B
        if 0x20 < byte <= last_parameter or (byte == 0x20 and self.text[0] == "["):
            self._keep(byte)
            return Outcome.COMPLETE if _RXVT_SHIFT(self.text) else self._unless_too_long()
        if 0x40 <= byte <= 0x7E or (byte == 0x20 and self.text == "O"):
            if self.text == "[" and byte in b"[M":
                # The Linux console's function keys have a character after two brackets. Mouse events in the oldest form
                # have three bytes of any value.
                self._any = 1 if byte == ord("[") else 3
                self._keep(byte)
                return Outcome.INCOMPLETE
            self._keep(byte)
            return Outcome.COMPLETE
        return Outcome.BROKEN

    def _take_any(self, byte: int) -> Outcome:
        if byte in _NEVER_INSIDE:
            return Outcome.BROKEN
        self._keep(byte)
        self._any -= 1
        return Outcome.INCOMPLETE if self._any else Outcome.COMPLETE

    def _keep(self, byte: int) -> None:
        if self.is_known_length:
            self.text += chr(byte)

    def _unless_too_long(self) -> Outcome:
        return Outcome.BROKEN if self._length > _MAX_LENGTH else Outcome.INCOMPLETE
