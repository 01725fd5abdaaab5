"""The units of a terminal's input."""

from typing import NamedTuple


class Typed(NamedTuple):
    """One character, which may be a control character such as that of ctrl+c or of the escape key."""

    character: str
    alt: bool = False
    """It came in one read with an escape byte before it."""


class Sequence(NamedTuple):
    """A complete control sequence (CSI or SS3) of a key, the mouse or a report."""

    text: str
    """The characters after the escape byte."""
    alt: bool = False
    """It came in one read with another escape byte before it."""


class Pasted(NamedTuple):
    """Pasted text."""

    text: str
    is_cut: bool
    """The text was longer than the limit."""


class Dropped(NamedTuple):
    """A sequence or a control string that means nothing. It is a unit, so that a caller can limit their rate."""


Token = Typed | Sequence | Pasted | Dropped
DROPPED = Dropped()
ESCAPE = Typed("\x1b")
INTERRUPT = "\x03"
"""The character of ctrl+c."""
MAX_BYTES = 1 << 26
"""Bytes after which a control string or a paste without an end is given up."""
